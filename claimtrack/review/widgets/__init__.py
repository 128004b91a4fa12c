"""The parts of the desk: queue, article, claim card, rating keys, header, filter line."""
