"""`subsidy-calc rules show`: a schedule as a person reads it, on the terminal, as a page, or as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import terminal_language, words
from subsidy_calc.values.messages import say, wording

if TYPE_CHECKING:
    from subsidy_calc.values.messages import Message
    from subsidy_calc.values.places import Line
    from subsidy_calc.workbooks.section import Grid, Part, Section

SHOW = wording("cli.rules.show", zh="用平常的话显示规则", en="Show a schedule as a person reads it.")
HTML = wording("cli.rules.show.html", zh="写成一个可打印的网页文件", en="Write a page to print to FILE.")
MARKDOWN = wording("cli.rules.show.markdown", zh="写成Markdown文件", en="Write Markdown to FILE.")

_INDENT = "  "


@click.command(help=words(SHOW))
@click.argument("schedule", metavar="SCHEDULE")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=words(HTML))
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=words(MARKDOWN))
@click.pass_obj
def show(obj: dict[str, Any], schedule: str, html: Path | None, markdown: Path | None) -> int:  # Any: global options
    from subsidy_calc.outputs.folder import write_file
    from subsidy_calc.schedule.load import load_schedule
    from subsidy_calc.workbooks.full_text import full_text

    loaded = load_schedule(schedule_path(schedule))
    sections = full_text(loaded)
    language = obj["lang"] or terminal_language()
    if html is not None:
        from subsidy_calc.outputs.schedule_page import as_html

        write_file(html, as_html(loaded.title, sections, language).encode())
        click.echo(str(html))
    if markdown is not None:
        from subsidy_calc.outputs.schedule_markdown import as_markdown

        write_file(markdown, as_markdown(loaded.title, sections, language).encode())
        click.echo(str(markdown))
    if html is None and markdown is None:
        _print(sections)
    return 0


def _print(sections: Sequence[Section]) -> None:
    from subsidy_calc.workbooks.section import where

    at = where(sections)
    for section in sections:
        click.secho(words(section.title), bold=True)
        for part in section.parts:
            _print_part(part, at)
        for grid in section.grids:
            _print_grid(grid, at)
        click.echo()


def _print_part(part: Part, at: Callable[[Line], Message | None]) -> None:
    for line, said in zip(part.lines(), part.said, strict=True):
        click.echo(f"{_INDENT}{_INDENT * said.depth}{words(line)}{_quiet(at(said.place))}")


def _print_grid(grid: Grid, at: Callable[[Line], Message | None]) -> None:
    click.echo(f"{_INDENT}{words(grid.heading())}")
    for row in grid.rows:
        cells = (say(cell, terminal_language()) for cell in row.cells)
        click.echo(f"{_INDENT * 2}{' | '.join(filter(None, cells))}{_quiet(at(row.place))}")


def _quiet(place: Message | None) -> str:
    return "" if place is None else click.style(f"  [{words(place)}]", dim=True)
