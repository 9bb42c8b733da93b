"""Only in one: why a line of one run has none beside it in the other."""

from __future__ import annotations

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.lines import LineHead
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.facts.reading import Ghost
from subsidy_calc.pipeline import Computed
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Place

CLAUSE_NEW = wording("compare.clause_new", zh="新增条款", en="the clause is new")
CLAUSE_GONE = wording("compare.clause_gone", zh="条款已取消", en="the clause is gone")
SPOKEN_OF = wording("compare.spoken_of", zh="条款改为适用于这类事项", en="the clause now speaks of such claims")
NOT_SPOKEN_OF = wording(
    "compare.not_spoken_of", zh="条款不再适用于这类事项", en="the clause no longer speaks of such claims"
)
WAS_REFUSED = wording("compare.was_refused", zh="原来该行未被接受", en="its row was refused before")
NOW_REFUSED = wording("compare.now_refused", zh="现在该行未被接受", en="its row is refused now")
CLAIM_NEW = wording("compare.claim_new", zh="只在后一次申报", en="claimed only in the second")
CLAIM_GONE = wording("compare.claim_gone", zh="只在前一次申报", en="claimed only in the first")


def only_in_new(line: AwardLine, new: Computed, old: Computed) -> Cause:
    """Why the first run has no such line."""
    says, at = _why(line, old, CLAUSE_NEW(), SPOKEN_OF(), WAS_REFUSED(), CLAIM_NEW())
    return Cause("only_in_one", says, was_at=at, now_at=_own_place(line, new, says == CLAUSE_NEW()))


def only_in_old(line: AwardLine, old: Computed, new: Computed) -> Cause:
    """Why the second run has no such line."""
    says, at = _why(line, new, CLAUSE_GONE(), NOT_SPOKEN_OF(), NOW_REFUSED(), CLAIM_GONE())
    return Cause("only_in_one", says, was_at=_own_place(line, old, says == CLAUSE_GONE()), now_at=at)


def _why(  # noqa: PLR0913, PLR0917  the four reasons in either direction
    line: AwardLine, other: Computed, clause: Message, about: Message, refused: Message, claim: Message
) -> tuple[Message, Place | None]:
    head, assessment = line.head, other.assessment
    if not _has_clause(assessment.schedule, head.clause):
        return clause, None
    for ghost in assessment.claims.ghosts:
        if _is_of(ghost, head, assessment.schedule):
            return refused, ghost.place
    table = assessment.claims.tables.get(head.table)
    if table is not None and head.key in table.keys:
        return about, assessment.schedule.clause(head.clause).place
    return claim, None


def _own_place(line: AwardLine, own: Computed, of_clause: bool) -> Place:
    return own.assessment.schedule.clause(line.head.clause).place if of_clause else line.head.place


def _has_clause(schedule: Schedule, name: str) -> bool:
    return any(clause.clause == name for clause in schedule.clauses)


def _is_of(ghost: Ghost, head: LineHead, schedule: Schedule) -> bool:
    """Whether a refused row has the line's key, as far as it could be read."""
    if ghost.table != head.table or ghost.uscc != head.uscc:
        return False
    parts = zip(schedule.tables[ghost.table].key, head.key, strict=False)
    return all(ghost.parts.get(name) == part for name, part in parts)
