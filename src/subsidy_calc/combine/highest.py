"""Highest: of the lines of a group only the highest is paid (就高不重复); ties go by the claims' keys.

    highest: {per: [enterprise], clauses: [provincial, municipal]}

>>> from subsidy_calc.proof.tried import awards_of
>>> awards_of("- highest: {per: [enterprise], clauses: [a, b]}", a="30万元", b="50万元")
'a: nil (highest); b: 500,000.00元'
"""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.grammar.combination import Grouped, Rule
from subsidy_calc.grammar.group import Group, Member, Settled
from subsidy_calc.values.messages import wording

HIGHER = wording("highest.nil", zh="就高不重复，只兑现{line}", en="only the highest is paid, {line}")
UNTOLD = wording(
    "highest.untold",
    zh="就高不重复，须先确定{line}能否兑现",
    en="only the highest is paid; first {line} must be settled",
)


class Highest(Rule):
    label = wording("rule.highest", zh="就高不重复", en="only the highest is paid")
    highest: Grouped

    @property
    def grouped(self) -> Grouped:
        return self.highest

    def settle(self, group: Group) -> Iterator[Settled]:
        ranked = sorted(group.sure, key=_rank)
        if not ranked:
            return
        top, *others = ranked
        for member in others:
            yield Settled(member.line, "nil", "highest", HIGHER(line=top.name), because=top.line)
        rival = next((other for other in group.open if _may_exceed(other, top)), None)
        if rival is not None:
            yield Settled(top.line, "untold", "uncertain:highest", UNTOLD(line=rival.name), because=rival.line)


def _rank(member: Member) -> tuple[object, int]:
    return (-(member.amount or 0), member.key_order)


def _may_exceed(other: Member, top: Member) -> bool:
    return other.amount is None or (-other.amount, other.key_order) < (-(top.amount or 0), top.key_order)
