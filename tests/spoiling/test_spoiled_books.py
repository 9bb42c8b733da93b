"""A hundred and more ways of spoiling a workbook: the fate of the row, the problem, its cell, and no award raised."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from spoiling.clean_book import Book, Told, rows_of, told
from spoiling.spoiled_amounts import AMOUNTS
from spoiling.spoiled_case import Case
from spoiling.spoiled_choices import CHOICES
from spoiling.spoiled_codes import CODES
from spoiling.spoiled_dates import DATES
from spoiling.spoiled_files import FILES
from spoiling.spoiled_headings import HEADINGS
from spoiling.spoiled_rows import ROWS
from spoiling.spoiled_sheets import SHEETS
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused

KINDS: Mapping[str, list[Case]] = {
    "amounts": AMOUNTS,
    "codes": CODES,
    "dates": DATES,
    "choices": CHOICES,
    "headings": HEADINGS,
    "rows": ROWS,
    "sheets": SHEETS,
    "files": FILES,
}
CONSEQUENCES = {  # of one change: claims go with their enterprise, a decision with its line, blanks with a row that is none
    "parent_refused",
    "unknown_parent",
    "decision_no_line",
    "decision_not_told",
    "blank",
}
CASES = [pytest.param(case, id=f"{kind}: {case.name}") for kind, cases in KINDS.items() for case in cases]


@cache
def _clean() -> Computed:
    return Book().compute()


def test_clean_workbook_has_nothing_to_put_right_and_awards_of_every_kind() -> None:
    clean = _clean()
    assert not clean.assessment.claims.problems
    reasons = {reason for _, _, reason in told(clean).values()}
    assert {"", "once", "once_earlier", "no_clause", "decided"} <= reasons
    assert len(clean.lines) == 22


def test_every_kind_has_its_cases() -> None:
    assert min(map(len, KINDS.values())) >= 13
    names = [(kind, case.name) for kind, cases in KINDS.items() for case in cases]
    assert len(set(names)) == len(names) >= 104


@pytest.mark.parametrize("case", CASES)
def test_spoiled_workbook_is_told_where_and_raises_nothing(case: Case) -> None:
    book = Book()
    case.spoil(book)
    if case.says == "file":
        with pytest.raises(ClaimsRefused) as caught:
            book.compute()
        assert (case.code, case.at) in [(p.code, _at(p.place)) for p in caught.value.problems]
        return
    computed = book.compute()
    _check_said(case, computed)
    _check_fate(case, computed, book.name)
    _check_lines(case, computed)


def _check_said(case: Case, computed: Computed) -> None:
    claims = computed.assessment.claims
    problems = {(problem.code, _at(problem.place)) for problem in claims.problems}
    if case.says == "problem":
        assert (case.code, case.at) in problems
        assert {code for code, _ in problems} <= {case.code} | CONSEQUENCES
        return
    assert {code for code, _ in problems} <= {"decision_no_line"}  # where its whole table is gone
    if case.says == "note":
        assert (case.code, case.at) in {(note.code, _at(note.place)) for note in claims.notes}


def _check_fate(case: Case, computed: Computed, file: str) -> None:
    row = case.row or case.at
    if not case.fate:
        return
    sheet, _, reference = row.partition("!")
    place = Cell(file, sheet, int(reference.lstrip("ABCDEFGHIJ")))
    assert {fate.place: fate.fate for fate in computed.assessment.claims.fates}[place] == case.fate


def _check_lines(case: Case, computed: Computed) -> None:
    """Lines of other rows stay; no award is higher, but those that a row of nobody held up."""
    before, after, rows = told(_clean()), told(computed), rows_of(_clean())
    assert set(after) <= set(before)
    changed = {rows[name] for name, line in before.items() if after.get(name) != line}
    assert changed <= case.changes, sorted(changed)
    raised = {rows[name] for name, line in after.items() if _award(line) > _award(before[name])}
    assert raised <= case.freed, sorted(raised)


def _award(line: Told) -> float:
    return float(line[1])


def _at(place: object) -> str:
    if not isinstance(place, Cell):
        return str(place)
    return str(place) if place.sheet or place.file.startswith("申报") or not place.file else place.file
