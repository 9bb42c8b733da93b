"""Workbooks: an .xlsx of the run against the one that it writes, cell by cell, by what the cells mean.

A workbook that a spreadsheet program only saved again means the same. Some programs do not
store what formulas come to; a stored value that is missing is no difference, another one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from openpyxl.utils.cell import coordinate_to_tuple

from subsidy_calc.audit.difference import CHANGED, Difference
from subsidy_calc.audit.number_formats import as_shown, conceals_text
from subsidy_calc.audit.sheet_cells import SheetCell, SheetRead, Value, sheets_read
from subsidy_calc.audit.sheet_marks import Kind, shapes_in
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.values.quantities import plain_decimal

MISSING_SHEET = wording("audit.missing_sheet", zh="工作表不见了", en="the sheet is missing")
EXTRA_SHEET = wording("audit.extra_sheet", zh="多出的工作表", en="the run did not write this sheet")
HIDDEN = wording("audit.hidden", zh="被隐藏，或窄得、矮得看不见", en="hidden, or too narrow or low to show anything")
SHOWN = wording("audit.shown", zh="原应隐藏，现已显示", en="no longer hidden")
REPLACED = wording("audit.replaced", zh="公式被换成了固定值", en="the formula was replaced by a value")
FORMULA = wording("audit.formula", zh="公式不同", en="another formula")
STORED = wording("audit.stored", zh="公式存下的结果不同", en="another stored result of the formula")
NUMBER_FORMAT = wording(
    "audit.number_format",
    zh="数字格式使数字不再照实显示",
    en="a number format shows another figure than the cell holds",
)
TEXT_FORMAT = wording(
    "audit.text_format", zh="数字格式使文字不显示", en="a number format keeps the cell's text from showing"
)
MARKS: dict[Kind, Wording] = {
    "conditional_format": wording(
        "audit.conditional_format",
        zh="条件格式不同，可能使显示的与单元格里的不一样",
        en="another conditional format; it may show something else than the cell holds",
    ),
    "merged": wording("audit.merged", zh="合并的单元格不同", en="cells are merged, or separated"),
    "print_area": wording("audit.print_area", zh="打印区域不同，打印时可能缺行缺列", en="another print area; rows or columns may lack on paper"),
    "comment": wording("audit.comment", zh="批注不同", en="another comment"),
    "link": wording("audit.link", zh="链接不同", en="another link"),
}  # fmt: skip
SHAPES = wording(
    "audit.shapes",
    zh="放上了图片或图形，可能遮住单元格",
    en="pictures or shapes were laid on its sheets and may cover cells",
)

_NOTHING = SheetCell("", None, "General")


def compare_workbooks(file: str, expected: Path, found: Path) -> Iterator[Difference]:
    """Every cell, every hidden sheet, row and column, and what lies on them, that differs."""
    wanted, there = sheets_read(expected), sheets_read(found)
    for name in wanted:
        if name in there:
            yield from _sheet(file, name, wanted[name], there[name])
        else:
            yield Difference(file, "missing_sheet", MISSING_SHEET(), name)
    for name in there:
        if name not in wanted:
            yield Difference(file, "extra_sheet", EXTRA_SHEET(), name)
    drawn, there_drawn = shapes_in(expected), shapes_in(found)
    if drawn != there_drawn:
        yield Difference(file, "shapes", SHAPES(), expected=str(drawn), found=str(there_drawn))


def _sheet(file: str, name: str, wanted: SheetRead, there: SheetRead) -> Iterator[Difference]:
    if wanted.hidden != there.hidden:
        yield _hidden(file, name, "", there.hidden)
    for row in sorted(wanted.hidden_rows ^ there.hidden_rows):
        yield _hidden(file, name, str(row), row in there.hidden_rows)
    for column in sorted(wanted.hidden_columns ^ there.hidden_columns):
        yield _hidden(file, name, column_letters(column), column in there.hidden_columns)
    for kind, on in sorted(wanted.marks.keys() | there.marks.keys()):
        was, now = wanted.marks.get((kind, on)), there.marks.get((kind, on))
        if was != now:
            yield Difference(file, kind, MARKS[kind](), name, on, _mark(was, on), _mark(now, on))
    for address in sorted(wanted.cells.keys() | there.cells.keys(), key=coordinate_to_tuple):
        one, other = wanted.cells.get(address, _NOTHING), there.cells.get(address, _NOTHING)
        if (told := _cell(one, other)) is not None:
            code, says, expected, found = told
            yield Difference(file, code, says, name, address, expected, found)


def _mark(says: str | None, on: str) -> str:
    """What a mark says; one that says nothing is named by its cells."""
    return "" if says is None else says or on


def _hidden(file: str, sheet: str, place: str, is_hidden: bool) -> Difference:
    return Difference(file, "hidden" if is_hidden else "shown", HIDDEN() if is_hidden else SHOWN(), sheet, place)


def _cell(one: SheetCell, other: SheetCell) -> tuple[str, Message, str, str] | None:
    """What differs in a cell: one thing, the gravest."""
    if one.formula and not other.formula:
        return "formula_replaced", REPLACED(), one.formula, _said(other.value)
    if one.formula != other.formula:
        return "formula", FORMULA(), one.formula or _said(one.value), other.formula
    if not _same(one.value, other.value) and not (one.formula and other.value is None):
        says, code = (STORED(), "stored") if one.formula else (CHANGED(), "changed")
        return code, says, *_told_apart(one.value, other.value)
    if isinstance(one.value, Fraction) and as_shown(one.number_format) != as_shown(other.number_format):
        return "number_format", NUMBER_FORMAT(), one.number_format, other.number_format
    if isinstance(one.value, str) and conceals_text(one.number_format) != conceals_text(other.number_format):
        return "number_format", TEXT_FORMAT(), one.number_format, other.number_format
    return None


def _same(one: Value, other: Value) -> bool:
    return type(one) is type(other) and one == other


def _told_apart(one: Value, other: Value) -> tuple[str, str]:
    """Both values in words; a text that reads like the number that it replaced, in quotes."""
    said = _said(one), _said(other)
    if said[0] != said[1]:
        return said
    first, second = (
        f"“{text}”" if isinstance(value, str) else text for value, text in zip((one, other), said, strict=True)
    )
    return first, second


def _said(value: Value) -> str:
    if value is None:
        return ""
    return plain_decimal(value) if isinstance(value, Fraction) else str(value)
