"""The command line: one thin command for each step of the journey from text to verdict."""

from claimtrack.cli.main import app, main

__all__ = ["app", "main"]
