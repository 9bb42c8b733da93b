"""Compared: two computed runs line by line, by clause, by enterprise and in all, every sum exact.

Lines are matched by their name, `clause/credit code/rest of the key`, so that neither file
nor row matters. Claims of which no clause speaks pay nothing on either side and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine, InvariantBroken, total
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.comparison.causes import cause_of
from subsidy_calc.pipeline import Computed


@dataclass(frozen=True, slots=True, eq=False)
class LinePair:
    """One line on both sides, None where a side has none; a cause where anything differs."""

    old: AwardLine | None
    new: AwardLine | None
    cause: Cause | None = None

    @property
    def line(self) -> AwardLine:
        """The line as it is called and placed: of the second side, where that has it."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a pair of no lines")
        return found

    @property
    def was(self) -> Fraction:
        return self.old.award if self.old else Fraction(0)

    @property
    def now(self) -> Fraction:
        return self.new.award if self.new else Fraction(0)

    @property
    def difference(self) -> Fraction:
        return self.now - self.was


@dataclass(frozen=True, slots=True)
class Change:
    """A sum on both sides, for a clause, an enterprise or a cause; `lines` of them differ."""

    name: str
    title: str
    was: Fraction
    now: Fraction
    lines: int

    @property
    def difference(self) -> Fraction:
        return self.now - self.was


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """One cause within a clause, and what all lines that it changes come to."""

    clause: str
    cause: Cause
    lines: int
    difference: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two runs side by side."""

    old: Computed
    new: Computed
    pairs: Sequence[LinePair]
    budget: Fraction | None = None

    @property
    def complete(self) -> bool:
        """Whether neither side has anything to put right."""
        return self.old.complete and self.new.complete

    @property
    def was(self) -> Fraction:
        return total(self.old.lines)

    @property
    def now(self) -> Fraction:
        return total(self.new.lines)

    @property
    def difference(self) -> Fraction:
        return self.now - self.was

    @property
    def changed(self) -> list[LinePair]:
        """The lines that differ, in their order."""
        return [pair for pair in self.pairs if pair.cause is not None]

    def clauses(self) -> list[Change]:
        """Every clause of either schedule; those that only the first has come last."""
        schedules = (self.new.assessment.schedule, self.old.assessment.schedule)
        titles: dict[str, str] = {}
        for schedule in schedules:
            for clause in schedule.clauses:
                titles.setdefault(clause.clause, clause.title)
        return self._changes(titles, lambda pair: pair.line.head.clause)

    def enterprises(self) -> list[Change]:
        """Every enterprise with a line, the greatest gain first and the greatest loss last."""
        names = {pair.line.head.uscc: pair.line.enterprise for pair in self.pairs}
        found = self._changes(names, lambda pair: pair.line.head.uscc)
        return sorted(found, key=lambda change: (-change.difference, change.name))

    def reasons(self) -> list[Reason]:
        """The causes, clause by clause, with the lines that they change; those that move most first."""
        gathered: dict[tuple[str, object], list[LinePair]] = {}
        for pair in self.changed:
            if pair.cause is not None:
                gathered.setdefault((pair.line.head.clause, pair.cause.says), []).append(pair)
        found = [_reason(clause, pairs) for (clause, _), pairs in gathered.items()]
        return sorted(found, key=lambda reason: -abs(reason.difference))

    def _changes(self, titles: dict[str, str], name_of: Callable[[LinePair], str]) -> list[Change]:
        by_name: dict[str, list[LinePair]] = {name: [] for name in titles}
        for pair in self.pairs:
            by_name[name_of(pair)].append(pair)
        return [
            Change(
                name,
                titles[name],
                sum((pair.was for pair in pairs), Fraction(0)),
                sum((pair.now for pair in pairs), Fraction(0)),
                sum(pair.cause is not None for pair in pairs),
            )
            for name, pairs in by_name.items()
        ]


def compare(old: Computed, new: Computed, budget: Fraction | None = None) -> Comparison:
    """Match the lines of two runs and find the cause of each difference.

    Raises:
        InvariantBroken: the differences do not add up to that of the totals.
    """
    comparison = Comparison(old, new, list(_pairs(old, new)), budget)
    for parts in (comparison.pairs, comparison.clauses(), comparison.enterprises(), comparison.reasons()):
        if sum((part.difference for part in parts), Fraction(0)) != comparison.difference:
            raise InvariantBroken("the differences do not add up to the difference of the totals")
    return comparison


def _pairs(old: Computed, new: Computed) -> Iterator[LinePair]:
    before, after = _by_name(old), _by_name(new)
    order = sorted({**before, **after}.items(), key=lambda item: (item[1].head.uscc, item[0]))
    for name, _ in order:
        was, now = before.get(name), after.get(name)
        yield LinePair(was, now, None if _is_same(was, now) else cause_of(old, new, was, now))


def _by_name(computed: Computed) -> dict[str, AwardLine]:
    return {line.head.name: line for line in computed.lines if line.head.clause}


def _is_same(was: AwardLine | None, now: AwardLine | None) -> bool:
    if was is None or now is None:
        return False
    return (was.status, was.award, was.payable_now) == (now.status, now.award, now.payable_now)


def _reason(clause: str, pairs: Sequence[LinePair]) -> Reason:
    cause = pairs[0].cause
    if cause is None:
        raise ValueError("a line that does not differ has no cause")
    return Reason(clause, cause, len(pairs), sum((pair.difference for pair in pairs), Fraction(0)))
