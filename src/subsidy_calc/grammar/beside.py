"""Beside: rules by which lines depend on whether lines of other clauses are paid, and the order to settle them in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from subsidy_calc.grammar.combination import Beside, Rule
from subsidy_calc.grammar.group import Group, Member


class BesideRule(Rule):
    """A rule that needs, or is shut out by, lines of other clauses."""

    @property
    @abstractmethod
    def grouped(self) -> Beside: ...

    def own(self, group: Group) -> Iterator[Member]:
        """The lines that it settles: an open one too may be nil whatever it comes to."""
        return (member for member in group.members if member.line >= 0 and not self._is_other(member))

    def others(self, group: Group, *, sure: bool) -> Iterator[Member]:
        """The members that it looks at; those that cannot be told if not `sure`."""
        return (member for member in group.members if member.sure == sure and self._is_other(member))

    def _is_other(self, member: Member) -> bool:
        return member.clause in self.grouped.with_


class Circle(Exception):
    """Rules that depend on one another in a circle."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self.rules = list(rules)


def in_order(rules: Sequence[Rule], clauses: Sequence[str]) -> list[Rule]:
    """The rules as they are settled: those that look beside first, each behind what it depends on.

    Raises:
        Circle: there is no such order.
    """
    beside = [rule for rule in rules if isinstance(rule, BesideRule)]
    settled = [set(rule.clause_names(clauses)) for rule in beside]
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for number, rule in enumerate(beside):
        sorter.add(number, *(other for other, own in enumerate(settled) if own & set(rule.beside)))
    try:
        order = list(sorter.static_order())
    except CycleError as error:
        raise Circle([beside[number] for number in error.args[1]]) from error
    return [*(beside[number] for number in order), *(rule for rule in rules if not isinstance(rule, BesideRule))]
