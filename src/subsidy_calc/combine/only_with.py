"""Only with: clauses that are paid only beside others: `only_with: {per: [enterprise], clauses: [b], with: [a]}`.

A line of `clauses` is nil unless a line of `with` in its group is paid. All such rules are
settled together, before the others and whatever their order. A circle is an error of the
schedule.

>>> from subsidy_calc.proof.tried import awards_of
>>> awards_of("- only_with: {per: [enterprise], clauses: [b], with: [a]}", a="1万元", b="2万元")
'a: 10,000.00元; b: 20,000.00元'
>>> awards_of("- only_with: {per: [enterprise], clauses: [b], with: [a]}", a="0元", b="2万元")
'a: nil (nothing_due); b: nil (only_with)'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from subsidy_calc.grammar.beside import BesideRule
from subsidy_calc.grammar.combination import Beside
from subsidy_calc.grammar.group import Group, Settled
from subsidy_calc.values.messages import wording

NEEDS = wording("only_with.needs", zh="未兑现{clauses}，不符合前提", en="paid only beside {clauses}, which is not paid")
UNTOLD = wording(
    "only_with.untold", zh="须先确定{line}能否兑现", en="paid only beside another; first {line} must be settled"
)


class OnlyWith(BesideRule):
    label = wording("rule.only_with", zh="以获得其他奖励为前提", en="paid only beside another")
    settles_alone: ClassVar[bool] = True

    only_with: Beside

    @property
    def grouped(self) -> Beside:
        return self.only_with

    def settle(self, group: Group) -> Iterator[Settled]:
        for member in self.own(group):
            if any(self.others(group, sure=True)):
                continue
            open_ = next(iter(self.others(group, sure=False)), None)
            if open_ is None:
                yield Settled(member.line, "nil", "only_with", NEEDS(clauses=tuple(self.grouped.with_)))
            elif member.sure:
                says = UNTOLD(line=open_.name)
                yield Settled(member.line, "untold", "uncertain:only_with", says, because=open_.line)
