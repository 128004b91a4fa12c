"""Recipes of the language models: how each file under ``data/models`` is rebuilt."""
