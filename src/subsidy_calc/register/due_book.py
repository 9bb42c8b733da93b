"""Due book: the reminders of a day as a workbook to print, an office after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from io import BytesIO

from subsidy_calc import __version__
from subsidy_calc.facts.earlier import unescape
from subsidy_calc.register.case_words import (
    CLAIM,
    KIND,
    LAST,
    LEFT,
    MATTER,
    NAME,
    NO_OFFICE,
    PAPER,
    SINCE,
    STATE,
    USCC,
)
from subsidy_calc.register.due import Due, Reminders
from subsidy_calc.register.limits import Limits
from subsidy_calc.register.states import state_said
from subsidy_calc.values.messages import Argument, Language, Message, wording
from subsidy_calc.workbooks.book import Book, BookSheet
from subsidy_calc.workbooks.footers import RegisterInfo, set_footer
from subsidy_calc.workbooks.listing import HEAD, NONE
from subsidy_calc.workbooks.styles import Style

TITLE = wording("due_book.title", zh="到期提醒", en="Reminders")
HEADLINE = wording("due_book.headline", zh="到期提醒（{on}）", en="Reminders of {on}")
COUNTS = wording(
    "due_book.counts",
    zh="超期{overdue}项，临期{soon}项；另有{later}项未到期，{without}项没有时限",
    en="overdue: {overdue}, due soon: {soon}; further in time: {later}, without a limit: {without}",
)
OF_OFFICE = wording("due_book.of_office", zh="{office}：{count}项", en="{office}: {count}")

_HEADLINE = Style(size=14, bold=True, align="center", border=False)
_FREE = Style(border=False)
_OFFICE = Style(bold=True, fill="#F2F2F2")
_CELL = Style(size=9, valign="top")
_NUMBER = replace(_CELL, align="center")
_LATE = replace(_NUMBER, bold=True, fill="#F8CBAD")  # bold, too: told apart on a print without colours
_COLUMNS = (
    (NAME, 30.0), (USCC, 20.0), (KIND, 22.0), (MATTER, 32.0), (STATE, 9.0), (SINCE, 11.0), (LAST, 11.0), (LEFT, 10.0),
    (PAPER, 16.0), (CLAIM, 90.0),
)  # fmt: skip
_PRINTED = len(_COLUMNS) - 1  # without the claim's name, which is for handing the list in again
_LEFT_AT = 7


def due_book(found: Reminders, limits: Limits, head: str, language: Language) -> bytes:
    """The workbook."""
    made = BytesIO()
    with Book(made, language, TITLE()) as book:
        sheet = book.sheet(TITLE(), landscape=True)
        set_footer(sheet, RegisterInfo(__version__, head), language)
        _DueSheet(sheet, found, limits).write()
    return made.getvalue()


@dataclass(slots=True)
class _DueSheet:
    sheet: BookSheet
    found: Reminders
    limits: Limits
    row: int = 0

    def write(self) -> None:
        self.sheet.columns([width for _, width in _COLUMNS])
        self.sheet.text((0, 0), HEADLINE(on=self.found.on), _HEADLINE, to=_PRINTED - 1)
        self.sheet.text((1, 0), counts_said(self.found), _FREE, to=_PRINTED - 1)
        for column, (heading, _) in enumerate(_COLUMNS):
            self.sheet.text((2, column), heading(), HEAD)
        self.sheet.repeat_rows(3)
        self.sheet.worksheet.freeze_panes(3, 0)
        self.row = 3
        for office, rows in self.found.by_office():
            self._office(office, rows)
        if not self.found.rows:
            self.sheet.text((self.row, 0), NONE(), _CELL, to=_PRINTED - 1)
            self.row += 1
        self.sheet.print_columns(self.row - 1, _PRINTED - 1)

    def _office(self, office: str, rows: Sequence[Due]) -> None:
        said = OF_OFFICE(office=office or NO_OFFICE(), count=len(rows))
        self.sheet.text((self.row, 0), said, _OFFICE, to=_PRINTED - 1)
        self.sheet.keep_together(range(self.row, self.row + 2))
        self.row += 1
        for due in rows:
            for column, text in enumerate(self._texts(due)):
                if column != _LEFT_AT:
                    self.sheet.text((self.row, column), text, _CELL)
            style = _LATE if due.is_overdue else _NUMBER
            self.sheet.number((self.row, _LEFT_AT), Fraction(due.left), style, "count")
            self.row += 1

    def _texts(self, due: Due) -> Iterator[Argument]:
        case = due.case
        yield case.name
        yield case.claim.uscc
        yield self.limits.title(case.claim.clause)
        yield matter_said(case.claim.matter)
        yield state_said(case.state or "")
        yield case.since or ""
        yield due.last
        yield due.left
        yield case.steps[-1].paper
        yield case.claim.name


def counts_said(found: Reminders) -> Message:
    """How many are overdue and due soon, and how many are neither."""
    soon = len(found.rows) - found.overdue
    return COUNTS(overdue=found.overdue, soon=soon, later=found.later, without=found.without_limit)


def matter_said(matter: str) -> str:
    """The rest of a claim's key as a person reads it.

    >>> matter_said("智能工厂/省级/甲~1乙厂")
    '智能工厂 省级 甲/乙厂'
    """
    return " ".join(unescape(part) for part in matter.split("/") if part)
