"""Summary book: a year's claims counted on one sheet, and every claim on the next: the yearly register to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO

from subsidy_calc import __version__
from subsidy_calc.register.case_words import (
    AWARD,
    CLAIM,
    KIND,
    MATTER,
    NAME,
    NOTE,
    OFFICE,
    ON_TIME,
    PAID,
    PAPER,
    SINCE,
    STATE,
    USCC,
)
from subsidy_calc.register.cases import Case
from subsidy_calc.register.due_book import matter_said
from subsidy_calc.register.limits import Limits
from subsidy_calc.register.states import State, state_said
from subsidy_calc.register.summary import KindCounts, Punctuality, Summary, punctuality
from subsidy_calc.values.messages import Argument, Language, Wording, wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.values.quantities import Unit
from subsidy_calc.workbooks.awards_book import ROWS_PER_SHEET
from subsidy_calc.workbooks.book import Book, BookSheet
from subsidy_calc.workbooks.footers import RegisterInfo, set_footer
from subsidy_calc.workbooks.listing import HEAD, NONE, Column, Listing, Value
from subsidy_calc.workbooks.styles import Style

TITLE = wording("summary_book.title", zh="年度台账", en="Yearly register")
HEADLINE = wording("summary_book.headline", zh="{year}年度事项汇总", en="Claims of {year}")
SHEET = wording("summary_book.sheet", zh="汇总", en="Summary")
CLAIMS = wording("summary_book.claims", zh="事项", en="Claims")
BY_STATE = wording("summary_book.by_state", zh="各类别的状态和金额", en="By kind and state")
BY_TIME = wording("summary_book.by_time", zh="各类别的办结情况", en="Closed on time or late")
RECOGNISED = wording("summary_book.recognised", zh="认定企业", en="Enterprises recognised")
NUMBER = wording("summary_book.number", zh="序号", en="No.")
COUNT = wording("summary_book.count", zh="项数", en="claims")
TOTAL = wording("summary_book.total", zh="合计", en="Total")
OPEN = wording("summary_book.open", zh="未办结", en="open")
CLOSED_ON_TIME = wording("summary_book.on_time", zh="按期办结", en="closed on time")
CLOSED_LATE = wording("summary_book.late", zh="超期办结", en="closed late")
CLOSED_WITHOUT = wording("summary_book.without", zh="办结，无时限", en="closed, no limit")
CLOSED_UNCOUNTED = wording("summary_book.uncounted", zh="办结，时限无法计算", en="closed, limit not counted")
RECOGNITION = wording("summary_book.recognition", zh="认定名称", en="title")
LEVEL = wording("summary_book.level", zh="级别", en="level")
ENTERPRISES = wording("summary_book.enterprises", zh="企业数", en="enterprises")
ON_TIME_SAID = wording("summary_book.yes", zh="按期", en="on time")
LATE_SAID = wording("summary_book.no", zh="超期", en="late")
NOT_SAID = wording(
    "summary_book.not_said",
    zh="注：有{count}项分期拨付没有记金额，已拨付合计不含这几期。",
    en="Note: of {count} claims an instalment was paid without its sum; the sums paid lack these.",
)
NAME_RECOGNITIONS = wording(
    "summary_book.name_recognitions",
    zh="设置文件的 kinds 没有写明哪些条款是认定（recognition），未统计认定企业。",
    en="The settings name no recognition under kinds, so enterprises recognised were not counted.",
)

CLOSED: dict[Punctuality, Wording] = {
    "on_time": CLOSED_ON_TIME, "late": CLOSED_LATE, "no_limit": CLOSED_WITHOUT, "not_counted": CLOSED_UNCOUNTED,
}  # fmt: skip
_SAID: dict[Punctuality, Wording] = {"on_time": ON_TIME_SAID, "late": LATE_SAID}

_HEADLINE = Style(size=14, bold=True, align="center", border=False)
_CAPTION = Style(size=11, bold=True, border=False, valign="bottom")
_FREE = Style(border=False)
_BODY = Style()
_NUMBER = Style(align="center")
_BOLD = Style(bold=True, fill="#F2F2F2")
_FIRST_WIDTH, _SUM_WIDTH, _COUNT_WIDTH = 34.0, 17.0, 9.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A column of a table of the summary: its heading, its unit and what it is of a kind."""

    heading: Argument
    unit: Unit
    of: Callable[[KindCounts], Fraction]


def state_figures(summary: Summary) -> list[Figure]:
    """How many are in each state that occurs, in all, and their sums."""
    return [
        *(Figure(state_said(state), "count", _in_state(state)) for state in summary.states),
        Figure(COUNT(), "count", lambda kind: Fraction(kind.claims)),
        Figure(AWARD(), "money", lambda kind: Fraction(kind.award_fen, 100)),
        Figure(PAID(), "money", lambda kind: Fraction(kind.paid_fen, 100)),
    ]


def time_figures(summary: Summary) -> list[Figure]:
    """How many are open, and how those that are closed were closed; without what no claim is."""
    shown = {closed: heading for closed, heading in CLOSED.items() if closed in _SAID or summary.total.closed[closed]}
    return [
        Figure(OPEN(), "count", lambda kind: Fraction(kind.open)),
        *(Figure(heading(), "count", _closed(closed)) for closed, heading in shown.items()),
    ]


def _in_state(state: State) -> Callable[[KindCounts], Fraction]:
    return lambda kind: Fraction(kind.states[state])


def _closed(closed: Punctuality) -> Callable[[KindCounts], Fraction]:
    return lambda kind: Fraction(kind.closed[closed])


