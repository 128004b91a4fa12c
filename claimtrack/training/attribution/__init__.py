"""The recipe of the attribution tagger: `python -m claimtrack.training.attribution --help`."""
