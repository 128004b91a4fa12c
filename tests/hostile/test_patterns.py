"""Every pattern of the code takes linear time on long runs of every class of character."""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import claimtrack
from claimtrack.language.tokenizer import LONG_RUN
from claimtrack.reading.patterns import patterns

RUNS = ["a", "A", "1", " ", "\n", "\t", ".", ",", '"', "“", "'", "’", "-", "_", "/", ":", ";", "&",
        "<", ">", "(", ")", "[", "]", "{", "*", "`", "=", "\\", "é", "Я", "中", "\u200b", "\u202e",
        "a ", "A. ", "A ", "1,", "a-", "“a", "a'", "<a", "<!--", "a:", "a=", "--", " \n", "a\n",
        "it's ", "the A of ", "D:1", "&#", "a.b", "(a", "not "]  # fmt: skip
LONG = 6_000
SKIPPED = ("claimtrack.__main__", "claimtrack.training", "claimtrack.store.migrations")


MATCHED = {
    "claimtrack.exchange.csv_reading._STANCE"
}  # and the literals given to `re.match` and the like
"""Only ever tried at one place of a text, never looked for in it."""

CLIPPED = {"claimtrack.language.tokenizer.MASK_RE"}
"""Stanza's own: the text it looks through has no word longer than `LONG_RUN`."""


def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern at the level of a module, and those that the layout's data gives."""
    for module in pkgutil.walk_packages(claimtrack.__path__, "claimtrack."):
        if module.name.startswith(SKIPPED):
            continue
        known = importlib.import_module(module.name)
        for name, value in vars(known).items():
            for place, pattern in enumerate(held(value)):
                yield f"{module.name}.{name}" + (f".{place}" if place else ""), pattern
        if module.name.startswith("claimtrack.") and "re" in vars(known):
            yield from literals(module.name, inspect.getsource(known))
    for name in patterns().__slots__:
        value = getattr(patterns(), name)
        for place, rule in enumerate(value if isinstance(value, tuple) else (value,)):
            # These are tried on short paragraphs only, as the data says.
            if isinstance(rule, re.Pattern):
                yield f"layout.{name}.{place}", rule


def held(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value is or holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for part in value.values() if isinstance(value, dict) else value:
            yield from held(part)


def literals(module: str, source: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What is written where it is used: `re.sub(r"…", …)`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("re."):
            continue
        method, first = ast.unparse(node.func)[3:], node.args[0]
        if method == "escape" or not isinstance(first, ast.Constant):
            continue
        if isinstance(first.value, str):
            name = f"{module}:{node.lineno}.{method}"
            if method in ("match", "fullmatch"):
                MATCHED.add(name)
            yield name, re.compile(first.value)


PATTERNS = sorted(compiled(), key=lambda found: found[0])


def seconds(name: str, pattern: re.Pattern[str], text: str) -> float:
    """The least of two runs: others share the machine."""
    times = []
    for _ in range(2):
        began = time.process_time()
        if name not in MATCHED:
            for _ in zip(range(100_000), pattern.finditer(text), strict=False):
                pass
        pattern.match(text)
        pattern.fullmatch(text)
        times.append(time.process_time() - began)
    return min(times)


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 60
    assert any(".sub" in name for name, _ in PATTERNS)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_linear(name: str, pattern: re.Pattern[str]) -> None:
    most = 700 if name.startswith("layout.") else LONG
    for run in RUNS:
        text = (run * most)[:most] + "!"
        if name in CLIPPED:
            text = re.sub(rf"\S{{{LONG_RUN}}}", lambda found: found[0][:-1] + " ", text)
        took = seconds(name, pattern, text)
        assert took < 0.5, (run, took)
        if took > 0.02:
            half = seconds(name, pattern, text[: most // 2])
            assert took < 3 * half + 0.02, (run, half, took)
