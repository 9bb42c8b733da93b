"""`subsidy-calc rules check`: what is doubtful in a schedule that loads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    from subsidy_calc.lint.finding import Finding

HELP = wording(
    "cli.rules.check",
    zh="检查规则：空档、矛盾、用不到的情形、缺的例子、与条款文字不符的数等，一次列全",
    en="Look for doubts: gaps, contradictions, cases never reached, examples that lack, figures that the text does not name.",
)
ON = wording(
    "cli.rules.check.on",
    zh="以哪一天为准看快到期的日期，默认今天",
    en="The day from which dates lapse soon; today by default.",
)
CLEAN = wording("cli.rules.check.clean", zh="没有发现问题", en="nothing found")
REMINDERS = wording(
    "cli.rules.check.reminders", zh="提醒{count}条，供审核时考虑，不影响结果", en="reminders, for the review: {count}"
)
DAY = "%Y-%m-%d"


@click.command(help=words(HELP))
@click.argument("schedule", metavar="SCHEDULE")
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.option("--on", type=click.DateTime([DAY]), metavar="YYYY-MM-DD", help=words(ON))
def check(schedule: str, as_json: bool, on: dt.datetime | None) -> int:
    from subsidy_calc.lint.check import check_for_doubts
    from subsidy_calc.schedule.load import load_schedule

    day = dt.date.today() if on is None else on.date()  # noqa: DTZ011 - the day where the user is
    found = check_for_doubts(load_schedule(schedule_path(schedule)), day)
    findings = [each for each in found if each.level == "finding"]
    reminders = [each for each in found if each.level == "reminder"]
    if as_json:
        print_json({"on": day.isoformat(), "findings": _record(findings), "reminders": _record(reminders)})
        return 1 if findings else 0
    print_problems([each.problem for each in findings])
    if reminders:
        click.echo(words(REMINDERS(count=len(reminders))), err=True)
        print_problems([each.problem for each in reminders])
    if not findings:
        click.echo(words(CLEAN))
    return 1 if findings else 0


def _record(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Findings as JSON has them: as problems are, with their kind, line and column."""
    records = problems_record(each.problem for each in findings)
    places = [each.problem.place for each in findings]
    return [
        {"kind": each.kind, **record, "line": getattr(place, "line", 0), "column": getattr(place, "column", 0)}
        for each, record, place in zip(findings, records, places, strict=True)
    ]
