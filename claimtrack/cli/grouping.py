"""A command that lists, and has commands below it: `claimtrack speakers putin`, `... speakers merge`."""

from typing import Any

from typer.core import TyperGroup


class ListingGroup(TyperGroup):
    """Lists, with options and arguments of its own, unless the first word is a command below it."""

    _below = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the words behind the command's name."""
        self._below = bool(args) and args[0] in self.commands
        ctx.allow_interspersed_args = not self._below  # options may follow the argument
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """Its own options; its arguments only where it lists."""
        params = super().get_params(ctx)
        return [one for one in params if not self._below or one.param_type_name != "argument"]
