"""The example row of a template: one value a column, and the words in its first cell that keep it from being read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeAlias

from subsidy_calc.facts.raw import EXAMPLE_MARK
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.choice_sets import join_choices
from subsidy_calc.values.messages import say, wording
from subsidy_calc.workbooks.template_checks import YES_NO
from subsidy_calc.workbooks.template_columns import TemplateColumn

MARKED = wording("template.example.marked", zh="{mark}：{value}", en="{mark} (example): {value}")
TEXT = wording("template.example.text", zh="示例{heading}", en="Example of {heading}")
REDUCED = wording("template.example.reduced", zh="扣除未付款发票50,000.00元", en="An invoice of 50,000.00 is not paid")

Value: TypeAlias = "str | int | float | dt.date"

_ALWAYS: dict[str, Value] = {
    "uscc": "91110000FAKE00001A",
    "money": 1_200_000,
    "decided": 1_200_000,
    "account": "0000111122223333",
    "percent": 0.15,
    "count": 12,
    "days": 90,
    "quantity": 1_500,
}
_VERIFIED = 1_150_000
_A_DAY = dt.date(2020, 6, 30)


def example_row(columns: Sequence[TemplateColumn], schedule: Schedule) -> list[Value]:
    """A value for each column; the first is marked, and so text."""
    first, *others = (_value(column, schedule) for column in columns)
    shown = first.isoformat() if isinstance(first, dt.date) else str(first)
    return [say(MARKED(mark=EXAMPLE_MARK, value=shown), schedule.language), *others]


def _value(column: TemplateColumn, schedule: Schedule) -> Value:
    if column.part == "reason":
        return say(REDUCED(), schedule.language)
    if column.part == "verified":
        return _VERIFIED
    if column.type == "choice":
        return column.column.choices[0]
    if column.type == "choices":
        return join_choices(column.column.choices[:2])
    if column.type == "text":
        return say(TEXT(heading=column.column.heading), schedule.language)
    day = schedule.in_force.from_ or schedule.in_force.to or _A_DAY
    same: dict[str, Value] = {"date": day, "year": day.year, "yes_no": YES_NO[schedule.language][0]}
    return (same | _ALWAYS)[column.type]
