"""Award summary: the first page of an award sheet, what an enterprise is awarded and in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine, total, total_now
from subsidy_calc.values.messages import Wording, say, wording
from subsidy_calc.workbooks.capitals import capitals
from subsidy_calc.workbooks.derivation_table import SETTLED
from subsidy_calc.workbooks.layout import (
    BODY,
    BOLD,
    CENTRED,
    CODE_AT,
    FIGURE,
    FIGURE_COLUMN,
    FREE,
    HEAD,
    HOW,
    MARK,
    MARK_COLUMN,
    RIGHT,
    SUBTITLE,
    TITLE,
    WHAT,
    WHERE,
)
from subsidy_calc.workbooks.line_words import clause_title, matter
from subsidy_calc.workbooks.payment_rows import LATER, NEVER
from subsidy_calc.workbooks.sheet import Sheet

AWARD_SHEET = wording("sheet.award_sheet", zh="奖励核定表", en="Award sheet")
NAME = wording("sheet.enterprise", zh="企业名称：{name}", en="Enterprise: {name}")
CODE = wording("sheet.uscc", zh="统一社会信用代码：{uscc}", en="Credit code: {uscc}")
YEAR = wording("sheet.year", zh="政策年度：{year}", en="Policy year: {year}")
BATCH = wording("sheet.batch", zh="批次号：", en="Batch:")
IN_YUAN = wording("sheet.in_yuan", zh="单位：元", en="in yuan")
NUMBER = wording("sheet.number", zh="序号", en="No.")
CLAUSE = wording("sheet.clause", zh="奖励条款", en="Clause")
MATTER = wording("sheet.matter", zh="事项", en="Matter")
SHOWN_IN = wording("sheet.shown_in", zh="计算过程", en="Computed in")
IN_TABLE = wording("sheet.in_table", zh="见表{number}", en="Table {number}")
AMOUNT = wording("sheet.amount", zh="奖励金额", en="Award")
NOTHING = wording("sheet.nothing", zh="本次无兑现事项", en="nothing is awarded")
SUM = wording("sheet.sum", zh="合计", en="Total")
CAPITALS = wording("sheet.capitals", zh="人民币大写", en="In capitals")
CHECK = wording("sheet.check", zh="核对", en="Check")
PAYABLE = wording("sheet.payable", zh="本期应付合计", en="Payable now in all")
CHECK_SAYS = wording(
    "sheet.check_says", zh="合计减去各表核定金额之和，应为0", en="total less the awards of all tables; must be 0"
)

HEAD_ROWS = 4
FIRST_AWARD = HEAD_ROWS + 2  # below the section's heading and the table's


@dataclass(frozen=True, slots=True)
class AwardSummary:
    """The awarded lines of one enterprise, in a table with its total."""

    sheet: Sheet
    assessment: Assessment
    uscc: str
    name: str
    awarded: Sequence[AwardLine]

    def write_head(self) -> int:
        """Title and enterprise; returns the first row after them."""
        title = self.assessment.schedule.title
        self.sheet.text((0, MARK), title, TITLE, to=FIGURE)
        self.sheet.text((1, MARK), AWARD_SHEET(), SUBTITLE, to=FIGURE)
        self.sheet.text((2, MARK), NAME(name=self.name), FREE, to=WHERE)
        self.sheet.text(CODE_AT, CODE(uscc=self.uscc), RIGHT, to=FIGURE)
        self.sheet.text((3, MARK), YEAR(year=self.assessment.year.number), FREE, to=WHAT)
        self.sheet.text((3, WHERE), BATCH(), FREE, to=HOW)
        self.sheet.text((3, FIGURE), IN_YUAN(), RIGHT)
        return HEAD_ROWS

    def write(self, row: int) -> int:
        """The table of awards with its total; returns the row of the check."""
        for column, heading in enumerate((NUMBER, CLAUSE, MATTER, SHOWN_IN, AMOUNT)):
            self.sheet.text((row, column), heading(), HEAD)
        first = row + 1
        for number, line in enumerate(self.awarded, start=1):
            self._award(row + number, number, line)
        row = first + len(self.awarded)
        if not self.awarded:
            self.sheet.text((row, MARK), NOTHING(), CENTRED, to=HOW)
            self.sheet.text((row, FIGURE), "", BODY)
            row += 1
        self._total(row, first)
        return row + (4 if self._has_payments else 2)

    @property
    def _has_payments(self) -> bool:
        """Whether what is payable now may be less than what is awarded."""
        return any(line.payment is not None for line in self.awarded)

    def write_check(self, row: int, tables: range) -> None:
        """The total less the awards of all tables, which stand in rows marked as such; it must be 0."""
        total_cell = f"{FIGURE_COLUMN}{row - 1}"
        if self._has_payments:
            total_cell = f"{FIGURE_COLUMN}{row - 3}"
            self._payable(row - 2, total_cell, tables)
        self.sheet.text((row, MARK), CHECK(), HEAD)
        self.sheet.text((row, WHAT), CHECK_SAYS(), BODY, to=HOW)
        settled = self._less(SETTLED, tables) if tables else ""
        differences = [line.award for line in self.awarded] + [-line.award for line in self.awarded]
        self.sheet.total((row, FIGURE), f"=ROUND({total_cell}{settled},2)", differences, BODY)

    def _payable(self, row: int, total_cell: str, tables: range) -> None:
        """What is payable now: the total less what the tables say is due later or never."""
        not_now = self._less(LATER, tables) + self._less(NEVER, tables)
        payments = [line.payment for line in self.awarded if line.payment is not None]
        less = [-sum_ for payment in payments for sum_ in (payment.afterwards, payment.forfeited)]
        self.sheet.text((row, MARK), PAYABLE(), HEAD, to=HOW)
        parts = [*(line.award for line in self.awarded), *less]
        self.sheet.total((row, FIGURE), f"=ROUND({total_cell}{not_now},2)", parts, BOLD)
        self.sheet.text((row + 1, MARK), CAPITALS(), HEAD, to=WHAT)
        self.sheet.text((row + 1, WHERE), capitals(total_now(self.awarded)), BOLD, to=FIGURE)

    def _less(self, mark: Wording, tables: range) -> str:
        """Less the figures in the rows of the tables that are marked so, as part of a formula."""
        words = say(mark(), self.sheet.language)
        marks, figures = (
            f"{column}{tables.start + 1}:{column}{tables.stop}" for column in (MARK_COLUMN, FIGURE_COLUMN)
        )
        return f'-SUMIF({marks},"{words}",{figures})'

    def _award(self, row: int, number: int, line: AwardLine) -> None:
        schedule = self.assessment.schedule
        self.sheet.text((row, MARK), str(number), CENTRED)
        self.sheet.text((row, WHAT), clause_title(schedule, line.head), BODY)
        self.sheet.text((row, WHERE), matter(schedule, line.head), BODY)
        self.sheet.text((row, HOW), IN_TABLE(number=number), CENTRED)
        self.sheet.number((row, FIGURE), line.award, BODY)

    def _total(self, row: int, first: int) -> None:
        awards = [line.award for line in self.awarded]
        self.sheet.text((row, MARK), SUM(), HEAD, to=HOW)
        self.sheet.total((row, FIGURE), f"=SUM({FIGURE_COLUMN}{first + 1}:{FIGURE_COLUMN}{row})", awards, BOLD)
        self.sheet.text((row + 1, MARK), CAPITALS(), HEAD, to=WHAT)
        self.sheet.text((row + 1, WHERE), capitals(total(self.awarded)), BOLD, to=FIGURE)
