"""Not paid: on an award sheet, the lines that come to nothing or cannot be told, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.claims import Claims
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.workbooks.layout import BODY, CENTRED, FIGURE, HEAD, HOW, MARK, WHAT, WHERE
from subsidy_calc.workbooks.line_words import STATUS, clause_title, matter
from subsidy_calc.workbooks.sheet import Sheet

NUMBER = wording("not_paid.number", zh="序号", en="No.")
CLAUSE = wording("not_paid.clause", zh="奖励条款", en="Clause")
MATTER = wording("not_paid.matter", zh="事项", en="Matter")
REASON = wording("not_paid.reason", zh="结果与原因", en="Outcome and reason")
REFUSED = wording("not_paid.refused", zh="未被接受", en="Refused")
BECAUSE = wording("not_paid.because", zh="{status}。{reason}", en="{status}. {reason}")
WITH_REMARK = wording("not_paid.remark", zh="{says}。提示：{remarks}", en="{says}. Note: {remarks}")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of the claims that was refused, and why."""

    place: Cell
    why: Message


def refused_rows(claims: Claims) -> Mapping[str, Sequence[RefusedRow]]:
    """The refused rows by enterprise: claims that may still come to something once they are put right."""
    why = {fate.place: fate.detail for fate in claims.fates if fate.fate == "refused"}
    rows: dict[str, list[RefusedRow]] = defaultdict(list)
    for ghost in claims.ghosts:
        if (detail := why.get(ghost.place)) is not None:
            rows[ghost.uscc].append(RefusedRow(ghost.place, detail))
    return rows


def write_not_paid(
    sheet: Sheet, row: int, schedule: Schedule, lines: Sequence[AwardLine], refused: Sequence[RefusedRow]
) -> int:
    """A row a line, then a row a refused claim; returns the first row after them."""
    for column, heading in ((MARK, NUMBER), (WHAT, CLAUSE), (WHERE, MATTER)):
        sheet.text((row, column), heading(), HEAD)
    sheet.text((row, HOW), REASON(), HEAD, to=FIGURE)
    for number, line in enumerate(lines, start=1):
        row += 1
        sheet.text((row, MARK), str(number), CENTRED)
        sheet.text((row, WHAT), clause_title(schedule, line.head), BODY)
        sheet.text((row, WHERE), matter(schedule, line.head), BODY)
        sheet.text((row, HOW), outcome(line), BODY, to=FIGURE)
    for number, claim in enumerate(refused, start=len(lines) + 1):
        row += 1
        sheet.text((row, MARK), str(number), CENTRED)
        sheet.text((row, WHAT), claim.place.sheet, BODY)
        sheet.text((row, WHERE), str(claim.place), BODY)
        sheet.text((row, HOW), BECAUSE(status=REFUSED(), reason=claim.why), BODY, to=FIGURE)
    return row + 1


def outcome(line: AwardLine) -> Message:
    """Status and reason of a line that is not paid, with what is remarked on it."""
    status = STATUS[line.status]()
    says = BECAUSE(status=status, reason=line.reason.says) if line.reason else status
    return WITH_REMARK(says=says, remarks=tuple(line.remarks)) if line.remarks else says
