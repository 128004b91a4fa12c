"""Training: the shared encoder with the heads for attributions, grammar and names, all at once."""
