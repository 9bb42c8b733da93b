"""Doubtful unit: columns named like another sort of number, rates above 100 %, sums of one table a thousandfold apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.bands import bands_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.stated_leaves import Leaf, leaves, rows_of, stated
from subsidy_calc.lint.visits import Visit
from subsidy_calc.lint.vocabulary import COUNT_HEADING, RATE_HEADING, SAME_UNITS, SUM_HEADING
from subsidy_calc.schedule.tables import Column
from subsidy_calc.steps.bands import Bands
from subsidy_calc.steps.fixed import Fixed
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.steps.rate import Rate
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity, narrow, write_quantity

LEVEL: Final[Level] = "finding"

LIKE_MONEY = wording(
    "lint.like_money",
    zh="“{heading}”像是金额，却不是金额列（{type}）",
    en="“{heading}” reads like a sum, yet its type is {type}",
)
LIKE_RATE = wording(
    "lint.like_rate", zh="“{heading}”像是比例，却是金额列", en="“{heading}” reads like a rate, yet its type is money"
)
LIKE_COUNT = wording(
    "lint.like_count",
    zh="“{heading}”像是数量，却是金额列",
    en="“{heading}” reads like a number of things, yet its type is money",
)
OTHER_UNIT = wording(
    "lint.other_unit",
    zh="表头写的单位是{heading}，列的单位是{unit}",
    en="the heading says {heading}, the column counts in {unit}",
)
SAME_UNIT = wording(
    "lint.same_unit",
    zh="“{unit}”与“{other}”（{place}）是同一个单位的两种写法，程序不会换算",
    en="“{unit}” and “{other}” ({place}) are one unit written in two ways; nothing converts them",
)
ABOVE_ALL = wording("lint.rate_above_all", zh="比例超过100%", en="a rate above 100 %")
APART = wording(
    "lint.sums_apart",
    zh="同一组金额相差一千倍以上（最大{most}），可能漏写了“万”",
    en="sums of one table a thousandfold apart (the largest is {most}): perhaps a 万 is missing",
)
CHECK_UNIT = wording(
    "lint.check_unit",
    zh="核对单位；确是这样的，在这一步写 note，列则在 note 里说明",
    en="see to the unit; if it is meant, say so in a `note` on the step or the column",
)

_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")
MEASURES = {name for names in SAME_UNITS for name in names}
THOUSANDFOLD, SMALL = 1000, 1000


def find(look: Look) -> Iterator[Problem]:
    yield from _columns(look)
    told: dict[Problem, None] = {}
    for visit in look.visits:
        told |= dict.fromkeys(() if visit.noted else _in_part(visit))
    yield from told


def _columns(look: Look) -> Iterator[Problem]:
    seen: dict[str, Column] = {}
    for table in look.schedule.tables.values():
        for column in table.columns.values():
            if (says := _doubt(column)) is not None and not column.note:
                yield Problem("doubtful_unit", column.place_of_key("heading"), says, column.heading, fix=CHECK_UNIT())
            if column.unit is None:
                continue
            unit = narrow(column.unit)
            for other, first in seen.items():
                if other != unit and any(unit in names and other in names for names in SAME_UNITS):
                    says = SAME_UNIT(unit=unit, other=other, place=str(first.place))
                    yield Problem("doubtful_unit", column.place_of_key("unit"), says, unit, fix=CHECK_UNIT())
            seen.setdefault(unit, column)


def _doubt(column: Column) -> Message | None:
    """What is odd about a heading beside the type of its column."""
    heading = narrow(column.heading)
    if column.type == "money":
        if RATE_HEADING.search(heading):
            return LIKE_RATE(heading=column.heading)
        return LIKE_COUNT(heading=column.heading) if COUNT_HEADING.search(heading) else None
    if column.type in ("count", "days", "percent") and SUM_HEADING.search(heading):
        return LIKE_MONEY(heading=column.heading, type=column.type)
    written = _IN_BRACKETS.search(heading)
    if column.unit is not None and written and written[1] in MEASURES and written[1] != narrow(column.unit):
        return OTHER_UNIT(heading=written[1], unit=column.unit)
    return None


def _in_part(visit: Visit) -> Iterator[Problem]:
    part, scope = visit.part, visit.reader.scope
    if not isinstance(part, Written):
        return
    rate = part.rate if isinstance(part, Rate | BandBranch) else None
    for leaf in leaves(rate, scope) if rate is not None else ():
        if leaf is not None and leaf.value > 1:
            found = write_quantity(Quantity(leaf.value, leaf.unit), "zh")
            yield Problem("doubtful_unit", leaf.place, ABOVE_ALL(), found, fix=CHECK_UNIT())
    if isinstance(part, Lookup):
        yield from _apart(list(rows_of(part)))
    elif isinstance(part, Fixed):
        yield from _apart(stated(part.fixed, scope))
    elif isinstance(part, Bands):
        sums = [leaf for band in bands_of(part) if band.sum is not None for leaf in leaves(band.sum, scope)]
        yield from _apart([leaf for leaf in sums if leaf is not None])


def _apart(sums: Sequence[Leaf]) -> Iterator[Problem]:
    """Sums that are tiny beside the largest of their table."""
    money = [leaf for leaf in sums if leaf.unit == "money" and leaf.value > 0]
    most = max((leaf.value for leaf in money), default=None)
    for leaf in money:
        if most is not None and leaf.value < SMALL and leaf.value * THOUSANDFOLD <= most:
            found, says = write_quantity(Quantity(leaf.value, "money"), "zh"), APART(most=Quantity(most, "money"))
            yield Problem("doubtful_unit", leaf.place, says, found, fix=CHECK_UNIT())
