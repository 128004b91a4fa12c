"""The user's settings: a TOML file, overruled by environment variables, overruled by options.

The file is `claimtrack.toml` in the user's configuration folder, or what `CLAIMTRACK_CONFIG` names:

    db = "sqlite:///verdicts.db"     # CLAIMTRACK_DB
    models = "news"                  # CLAIMTRACK_MODELS
    reviewer = "Ada"                 # CLAIMTRACK_REVIEWER
    scale = "politifact"             # CLAIMTRACK_SCALE; the desk's ratings: claimtrack, politifact,
                                     # plain, or one of your own
    [scales]                         # name = ratings, in the order of their keys
    newsroom = ["Right", "Half right", "Wrong"]

    [keys]                           # name = keys; `claimtrack review --list-keys` prints the names
    judge.undo = "ctrl+z"
"""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from claimtrack.errors import ClaimtrackError


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set; empty where nothing is set."""

    db: str = ""
    models: str = ""
    reviewer: str = ""
    scale: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    scales: dict[str, tuple[str, ...]] = field(default_factory=dict)


def config_file() -> Path:
    """Where the settings are read from."""
    named = os.environ.get("CLAIMTRACK_CONFIG")
    if named:
        return Path(named)
    return Path(platformdirs.user_config_dir("claimtrack", appauthor=False)) / "claimtrack.toml"


def load_settings() -> Settings:
    """The settings in force. Raises ClaimtrackError that names the file when it cannot be read."""
    path = config_file()
    data: dict[str, object] = {}
    if path.is_file():
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ClaimtrackError(f"{path}: the settings cannot be read ({error})") from error
    values = {}
    for name in _TEXTS:
        value = os.environ.get(f"CLAIMTRACK_{name.upper()}") or data.pop(name, "")
        if not isinstance(value, str):
            raise ClaimtrackError(f"{path}: {name} must be a text in quotation marks")
        data.pop(name, None)
        values[name] = value
    keys = _flat(data.pop("keys", {}))
    if keys is None:
        raise ClaimtrackError(f'{path}: [keys] must hold lines like judge.undo = "ctrl+z"')
    scales = data.pop("scales", {})
    if not isinstance(scales, dict) or not all(_is_scale(value) for value in scales.values()):
        raise ClaimtrackError(f'{path}: [scales] must hold lines like plain = ["True", "False"]')
    if data:
        raise ClaimtrackError(
            f"{path}: unknown setting {next(iter(data))!r}; "
            f"known: {', '.join(_TEXTS)}, keys, scales"
        )
    return Settings(
        keys=keys,
        scales={name: tuple(ratings) for name, ratings in scales.items()},
        **values,
    )


_TEXTS = ("db", "models", "reviewer", "scale")


def _is_scale(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(rating, str) for rating in value)


def _flat(table: object) -> dict[str, str] | None:
    """`judge.undo` of TOML, a table in a table, by its whole name; None for anything else."""
    if not isinstance(table, dict):
        return None
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, str):
            found[name] = value
            continue
        inner = _flat(value)
        if inner is None:
            return None
        found |= {f"{name}.{key}": keys for key, keys in inner.items()}
    return found
