"""Training: corpora to the models in `data/`, by recipes that can be run again."""
