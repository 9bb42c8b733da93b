"""Recorded lines: what the register already holds for this policy year is taken off what the year comes to.

A run of a policy year gives the awards of the whole year. A line that an earlier batch of
the same year awarded takes part in every rule as itself, not as an earlier award; what was
recorded is taken off last. Where more was recorded than it comes to now, that is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from subsidy_calc.assess.combination import Combined
from subsidy_calc.assess.lines import LineHead, Lines
from subsidy_calc.assess.reasons import Reason
from subsidy_calc.facts.claims import Claims
from subsidy_calc.facts.earlier import EarlierRow
from subsidy_calc.facts.recorded import is_recorded, recorded_line
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.group import EarlierAward, cited
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.exact import replaced
from subsidy_calc.values.figure import Choice, Figure, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity

LABEL = wording("recorded.label", zh="减本年度已兑现", en="less what was awarded for the year before")
SAYS = wording(
    "recorded.says",
    zh="本年度已兑现{paid}（{awards}）",
    en="{paid} was awarded for this year before ({awards})",
)
OVERPAID = wording(
    "recorded.overpaid",
    zh="本年度已兑现{paid}（{awards}），现在算得{now}",
    en="{paid} was awarded for this year before ({awards}); it comes to {now} now",
)
CORRECT_IT = wording(
    "recorded.correct_it",
    zh="查明后用 register correct 更正，收回多付的",
    en="find out why, then put it right with `register correct` and recover what was paid too much",
)
NOT_CLAIMED = wording(
    "recorded.not_claimed",
    zh="本年度已兑现的{line}（{batch}）不在本次申报里，但要与本次的事项一起比较（{rule}）",
    en="{line}, awarded for this year before ({batch}), is not among these claims, but must be compared with them"
    " ({rule})",
)
HAND_IN = wording(
    "recorded.hand_in",
    zh="把本年度的申报全部交来一起计算",
    en="hand in all claims of the year together",
)


@dataclass(frozen=True, slots=True)
class RecordedMaker:
    """Makes the lines' figure less what was recorded."""

    word: str = "recorded"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()  # the choice says what was taken off, and by which batch


def set_aside(claims: Claims, lines: Lines, year: PolicyYear) -> tuple[Claims, dict[int, list[EarlierRow]]]:
    """The claims without the awards of this run's own lines for this year, and these by line."""
    own: dict[int, list[EarlierRow]] = {}
    if not any(is_recorded(row) and row.year == year.number for row in claims.earlier):
        return claims, own
    numbers = {head.name: number for number, head in enumerate(lines.heads) if head.clause}
    rest = []
    for row in claims.earlier:
        number = numbers.get(recorded_line(row)) if row.year == year.number else None
        if number is None:
            rest.append(row)
        else:
            own.setdefault(number, []).append(row)
    return replace(claims, earlier=tuple(rest)), own


def less_recorded(combined: Combined, own: Mapping[int, Sequence[EarlierRow]]) -> tuple[Combined, list[Problem]]:
    """The lines less what was recorded for them, and where that was too much. A line that cannot tell stays so."""
    status, reasons = list(combined.status), list(combined.reasons)
    left: dict[int, Fraction] = {}
    says: list[Message] = []
    problems = []
    for number, rows in own.items():
        if status[number] == "cannot_tell":
            continue
        now = (combined.final.values.at(number) or Fraction(0)) if status[number] == "awarded" else Fraction(0)
        paid = sum((row.award or Fraction(0) for row in rows), Fraction(0))
        shown, awards = Quantity(paid, "money"), cited([_award(row) for row in rows])
        if paid > now:
            over = OVERPAID(paid=shown, awards=awards, now=Quantity(now, "money"))
            problems.append(
                Problem("overpaid", rows[0].place, over, combined.lines.heads[number].name, fix=CORRECT_IT())
            )
        if status[number] == "awarded":
            left[number] = max(now - paid, Fraction(0))
            says.append(SAYS(paid=shown, awards=awards))
            status[number] = "awarded" if left[number] else "nil"
            reasons[number] = Reason("recorded", says[-1])
    if not left:
        return combined, problems
    final = _figure(combined.final, left, says)
    return replace(combined, status=status, reasons=reasons, final=final), problems


def not_claimed(schedule: Schedule, claims: Claims, lines: Lines, year: PolicyYear) -> Iterator[Problem]:
    """Recorded lines of this year that are not among the claims, though a rule compares them with these.

    Rules that look back see them among the earlier awards; the others do not.
    """
    rows = [row for row in claims.earlier if is_recorded(row) and row.year == year.number]
    every = [clause.clause for clause in schedule.clauses]
    told = set()
    for rule in schedule.combine if rows else ():
        if rule.looks_back or not rule.changes_money:
            continue
        names = set(rule.clause_names(every))
        mine = [head for head in lines.heads if head.clause in names]
        for row in rows:
            if row.clause in names and row.place not in told and _compared(rule, row, mine):
                told.add(row.place)
                says = NOT_CLAIMED(line=row.line, batch=row.batch, rule=rule.label())
                yield Problem("not_claimed", row.place, says, fix=HAND_IN())


def _compared(rule: Rule, row: EarlierRow, heads: Sequence[LineHead]) -> bool:
    return any(ENTERPRISE not in rule.grouped.per or head.uscc == row.uscc for head in heads)


def _award(row: EarlierRow) -> EarlierAward:
    return EarlierAward(row.place, row.batch, row.year, row.award, row.line)


def _figure(before: Figure, left: Mapping[int, Fraction], says: Sequence[Message]) -> Figure:
    which = np.full(before.rows.size, -1, np.int64)
    which[list(left)] = range(len(left))
    chosen = Choice(which, tuple(says), of_operands=False)
    values = replaced(before.values, dict(left))
    return Figure(LABEL(), before.rows, values, "money", RecordedMaker(), (same(before),), chosen)
