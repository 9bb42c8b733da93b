"""Annotated copies: a workbook as it was, with a comment and a colour at each cell that is at fault.

openpyxl would lose the stored values of formulas, so the parts of the file are edited
where they stand and everything else stays as it is, byte for byte.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Sequence

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook.child import avoid_duplicate_name

from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem
from subsidy_calc.workbooks.annotate_comments import write_comments
from subsidy_calc.workbooks.annotate_marks import Marks, comments_of, marks_by_sheet, out_of_merged
from subsidy_calc.workbooks.annotate_package import Package
from subsidy_calc.workbooks.annotate_shapes import add_shapes
from subsidy_calc.workbooks.annotate_sheet import fill_cells, merged_ranges, sheet_part
from subsidy_calc.workbooks.annotate_styles import FilledStyles
from subsidy_calc.workbooks.annotate_xml import NotEditable

NOT_ANNOTATED = wording(
    "annotate.not_possible", zh="不能在这个文件里加批注", en="comments cannot be added to this file"
)
SAVE_ANEW = wording(
    "annotate.save_anew",
    zh="用Excel或WPS打开，不设密码，另存为.xlsx",
    en="open it in Excel and save it as .xlsx, without a password",
)

_CANNOT = (
    NotEditable,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


def annotate(
    content: bytes, file: str, problems: Sequence[Problem], notes: Sequence[Note], language: Language
) -> bytes:
    """A copy of a workbook with comments at its problems and notes; `file` is its name in places.

    Raises:
        ClaimsRefused: the workbook cannot be edited.
    """
    try:
        return _annotated(content, file, problems, notes, language)
    except _CANNOT as error:
        place, found = Cell(file, ""), type(error).__name__
        raise ClaimsRefused([Problem("not_annotated", place, NOT_ANNOTATED(), found, fix=SAVE_ANEW())]) from error


def _annotated(
    content: bytes, file: str, problems: Sequence[Problem], notes: Sequence[Note], language: Language
) -> bytes:
    package = Package(content)
    workbook, sheets = _sheets(content)
    styles: FilledStyles | None = None
    for name, marks in marks_by_sheet(file, list(sheets), problems, notes, language).items():
        styles = styles or FilledStyles(package, workbook)
        _annotate_sheet(package, sheets[name], marks, styles, language)
    if styles:
        styles.save()
    return package.content()


def _annotate_sheet(package: Package, sheet: str, marks: Marks, styles: FilledStyles, language: Language) -> None:
    part = sheet_part(package.parts[sheet], marks)
    moved = out_of_merged(marks, merged_ranges(part), language)
    if moved.keys() != marks.keys():
        part = sheet_part(package.parts[sheet], moved)  # once more, for the cells that marks moved to
    marks = moved
    fill_cells(part, marks, styles)
    texts = comments_of(marks, language)
    new = write_comments(package, sheet, texts)
    if new:
        add_shapes(package, sheet, part, {at: texts[at] for at in new})
    package.parts[sheet] = part.edited()


def _sheets(content: bytes) -> tuple[str, dict[str, str]]:
    """The workbook's part, and the part of each worksheet by the name that the reader gives it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of was accepted on reading
        reader = ExcelReader(io.BytesIO(content))
        reader.read_manifest()
        reader.read_workbook()
        names: list[str] = []
        parts: dict[str, str] = {}
        for sheet, relation in reader.parser.find_sheets():
            if relation.target in reader.valid_files:
                names.append(avoid_duplicate_name(names, sheet.name))
                if "chartsheet" not in relation.Type:
                    parts[names[-1]] = relation.target
        reader.archive.close()
    return reader.parser.workbook_part_name, parts
