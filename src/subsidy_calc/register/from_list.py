"""From a list: changes of state as a workbook or .csv has them, a claim a row, every fault told at its cell."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

from subsidy_calc.facts.headings import HeadingRow, find_headings
from subsidy_calc.facts.rows import ReadRow, read_rows
from subsidy_calc.grammar.scope import Type
from subsidy_calc.intake.readers import read_files
from subsidy_calc.register.case_words import (
    BY,
    CLAIM,
    CLAUSE,
    DAY,
    INSTALMENT,
    MATTER,
    NAME,
    NOTE,
    OFFICE,
    PAPER,
    STATE,
    SUM,
    USCC,
    YEAR,
)
from subsidy_calc.register.cases import Claim
from subsidy_calc.register.claim_names import NotAClaim, read_claim
from subsidy_calc.register.from_workbook import CANNOT_OPEN
from subsidy_calc.register.record_states import Wanted
from subsidy_calc.register.states import Recorded, written_states
from subsidy_calc.schedule.tables import Column, Table
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem
from subsidy_calc.values.quantities import in_fen, narrow

NO_ROWS = wording("state_list.no_rows", zh="没有一行可记", en="there is no row to record")
NO_CLAIM = wording("state_list.no_claim", zh="没有写明是哪一项", en="it is not said which claim this is")
NAME_CLAIM = wording(
    "state_list.name_claim",
    zh="填写“条目”，或填写“条款”“统一社会信用代码”和“事项”",
    en="fill in the column “claim”, or “clause”, “USCC” and “matter”",
)
TWO_CLAIMS = wording(
    "state_list.two_claims",
    zh="“条目”与“条款”“统一社会信用代码”“事项”说的不是同一项",
    en="the column “claim” names another claim than “clause”, “USCC” and “matter”",
)
NO_STATE = wording("state_list.no_state", zh="没有写明状态", en="no state is given")
GIVE_STATE = wording("state_list.give_state", zh="填写“状态”，或用 --state", en="fill in “state”, or give --state")
NO_DAY = wording("state_list.no_day", zh="没有写明日期", en="no day is given")
GIVE_DAY = wording("state_list.give_day", zh="填写“日期”，或用 --on", en="fill in “date”, or give --on")
NOT_AN_INSTALMENT = wording("state_list.not_an_instalment", zh="读不出是第几期", en="this is no instalment")
INSTALMENT_FORM = wording("state_list.instalment_form", zh="第几期/共几期，如1/2", en="which of how many, such as 1/2")

MOST_INSTALMENTS = 50

_INSTALMENT = re.compile(r"([1-9]\d?)(?:/([1-9]\d?))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for every claim that says nothing else."""

    state: Recorded | None = None
    day: dt.date | None = None
    by_whom: str = ""
    year: int | None = None
    name: str = ""
    paper: str = ""
    office: str = ""
    note: str = ""
    instalment: tuple[int, int] | None = None
    sum_fen: int | None = None


def wanted_of_list(list_: Path, given: Given) -> tuple[list[Wanted], str]:
    """The changes of state on the sheets of a workbook or in a .csv, and the SHA-256 of its bytes.

    Raises:
        ClaimsRefused: it cannot be read, or one of its rows cannot.
    """
    try:
        content = list_.read_bytes()
    except OSError as error:
        says = CANNOT_OPEN(reason=error.strerror or str(error))
        raise ClaimsRefused([Problem("file_unreadable", Cell(str(list_), ""), says)]) from error
    read = read_files([(content, list_.name)])
    if read.problems:
        raise ClaimsRefused(read.problems)
    wanted: list[Wanted] = []
    problems: list[Problem] = []
    for sheet in (sheet for sheet in read.sheets if sheet.rows):
        headings = find_headings(sheet, _table(), "zh")
        for row in read_rows(sheet, "change", _table(), headings).read:
            reader = _Row(row, headings, given)
            made = reader.wanted()
            problems += reader.problems
            wanted += [made] if made is not None else []
    if not problems and not wanted:
        problems.append(Problem("no_rows", Cell(list_.name, ""), NO_ROWS()))
    if problems:
        raise ClaimsRefused(problems)
    return wanted, hashlib.sha256(content).hexdigest()


def read_instalment(text: str) -> tuple[int, int] | None:
    """Which instalment of how many; None where the text says none.

    >>> read_instalment("1/2"), read_instalment("1"), read_instalment("3/2")
    ((1, 2), (1, 1), None)
    """
    match = _INSTALMENT.fullmatch(narrow(text).replace(" ", ""))
    if match is None:
        return None
    number = int(match[1])
    of = int(match[2] or number)
    return (number, of) if number <= of <= MOST_INSTALMENTS else None


