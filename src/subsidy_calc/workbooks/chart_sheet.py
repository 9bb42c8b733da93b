"""Chart sheet 图表: what each clause gives and who gets most, as tables with native charts over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.book import Sheet
from subsidy_calc.workbooks.charts import Chart, Series
from subsidy_calc.workbooks.listing import CELL, HEAD
from subsidy_calc.workbooks.summary_sheet import CLAUSE, NAME, SUM_YUAN

CHARTS = wording("charts.sheet", zh="图表", en="Charts")
BY_CLAUSE = wording("charts.by_clause", zh="各条款奖励（元）", en="Awards by clause (yuan)")
BY_ENTERPRISE = wording(
    "charts.by_enterprise", zh="奖励最多的{count}家企业（元）", en="Enterprises with the highest awards: {count} (yuan)"
)

MOST_SHOWN = 20
_BLUE = "#0B6FA4"
_WIDTH, _BAR, _FRAME = 760, 26, 90  # pixels
_ROW, _POINTS = 20, 15.0  # a row's height in pixels and in points


@dataclass(slots=True)
class ChartSheet:
    """Two tables, each with its chart beneath; only what is awarded."""

    sheet: Sheet
    assessment: Assessment
    lines: Sequence[AwardLine]
    row: int = 0

    def write(self) -> None:
        """Write both."""
        self.sheet.columns([44, 20])
        by_clause, by_enterprise = self._sums()
        self._table(BY_CLAUSE(), CLAUSE(), by_clause)
        if by_enterprise:
            self._table(BY_ENTERPRISE(count=len(by_enterprise)), NAME(), by_enterprise)
        self.sheet.print_columns(self.row, 1)

    def _sums(self) -> tuple[list[tuple[str, Fraction]], list[tuple[str, Fraction]]]:
        """The sum of each clause, in the schedule's order, and of the enterprises that get most."""
        clauses: dict[str, Fraction] = defaultdict(Fraction)
        enterprises: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for line in self.lines:
            clauses[line.head.clause] += line.award
            if line.award:
                enterprises[line.head.uscc, line.enterprise] += line.award
        highest = sorted(enterprises.items(), key=lambda each: (-each[1], each[0]))[:MOST_SHOWN]
        titled = [(clause.title, clauses[clause.clause]) for clause in self.assessment.schedule.clauses]
        return titled, [(name, sum_) for (_, name), sum_ in highest]

    def _table(self, title: Message, heading: Message, rows: Sequence[tuple[str, Fraction]]) -> None:
        head = self.row
        self.sheet.text((head, 0), heading, HEAD)
        self.sheet.text((head, 1), SUM_YUAN(), HEAD)
        for number, (name, sum_) in enumerate(rows, start=head + 1):
            self.sheet.text((number, 0), name, CELL)
            self.sheet.number((number, 1), sum_, CELL)
        first = head + 1
        height = _FRAME + _BAR * len(rows)
        at = first + len(rows) + 1
        chart = Chart(title, "bar", head, range(first, first + len(rows)), 0, (Series(1, _BLUE),))
        chart.draw(self.sheet, (at, 0), _WIDTH, height)
        self.row = at + height // _ROW + 2
