"""Records for machines: lines.csv, rows.csv, problems.csv, notes.csv, payments.csv and run.json.

UTF-8 with BOM, so that Excel shows hanzi; money as plain decimal yuan with two digits. A
text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.fates import RowFate
from subsidy_calc.outputs.payment_records import payment_records, payment_totals
from subsidy_calc.outputs.tally import Tally, tally_of
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Language, Message, say
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.values.problems import Note, Problem
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
    write_table(folder / "rows.csv", ROWS, (fate_record(fate, language) for fate in claims.fates))
    write_problems(folder, claims.problems, language)
    write_table(folder / "notes.csv", NOTES, (note_record(note, language) for note in claims.notes))
    paid = (row for line in lines for row in payment_records(line, assessment.schedule.jurisdiction, info.year))
    write_table(folder / "payments.csv", PAYMENTS, paid)
    write_run_record(folder, run_record(assessment, lines, info))


def write_run_record(folder: Path, record: dict[str, object]) -> None:
    """Write run.json."""
    text = json.dumps(record, ensure_ascii=False, indent=2)
    (folder / "run.json").write_text(text + "\n", encoding="utf-8")


def write_problems(folder: Path, problems: Iterable[Problem], language: Language) -> None:
    """Write problems.csv."""
    write_table(folder / "problems.csv", PROBLEMS, (problem_record(problem, language) for problem in problems))


def problem_record(problem: Problem, language: Language) -> Row:
    """A problem as problems.csv has it."""
    return (
        problem.code, *_cell(problem.place), say(problem.says, language), problem.found,
        _said(problem.expected, language), _said(problem.fix, language),
    )  # fmt: skip


def note_record(note: Note, language: Language) -> Row:
    """A note as notes.csv has it."""
    return (note.code, *_cell(note.place), note.old, note.new, say(note.says, language))


def fate_record(fate: RowFate, language: Language) -> Row:
    """A row's fate as rows.csv has it."""
    return (*_sheet_row(fate.place), fate.fate, fate.table, _said(fate.detail, language))


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
    return tallied_record(assessment.schedule, tally_of(assessment.claims, lines), info)


def tallied_record(schedule: Schedule, tally: Tally, info: RunInfo) -> dict[str, object]:
    """The same, of a run's tally."""
    fates: Counter[str] = Counter()
    for (_, fate), count in tally.fates.items():
        fates[fate] += count
    return {
        "program": "subsidy-calc",
        "version": info.version,
        "run": info.run_hash,
        "year": info.year,
        "options": list(info.options),
        "schedule": _file(info.schedule) | {"id": schedule.schedule},
        "claims": [_file(claim) for claim in info.claims],
        **({"recorded": _file(info.recorded)} if info.recorded is not None else {}),
        **({"settings": _file(info.settings)} if info.settings is not None else {}),
        "refused_files": sorted(tally.refused_files),
        "left_aside": list(info.left_aside),
        "earlier_awards_given": tally.earlier_given,
        "lines": {status: tally.lines(status) for status in ("awarded", "nil", "cannot_tell")},
        "rows": dict(sorted(fates.items())),
        "problems": tally.problems,
        "notes": tally.notes.total(),
        "enterprises_awarded": tally.enterprises_awarded,
        "total": yuan(tally.total),
        "payable_now": yuan(tally.payable_now),
        "total_by_clause": {
            clause.clause: yuan(tally.by_clause.get(clause.clause, Fraction(0))) for clause in schedule.clauses
        },
        **payment_totals(schedule, tally),
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
    if not text.startswith(_FORMULA_STARTS):
        return text
    is_number = text.removeprefix("-").replace(".", "", 1).isdigit()
    return text if is_number else "'" + text