@cache
def _table() -> Table:
    columns = {
        "claim": _column(CLAIM, "text"),
        "clause": _column(CLAUSE, "text"),
        "uscc": _column(USCC, "uscc"),
        "matter": _column(MATTER, "text"),
        "name": _column(NAME, "text"),
        "year": _column(YEAR, "year"),
        "state": _column(STATE, "choice", tuple(written_states())),
        "day": _column(DAY, "date"),
        "by_whom": _column(BY, "text"),
        "paper": _column(PAPER, "text"),
        "office": _column(OFFICE, "text"),
        "note": _column(NOTE, "text"),
        "instalment": _column(INSTALMENT, "text"),
        "sum": _column(SUM, "money"),
    }
    return Table.model_construct(sheet="", key=(), columns=columns, belongs_to={}, derive={})


def _column(heading: Wording, type_: Type, choices: tuple[str, ...] = ()) -> Column:
    aliases = tuple(
        dict.fromkeys((heading.en, heading.en.lower(), heading.en.capitalize(), *_ALSO.get(heading.id, ())))
    )
    return Column(heading=heading.zh, aliases=aliases, type=type_, choices=choices, required="false")


_ALSO = {
    CLAIM.id: ("line", "Line"),
    USCC.id: ("信用代码",),
    BY.id: ("By whom", "by whom"),
    DAY.id: ("Day", "day", "on"),
}


@dataclass(slots=True)
class _Row:
    row: ReadRow
    headings: HeadingRow
    given: Given
    problems: list[Problem] = field(default_factory=list)

    def wanted(self) -> Wanted | None:
        """What the row asks for; None where something in it is wrong, which is then a problem."""
        self.problems += self.row.problems
        claim, state, day = self._claim(), self._state(), self._day()
        instalment, fen = self._instalment(), self._fen()
        if self.problems or claim is None or state is None or day is None:
            return None
        year = self.row.values["year"]
        given = self.given
        return Wanted(
            claim, state, day, self._text("by_whom") or given.by_whom, self.row.place,
            int(year) if isinstance(year, Fraction) else given.year,
            self._text("name") or given.name, self._text("paper") or given.paper,
            self._text("office") or given.office, self._text("note") or given.note, instalment, fen,
        )  # fmt: skip

    def _claim(self) -> Claim | None:
        whole, clause, uscc = self._text("claim"), self._text("clause"), self._text("uscc")
        parted = Claim(clause, uscc, self._text("matter")) if clause and uscc else None
        if not whole:
            if parted is None and not {"clause", "uscc", "claim"} & self.row.unreadable:
                self._problem("no_claim", "claim", NO_CLAIM, fix=NAME_CLAIM)
            return parted
        try:
            claim = read_claim(whole)
        except NotAClaim as error:
            self.problems.append(error.problem(self._place("claim")))
            return None
        if parted is not None and parted != claim:
            self._problem("two_claims", "claim", TWO_CLAIMS, fix=NAME_CLAIM, found=whole)
        return claim

    def _state(self) -> Recorded | None:
        text = self._text("state")
        state = written_states()[text] if text else self.given.state
        if state is None and "state" not in self.row.unreadable:
            self._problem("no_state", "state", NO_STATE, fix=GIVE_STATE)
        return state

    def _day(self) -> dt.date | None:
        value = self.row.values["day"]
        day = dt.date.fromordinal(int(value)) if isinstance(value, Fraction) else self.given.day
        if day is None and "day" not in self.row.unreadable:
            self._problem("no_day", "day", NO_DAY, fix=GIVE_DAY)
        return day

    def _instalment(self) -> tuple[int, int] | None:
        text = self._text("instalment")
        read = read_instalment(text) if text else self.given.instalment
        if text and read is None:
            self._problem("not_an_instalment", "instalment", NOT_AN_INSTALMENT, INSTALMENT_FORM, found=text)
        return read

    def _fen(self) -> int | None:
        value = self.row.values["sum"]
        return in_fen(value) if isinstance(value, Fraction) else self.given.sum_fen  # whole: its parser takes no other

    def _text(self, column: str) -> str:
        value = self.row.values[column]
        return value.strip() if isinstance(value, str) else ""

    def _place(self, column: str) -> Cell:
        row = self.row.place
        return Cell(row.file, row.sheet, row.row, self.headings.index_of(column))

    def _problem(  # noqa: PLR0913  as many as a problem has parts
        self, code: str, column: str, says: Wording, expected: Wording | None = None, *, fix: Wording | None = None,
        found: str = "",
    ) -> None:  # fmt: skip
        told = expected() if expected is not None else None
        self.problems.append(
            Problem(code, self._place(column), says(), found, told, fix() if fix is not None else None)
        )
