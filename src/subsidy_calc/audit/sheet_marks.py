"""Sheet marks: what lies on cells or around them and could conceal or misstate what they hold."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Kind: TypeAlias = Literal["conditional_format", "merged", "print_area", "comment", "link"]
Marks: TypeAlias = Mapping[tuple[Kind, str], str]  # what it says, by its kind and the cells that it is on

LEAST_WIDTH, LEAST_HEIGHT = 1, 3  # characters and points; in less, nothing can be read

_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|pic|cxnSp)[ >]")


def marks_of(sheet: Worksheet) -> Marks:
    """The marks of a sheet; those of cells also where a cell holds nothing."""
    return dict(_marks(sheet))


def _marks(sheet: Worksheet) -> Iterator[tuple[tuple[Kind, str], str]]:
    for formatted in sheet.conditional_formatting:
        yield ("conditional_format", str(formatted.sqref)), ", ".join(str(rule.type) for rule in formatted.rules)
    for merged in sheet.merged_cells.ranges:
        yield ("merged", str(merged)), ""
    if area := str(sheet.print_area or ""):
        yield ("print_area", ""), ",".join(part.rpartition("!")[2].replace("$", "") for part in area.split(","))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                yield ("comment", cell.coordinate), str(cell.comment.text)
            if cell.hyperlink is not None:
                yield ("link", cell.coordinate), str(cell.hyperlink.target or cell.hyperlink.location or "")


def concealed_rows(sheet: Worksheet) -> frozenset[int]:
    """Rows that are hidden, or too low to show anything."""
    usual = sheet.sheet_format
    all_low = bool(usual.customHeight) and usual.defaultRowHeight < LEAST_HEIGHT
    own = sheet.row_dimensions
    # rows beyond what is written hold nothing that could be concealed
    return frozenset(
        number
        for number in range(1, sheet.max_row + 1)
        if (number in own and own[number].hidden)
        or (own[number].height < LEAST_HEIGHT if number in own and own[number].height is not None else all_low)
    )


def concealed_columns(sheet: Worksheet) -> frozenset[int]:
    """Columns that are hidden, or too narrow to show anything."""
    usual = sheet.sheet_format.defaultColWidth
    own = {
        number: bool(one.hidden or one.width < LEAST_WIDTH)
        for one in sheet.column_dimensions.values()
        for number in range(one.min or 1, min(one.max or 1, sheet.max_column) + 1)
    }
    all_narrow = usual is not None and usual < LEAST_WIDTH
    return frozenset(number for number in range(1, sheet.max_column + 1) if own.get(number, all_narrow))


def shapes_in(path: Path) -> int:
    """How many pictures and shapes lie on the sheets of a workbook; charts are none."""
    with zipfile.ZipFile(path) as parts:
        drawings = [name for name in parts.namelist() if re.fullmatch(r"xl/drawings/[^/]+\.xml", name)]
        return sum(len(_SHAPE.findall(parts.read(name))) for name in drawings)
