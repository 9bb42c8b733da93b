"""Award lists: the columns and rows of the sheets 明细, 未兑现 and 问题."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.earlier import rest_of_key
from subsidy_calc.facts.reading import Ghost
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.workbooks.line_words import REFUSED, STATUS, cell_text, clause_title, matter
from subsidy_calc.workbooks.listing import Column, Listing, Value
from subsidy_calc.workbooks.run_info import RunInfo

LINES = wording("list.lines", zh="明细", en="Lines")
NOT_PAID = wording("list.not_paid", zh="未兑现", en="Not paid")
PROBLEMS = wording("list.problems", zh="问题", en="Problems")

NUMBER = wording("list.number", zh="序号", en="No.")
LINE = wording("list.line", zh="事项编号", en="Line")
USCC = wording("list.uscc", zh="统一社会信用代码", en="Credit code")
NAME = wording("list.name", zh="企业名称", en="Enterprise")
CLAUSE = wording("list.clause", zh="奖励条款", en="Clause")
MATTER = wording("list.matter", zh="事项", en="Matter")
FILE = wording("list.file", zh="文件", en="File")
CELL = wording("list.cell", zh="位置", en="Place")
STATUS_HEAD = wording("list.status", zh="结果", en="Outcome")
BEFORE = wording("list.before", zh="按条款计算（元）", en="Under the clause (yuan)")
AWARD = wording("list.award", zh="兑现金额（元）", en="Award (yuan)")
PAYABLE = wording("list.payable", zh="本期应付（元）", en="Payable now (yuan)")
REASON = wording("list.reason", zh="原因", en="Reason")
REMARKS = wording("list.remarks", zh="提示", en="Remarks")
CODE = wording("list.code", zh="代码", en="Code")
SHEET = wording("list.sheet", zh="工作表", en="Sheet")
SAYS = wording("list.says", zh="问题", en="Problem")
FOUND = wording("list.found", zh="现有内容", en="Found")
EXPECTED = wording("list.expected", zh="应填内容", en="Expected")
FIX = wording("list.fix", zh="处理办法", en="How to put it right")

CLAUSE_COLUMN, STATUS_COLUMN, AWARD_COLUMN = 3, 5, 7
PAYABLE_COLUMN = 8  # only where some clause speaks of payment


@dataclass(frozen=True, slots=True)
class AwardLists:
    """The lists of one run."""

    assessment: Assessment
    lines: Sequence[AwardLine]
    info: RunInfo

    def every_line(self) -> Listing:
        """An award line a row, of every status; its name for other commands stands beside the page."""
        columns = (
            Column(NUMBER(), 6, "count"),
            Column(USCC(), 20),
            Column(NAME(), 22),
            Column(CLAUSE(), 16),
            Column(MATTER(), 22),
            Column(STATUS_HEAD(), 10),
            Column(BEFORE(), 15),
            Column(AWARD(), 15),
            *([Column(PAYABLE(), 15)] if self.assessment.schedule.has_payments else []),
            Column(REASON(), 32),
            Column(REMARKS(), 14),
            Column(CELL(), 12),
            Column(LINE(), 50, printed=False),
        )
        return Listing(LINES(), columns, self._lines())

    def not_paid(self) -> Listing:
        """Lines that come to nothing or cannot be told, and refused rows."""
        columns = (
            Column(NUMBER(), 6, "count"),
            Column(STATUS_HEAD(), 10),
            Column(USCC(), 20),
            Column(NAME(), 24),
            Column(CLAUSE(), 18),
            Column(MATTER(), 24),
            Column(REASON(), 48),
            Column(CELL(), 12),
        )
        rows = chain(self._unpaid(), self._refused())
        return Listing(NOT_PAID(), columns, ((number, *row) for number, row in enumerate(rows, start=1)))

    def problems(self) -> Listing:
        """What must be put right, with its cell."""
        columns = (
            Column(FILE(), 18),
            Column(SHEET(), 10),
            Column(CELL(), 9),
            Column(SAYS(), 36),
            Column(FOUND(), 22),
            Column(EXPECTED(), 28),
            Column(FIX(), 30),
            Column(CODE(), 22),
        )
        return Listing(PROBLEMS(), columns, map(_problem, self.assessment.claims.problems))

    def _lines(self) -> Iterator[Sequence[Value]]:
        schedule = self.assessment.schedule
        for number, line in enumerate(self.lines, start=1):
            head = line.head
            yield (
                number,
                head.uscc,
                line.enterprise,
                clause_title(schedule, head),
                matter(schedule, head),
                STATUS[line.status](),
                line.before,
                line.award,
                *([line.payable_now] if schedule.has_payments else []),
                line.reason.says if line.reason else "",
                tuple(line.remarks),
                cell_text(head.place, self.info),
                head.name,
            )

    def _unpaid(self) -> Iterator[Sequence[Value]]:
        schedule = self.assessment.schedule
        for line in self.lines:
            if line.status != "awarded":
                yield (
                    STATUS[line.status](),
                    line.head.uscc,
                    line.enterprise,
                    clause_title(schedule, line.head),
                    matter(schedule, line.head),
                    line.reason.says if line.reason else "",
                    cell_text(line.head.place, self.info),
                )

    def _refused(self) -> Iterator[Sequence[Value]]:
        claims = self.assessment.claims
        ghosts, names = {ghost.place: ghost for ghost in claims.ghosts}, claims.enterprise_names()
        for fate in claims.fates:
            if fate.fate == "refused":
                ghost = ghosts.get(fate.place)
                uscc = ghost.uscc if ghost else ""
                matters = self._ghost_matter(ghost) if ghost else ""
                place = cell_text(fate.place, self.info)
                yield REFUSED(), uscc, names.get(uscc, ""), "", matters, fate.detail, place

    def _ghost_matter(self, ghost: Ghost) -> str:
        names = rest_of_key(self.assessment.schedule.tables[ghost.table])
        return "/".join(part for name in names if (part := ghost.parts.get(name)))


def _problem(problem: Problem) -> Sequence[Value]:
    place = problem.place
    sheet, reference = (place.sheet, place.reference) if isinstance(place, Cell) else ("", str(place.line or ""))
    return place.file, sheet, reference, problem.says, problem.found, problem.expected, problem.fix, problem.code
