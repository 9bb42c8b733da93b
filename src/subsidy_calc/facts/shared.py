"""Shared documents: an invoice or a certificate that stands on two claims is a problem of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from subsidy_calc.facts.duplicates import named
from subsidy_calc.facts.headings import HeadingRow
from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.facts.same import as_same
from subsidy_calc.facts.table import key_of
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

SHARED = wording(
    "row.shared",
    zh="“{heading}”与{others}相同，一份凭证只能用一次",
    en="the same “{heading}” as {others}; it can be used once only",
)
USED_ONCE = wording("row.used_once", zh="核实归哪一项，其余删去", en="find out whose it is, and delete the others")


def settle_shared(spec: Table, rows: Sequence[ReadRow], headings: dict[Cell, HeadingRow]) -> None:
    """Refuse every row whose value in a unique column stands on another row, too; repeats of a row do not count."""
    for column in spec.unique_columns:
        using: dict[str, list[ReadRow]] = defaultdict(list)
        for row in rows:
            value = row.values[column]
            if value is not None and row.repeat_of is None:
                using[as_same(str(value))].append(row)
        for group in using.values():
            if len({_claim(row, spec) for row in group}) > 1:
                _refuse(column, spec, group, headings)


def _claim(row: ReadRow, spec: Table) -> tuple[object, ...]:
    """What makes two rows one claim: their key, or all that they hold where it cannot be read."""
    return row.alike() if row.unreadable.intersection(spec.key) else key_of(row, spec)


def _refuse(column: str, spec: Table, group: Sequence[ReadRow], headings: dict[Cell, HeadingRow]) -> None:
    for row in group:
        others = tuple(named(other.place, row.place) for other in group if other is not row)
        at = headings[Cell(row.place.file, row.place.sheet)].index_of(column)
        place = Cell(row.place.file, row.place.sheet, row.place.row, at)
        says = SHARED(heading=spec.columns[column].heading, others=others)
        row.refuse(Problem("shared_document", place, says, str(row.values[column]), fix=USED_ONCE()))
