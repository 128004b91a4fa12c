"""The encoder: text to words, word pieces, quotation marks, and the states of the shared network."""
