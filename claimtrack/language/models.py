"""Which language models there are: the shipped set, and Stanza's official ones when downloaded."""

import json
from dataclasses import dataclass
from pathlib import Path

from claimtrack.errors import ModelError
from claimtrack.paths import data_dir, user_data_dir

SHIPPED = "news"


@dataclass(frozen=True, slots=True)
class ModelSet:
    """A folder of Stanza models; `name` is what `--models` takes."""

    name: str
    language: str
    package: str
    folder: Path
    processors: tuple[str, ...]
    size: int  # bytes on disk


def model_sets() -> list[ModelSet]:
    """Every installed set: the shipped one first, then the downloaded ones by language."""
    shipped = _sets(data_dir() / "models", {"en": SHIPPED})
    return shipped + _sets(download_folder(), {})


def download_folder() -> Path:
    """Where `claimtrack models download` puts Stanza's official models."""
    return user_data_dir() / "stanza"


def find_model_set(name: str = "") -> ModelSet:
    """The set called `name`, the shipped one when empty.

    Raises ModelError that lists the installed names when there is no such set.
    """
    sets = model_sets()
    for models in sets:
        if models.name == (name or SHIPPED):
            return models
    known = ", ".join(models.name for models in sets) or "none"
    raise ModelError(
        f"no language models called {name or SHIPPED!r}; installed: {known} "
        f"(`claimtrack models download {name or 'en'}` gets Stanza's official ones)"
    )


def download(language: str) -> ModelSet:
    """Stanza's official package for `language` (ISO 639-1), from the network.

    Raises ModelError when it cannot be had; what is installed stays as it is.
    """
    import stanza

    folder = download_folder()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        stanza.download(language, model_dir=str(folder), logging_level="ERROR")
    except Exception as error:  # requests, zip and value errors of many kinds
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise ModelError(
            f"Stanza's models for {language!r} cannot be downloaded ({reason}); check the network "
            f"connection and the language code - the shipped models {SHIPPED!r} keep working"
        ) from error
    for models in _sets(folder, {}):
        if models.language == language:
            return models
    raise ModelError(f"Stanza has no package for {language!r}")


def _sets(folder: Path, names: dict[str, str]) -> list[ModelSet]:
    resources = folder / "resources.json"
    if not resources.is_file():
        return []
    listed = json.loads(resources.read_text("utf-8"))
    found = []
    for language in sorted(listed):
        place = folder / language
        if not place.is_dir():
            continue
        files = [path for path in place.rglob("*.pt") if path.is_file()]
        if files:
            found.append(
                ModelSet(
                    name=names.get(language, language),
                    language=language,
                    package="default",
                    folder=folder,
                    processors=_processors(names.get(language, ""), place, files),
                    size=sum(path.stat().st_size for path in files),
                )
            )
    return found


def _processors(name: str, folder: Path, files: list[Path]) -> tuple[str, ...]:
    """What a set does: a folder of Stanza's each, and what the shared network does for the shipped one."""
    found = {path.relative_to(folder).parts[0] for path in files}
    if name == SHIPPED:
        found |= {"pos", "depparse", "ner"}
    return tuple(sorted(found))
