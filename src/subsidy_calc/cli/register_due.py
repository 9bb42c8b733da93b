"""`subsidy-calc register due`: what waits longer than it may, or will soon, by the office that is to act."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.register_options import FILE_PATH, SETTINGS, WORKBOOK, WRITTEN, day_given, register_options
from subsidy_calc.cli.state_records import case_record
from subsidy_calc.cli.terminal import print_json, print_problems, problems_record, terminal_language, words
from subsidy_calc.values.messages import Argument, Message, say, wording

if TYPE_CHECKING:
    from subsidy_calc.register.due import Due, Reminders
    from subsidy_calc.register.limits import Limits

DUE_HELP = wording(
    "cli.due",
    zh="到期提醒：超过时限和快到时限的事项，按股室列出；有超期的退出码为1",
    en="Remind of claims that are over their time limit or will be soon, by office. Exit status 1 if any is overdue.",
)
DUE_ON = wording("cli.due.on", zh="截至哪一天；不写则为今天", en="As of which day; else today.")
AS_OF = wording("cli.due.as_of", zh="截至{on}：{counts}", en="As of {on}: {counts}")
OVER = wording("cli.due.over", zh="超{days}个工作日", en="{days:working day|working days} over")
TODAY = wording("cli.due.today", zh="今天到期", en="due today")
LEFT = wording("cli.due.left", zh="还有{days}个工作日", en="{days:working day|working days} left")


@click.command(help=words(DUE_HELP))
@click.option("--settings", required=True, type=FILE_PATH, metavar="FILE", help=words(SETTINGS))
@click.option("--on", callback=day_given, metavar="DATE", help=words(DUE_ON))
@click.option("--workbook", type=FILE_PATH, metavar="OUT.xlsx", help=words(WORKBOOK))
@register_options
def due(settings: Path, on: dt.date | None, workbook: Path | None, file: Path, as_json: bool) -> int:
    from subsidy_calc.register.cases import all_cases
    from subsidy_calc.register.due import reminders
    from subsidy_calc.register.limits import Limits
    from subsidy_calc.register.opened import opened
    from subsidy_calc.settings.load import load_settings

    limits = Limits(load_settings(settings))
    with opened(file) as connection:
        cases, head = all_cases(connection, str(file))
    day = on or dt.datetime.now().astimezone().date()  # reminders are of today; the day is printed with them
    found = reminders(cases, limits, day)
    if workbook is not None:
        from subsidy_calc.outputs.folder import write_file
        from subsidy_calc.register.due_book import due_book

        write_file(workbook, due_book(found, limits, head, terminal_language()))
    if as_json:
        print_json(_due_record(found, limits))
    else:
        print_problems(found.problems)
        _print_due(found, limits)
        if workbook is not None:
            click.echo(words(WRITTEN(file=str(workbook))))
    return 1 if found.overdue or found.problems else 0


def _print_due(found: Reminders, limits: Limits) -> None:
    from subsidy_calc.register.case_words import NO_OFFICE
    from subsidy_calc.register.due_book import OF_OFFICE, counts_said
    from subsidy_calc.register.states import state_said

    click.echo(words(AS_OF(on=found.on, counts=counts_said(found))))
    for office, rows in found.by_office():
        click.echo(words(OF_OFFICE(office=office or NO_OFFICE(), count=len(rows))))
        for each in rows:
            case = each.case
            parts: list[Argument] = [
                left_said(each), each.last.isoformat(), state_said(case.state or ""), case.since or "", case.name,
                limits.title(case.claim.clause), case.claim.name,
            ]  # fmt: skip
            click.echo("  " + "  ".join(say(part, terminal_language()) for part in parts if part))


def left_said(each: Due) -> Message:
    """How far a last day is ahead or behind."""
    if each.left < 0:
        return OVER(days=-each.left)
    return LEFT(days=each.left) if each.left else TODAY()


def _due_record(found: Reminders, limits: Limits) -> dict[str, Any]:  # Any: what JSON can hold
    return {
        "on": found.on.isoformat(),
        "overdue": found.overdue,
        "due_soon": len(found.rows) - found.overdue,
        "later": found.later,
        "without_limit": found.without_limit,
        "due": [
            case_record(each.case)
            | {
                "office": each.office, "title": limits.title(each.case.claim.clause), "last_day": each.last.isoformat(),
                "working_days_left": each.left, "overdue": each.is_overdue,
            }
            for each in found.rows
        ],
        "problems": problems_record(found.problems),
    }  # fmt: skip
