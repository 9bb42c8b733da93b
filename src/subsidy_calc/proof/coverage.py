"""Coverage: which parts of a schedule its examples touch, read off the derivations that they leave.

A part is something that can go one of several ways: a condition holds or does not, a case,
band or row is taken, a limit cuts or does not, a rule of combination changes a line or
none. Only claims that an example states the outcome of count, and of an award's steps only
those that are eligible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.grammar.related import ALL_READ
from subsidy_calc.proof.trial import Batch, Rows, Trial
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.figure import Down, Figure, FromSchedule, Operand, Up
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.verdicts import NO, YES, Verdicts

HOLDS = wording("coverage.holds", zh="“{part}”成立", en="“{part}” holds")
FAILS = wording("coverage.fails", zh="“{part}”不成立", en="“{part}” does not hold")
TAKEN = wording("coverage.taken", zh="{part}：{way}", en="{part}: {way}")
ACTS = wording("coverage.acts", zh="“{rule}”起作用", en="“{rule}” changes a line")
PASSES = wording("coverage.passes", zh="“{rule}”不起作用", en="“{rule}” leaves a line as it is")


@dataclass(frozen=True, slots=True)
class Part:
    """One way that a part of the schedule can go, and whether an example goes it."""

    clause: str  # empty for a rule of combination
    place: Line
    says: Message
    touched: bool


def coverage_of(trial: Trial) -> list[Part]:
    """All parts of a schedule, in the order of its text."""
    seen = _Seen()
    for batch in trial.batches:
        _look(batch, trial.schedule, seen)
    return seen.parts()


def _look(batch: Batch, schedule: Schedule, seen: _Seen) -> None:
    results = batch.results(schedule)
    for result in results:
        _Walk(result.clause.clause, seen).clause(result, batch.own_rows(result.clause))
    combined = batch.settled(schedule, results).combined
    every = [clause.clause for clause in schedule.clauses]
    for rule in schedule.combine:
        acts = {line for line, settled in combined.settled.items() if any(by is rule for by, _ in settled)}
        names = rule.clause_names(every)
        lines = {line for line, head in enumerate(combined.lines.heads) if head.clause in names}
        seen.add(("", rule.place, "acts"), ACTS(rule=rule.label()), touched=bool(acts))
        seen.add(("", rule.place, "passes"), PASSES(rule=rule.label()), touched=bool(lines - acts))


@dataclass
class _Seen:
    """Parts by their place and the way that they go; those of several years or clauses as one."""

    found: dict[tuple[Line, str], Part] = field(default_factory=dict)

    def add(self, at: tuple[str, Line, str], says: Message, *, touched: bool) -> None:
        clause, place, way = at
        before = self.found.get((place, way), Part(clause, place, says, touched=False))
        shared = before.clause if before.clause == clause else ""
        self.found[place, way] = Part(shared, place, before.says, before.touched or touched)

    def parts(self) -> list[Part]:
        return sorted(self.found.values(), key=lambda part: part.place)


@dataclass
class _Walk:
    """A walk down one clause's verdicts and figures, with the rows that come by."""

    clause_name: str
    seen: _Seen
    walked: dict[int, Rows] = field(default_factory=dict)

    def clause(self, result: ClauseResult, own: Rows) -> None:
        clause = result.clause
        self._all(result.about, own)
        spoken = own & (result.speaks_of == YES)
        if clause.as_of is not None:
            self._verdicts(result.in_force, spoken)
        in_force = spoken & (result.in_force.values == YES)
        self._all(result.eligible, in_force)
        eligible = in_force & (result.is_eligible == YES)
        self._figure(result.award, eligible)
        if clause.payment is not None:
            now = [part for part in clause.payment.instalments or () if part.year == 1]
            self._all([part.when.judge(result.facts) for part in now if part.when is not None], eligible)

    def _all(self, conditions: Iterable[Verdicts], rows: Rows) -> None:
        for verdicts in conditions:
            self._verdicts(verdicts, rows)

    def _verdicts(self, verdicts: Verdicts, rows: Rows) -> None:
        self._all(verdicts.parts, rows)
        if not verdicts.parts:
            label = verdicts.label
            self._add((verdicts.place, "holds"), HOLDS(part=label), rows & (verdicts.values == YES))
            self._add((verdicts.place, "fails"), FAILS(part=label), rows & (verdicts.values == NO))
        for operand in verdicts.operands:
            self._operand(operand, rows)

    def _operand(self, operand: Operand, rows: Rows) -> None:
        source, link = operand.source, operand.link
        if not isinstance(source, Figure) or source.fact:
            return
        if isinstance(link, Up):
            below = np.zeros(source.rows.size, bool)
            below[link.parent[rows & (link.parent >= 0)]] = True
        elif isinstance(link, Down):
            below = np.zeros(source.rows.size, bool)
            linked = link.parent >= 0
            below[linked] = rows[link.parent[linked]]
        else:
            below = rows
        self._figure(source, below)

    def _figure(self, figure: Figure, rows: Rows) -> None:
        before = self.walked.get(id(figure))
        if before is not None and not np.any(rows & ~before):
            return
        self.walked[id(figure)] = rows if before is None else rows | before
        which = None if figure.chosen is None else figure.chosen.which
        if figure.chosen is not None and isinstance(figure.origin, FromSchedule):
            self._ways(figure, figure.origin.places, rows)
        by_choice = figure.chosen is not None and figure.chosen.of_operands
        for number, operand in enumerate(figure.made_from):
            self._operand(operand, rows & (which == number) if by_choice and which is not None else rows)

    def _ways(self, figure: Figure, places: Sequence[Line], rows: Rows) -> None:
        """Each way that a figure can be made, and the conditions that decide between them."""
        chosen = figure.chosen
        if chosen is None or chosen.labels[:1] == (ALL_READ(),):
            return
        word = figure.made_by.word
        own_places = len(places) == len(chosen.labels)
        for number, label in enumerate(chosen.labels):
            if _is_possible(figure, number):
                place = places[number] if own_places else places[0]
                way = (place, f"{word} {number}")
                self._add(way, TAKEN(part=figure.label, way=label), rows & (chosen.which == number))
        pending = rows
        for number, verdicts in enumerate(dict.fromkeys(chosen.verdicts)):
            if verdicts is not None and verdicts.place not in places:
                self._verdicts(verdicts, pending)
            if own_places and chosen.of_operands:  # a later case is only looked at where no earlier one is taken
                pending = pending & (chosen.which != number)

    def _add(self, way: tuple[Line, str], says: Message, rows: Rows) -> None:
        self.seen.add((self.clause_name, *way), says, touched=bool(np.any(rows)))


def _is_possible(figure: Figure, number: int) -> bool:
    """Whether a figure can go a way at all: a part without a condition, and a lowest band, cannot be passed over.

    Of rows that count or not, their conditions tell.
    """
    verdicts = () if figure.chosen is None else figure.chosen.verdicts
    if figure.made_by.word == "where":
        return False
    if figure.made_by.word == "part":
        return verdicts[0] is not None
    if figure.made_by.word == "band" and len(verdicts) > 1 and verdicts[0] is verdicts[1]:
        return number == 0 or verdicts[0] is None or len(verdicts[0].operands) > 1
    return True
