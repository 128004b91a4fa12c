"""The help's lines, made from the bindings as they are now."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from textual.binding import Binding, BindingType
from textual.screen import Screen

_GROUPS = {
    "judge": "Judging",
    "move": "Moving",
    "find": "Finding",
    "correct": "Correcting",
    "screen": "Screens",
    "queue": "In the queue",
    "select": "Selecting words",
    "desk": "The desk",
}


class KeyHelp(NamedTuple):
    """One line of the help."""

    group: str
    keys: str
    words: str
    tooltip: str
    action: str


def shown_key(screen: Screen[Any], called: str) -> str:
    """The first key, as it is shown, of the binding with this id; "–" where it has none now."""
    for found in screen.active_bindings.values():
        if found.binding.id == called:
            return screen.app.get_key_display(found.binding)
    return "–"


def key_help(screen: Screen[None], own: Iterable[BindingType]) -> list[KeyHelp]:
    """The lines of the help: the bindings that work on `screen` now, remapped keys as remapped.

    `own` are bindings of widgets that may not have the focus, listed too.
    """
    shown: dict[tuple[str, str], tuple[Binding, list[str]]] = {}
    active = [found.binding for found in screen.active_bindings.values()]
    for binding in (*active, *Binding.make_bindings(own)):
        if not binding.description or binding.system:
            continue
        keys = shown.setdefault((binding.id or "", binding.action), (binding, []))[1]
        display = screen.app.get_key_display(binding)
        if display not in keys:
            keys.append(display)
    lines = [
        KeyHelp(
            _GROUPS.get((binding.id or "").partition(".")[0], "Other"),
            " ".join(keys),
            binding.description,
            binding.tooltip,
            binding.action,
        )
        for binding, keys in shown.values()
    ]
    order = [*_GROUPS.values(), "Other"]
    return sorted(lines, key=lambda line: order.index(line.group))
