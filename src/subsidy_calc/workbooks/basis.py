"""Basis: on an award sheet, the clauses concerned with their meaning, and the readings that were applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.layout import FIGURE, FREE, MARK
from subsidy_calc.workbooks.line_words import citation
from subsidy_calc.workbooks.sheet import Sheet

CLAUSE = wording("basis.clause", zh="{number}. {title}（{cites}）：{says}", en="{number}. {title} ({cites}): {says}")
READING = wording("basis.reading", zh="{number}. {says}", en="{number}. {says}")
WITHOUT_HISTORY = wording(
    "basis.without_history",
    zh="未提供历年兑现资料，仅核对本次申报。",
    en="No record of earlier awards was given; only these claims were compared.",
)


def concerned(assessment: Assessment, lines: Sequence[AwardLine]) -> list[Clause]:
    """The clauses of the lines, in the schedule's order."""
    names = {line.head.clause for line in lines}
    return [clause for clause in assessment.schedule.clauses if clause.clause in names]


def readings(assessment: Assessment, clauses: Sequence[Clause]) -> Iterator[str | Message]:
    """The assumptions that concern the clauses, and whether earlier awards were looked at."""
    schedule, names = assessment.schedule, {clause.clause for clause in clauses}
    yield from (assumption.says for assumption in schedule.assumptions_for(names))
    every = [clause.clause for clause in schedule.clauses]
    looks_back = any(rule.looks_back and names & set(rule.clause_names(every)) for rule in schedule.combine)
    if looks_back and not assessment.claims.earlier_given:
        yield WITHOUT_HISTORY()


def write_clauses(sheet: Sheet, row: int, assessment: Assessment, clauses: Sequence[Clause]) -> int:
    """Each clause with its citation and meaning; returns the first row after them."""
    for number, clause in enumerate(clauses, start=1):
        cites = citation(assessment.schedule, clause)
        says = CLAUSE(number=number, title=clause.title, cites=cites, says=clause.says)
        row = sheet.paragraph((row, MARK), says, FREE, to=FIGURE)
    return row


def write_readings(sheet: Sheet, row: int, assessment: Assessment, clauses: Sequence[Clause]) -> int:
    """Each reading that was applied; returns the first row after them."""
    for number, says in enumerate(readings(assessment, clauses), start=1):
        row = sheet.paragraph((row, MARK), READING(number=number, says=says), FREE, to=FIGURE)
    return row
