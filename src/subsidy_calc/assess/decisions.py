"""Decisions at work: the leadership's sums replace the computed ones, last, and within the caps.

A decision may pay a line that was not eligible, or pay less, or nothing; never more than
the steps of the clause come to, and never more than a cap over the line's group leaves.
A decision that cannot be followed is a problem, and the computed award stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from subsidy_calc.assess.combination import Combined
from subsidy_calc.assess.reasons import Reason
from subsidy_calc.facts.decisions import Decision, UnreadDecision
from subsidy_calc.values.exact import replaced
from subsidy_calc.values.figure import Choice, Figure, FromCells, RowPlaces, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem, nearest
from subsidy_calc.values.quantities import Quantity, is_whole_fen

DECIDED = wording("decision.label", zh="会议决定", en="decided by the leadership")
SAYS = wording("decision.says", zh="会议决定（{reference}）：{reason}", en="decided ({reference}): {reason}")
NO_LINE = wording("decision.no_line", zh="本次没有这一事项", en="this run has no such line")
USE_LINE = wording("decision.use_line", zh="照抄 lines.csv 或“明细”里的条目", en="copy the line from lines.csv")
NOT_TOLD = wording(
    "decision.not_told",
    zh="资料不全，算不出条款规定的上限，不能按决定兑现",
    en="the clause's own limit is not known; the decision cannot be followed",
)
TOO_MUCH = wording(
    "decision.too_much",
    zh="决定金额超过条款规定的{most}",
    en="the decided sum is above the {most} that the clause allows",
)
GROUP_TOO_MUCH = wording(
    "decision.group_too_much",
    zh="决定金额使合计超过上限，最多{most}",
    en="with it the group passes its cap; at most {most}",
)
UNREAD = wording("decision.unread", zh="{place}对它有决定，但读不出", en="{place} decides of it, but cannot be read")
PART_OF_FEN = wording("decision.part_of_fen", zh="决定金额不足一分的尾数", en="the decided sum ends in part of a fen")


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """Makes the lines' figure after the decisions."""

    word: str = "decision"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()  # the choice says by which decision


@dataclass
class _Followed:
    combined: Combined
    sums: dict[int, Fraction] = field(default_factory=dict)
    by_line: dict[int, Decision] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def follow(self, decision: Decision, line: int) -> None:
        most = self.combined.lines.award.values.at(line)
        if most is None:
            self._refuse(decision, "decision_not_told", NOT_TOLD())
        elif decision.award > most:
            self._refuse(decision, "decision_too_much", TOO_MUCH(most=Quantity(most, "money")))
        elif not is_whole_fen(decision.award):
            self._refuse(decision, "decision_part_of_fen", PART_OF_FEN())
        else:
            self.sums[line] = decision.award
            self.by_line[line] = decision

    def keep_caps(self) -> None:
        """Take decisions back that lift a group over its cap, the last of them first."""
        for lines, left in self.combined.capped:
            raised = [line for line in lines if line in self.sums and self.sums[line] > self._computed(line)]
            while raised and (over := sum(map(self._sum, lines), Fraction(0)) - left) > 0:
                line = raised.pop()
                most = Quantity(max(self.sums[line] - over, Fraction(0)), "money")
                self._refuse(self.by_line[line], "decision_over_cap", GROUP_TOO_MUCH(most=most))
                del self.sums[line], self.by_line[line]

    def _sum(self, line: int) -> Fraction:
        return self.sums.get(line, self._computed(line))

    def _computed(self, line: int) -> Fraction:
        if self.combined.status[line] != "awarded":
            return Fraction(0)
        return self.combined.final.values.at(line) or Fraction(0)

    def _refuse(self, decision: Decision, code: str, says: Message) -> None:
        self.problems.append(Problem(code, decision.place, says, decision.line))


def decide(
    combined: Combined, decided: Sequence[Decision], unread: Sequence[UnreadDecision]
) -> tuple[Combined, list[Problem]]:
    """The lines after the decisions, and the decisions that cannot be followed."""
    numbers = {head.name: line for line, head in enumerate(combined.lines.heads)}
    combined = _held_up(combined, {numbers[each.line]: each for each in unread if each.line in numbers})
    if not decided:
        return combined, []
    followed = _Followed(combined)
    for decision in sorted(decided, key=lambda each: each.line):
        if decision.line in numbers:
            followed.follow(decision, numbers[decision.line])
        else:
            fix = nearest(decision.line, numbers) or USE_LINE()
            followed.problems.append(Problem("decision_no_line", decision.place, NO_LINE(), decision.line, fix=fix))
    followed.keep_caps()
    return _decided(combined, followed.by_line), followed.problems


def _held_up(combined: Combined, unread: Mapping[int, UnreadDecision]) -> Combined:
    """Lines of which something was decided that cannot be read: it may be less than was computed."""
    status, reasons = list(combined.status), list(combined.reasons)
    for line, decision in unread.items():
        if status[line] == "awarded":
            status[line] = "cannot_tell"
            reasons[line] = Reason("uncertain:decision", UNREAD(place=str(decision.place)))
    return replace(combined, status=status, reasons=reasons)


def _decided(combined: Combined, by_line: Mapping[int, Decision]) -> Combined:
    status, reasons = list(combined.status), list(combined.reasons)
    for line, decision in by_line.items():
        status[line] = "awarded" if decision.award else "nil"
        reasons[line] = Reason("decided", SAYS(reference=decision.reference, reason=decision.reason))
    return replace(combined, status=status, reasons=reasons, final=_figure(combined.final, by_line))


def _figure(before: Figure, by_line: Mapping[int, Decision]) -> Figure:
    ordered = list(by_line.items())
    size = before.rows.size
    which, sheet, row = (np.full(size, fill, np.int64) for fill in (-1, 0, 0))
    sheets = list(dict.fromkeys(Cell(decision.place.file, decision.place.sheet) for _, decision in ordered))
    for number, (line, decision) in enumerate(ordered):
        which[line], row[line] = number, decision.place.row
        sheet[line] = sheets.index(Cell(decision.place.file, decision.place.sheet))
    labels = tuple(SAYS(reference=decision.reference, reason=decision.reason) for _, decision in ordered)
    values = replaced(before.values, {line: decision.award for line, decision in ordered})
    origin = FromCells(RowPlaces(tuple(sheets), sheet, row), ())
    chosen = Choice(which, labels, of_operands=False)
    return Figure(DECIDED(), before.rows, values, "money", DecisionMaker(), (same(before),), chosen, origin)
