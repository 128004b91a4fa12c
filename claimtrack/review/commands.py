"""The command palette: every action of the desk by its name."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType


class DeskCommands(Provider):
    """Offers what the keys do, with the key that does it."""

    def _commands(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        seen: set[str] = set()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if not enabled or not binding.description or binding.system or binding.action in seen:
                continue
            seen.add(binding.action)
            if binding.action in {"command_palette", "app.focus_next", "app.focus_previous"}:
                continue
            help_words = f"{binding.tooltip} · key {self.app.get_key_display(binding)}"
            yield (
                binding.description,
                help_words,
                partial(self.app.run_action, binding.action, node),
            )

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, words, run in self._commands():
            yield DiscoveryHit(name, run, help=words)

    async def search(self, query: str) -> Hits:
        """The commands whose name or explanation is like `query`."""
        matcher = self.matcher(query)
        for name, words, run in self._commands():
            score = max(matcher.match(name), matcher.match(words) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=words)
