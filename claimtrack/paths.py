"""Where things are: the data that ships with claimtrack, and the user's own files."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """The folder `data/`: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"


def user_data_dir() -> Path:
    """The user's folder for databases and downloaded models (made when it is missing)."""
    return Path(platformdirs.user_data_dir("claimtrack", appauthor=False, ensure_exists=True))


def default_database_url() -> str:
    """The database used when neither `--db` nor `CLAIMTRACK_DB` names one."""
    return f"sqlite:///{(user_data_dir() / 'claimtrack.db').as_posix()}"
