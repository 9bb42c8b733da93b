"""Told sheets: what may be told of a sheet, drawn at random, and told again to any other one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.styles import Style

STYLES = (
    Style(),
    Style(bold=True, align="center", fill="#F2F2F2"),
    Style(size=16, border=False),
    Style(size=9, italic=True, valign="top", colour="#C00000"),
)
AWKWARD = (
    "", " ", " vorn", "hinten\t", "a\nb", "a\r\nb", "<r>x</r>", "<r><t>x</t></r>", "_x0041_", "a_x005F_", "=1+1",
    "&amp;<b>", "]]>", "\x01", "\ufffe", "\ud800", "😀" * 3, "全椒县促进工业经济发展奖补" * 9, "http://example.org", '"quoted"',
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=12))
MONEY = st.one_of(
    st.integers(0, 10**17).map(lambda fen: Fraction(fen, 100)),
    st.sampled_from(
        [Fraction(1, 3), Fraction("0.005"), Fraction(10**15), Fraction(-5, 2), Fraction("185185183518.5205")]
    ),
)
FORMULAS = ("=E1*15%", "=MIN(E1,E2)", '=-SUMIF(A1:A9,"核定",E1:E9)', "=1/3", '=IF(E1<E2,"&",0)')
COLUMNS = 5


@dataclass(frozen=True)
class Told:
    """One thing told of a row: a text over some columns, a number, or a formula with what it comes to."""

    column: int
    last: int
    style: Style
    text: str = ""
    number: Fraction | None = None
    formula: str | None = None

    def tell(self, sheet: Sheet, row: int) -> None:
        at = (row, self.column)
        if self.number is None:
            sheet.text(at, self.text, self.style, to=self.last)
        elif self.formula is None:
            sheet.number(at, self.number, self.style)
        else:
            sheet.formula(at, self.formula, self.number, self.style)


@dataclass(frozen=True)
class ToldSheet:
    """Rows with gaps between them; some with a least height, some kept together."""

    rows: Sequence[tuple[int, Sequence[Told]]]  # rows left empty before it, and what stands in it
    tall: Sequence[int]
    together: int

    def fill(self, sheet: Sheet) -> None:
        sheet.columns([6.0, 26.0, 26.0, 23.0, 18.0])
        sheet.repeat_rows(1)
        sheet.set_footer("运行 & 1", "第&P页 共&N页")
        sheet.text((0, 0), "标题", STYLES[0])
        row = 0
        for gap, cells in self.rows:
            row += gap + 1
            for told in cells:
                told.tell(sheet, row)
        for number in self.tall:
            sheet.at_least(number, 30 + number * 20)
        for start in range(0, row, self.together):
            sheet.keep_together(range(start, start + self.together))


@st.composite
def _cells(draw: st.DrawFn) -> list[Told]:
    cells, column = [], draw(st.integers(0, COLUMNS - 1))
    while column < COLUMNS:
        style = draw(st.sampled_from(STYLES))
        if draw(st.booleans()):
            formula = draw(st.one_of(st.none(), st.sampled_from(FORMULAS)))
            cells.append(Told(column, column, style, number=draw(MONEY), formula=formula))
            column += 1 + draw(st.integers(0, 1))
        else:
            last = draw(st.integers(column, COLUMNS - 1))
            cells.append(Told(column, last, style, text=draw(TEXTS)))
            column = last + 1
    return cells


SHEETS = st.builds(
    ToldSheet,
    rows=st.lists(st.tuples(st.integers(0, 2), _cells()), min_size=1, max_size=25),
    tall=st.lists(st.integers(0, 30), max_size=3),
    together=st.integers(3, 9),
)
