"""claimtrack: who said what in the news, what was claimed, who denied it, and the verdicts on it."""

__version__ = "0.1.0"

__all__ = ["__version__"]
