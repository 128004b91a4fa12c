"""The desk's screens: the desk itself, help, note and search."""
