"""Relations: how the parts of a workbook belong together, every one of them present."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from subsidy_calc.intake.container import Parts
from subsidy_calc.intake.kinds import MACROS, WITHOUT_MACROS
from subsidy_calc.intake.parts import BROKEN, MAIN, OTHER_NAMESPACE, root_of
from subsidy_calc.intake.refusals import FileRefused, damaged, unsafe
from subsidy_calc.values.messages import wording

PART_MISSING = wording(
    "file.part_missing",
    zh="文件已损坏：缺少{part}",
    en="the file is damaged: {part} is missing",
)
NO_BOOK = wording("file.no_book", zh="文件里没有工作簿", en="there is no workbook in the file")
SAME_SHEET = wording("file.same_sheet", zh="两张工作表同名", en="two sheets have one name")
STRICT = wording("file.strict_xml", zh="是“严格Open XML”工作簿", en="this is a workbook of the strict Open XML kind")
SAVE_ORDINARY = wording(
    "file.save_ordinary", zh="另存为“Excel工作簿(*.xlsx)”", en="save it as “Excel Workbook (*.xlsx)”"
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its kind is the last word of its type."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    kind: str  # worksheet, chartsheet, …
    visible: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook part says, and where its other parts are."""

    part: str
    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    from_1904: bool
    manual_calculation: bool
    external: tuple[str, ...]  # files that formulas or queries of this one reach for


def find_book(parts: Parts) -> Book:
    """The workbook of checked parts.

    Raises:
        FileRefused: a part that another one needs is missing, or the workbook holds macros.
    """
    relations = {name: _relations(parts, name) for name in parts if name.lower().endswith(".rels")}
    root = next((r for r in relations.get("_rels/.rels", []) if r.kind == "officeDocument"), None)
    if root is None:
        raise damaged(NO_BOOK())
    _check_macros(parts, root.target)
    for each in relations.values():
        for relation in each:
            if not relation.external and relation.target not in parts:
                raise damaged(PART_MISSING(part=relation.target))
    own = relations.get(rels_of(root.target), [])
    tree = fromstring(parts[root.target])
    sheets = tuple(_sheets(tree, {relation.id: relation for relation in own}))
    _check_names(sheets)
    strings, styles = _first(own, "sharedStrings"), _first(own, "styles")
    worksheets = [sheet.part for sheet in sheets if sheet.kind == "worksheet"]
    _check_roots(parts, [root.target, *worksheets, *(part for part in (strings, styles) if part is not None)])
    return Book(
        part=root.target,
        sheets=sheets,
        strings=strings,
        styles=styles,
        from_1904=_flag(tree, "workbookPr", "date1904"),
        manual_calculation=any(each.get("calcMode") == "manual" for each in _each(tree, "calcPr")),
        external=tuple(sorted(_external(relations, parts))),
    )


def rels_of(part: str) -> str:
    """Where the relations of a part stand.

    >>> rels_of("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(parts: Parts, name: str) -> list[Relation]:
    folder = posixpath.dirname(posixpath.dirname(name))
    found = []
    for each in fromstring(parts[name]):
        kind, target = each.get("Type", ""), each.get("Target", "")
        if kind.startswith(_STRICT):
            raise FileRefused("not_xlsx", STRICT(), SAVE_ORDINARY())
        external = each.get("TargetMode") == "External" or target.startswith("#")
        path = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(each.get("Id", ""), kind.rpartition("/")[2], path, external))
    return found


def _sheets(book: Element, relations: dict[str, Relation]) -> Iterator[SheetPart]:
    for sheet in _each(book, "sheet"):
        relation = relations.get(sheet.get(_R + "id", ""))
        name = sheet.get("name", "")
        if relation is None or relation.external:
            raise damaged(PART_MISSING(part=name))
        if relation.kind.lower().endswith("macrosheet"):
            raise FileRefused("macros", MACROS(), WITHOUT_MACROS())
        yield SheetPart(name, relation.target, relation.kind, sheet.get("state", "visible") == "visible")


def _check_names(sheets: tuple[SheetPart, ...]) -> None:
    if not sheets:
        raise damaged(NO_BOOK())
    for names in ([sheet.name.casefold() for sheet in sheets], [sheet.part for sheet in sheets]):
        name, count = Counter(names).most_common(1)[0]
        if count > 1:
            raise unsafe(SAME_SHEET(), found=name)


def _check_roots(parts: Parts, names: list[str]) -> None:
    """A reader passes over elements of another namespace without a word, and their values are lost."""
    for name in names:
        space, _, local = root_of(parts[name]).rpartition("}")
        if space.startswith(_STRICT):
            raise FileRefused("not_xlsx", STRICT(), SAVE_ORDINARY())
        if not local:
            raise damaged(BROKEN(part=name))
        if space != MAIN:
            raise damaged(OTHER_NAMESPACE(part=name, element=local), found=space[:100])


def _check_macros(parts: Parts, book: str) -> None:
    types = fromstring(parts["[Content_Types].xml"]) if "[Content_Types].xml" in parts else None
    if types is None:
        raise damaged(PART_MISSING(part="[Content_Types].xml"))
    for each in types:
        named = each.get("PartName", "").lstrip("/") == book
        if named and "macroenabled" in each.get("ContentType", "").lower():
            raise FileRefused("macros", MACROS(), WITHOUT_MACROS())


def _external(relations: dict[str, list[Relation]], parts: Parts) -> Iterator[str]:
    """What the workbook takes values from besides itself; links of cells to web pages take none."""
    for each in relations.values():
        yield from (r.target for r in each if r.external and r.kind.startswith("externalLink"))
    yield from (name for name in parts if name.lower().endswith("connections.xml"))


def _first(relations: list[Relation], kind: str) -> str | None:
    return next((relation.target for relation in relations if relation.kind == kind), None)


def _each(tree: Element, name: str) -> Iterator[Element]:
    return (each for each in tree.iter() if each.tag.rpartition("}")[2] == name)


def _flag(tree: Element, element: str, attribute: str) -> bool:
    return any(each.get(attribute) in ("1", "true", "on") for each in _each(tree, element))
