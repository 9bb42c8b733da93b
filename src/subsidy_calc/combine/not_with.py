"""Not with: clauses that are not paid beside others: `not_with: {per: [enterprise], clauses: [b], with: [a]}`.

A line of `clauses` is nil where a line of `with` in its group is paid. All such rules are
settled together, before the others and whatever their order: in a chain where A shuts out
B and B shuts out C, A and C are paid. A circle is an error of the schedule.

>>> from subsidy_calc.proof.tried import awards_of
>>> awards_of("- not_with: {per: [enterprise], clauses: [b], with: [a]}", a="1万元", b="2万元")
'a: 10,000.00元; b: nil (not_with)'
"""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.grammar.beside import BesideRule
from subsidy_calc.grammar.combination import Beside
from subsidy_calc.grammar.group import Group, Settled
from subsidy_calc.values.messages import wording

SHUT_OUT = wording("not_with.shut_out", zh="已兑现{line}，不得同时享受", en="not paid beside {line}")
UNTOLD = wording(
    "not_with.untold",
    zh="不得同时享受，须先确定{line}能否兑现",
    en="not paid beside another; first {line} must be settled",
)


class NotWith(BesideRule):
    label = wording("rule.not_with", zh="不得同时享受", en="not paid beside another")

    not_with: Beside

    @property
    def grouped(self) -> Beside:
        return self.not_with

    def settle(self, group: Group) -> Iterator[Settled]:
        for member in self.own(group):
            paid = next(iter(self.others(group, sure=True)), None)
            open_ = next(iter(self.others(group, sure=False)), None)
            if paid is not None:
                yield Settled(member.line, "nil", "not_with", SHUT_OUT(line=paid.name), because=paid.line)
            elif open_ is not None and member.sure:
                says = UNTOLD(line=open_.name)
                yield Settled(member.line, "untold", "uncertain:not_with", says, because=open_.line)
