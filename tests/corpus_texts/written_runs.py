"""What a run wrote, looked at from outside: the parts of workbooks that calculate or link, the cells of records."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # Any: elements of XML as defusedxml's stubs have them

from defusedxml.ElementTree import fromstring

from intake.quanjiao_books import book, enterprise, project, recognition
from subsidy_calc.outputs.inputs import Inputs, Options, Taken
from subsidy_calc.pipeline import Computed, run

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
RECORDS = ["lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv"]
PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_LIVE = {"f", "formula", "formula1", "formula2", "definedName", "hyperlink", "oddHeader", "oddFooter", "sheet"}
_LIVE |= {
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
    "externalReference",
    "ddeLink",
    "oleObject",
    "tabColor",
}


def run_of(names: list[str], dates: list[str], out: Path) -> Computed:
    """A run of one workbook: an enterprise a name, which names its project, too, and a date that cannot be read."""
    numbers = range(1, len(names) + 1)
    content = book(
        [enterprise(number, name=name) for number, name in zip(numbers, names, strict=True)],
        [project(number, name) for number, name in zip(numbers, names, strict=True)],
        [recognition(number, title=date, date=date) for number, date in zip(numbers, dates, strict=True)],
    )
    rules = Taken(RULES.name, f"schedule/{RULES.name}", RULES.read_bytes())
    inputs = Inputs(rules, (Taken("1.xlsx", "claims/1-1.xlsx", content),), Options(2020, books="all"))
    return run(inputs, out, force=False, progress=lambda _done, _all: None)


def live(path: Path) -> Iterator[str]:
    """Everything in a workbook that is calculated, links, names or is printed around the sheet, part by part."""
    with zipfile.ZipFile(path) as parts:
        for name in sorted(parts.namelist()):
            if name.endswith((".xml", ".rels")):
                yield from _live_of(name, fromstring(parts.read(name)))


def _live_of(part: str, root: Any) -> Iterator[str]:
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag in _LIVE or (tag == "Relationship" and element.get("TargetMode") == "External"):
            yield f"{part} {tag} {sorted(element.attrib.items())} {element.text or ''}"


def strings(path: Path) -> set[str]:
    """The shared strings of a workbook, with Excel's escapes as they stand in the file."""
    with zipfile.ZipFile(path) as parts:
        root = fromstring(parts.read("xl/sharedStrings.xml"))
    return {"".join(text.text or "" for text in item.iter() if text.tag.endswith("}t")) for item in root}


def record(path: Path) -> list[dict[str, str]]:
    """The rows of a record by heading."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def unsafe_cells(path: Path) -> list[str]:
    """Cells of a record that a spreadsheet would take for a formula."""
    cells = [cell for row in record(path) for cell in row.values()]
    return [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not PLAIN_NUMBER.fullmatch(cell)
    ]
