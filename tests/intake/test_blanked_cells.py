"""A fact made missing leaves each award as it is, or makes it untold or refused; it raises none (invariant 3).

By exhaustion: every cell of every enterprise, project and recognition is blanked in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from intake.quanjiao_books import EQUIPMENT, HEADINGS, SYSTEMS, book
from intake.sample_like import EARLIER, ENTERPRISES, PROJECTS, RECOGNITIONS
from intake.told_runs import Run, cell, read_books, run_sheets

SHEETS = read_books(book(ENTERPRISES, PROJECTS, RECOGNITIONS, EARLIER))
BASE = run_sheets(SHEETS)
UNREADABLE = {problem.place for problem in BASE.claims.problems}

EXEMPT = {
    f"{EQUIPMENT}审定额": "verified: optional, a blank means the claimed sum",
    f"{SYSTEMS}审定额": "verified: optional, a blank means the claimed sum",
    f"{EQUIPMENT}核减原因": "no fact: a reduction without a reason is noted",
    f"{SYSTEMS}核减原因": "no fact: a reduction without a reason is noted",
    SYSTEMS: "if_blank: 0元",
    "认定名称": "required: false, blank is a value of the key, and ties go by the key",
}
KEYS = [("项目", "项目名称"), ("认定", "认定类型"), ("认定", "级别")]
CLAIMED = ["企业", "项目", "认定"]


@dataclass(frozen=True, slots=True)
class Blanked:
    """A cell that is blanked, of an enterprise."""

    sheet: str
    row: int
    column: int
    uscc: str

    @property
    def heading(self) -> str:
        return HEADINGS[self.sheet][self.column]

    def run(self) -> Run:
        """The run without the cell."""
        changed = []
        for sheet in SHEETS:
            rows = dict(sheet.rows)
            if sheet.name == self.sheet:
                cells = rows[self.row]
                rows[self.row] = (*cells[: self.column], None, *cells[self.column + 1 :])
            changed.append(replace(sheet, rows=tuple(rows.items())))
        return run_sheets(changed)


def _blanked(name: str, *, exempt: bool) -> Iterator[Blanked]:
    """The cells of a sheet that hold a fact, but for the credit code; one that cannot be read holds none."""
    (sheet,) = (sheet for sheet in SHEETS if sheet.name == name)
    for number, cells in sheet.rows[1:]:
        for column, held in enumerate(cells):
            place = replace(cell(f"{name}!A{number}"), column=column + 1)
            is_exempt = HEADINGS[name][column] in EXEMPT
            if column and held is not None and cells[0] is not None and place not in UNREADABLE and is_exempt == exempt:
                yield Blanked(name, number, column, cells[0].text)


def _raised(run: Run) -> Iterator[str]:
    """Lines that neither keep their award nor became untold."""
    for line, (status, award, code) in run.lines.items():
        before = BASE.lines.get(line)
        same = before is not None and before[:2] == (status, award)
        untold = status == "cannot_tell" and award == 0
        if not (same or untold):
            yield f"{line}: {before} became {status} {award} {code}"


def _lost(run: Run) -> Iterator[str]:
    """Lines that are gone though the row of their claim was not refused."""
    refused = {fate.place for fate in run.claims.fates if fate.fate == "refused"}
    places = _places(BASE)
    for line in BASE.lines.keys() - run.lines.keys():
        if places[line] not in refused:
            yield f"{line}: gone, but its row is not refused"


def _touched(run: Run, uscc: str) -> Iterator[str]:
    """Lines of other enterprises that changed in any way."""
    for line in BASE.lines.keys() | run.lines.keys():
        if line.split("/")[1] != uscc and BASE.lines.get(line) != run.lines.get(line):
            yield f"{line}: of another enterprise"


def _places(run: Run) -> dict[str, object]:
    """Where the claim of each line stands."""
    found: dict[str, object] = {}
    for table in run.claims.tables.values():
        for row, key in zip(table.read, table.keys, strict=True):
            found |= {line: row.place for line in run.lines if line.split("/")[1:] == list(key)}
    return found


def test_the_workbook_has_every_outcome() -> None:
    codes = {code for _, _, code in BASE.lines.values()}
    assert codes > {"", "once", "once_earlier", "uncertain:once", "no_clause", "missing:recognition.date"}
    assert any(code.startswith("not_eligible:") for code in codes)
    fates = {fate.fate for fate in BASE.claims.fates}
    assert fates == {"claim", "enterprise", "earlier", "refused", "repeat", "no_data"}
    assert sum(1 for name in CLAIMED for _ in _blanked(name, exempt=False)) > 150
    assert _places(BASE).keys() == BASE.lines.keys()


@pytest.mark.parametrize("name", CLAIMED)
def test_a_blanked_cell_raises_no_award_and_touches_no_other_enterprise(name: str) -> None:
    wrong = []
    for blanked in _blanked(name, exempt=False):
        run = blanked.run()
        wrong += [f"{blanked}: {said}" for said in (*_raised(run), *_lost(run), *_touched(run, blanked.uscc))]
    assert wrong == []


@pytest.mark.parametrize(("name", "heading"), KEYS)
def test_a_blanked_key_refuses_its_row(name: str, heading: str) -> None:
    cells = [blanked for blanked in _blanked(name, exempt=False) if blanked.heading == heading]
    assert len(cells) > 10
    for blanked in cells[::3]:
        assert blanked.run().fates(name)[blanked.row] == "refused"


@pytest.mark.parametrize("name", ["项目", "认定"])
def test_a_cell_that_is_exempt_touches_no_other_enterprise(name: str) -> None:
    for blanked in _blanked(name, exempt=True):
        run = blanked.run()
        assert list(_touched(run, blanked.uscc)) == []
        if blanked.heading == SYSTEMS:  # a blank that counts as zero raises nothing either
            assert all(award <= BASE.lines[line][1] for line, (_, award, _) in run.lines.items())


def test_the_guard_finds_a_planted_rise() -> None:
    line = next(line for line, told in BASE.lines.items() if told[2] == "once")
    planted = replace(BASE, lines={**BASE.lines, line: ("awarded", BASE.lines[line][1] + 1, "")})
    assert len(list(_raised(planted))) == 1
    assert len(list(_touched(planted, "nobody"))) == 1
    assert len(list(_lost(replace(BASE, lines={})))) == len(BASE.lines)
