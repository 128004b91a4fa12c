"""Claims: what is asserted, and who denies, dismisses or confirms it."""