def summary_book(summary: Summary, limits: Limits, language: Language) -> bytes:
    """The workbook."""
    made = BytesIO()
    info = RegisterInfo(__version__, summary.head)
    with Book(made, language, TITLE()) as book:
        sheet = book.sheet(SHEET(), landscape=True)
        set_footer(sheet, info, language)
        _SummarySheet(sheet, summary).write()
        _claims(summary, limits).write(book, info, ROWS_PER_SHEET)
    return made.getvalue()


@dataclass(slots=True)
class _SummarySheet:
    """Written from top to bottom; `row` is the next free one."""

    sheet: BookSheet
    summary: Summary
    row: int = 0

    def write(self) -> None:
        figures = state_figures(self.summary)
        states = [_SUM_WIDTH if figure.unit == "money" else _COUNT_WIDTH for figure in figures]
        widths = [_COUNT_WIDTH] * max(len(states), len(time_figures(self.summary)))
        widths[: len(states)] = states
        self.sheet.columns([_FIRST_WIDTH, *widths])
        last = len(widths)
        self.sheet.text((0, 0), HEADLINE(year=str(self.summary.year)), _HEADLINE, to=last)
        self.row = 2
        self._table(BY_STATE(), figures)
        if self.summary.total.not_said:
            self.row = self.sheet.paragraph(
                (self.row, 0), NOT_SAID(count=self.summary.total.not_said), _FREE, to=last
            ) + 1  # fmt: skip
        self._table(BY_TIME(), time_figures(self.summary))
        self._recognised(last)

    def _table(self, caption: Argument, figures: Sequence[Figure]) -> None:
        """A row a kind, and their total in live formulas."""
        self.sheet.text((self.row, 0), caption, _CAPTION)
        head = self.row + 1
        self._headings([KIND(), *(figure.heading for figure in figures)], head)
        kinds = list(self.summary.kinds.values())
        for row, kind in enumerate(kinds, start=head + 1):
            self.sheet.text((row, 0), kind.title, _BODY)
            for column, figure in enumerate(figures, start=1):
                self.sheet.number((row, column), figure.of(kind), _style(figure.unit), figure.unit)
        self.row = head + 1 + len(kinds)
        if not kinds:
            self.sheet.text((self.row, 0), NONE(), _BODY, to=len(figures))
        else:
            self._total(figures, head + 2)
        self.row += 2

    def _total(self, figures: Sequence[Figure], first: int) -> None:
        self.sheet.text((self.row, 0), TOTAL(), _BOLD)
        for column, figure in enumerate(figures, start=1):
            letters = column_letters(column + 1)
            formula = f"=SUM({letters}{first}:{letters}{self.row})"
            style = _BOLD if figure.unit == "money" else Style(bold=True, fill=_BOLD.fill, align="center")
            self.sheet.formula((self.row, column), formula, figure.of(self.summary.total), style, figure.unit)

    def _recognised(self, last: int) -> None:
        self.sheet.text((self.row, 0), RECOGNISED(), _CAPTION)
        self.row += 1
        if not self.summary.knows_recognitions:
            self.sheet.paragraph((self.row, 0), NAME_RECOGNITIONS(), _FREE, to=last)
            return
        self._headings([RECOGNITION(), LEVEL(), ENTERPRISES(), COUNT()], self.row)
        for each in self.summary.recognised:
            self.row += 1
            self.sheet.text((self.row, 0), each.title, _BODY)
            self.sheet.text((self.row, 1), each.level, _NUMBER)
            self.sheet.number((self.row, 2), Fraction(each.enterprises), _NUMBER, "count")
            self.sheet.number((self.row, 3), Fraction(each.claims), _NUMBER, "count")
        if not self.summary.recognised:
            self.sheet.text((self.row + 1, 0), NONE(), _BODY, to=3)

    def _headings(self, headings: Sequence[Argument], row: int) -> None:
        for column, heading in enumerate(headings):
            self.sheet.text((row, column), heading, HEAD)


def _style(unit: Unit) -> Style:
    return _BODY if unit == "money" else _NUMBER


def _claims(summary: Summary, limits: Limits) -> Listing:
    columns = (
        Column(NUMBER(), 6, "count"),
        Column(NAME(), 30),
        Column(USCC(), 20),
        Column(KIND(), 22),
        Column(MATTER(), 32),
        Column(STATE(), 9),
        Column(SINCE(), 11),
        Column(ON_TIME(), 9),
        Column(AWARD(), 15),
        Column(PAID(), 15),
        Column(PAPER(), 16),
        Column(OFFICE(), 14),
        Column(NOTE(), 20),
        Column(CLAIM(), 90, printed=False),
    )
    rows = (_claim(number, case, limits) for number, case in enumerate(summary.cases, start=1))
    return Listing(CLAIMS(), columns, rows)


def _claim(number: int, case: Case, limits: Limits) -> tuple[Value, ...]:
    last = case.steps[-1] if case.steps else None
    closed = _SAID.get(punctuality(case, limits)[0]) if case.is_closed else None
    paid = case.paid_fen
    return (
        number, case.name, case.claim.uscc, limits.title(case.claim.clause), matter_said(case.claim.matter),
        state_said(case.state or ""), case.since or "", closed() if closed is not None else "",
        Fraction(case.award_fen, 100) if case.award_fen else None,
        Fraction(paid, 100) if paid else None,
        last.paper if last else "", last.office if last else "", last.note if last else "", case.claim.name,
    )  # fmt: skip
