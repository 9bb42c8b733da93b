"""Parts: the XML inside an .xlsx, looked at as a stream before any reader builds a tree of it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat  # no tree, no entities: a document type ends the parse here

from subsidy_calc.intake.container import Parts
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.refusals import damaged, too_large, unsafe
from subsidy_calc.values.messages import wording

DOCTYPE = wording("part.doctype", zh="{part}带有DOCTYPE声明", en="{part} has a DOCTYPE")
BROKEN = wording("part.broken", zh="{part}不是完整的XML", en="{part} is no whole XML")
TOO_DEEP = wording("part.too_deep", zh="{part}嵌套过深，最多{limit}层", en="{part} is nested too deep; at most {limit}")
TOO_MANY_ATTRIBUTES = wording(
    "part.too_many_attributes",
    zh="{part}有一个元素带{count}个属性，最多{limit}个",
    en="{part} has an element of {count} attributes; at most {limit}",
)
ORDER = wording(
    "part.order",
    zh="{part}里行或单元格重复或次序颠倒",
    en="rows or cells of {part} stand twice or out of order",
)
BAD_REFERENCE = wording(
    "part.bad_reference", zh="{part}里有不存在的单元格位置", en="{part} names a cell that no sheet has"
)
TOO_MANY_CELLS = wording(
    "part.too_many_cells", zh="{part}有超过{limit}个单元格", en="{part} has more than {limit} cells"
)
OTHER_NAMESPACE = wording(
    "part.other_namespace",
    zh="{part}里的{element}不属于电子表格的命名空间",
    en="{element} of {part} is not in the namespace of spreadsheets",
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT_WITHIN = 65_536  # bytes
_OF_A_ROW = frozenset(("row", "c", "v", "f", "is"))
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


def is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def check_part(name: str, content: bytes, limits: Limits = LIMITS) -> None:
    """Read one XML part to its end as a stream; a sheet's rows and cells must ascend.

    Raises:
        FileRefused: a DOCTYPE, too deep, too many attributes, out of order, or no XML.
    """
    looked = _Looked(name, limits)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.ordered_attributes = True
    parser.StartElementHandler = looked.start
    parser.EndElementHandler = looked.end
    parser.StartDoctypeDeclHandler = looked.doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two for encodings that are none
        if name.lower().endswith(".vml"):  # drawings of old comments are not always XML; no value stands there
            return
        raise damaged(BROKEN(part=name), found=str(error)) from error


def check_parts(parts: Parts, limits: Limits = LIMITS) -> None:
    """Check every XML part."""
    for name, content in parts.items():
        if is_xml(name):
            check_part(name, content, limits)


def root_of(content: bytes) -> str:
    """The namespace and name of a part's first element, as `urn:x}name`; nothing where there is none."""
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = lambda element, _: found.append(element)
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(content[:_ROOT_WITHIN], False)
    return found[0] if found else ""


@dataclass(slots=True)
class _Looked:
    name: str
    limits: Limits
    depth: int = 0
    row: int = 0
    column: int = 0
    cells: int = 0
    in_sheet: bool = field(default=False)

    def doctype(self, *_: object) -> None:
        raise unsafe(DOCTYPE(part=self.name))

    def start(self, element: str, attributes: list[str]) -> None:
        self.depth += 1
        if self.depth > self.limits.depth:
            raise unsafe(TOO_DEEP(part=self.name, limit=self.limits.depth))
        if len(attributes) > 2 * self.limits.attributes:
            says = TOO_MANY_ATTRIBUTES(part=self.name, count=len(attributes) // 2, limit=self.limits.attributes)
            raise unsafe(says)
        space, _, local = element.rpartition("}")
        if self.in_sheet and local in _OF_A_ROW and space != MAIN:
            raise unsafe(OTHER_NAMESPACE(part=self.name, element=local), found=space[:100])
        if local == "sheetData":
            self.in_sheet = True
        elif self.in_sheet and local == "row":
            self._row(attributes)
        elif self.in_sheet and local == "c":
            self._cell(attributes)

    def end(self, element: str) -> None:
        self.depth -= 1
        if element.rpartition("}")[2] == "sheetData":
            self.in_sheet = False

    def _row(self, attributes: list[str]) -> None:
        written = _attribute(attributes, "r")
        if written is not None and not (written.isascii() and written.isdigit() and len(written) <= 7):
            raise damaged(BAD_REFERENCE(part=self.name), found=written[:40])
        row = self.row + 1 if written is None else int(written)
        if not 1 <= row <= self.limits.rows:
            raise damaged(BAD_REFERENCE(part=self.name), found=str(row))
        if row <= self.row:
            raise unsafe(ORDER(part=self.name), found=str(row))
        self.row, self.column = row, 0

    def _cell(self, attributes: list[str]) -> None:
        self.cells += 1
        if self.cells > self.limits.cells:
            raise too_large(TOO_MANY_CELLS(part=self.name, limit=self.limits.cells))
        written = _attribute(attributes, "r")
        column = self.column + 1
        if written is not None:
            match = _REFERENCE.fullmatch(written)
            column = 0 if match is None else column_number(match[1])
            if match is None or column > self.limits.columns or int(match[2]) > self.limits.rows:
                raise damaged(BAD_REFERENCE(part=self.name), found=written[:40])
            if int(match[2]) != self.row:
                raise unsafe(ORDER(part=self.name), found=written)
        if column <= self.column:
            raise unsafe(ORDER(part=self.name), found=written or "")
        self.column = column


def _attribute(attributes: list[str], name: str) -> str | None:
    for at in range(0, len(attributes), 2):
        if attributes[at] == name:
            return attributes[at + 1]
    return None


def column_number(letters: str) -> int:
    """The number of a column from its letters.

    >>> column_number("A"), column_number("AB"), column_number("XFD")
    (1, 28, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
