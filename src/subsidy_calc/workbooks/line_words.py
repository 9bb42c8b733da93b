"""Line words: what an award line is called on paper, its clause, matter, status and place."""

from __future__ import annotations

from subsidy_calc.assess.lines import LineHead, Status
from subsidy_calc.facts.earlier import rest_of_key
from subsidy_calc.schedule.model import Clause, Document, Schedule
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.places import Cell, Line
from subsidy_calc.workbooks.run_info import RunInfo

NO_CLAUSE = wording("sheet.no_clause", zh="（无对应条款）", en="(no clause)")
STATUS: dict[Status, Wording] = {
    "awarded": wording("status.awarded", zh="兑现", en="awarded"),
    "nil": wording("status.nil", zh="不予兑现", en="not paid"),
    "cannot_tell": wording("status.cannot_tell", zh="无法判定", en="cannot be told"),
}
REFUSED = wording("status.refused", zh="未被接受", en="refused")
CITATION = wording("sheet.citation", zh="《{document}》{paragraph}", en="“{document}”, {paragraph}")
CITATION_REPORTED = wording(
    "sheet.citation_reported", zh="据《{document}》{paragraph}", en="as reported in “{document}”, {paragraph}"
)
IN_FILE = wording("sheet.in_file", zh="[{file}]{place}", en="[{file}]{place}")

AT_LINE = wording("sheet.at_line", zh="规则第{line}行", en="schedule, line {line}")
AT_LINE_OF_FILE = wording("sheet.at_line_of_file", zh="规则{file}第{line}行", en="schedule, {file}, line {line}")


def clause_title(schedule: Schedule, head: LineHead) -> str | Message:
    """The title of a line's clause."""
    return schedule.clause(head.clause).title if head.clause else NO_CLAUSE()


def matter(schedule: Schedule, head: LineHead) -> str:
    """What is paid for: the claim's key beside its enterprise."""
    spec = schedule.tables[head.table]
    rest = rest_of_key(spec)
    return "/".join(part for name, part in zip(spec.key, head.key, strict=True) if name in rest and part)


def citation(schedule: Schedule, clause: Clause) -> Message:
    """Document and paragraph of a clause."""
    reported = clause.cites.in_ == "reported_in" and schedule.reported_in is not None
    document: Document = schedule.document
    if reported and schedule.reported_in is not None:
        document = schedule.reported_in
    says = CITATION_REPORTED if reported else CITATION
    return says(document=document.title, paragraph=clause.cites.paragraph)


def cell_text(place: Cell, info: RunInfo) -> str | Message:
    """A cell of the claims, with its file where there are several."""
    return IN_FILE(file=place.file, place=str(place)) if len(info.claims) > 1 else str(place)


def schedule_line(place: Line, info: RunInfo) -> Message:
    """A line of the schedule, with its file where there are several."""
    if info.schedule.files:
        return AT_LINE_OF_FILE(file=place.file, line=place.line)
    return AT_LINE(line=place.line)
