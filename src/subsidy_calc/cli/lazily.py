"""Lazily: a command is loaded when it is called; to list the commands none is."""

from __future__ import annotations

from gettext import gettext
from importlib import import_module

import click

from subsidy_calc.cli.summaries import SUMMARIES
from subsidy_calc.cli.terminal import words


class Lazily(click.Group):
    """The program's commands; each stands in the module of its name, under its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = getattr(import_module(f"subsidy_calc.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        short = [click.Command(name, help=words(SUMMARIES[name])).get_short_help_str(limit) for name in names]
        with formatter.section(gettext("Commands")):
            formatter.write_dl(list(zip(names, short, strict=True)))
