"""`subsidy-calc register summary`: a policy year in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.register_options import FILE_PATH, SETTINGS, WORKBOOK, WRITTEN, register_options
from subsidy_calc.cli.terminal import print_json, print_problems, problems_record, terminal_language, words
from subsidy_calc.values.messages import Argument, say, wording
from subsidy_calc.values.quantities import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from subsidy_calc.register.summary import KindCounts, Summary
    from subsidy_calc.register.summary_book import Figure

SUMMARY_HELP = wording(
    "cli.summary",
    zh="一个年度的事项：按类别和状态计数，按期或超期办结，认定企业按名称和级别",
    en="A year's claims by kind and state, closed on time or late, and the enterprises recognised by title and level.",
)
SUMMARY_YEAR = wording("cli.summary.year", zh="政策年度", en="The policy year.")


@click.command(help=words(SUMMARY_HELP))
@click.option("--year", required=True, type=click.IntRange(1949, 2199), help=words(SUMMARY_YEAR))
@click.option("--settings", type=FILE_PATH, metavar="FILE", help=words(SETTINGS))
@click.option("--workbook", type=FILE_PATH, metavar="OUT.xlsx", help=words(WORKBOOK))
@register_options
def summary(year: int, settings: Path | None, workbook: Path | None, file: Path, as_json: bool) -> int:
    from subsidy_calc.register.cases import all_cases
    from subsidy_calc.register.limits import Limits
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.summary import summary_of
    from subsidy_calc.settings.load import load_settings
    from subsidy_calc.settings.model import Settings

    limits = Limits(load_settings(settings) if settings is not None else Settings())
    with opened(file) as connection:
        cases, head = all_cases(connection, str(file), year)
    found = summary_of(cases, limits, year, head)
    if workbook is not None:
        from subsidy_calc.outputs.folder import write_file
        from subsidy_calc.register.summary_book import summary_book

        write_file(workbook, summary_book(found, limits, terminal_language()))
    if as_json:
        print_json(_summary_record(found))
    else:
        print_problems(found.problems)
        _print_summary(found)
        if workbook is not None:
            click.echo(words(WRITTEN(file=str(workbook))))
    return 1 if found.problems else 0


def _print_summary(found: Summary) -> None:
    from subsidy_calc.register.summary_book import (
        BY_STATE,
        BY_TIME,
        HEADLINE,
        NAME_RECOGNITIONS,
        NOT_SAID,
        RECOGNISED,
        state_figures,
        time_figures,
    )

    click.echo(words(HEADLINE(year=str(found.year))))
    for caption, figures in ((BY_STATE, state_figures(found)), (BY_TIME, time_figures(found))):
        click.echo(words(caption))
        _print_table(found, figures)
    if found.total.not_said:
        click.echo(words(NOT_SAID(count=found.total.not_said)))
    click.echo(words(RECOGNISED if found.knows_recognitions else NAME_RECOGNITIONS))
    if found.recognised:
        _print_recognised(found)


def _print_table(found: Summary, figures: Sequence[Figure]) -> None:
    """A kind a row; figures are never cut."""
    from subsidy_calc.register.case_words import KIND
    from subsidy_calc.register.summary_book import TOTAL

    rows = [_row(kind.title, kind, figures) for kind in found.kinds.values()]
    total = _row(words(TOTAL), found.total, figures)
    _print_grid([KIND(), *(figure.heading for figure in figures)], 1, [*rows, total])


def _row(title: str, kind: KindCounts, figures: Sequence[Figure]) -> list[str]:
    return [title, *(written(figure, kind) for figure in figures)]


def written(figure: Figure, kind: KindCounts) -> str:
    """A figure of a kind: a count as it is, a sum with its fen."""
    places = 2 if figure.unit == "money" else 0
    return plain_decimal(figure.of(kind), places=places, grouped=True)


def _print_recognised(found: Summary) -> None:
    from subsidy_calc.register.summary_book import COUNT, ENTERPRISES, LEVEL, RECOGNITION

    rows = [[each.title, each.level, str(each.enterprises), str(each.claims)] for each in found.recognised]
    _print_grid([RECOGNITION(), LEVEL(), ENTERPRISES(), COUNT()], 2, rows)


def _print_grid(headings: Sequence[Argument], texts: int, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first columns hold text, which folds where the terminal is narrow."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text  # clauses and matters hold brackets that are no mark-up

    table = Table()
    for column, heading in enumerate(headings):
        said = say(heading, terminal_language())
        if column < texts:
            table.add_column(said, overflow="fold")
        else:
            widest = max((len(row[column]) for row in rows), default=0)
            table.add_column(said, justify="right", overflow="fold", min_width=widest)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def _summary_record(found: Summary) -> dict[str, Any]:  # Any: what JSON can hold
    from subsidy_calc.register.export import fen_as_yuan

    return {
        "year": found.year,
        "head": found.head,
        "kinds": [{"clause": clause} | _kind_record(kind) for clause, kind in found.kinds.items()],
        "total": _kind_record(found.total),
        "recognised": [
            {
                "title": each.title, "level": each.level, "enterprises": each.enterprises, "claims": each.claims,
                "award": fen_as_yuan(each.award_fen),
            }
            for each in found.recognised
        ] if found.knows_recognitions else None,
        "problems": problems_record(found.problems),
    }  # fmt: skip


def _kind_record(kind: KindCounts) -> dict[str, Any]:  # Any: as above
    from subsidy_calc.register.export import fen_as_yuan
    from subsidy_calc.register.summary_book import CLOSED

    return {
        "title": kind.title, "claims": kind.claims, "states": {**kind.states}, "open": kind.open,
        "closed": {closed: kind.closed[closed] for closed in CLOSED},
        "award": fen_as_yuan(kind.award_fen), "paid": fen_as_yuan(kind.paid_fen), "paid_not_said": kind.not_said,
    }  # fmt: skip
