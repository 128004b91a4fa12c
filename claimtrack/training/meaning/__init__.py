"""The embedding of `data/models/meaning`: distilled from MiniLM, refined, and the score fitted."""
