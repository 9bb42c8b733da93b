"""Headings of a list: a row, or two, whose cells are known words; and the units that they and the title give.

A row of headings names the enterprise and at least one thing more. In two rows the upper
words hold for the blanks to their right: 奖励金额（万元） above 市级, 县级, 合计. Shares are
parts of the award, or of what is payable: where nothing is said of their unit, it is that one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from subsidy_calc.facts.number_format import FACTORS, UNKNOWN, Unit
from subsidy_calc.facts.parsing import plain
from subsidy_calc.facts.raw import RawCell, RawRow
from subsidy_calc.facts.title_units import MONEY_UNITS, money_unit
from subsidy_calc.reconcile.listed import ListColumn
from subsidy_calc.reconcile.roles import MONEY, Role, RoleName, role_of, without_unit
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ONE_OF, Problem

TWO_NAMES = wording(
    "reconcile.two_names",
    zh="“{first}”和“{second}”都像企业名称，不知以哪一列为准；这张表未读取",
    en="“{first}” and “{second}” both look like enterprises' names; this table was not read",
)
TWO_SUMS = wording(
    "reconcile.two_sums",
    zh="“{first}”和“{second}”都像奖励金额，不知以哪一列为准；各列只核对合计",
    en="“{first}” and “{second}” both look like the award; only their totals were checked",
)
NAME_ONE = wording(
    "reconcile.name_one",
    zh="只让一列叫“{heading}”，另一列写明是什么",
    en="head only one of them “{heading}”, and say of the other what it is",
)
UNIT_UNKNOWN = wording(
    "reconcile.unit_unknown",
    zh="没有写明“{heading}”的单位是元还是万元；这一列只核对合计",
    en="the unit of “{heading}” is not stated; only its totals were checked",
)
UNITS_DIFFER = wording(
    "reconcile.units_differ",
    zh="标题写的单位是{title}，这一列表头写的是{heading}；按表头读取",
    en="the title says {title}, this heading {heading}; read as the heading says",
)
STATE_UNIT = wording(
    "reconcile.state_unit",
    zh="在表头写明，如“奖励金额（万元）”，或在表上方写“单位：万元”",
    en="state it in the heading, such as 奖励金额（万元） or “Award (yuan)”",
)
MAKE_ONE_UNIT = wording("reconcile.make_one_unit", zh="改成同一单位", en="make them one")

_UNIT_IN_TITLE = re.compile(r"\((?:单位:)?(元|万元|亿元)\)")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_ENGLISH_UNIT = re.compile(r"unit:\s*(?:10,?000\s*)?(?:yuan|cny|rmb)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings found at a row; `last` is the row where they end. Problems leave a column, or all of them, unread."""

    row: int
    last: int
    columns: tuple[ListColumn, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def alike(self) -> tuple[tuple[int, str, Unit | None], ...]:
        """What makes headings on the next page those of the same table."""
        return tuple((column.index, column.heading, column.unit) for column in self.columns)


def find_at(rows: Sequence[tuple[int, RawRow]], at: int, title: Unit | None, sheet: Cell) -> Headings | None:
    """The headings that begin in a row, if any do."""
    number, cells = rows[at]
    if any(map(_is_figure, cells)):
        return None
    own = _roles([(index, cell.text) for index, cell in enumerate(cells, start=1) if cell is not None])
    if not _are_headings(own):
        return None
    last, found = number, own
    if at + 1 < len(rows):
        below = _roles(list(_two_lines(cells, rows[at + 1][1])))
        if _worth(below) > _worth(own):
            last, found = number + 1, below
    return _made(replace(sheet, row=number), last, found, title)


def are_of_another_table(cells: RawRow) -> bool:
    """Whether a row is headings, but not of enterprises: of a table by clause below the list, say."""
    own = _roles([(index, cell.text) for index, cell in enumerate(cells, start=1) if cell is not None])
    return len(own) > 1 and not any(map(_is_figure, cells))


def _is_figure(cell: RawCell | None) -> bool:
    """Whether a cell holds a number that no heading is; a year may be one."""
    return cell is not None and cell.kind == "number" and not _YEAR.fullmatch(cell.text)


_Heading = tuple[int, str, Role]


def _roles(texts: Sequence[tuple[int, str]]) -> list[_Heading]:
    found = ((index, text, role_of(text)) for index, text in texts)
    return [(index, text, role) for index, text, role in found if role is not None]


def _are_headings(found: Sequence[_Heading]) -> bool:
    """A name or code and one thing more; beside a bare 企业 that must be sums, or two things."""
    names = {role.name for _, _, role in found}
    sure = any(role.name == "uscc" or (role.name == "name" and role.rank < 2) for _, _, role in found)
    if sure or names & MONEY:
        return bool(names & {"name", "uscc"}) and len(found) > 1
    return "name" in names and len(found) > 2


def _worth(found: Sequence[_Heading]) -> tuple[int, int]:
    return len(found), sum(role.unit is not None for _, _, role in found)


def _two_lines(upper: RawRow, lower: RawRow) -> Iterator[tuple[int, str]]:
    """The words of both rows of each column, or the lower ones where both together say nothing."""
    spanning = ""
    for index in range(1, max(len(upper), len(lower)) + 1):
        above, below = _text(upper, index), _text(lower, index)
        spanning = above or (spanning if below else "")
        if not below or below == above:
            yield index, above
        else:
            both = spanning + below
            yield index, both if role_of(both) is not None else below


def _text(cells: RawRow, index: int) -> str:
    cell = cells[index - 1] if index <= len(cells) else None
    return "" if cell is None else cell.text


def _made(place: Cell, last: int, found: Sequence[_Heading], title: Unit | None) -> Headings:
    found, problems = _one_name(place, found)
    found, more = _one_sum(place, found)
    columns, units = [], []
    of_sums = {role.name: role.unit for _, _, role in found}
    of_award = of_sums.get("award", of_sums.get("payable"))
    for index, text, role in found:
        unit = role.unit or (title or (of_award if role.name == "share" else None) if role.name in MONEY else None)
        columns.append(ListColumn(role, index, " ".join(text.split()), unit))
        if role.unit and title and role.unit != title:
            says = UNITS_DIFFER(title=title, heading=role.unit)
            units.append(Problem("units_differ", replace(place, column=index), says, text, fix=MAKE_ONE_UNIT()))
    return Headings(place.row, last, tuple(columns), (*problems, *more, *units))


def _one_name(place: Cell, found: Sequence[_Heading]) -> tuple[list[_Heading], list[Problem]]:
    """The surest column of names; of two that are as sure, neither."""
    names = [each for each in found if each[2].name == "name"]
    best = min((role.rank for _, _, role in names), default=0)
    surest = [each for each in names if each[2].rank == best]
    rest = [each for each in found if each[2].name != "name"]
    if len(surest) < 2:
        return sorted([*rest, *surest], key=lambda each: each[0]), []
    says = TWO_NAMES(first=surest[0][1], second=surest[1][1])
    fix = NAME_ONE(heading=surest[0][1])
    return rest, [Problem("names_unclear", replace(place, column=surest[1][0]), says, surest[1][1], fix=fix)]


def _one_sum(place: Cell, found: Sequence[_Heading]) -> tuple[list[_Heading], list[Problem]]:
    """Two columns of the award, or of what is payable: neither is taken for it."""
    problems = []
    for name in ("award", "payable"):
        found = _restated(found, name)
        own = [each for each in found if each[2].name == name]
        if len(own) > 1:
            says = TWO_SUMS(first=own[0][1], second=own[1][1])
            fix = NAME_ONE(heading=own[0][1])
            problems.append(Problem("award_unclear", replace(place, column=own[1][0]), says, own[1][1], fix=fix))
            plain_sums = Role("money")
            found = [
                (index, text, replace(plain_sums, unit=role.unit) if role.name == name else role)
                for index, text, role in found
            ]
    return list(found), problems


def _restated(found: Sequence[_Heading], name: RoleName) -> Sequence[_Heading]:
    """One sum in several units: the column in the smallest is taken for it, the others say it again."""
    own = [(text, role.unit) for _, text, role in found if role.name == name]
    units = [unit for _, unit in own if unit is not None and unit != UNKNOWN]
    is_one = len({without_unit(text) for text, _ in own}) == 1 and len(set(units)) == len(own) > 1
    if not is_one:
        return found
    smallest = min(units, key=FACTORS.__getitem__)
    return [
        (index, text, replace(role, name="restated") if role.name == name and role.unit != smallest else role)
        for index, text, role in found
    ]


def unit_unknown(column: ListColumn, place: Cell) -> Problem:
    """That the unit of a column of sums is not stated."""
    known = ("元", "万元", "亿元")
    place = replace(place, column=column.index)
    return Problem(
        "unit_unknown", place, UNIT_UNKNOWN(heading=column.heading), column.heading, ONE_OF(known=known), STATE_UNIT()
    )


def title_unit(cells: RawRow) -> Unit | None:
    """The unit that a row above the headings gives to the sums below; unknown where it is none of ours."""
    for cell in cells:
        if cell is None or cell.kind != "text":
            continue
        text = plain(cell.text)
        if (unit := money_unit(text)) is not None:
            return unit
        if match := _UNIT_IN_TITLE.search(text):
            return MONEY_UNITS[match[1]]
        if match := _ENGLISH_UNIT.search(text):
            return "万元" if "000" in match[0] else "元"
    return None


def is_known(unit: Unit | None) -> bool:
    return unit not in (None, UNKNOWN)
