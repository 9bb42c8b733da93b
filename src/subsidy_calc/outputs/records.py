"""Records for machines: lines.csv, rows.csv, problems.csv, notes.csv, payments.csv and run.json.

UTF-8 with BOM, so that Excel shows hanzi; money as plain decimal yuan with two digits. A
text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine, total, total_now
from subsidy_calc.outputs.payment_records import payment_records, payment_totals
from subsidy_calc.values.messages import Language, Message, say
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import yuan
from subsidy_calc.workbooks.run_info import InputFile, RunInfo

LINES = (
    "line", "uscc", "name", "clause", "table", "file", "sheet", "row", "status",
    "before_combination", "award", "payable_now", "reason_code", "reason",
)  # fmt: skip
ROWS = ("file", "sheet", "row", "fate", "table", "detail")
PROBLEMS = ("code", "file", "sheet", "cell", "problem", "found", "expected", "fix")
NOTES = ("code", "file", "sheet", "cell", "old", "new", "note")
PAYMENTS = ("line", "payer", "instalment", "year", "sum")

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")  # full-width ones in some editions

Row = tuple[str, ...]


def write_records(
    folder: Path, assessment: Assessment, lines: Sequence[AwardLine], info: RunInfo, language: Language
) -> None:
    """Write all records into a folder."""
    claims = assessment.claims
    write_table(folder / "lines.csv", LINES, (line_record(line, language) for line in lines))
    fates = ((*_sheet_row(fate.place), fate.fate, fate.table, _said(fate.detail, language)) for fate in claims.fates)
    write_table(folder / "rows.csv", ROWS, fates)
    write_problems(folder, claims.problems, language)
    notes = ((n.code, *_cell(n.place), n.old, n.new, say(n.says, language)) for n in claims.notes)
    write_table(folder / "notes.csv", NOTES, notes)
    paid = (row for line in lines for row in payment_records(line, assessment.schedule.jurisdiction, info.year))
    write_table(folder / "payments.csv", PAYMENTS, paid)
    text = json.dumps(run_record(assessment, lines, info), ensure_ascii=False, indent=2)
    (folder / "run.json").write_text(text + "\n", encoding="utf-8")


def write_problems(folder: Path, problems: Iterable[Problem], language: Language) -> None:
    """Write problems.csv."""
    rows = (
        (
            problem.code, *_cell(problem.place), say(problem.says, language), problem.found,
            _said(problem.expected, language), _said(problem.fix, language),
        )
        for problem in problems
    )  # fmt: skip
    write_table(folder / "problems.csv", PROBLEMS, rows)


def line_record(line: AwardLine, language: Language) -> Row:
    """A line as lines.csv has it."""
    head = line.head
    remarks = "; ".join(say(remark, language) for remark in line.remarks)
    reason = say(line.reason.says, language) if line.reason is not None else ""
    return (
        head.name, head.uscc, line.enterprise, head.clause, head.table, head.place.file, head.place.sheet,
        str(head.place.row), line.status, "" if line.before is None else yuan(line.before), yuan(line.award),
        yuan(line.payable_now), line.reason.code if line.reason is not None else "", "; ".join(filter(None, [reason, remarks])),
    )  # fmt: skip


def run_record(assessment: Assessment, lines: Sequence[AwardLine], info: RunInfo) -> dict[str, object]:
    """What run.json says: version, hashes, counts and totals."""
    statuses = Counter(line.status for line in lines)
    fates = Counter(fate.fate for fate in assessment.claims.fates)
    by_clause = {
        clause.clause: yuan(total([line for line in lines if line.head.clause == clause.clause]))
        for clause in assessment.schedule.clauses
    }
    return {
        "program": "subsidy-calc",
        "version": info.version,
        "run": info.run_hash,
        "year": info.year,
        "options": list(info.options),
        "schedule": _file(info.schedule) | {"id": assessment.schedule.schedule},
        "claims": [_file(claim) for claim in info.claims],
        **({"recorded": _file(info.recorded)} if info.recorded is not None else {}),
        **({"settings": _file(info.settings)} if info.settings is not None else {}),
        "refused_files": sorted(assessment.claims.refused_files),
        "left_aside": list(info.left_aside),
        "earlier_awards_given": assessment.claims.earlier_given,
        "lines": {status: statuses[status] for status in ("awarded", "nil", "cannot_tell")},
        "rows": dict(sorted(fates.items())),
        "problems": len(assessment.claims.problems),
        "notes": len(assessment.claims.notes),
        "enterprises_awarded": len({line.head.uscc for line in lines if line.status == "awarded"}),
        "total": yuan(total(lines)),
        "payable_now": yuan(total_now(lines)),
        "total_by_clause": by_clause,
        **payment_totals(assessment.schedule, lines),
    }


def _file(file: InputFile) -> dict[str, object]:
    record: dict[str, object] = {"name": file.name, "copy": file.copy, "sha256": file.sha256}
    return record | {"files": [_file(each) for each in file.files]} if file.files else record


def _said(message: Message | None, language: Language) -> str:
    return "" if message is None else say(message, language)


def _cell(place: Place) -> Row:
    if isinstance(place, Cell):
        return (place.file, place.sheet, place.reference)
    return (place.file, "", str(place.line))


def _sheet_row(place: Cell) -> Row:
    return (place.file, place.sheet, str(place.row))


def write_table(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows under headings as spreadsheets read them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)  # lines end in CR LF, as spreadsheets write them
        writer.writerow(header)
        writer.writerows([not_a_formula(text) for text in row] for row in rows)


def not_a_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    is_number = text.removeprefix("-").replace(".", "", 1).isdigit()
    return "'" + text if text.startswith(_FORMULA_STARTS) and not is_number else text
