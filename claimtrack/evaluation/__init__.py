"""Evaluation: predictions and gold to figures."""
