"""The cells of a sheet: each marked one gets its filled style, and is made where it was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from subsidy_calc.workbooks.annotate_marks import At, Marks
from subsidy_calc.workbooks.annotate_styles import FilledStyles
from subsidy_calc.workbooks.annotate_xml import Node, NotEditable, XmlPart, attribute

# what the format wants behind a sheet's drawing of comments
_ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006 AlternateContent"
_BEHIND = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split()  # noqa: SIM905
)


def sheet_part(content: bytes, marks: Marks) -> XmlPart:
    """The elements of a sheet, of its cells only those that can be among the marked ones."""
    rows = {at.row for at in marks}
    row = 0

    def keep(name: str, attributes: Mapping[str, str]) -> bool:
        nonlocal row
        if name == "row":
            row = _number(attributes.get("r"), row + 1)
        if name != "c" or row in rows:
            return True
        written = attributes.get("r", "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return written.isdecimal() and int(written) in rows

    return XmlPart(content, keep)


def merged_ranges(part: XmlPart) -> list[str]:
    node = part.root.first("mergeCells")
    return [cell.attributes.get("ref", "") for cell in node.all("mergeCell")] if node else []


def fill_cells(part: XmlPart, marks: Marks, styles: FilledStyles) -> None:
    """Give each marked cell its fill."""
    there = _cells(part)
    for at in sorted(there.keys() & marks.keys()):
        style = _number(there[at].attributes.get("s"), 0)
        part.set_attribute(there[at], "s", str(styles.filled(style, marks[at].level)))
    missing = sorted(marks.keys() - there.keys())
    if not missing:
        return
    columns = _column_styles(part, {at.column for at in missing})
    rows = dict(reversed(_rows(part)))  # the first of those with one number
    new_rows: dict[int, dict[At, int]] = {}
    for number, group in groupby(missing, key=lambda at: at.row):
        row, ats = rows.get(number), list(group)
        of_row = row.attributes.get("s") if row and row.attributes.get("customFormat") in ("1", "true") else None
        bases = {at: _number(of_row, columns.get(at.column, 0)) for at in ats}
        new = {at: styles.filled(style, marks[at].level) for at, style in bases.items()}
        if row is None:
            new_rows[number] = new
        else:
            _add_cells(part, number, row, new)
    _add_rows(part, new_rows)
    _widen_dimension(part, missing)


def add_legacy_drawing(part: XmlPart, relation: str) -> None:
    """Name the drawing of comments at its place in the sheet, instead of one that is named but not there."""
    for old in part.root.all("legacyDrawing"):
        part.replace(old.start, old.end, b"")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    node = f"<{part.root.prefix}legacyDrawing".encode()
    node += attribute("xmlns:r", space) + attribute("r:id", relation) + b"/>"
    cells = part.root.first("sheetData")
    behind = (
        n.start
        for n in part.root.children
        if n.name in (*_BEHIND, _ALTERNATIVES) and (cells is None or n.start > cells.start)
    )
    part.insert(next(behind, part.root.inner_end), node)


def _rows(part: XmlPart) -> list[tuple[int, Node]]:
    number, found = 0, []
    for data in part.root.all("sheetData"):
        for row in data.all("row"):
            number = _number(row.attributes.get("r"), number + 1)
            found.append((number, row))
    return found


def _row_cells(number: int, row: Node) -> Iterator[tuple[At, Node]]:
    column = 0
    for cell in row.all("c"):
        written = cell.attributes.get("r")
        at = At(*coordinate_to_tuple(written)) if written else At(number, column + 1)
        column = at.column
        yield at, cell


def _cells(part: XmlPart) -> dict[At, Node]:
    return {at: cell for number, row in _rows(part) for at, cell in _row_cells(number, row)}


def _column_styles(part: XmlPart, wanted: set[int]) -> dict[int, int]:
    columns = part.root.first("cols")
    found: dict[int, int] = {}
    for column in columns.all("col") if columns else ():
        low, high = _number(column.attributes.get("min"), 1), _number(column.attributes.get("max"), 0)
        style = _number(column.attributes.get("style"), 0)
        found |= {number: style for number in wanted if low <= number <= high}
    return found


def _add_rows(part: XmlPart, new: Mapping[int, Mapping[At, int]]) -> None:
    """Put rows that were not there before the first with a higher number, the others at the end."""
    data = part.root.first("sheetData")
    if data is None:
        raise NotEditable("sheetData")
    there, last = _rows(part), b""
    for number, cells in new.items():
        row = f"<{data.prefix}row".encode() + attribute("r", str(number)) + b">"
        row += _written(data.prefix, cells) + f"</{data.prefix}row>".encode()
        before = next((node.start for at, node in there if at > number), None)
        if before is None:
            last += row
        else:
            part.insert(before, row)
    if last:
        part.append(data, last)


def _add_cells(part: XmlPart, number: int, row: Node, new: Mapping[At, int]) -> None:
    """Put cells that were not there into a row, in the order of columns."""
    there, last = list(_row_cells(number, row)), {}
    for at, style in new.items():
        before = next((node.start for other, node in there if other.column > at.column), None)
        if before is None:
            last[at] = style
        else:
            part.insert(before, _written(row.prefix, {at: style}))
    if last and row.empty:
        part.append(row, _written(row.prefix, last))
    elif last:
        part.insert(there[-1][1].end if there else row.tag_end, _written(row.prefix, last))
    part.set_attribute(row, "spans", None)  # only a hint, and now perhaps a wrong one


def _written(prefix: str, cells: Mapping[At, int]) -> bytes:
    return b"".join(
        f"<{prefix}c".encode() + attribute("r", at.reference) + attribute("s", str(style)) + b"/>"
        for at, style in cells.items()
    )


def _widen_dimension(part: XmlPart, new: Sequence[At]) -> None:
    node = part.root.first("dimension")
    if node is None or not node.attributes.get("ref"):
        return
    left, top, right, bottom = range_boundaries(node.attributes["ref"])
    if left is None or top is None or right is None or bottom is None:
        return
    first = At(min(top, *(at.row for at in new)), min(left, *(at.column for at in new)))
    last = At(max(bottom, *(at.row for at in new)), max(right, *(at.column for at in new)))
    part.set_attribute(node, "ref", f"{first.reference}:{last.reference}")


def _number(written: str | None, otherwise: int) -> int:
    return int(float(written)) if written else otherwise
