"""Ranks: lines in the order of a fact, the highest or the earliest first; ties by the claims' keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from subsidy_calc.grammar.combination import CombineScope
from subsidy_calc.grammar.group import Member, Settled
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

NO_RANK = wording("ranks.none", zh="未填{fact}，排不了序", en="without {fact} it has no rank")
WANTS_DATE = wording("ranks.date", zh="先后要用日期来比", en="what comes first is told by a date")
WANTS_NUMBER = wording("ranks.number", zh="名次要用数来比", en="a rank is told by a number")


def rank(*, earliest: bool) -> Callable[[Member], tuple[bool, Fraction, int]]:
    """The order of members; one whose fact is not known might be the first."""

    def order(member: Member) -> tuple[bool, Fraction, int]:
        value = member.value if isinstance(member.value, Fraction) else None
        if value is None:
            return (False, Fraction(0), member.key_order)
        return (True, value if earliest else -value, member.key_order)

    return order


def without_rank(members: Sequence[Member], fact: str) -> Iterator[Settled]:
    """Lines that lack the fact cannot be told."""
    for member in members:
        yield Settled(member.line, "untold", f"missing:{fact}", NO_RANK(fact=fact))


def check_rank(fact: str, earliest: bool, clauses: Sequence[str], place: Line, scope: CombineScope) -> None:
    """Report a fact that cannot order lines."""
    kind = scope.check_fact(fact, clauses, place)
    if kind is None:
        return
    if earliest and kind.unit != "date":
        scope.report(Problem("rank_by", place, WANTS_DATE(), fact))
    elif not earliest and kind.unit in (None, "date"):
        scope.report(Problem("rank_by", place, WANTS_NUMBER(), fact))
