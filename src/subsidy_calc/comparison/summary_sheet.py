"""Summary sheet 对比: both sides, totals against a budget, clause by clause, the greatest gains and losses, charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy_calc.comparison.compared import Change, Comparison
from subsidy_calc.comparison.words import (
    BUDGET,
    CHANGED_LINES,
    CLAUSE,
    DIFFERENCE,
    EQUAL,
    FIRST,
    GAINERS,
    LEFT,
    LOSERS,
    NOW,
    SECOND,
    TOTAL,
    WAS,
    side,
)
from subsidy_calc.values.messages import Argument, wording
from subsidy_calc.workbooks.book import BookSheet
from subsidy_calc.workbooks.charts import Chart, Series
from subsidy_calc.workbooks.listing import HEAD
from subsidy_calc.workbooks.styles import Style

TITLE = wording("compare.title", zh="两次计算对比", en="Comparison of two computations")
SHEET = wording("compare.sheet", zh="对比", en="Comparison")
ITEM = wording("compare.item", zh="项目", en="item")
GREATEST = wording("compare.greatest", zh="增减最多的企业", en="greatest gains and losses")
BY_CLAUSE = wording("compare.chart_clauses", zh="各条款前后金额（元）", en="By clause, before and after (yuan)")
BY_ENTERPRISE = wording("compare.chart_enterprises", zh="增减最多的企业（元）", en="Greatest gains and losses (yuan)")

MOST_SHOWN = 5  # enterprises that gain most, and as many that lose most
_BODY = Style()
_BOLD = Style(bold=True, fill="#F2F2F2")
_HEADLINE = Style(size=14, bold=True, border=False)
_FREE = Style(border=False)
# blue and orange: told apart by colour-blind people, too
_BLUE, _ORANGE, _GAIN, _LOSS = "#9DC3E6", "#F4B183", "#2F75B5", "#C55A11"
_WIDTH, _ROW, _POINTS = 860, 20, 15  # of charts, and of a row behind them, in pixels; the same in points
NAME, WAS_COLUMN, NOW_COLUMN, CHANGE_COLUMN, COUNT_COLUMN = range(5)


@dataclass
class SummarySheet:
    """Written from top to bottom; `row` is the next free one."""

    sheet: BookSheet
    comparison: Comparison
    row: int = 0

    def write(self) -> None:
        """Write the tables, each with its chart below it."""
        self.sheet.columns([48.0, 20.0, 20.0, 20.0, 14.0])
        self._headline()
        self._totals()
        clauses = self.comparison.clauses()
        head = self._table(CLAUSE(), clauses, total=True)
        figures = (Series(WAS_COLUMN, _BLUE), Series(NOW_COLUMN, _ORANGE))
        self._chart(Chart(BY_CLAUSE(), "column", head, _below(head, clauses), NAME, figures), 320)
        greatest = _greatest(self.comparison.enterprises())
        if greatest:
            head = self._table(GREATEST(), greatest, total=False)
            colours = tuple(_GAIN if each.difference > 0 else _LOSS for each in greatest)
            changes = (Series(CHANGE_COLUMN, _GAIN, colours),)
            height = 100 + 24 * len(greatest)
            self._chart(Chart(BY_ENTERPRISE(), "bar", head, _below(head, greatest), NAME, changes), height)

    def _headline(self) -> None:
        self.sheet.text((0, 0), TITLE(), _HEADLINE, to=COUNT_COLUMN)
        for row, (name, computed) in enumerate(
            ((FIRST, self.comparison.old), (SECOND, self.comparison.new)), start=1
        ):  # fmt: skip
            self.sheet.text((row, 0), name(), _FREE)
            self.sheet.text((row, 1), side(computed), _FREE, to=COUNT_COLUMN)
        self.row = 4

    def _totals(self) -> None:
        comparison, enterprises = self.comparison, self.comparison.enterprises()
        self._head(ITEM(), (WAS(), NOW(), DIFFERENCE()))
        self._sums(TOTAL(), comparison.was, comparison.now, _BOLD)
        if comparison.budget is not None:
            budget = comparison.budget
            self.sheet.text((self.row, NAME), BUDGET(), _BODY)
            self.sheet.number((self.row, WAS_COLUMN), budget, _BODY)
            self.sheet.number((self.row, NOW_COLUMN), budget, _BODY)
            self.sheet.blank((self.row, CHANGE_COLUMN), _BODY)
            self.row += 1
            self._sums(LEFT(), budget - comparison.was, budget - comparison.now, _BODY)
        signs = [(each.difference > 0) - (each.difference < 0) for each in enterprises]
        for name, sign in ((GAINERS, 1), (LOSERS, -1), (EQUAL, 0)):
            self.sheet.text((self.row, NAME), name(), _BODY)
            self.sheet.blank((self.row, WAS_COLUMN), _BODY, to=NOW_COLUMN)
            self.sheet.number((self.row, CHANGE_COLUMN), Fraction(signs.count(sign)), _BODY, "count")
            self.row += 1
        self.row += 1

    def _table(self, name: Argument, changes: Sequence[Change], *, total: bool) -> int:
        """A table of sums; returns the row of its headings."""
        head = self.row
        self._head(name, (WAS(), NOW(), DIFFERENCE(), CHANGED_LINES()))
        for change in changes:
            self.sheet.number((self.row, COUNT_COLUMN), Fraction(change.lines), _BODY, "count")
            self._sums(change.title, change.was, change.now, _BODY)
        if total:
            self._sum_row(head, changes)
        self.row += 1
        return head

    def _sum_row(self, head: int, changes: Sequence[Change]) -> None:
        self.sheet.text((self.row, NAME), TOTAL(), _BOLD)
        columns = {
            "B": [change.was for change in changes],
            "C": [change.now for change in changes],
            "D": [change.difference for change in changes],
        }
        for column, (letters, sums) in enumerate(columns.items(), start=WAS_COLUMN):
            cells = f"{letters}{head + 2}:{letters}{self.row}"
            self.sheet.total((self.row, column), f"=SUM({cells})", sums, _BOLD)
        lines = Fraction(sum(change.lines for change in changes))
        self.sheet.formula((self.row, COUNT_COLUMN), f"=SUM(E{head + 2}:E{self.row})", lines, _BOLD, "count")
        self.row += 1

    def _head(self, name: Argument, headings: Sequence[Argument]) -> None:
        for column, heading in enumerate((name, *headings)):
            self.sheet.text((self.row, column), heading, HEAD)
        self.row += 1

    def _sums(self, name: Argument, was: Fraction, now: Fraction, style: Style) -> None:
        self.sheet.text((self.row, NAME), name, style)
        self.sheet.number((self.row, WAS_COLUMN), was, style)
        self.sheet.number((self.row, NOW_COLUMN), now, style)
        at = self.row + 1
        self.sheet.total((self.row, CHANGE_COLUMN), f"=C{at}-B{at}", [now, -was], replace(style, bold=True))
        self.row += 1

    def _chart(self, chart: Chart, height: int) -> None:
        chart.draw(self.sheet, (self.row, 0), _WIDTH, height)
        behind = range(self.row, self.row + height // _ROW + 1)
        for row in behind:
            self.sheet.at_least(row, _POINTS)
        self.sheet.keep_together(range(chart.head, behind.stop))
        self.row = behind.stop + 1


def _below(head: int, rows: Sequence[Change]) -> range:
    return range(head + 1, head + 1 + len(rows))


def _greatest(enterprises: Sequence[Change]) -> list[Change]:
    """Those that gain most, then those that lose most, in the order of what they gain."""
    gaining = [each for each in enterprises if each.difference > 0]
    losing = [each for each in enterprises if each.difference < 0]
    return [*gaining[:MOST_SHOWN], *losing[-MOST_SHOWN:]]
