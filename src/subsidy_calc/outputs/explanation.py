"""The explanation of a line: conditions with the facts that decided them, steps with their cells, combination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.derivation import Node, Tested, conditions, derivation, in_order
from subsidy_calc.assess.history import clauses_that_look_back
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import EarlierAward, Settled
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Place

BECAUSE_LINE = wording("explain.because_line", zh="因事项 {line}", en="because of line {line}")
BECAUSE_ROW = wording(
    "explain.because_row", zh="因未被接受的 {file} {place}", en="because of the refused row {file} {place}"
)
BECAUSE_EARLIER = wording(
    "explain.because_earlier",
    zh="因历年兑现 {batch}（{file} {place}）",
    en="because of the earlier award {batch} ({file} {place})",
)
BECAUSE_RECORDED = wording(
    "explain.because_recorded", zh="因台账里的 {line}（{batch}）", en="because of {line} of {batch}"
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule of combination did to the line, and because of whom: another line, a refused row, an earlier award."""

    rule: Message
    did: Message
    line: str = ""
    row: Place | None = None
    earlier: EarlierAward | None = None

    def because(self) -> Message | None:
        """Whom the rule looked at; None where it is no one in particular."""
        if self.earlier is not None:
            place = self.earlier.place
            if self.earlier.line:
                return BECAUSE_RECORDED(line=self.earlier.line, batch=self.earlier.batch)
            return BECAUSE_EARLIER(batch=self.earlier.batch, file=place.file, place=str(place))
        if self.row is not None:
            return BECAUSE_ROW(file=self.row.file, place=str(self.row))
        return BECAUSE_LINE(line=self.line) if self.line else None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Everything that led to one line."""

    line: AwardLine
    clause: Clause | None
    document: str
    tested: Sequence[Tested]
    steps: Sequence[Node]
    combination: Sequence[Ruled]
    assumptions: Sequence[str]
    history_missing: bool


def explanation(assessment: Assessment, line: AwardLine) -> Explanation:
    """Gather what led to a line."""
    combined, schedule = assessment.combined, assessment.schedule
    clause = schedule.clause(line.head.clause) if line.head.clause else None
    tree = derivation(combined, line.number)
    document = schedule.document
    if clause is not None and clause.cites.in_ == "reported_in" and schedule.reported_in is not None:
        document = schedule.reported_in
    looks_back = line.head.clause in clauses_that_look_back(schedule)
    return Explanation(
        line=line,
        clause=clause,
        document=document.title,
        tested=conditions(combined, line.number),
        steps=in_order(tree) if tree is not None else (),
        combination=[_ruled(assessment, *each) for each in combined.settled.get(line.number, [])],
        assumptions=[a.says for a in schedule.assumptions_for({line.head.clause})] if clause else (),
        history_missing=looks_back and not assessment.claims.earlier_given,
    )


def _ruled(assessment: Assessment, rule: Rule, settled: Settled) -> Ruled:
    label, because = rule.label(), settled.because
    if settled.earlier is not None:
        return Ruled(label, settled.says, earlier=settled.earlier)
    if because is None:
        return Ruled(label, settled.says)
    if because < 0:  # a refused row has no line
        return Ruled(label, settled.says, row=assessment.claims.ghosts[-1 - because].place)
    return Ruled(label, settled.says, line=assessment.combined.lines.heads[because].name)
