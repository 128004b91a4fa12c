"""Alembic's migrations: how a database of each older schema becomes one of the next."""
