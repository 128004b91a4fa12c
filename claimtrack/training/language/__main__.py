"""``python -m claimtrack.training.language``: rebuild a language model."""

from .train import main

main()
