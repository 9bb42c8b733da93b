"""Not paid: on an award sheet, the lines that come to nothing or cannot be told, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.book import Sheet
from subsidy_calc.workbooks.layout import BODY, CENTRED, FIGURE, HEAD, HOW, MARK, WHAT, WHERE
from subsidy_calc.workbooks.line_words import STATUS, clause_title, matter

NUMBER = wording("not_paid.number", zh="序号", en="No.")
CLAUSE = wording("not_paid.clause", zh="奖励条款", en="Clause")
MATTER = wording("not_paid.matter", zh="事项", en="Matter")
REASON = wording("not_paid.reason", zh="结果与原因", en="Outcome and reason")
BECAUSE = wording("not_paid.because", zh="{status}。{reason}", en="{status}. {reason}")
WITH_REMARK = wording("not_paid.remark", zh="{says}。提示：{remarks}", en="{says}. Note: {remarks}")


def write_not_paid(sheet: Sheet, row: int, schedule: Schedule, lines: Sequence[AwardLine]) -> int:
    """A row a line; returns the first row after them."""
    for column, heading in ((MARK, NUMBER), (WHAT, CLAUSE), (WHERE, MATTER)):
        sheet.text((row, column), heading(), HEAD)
    sheet.text((row, HOW), REASON(), HEAD, to=FIGURE)
    for number, line in enumerate(lines, start=1):
        row += 1
        sheet.text((row, MARK), str(number), CENTRED)
        sheet.text((row, WHAT), clause_title(schedule, line.head), BODY)
        sheet.text((row, WHERE), matter(schedule, line.head), BODY)
        sheet.text((row, HOW), outcome(line), BODY, to=FIGURE)
    return row + 1


def outcome(line: AwardLine) -> Message:
    """Status and reason of a line that is not paid, with what is remarked on it."""
    status = STATUS[line.status]()
    says = BECAUSE(status=status, reason=line.reason.says) if line.reason else status
    return WITH_REMARK(says=says, remarks=tuple(line.remarks)) if line.remarks else says
