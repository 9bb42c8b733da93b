"""Difference: a title raised to a higher grade pays only the difference to what was paid (补差).

    difference: {per: [enterprise, recognition.kind], clauses: [provincial, national]}

The lowest sum of a group first: each pays what it is above all that the group was paid
before, in earlier years and by lower lines of this one. So 200,000 of an earlier year leave
300,000 of 500,000, and both grades in one year pay 500,000 together. Ties go by the claims'
keys.

>>> from subsidy_calc.proof.tried import awards_of
>>> rule = "- difference: {per: [enterprise], clauses: [provincial, national]}"
>>> awards_of(rule, provincial="20万元", national="50万元")
'provincial: 200,000.00元; national: 300,000.00元 (difference)'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar

from subsidy_calc.grammar.combination import Grouped, Rule
from subsidy_calc.grammar.group import EarlierAward, Fate, Group, Member, Settled, cited
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import Quantity

PAID_BEFORE = wording(
    "difference.paid", zh="补差：同一事项已兑现{paid}", en="only the difference is paid: {paid} was paid before"
)
PAID_EARLIER = wording(
    "difference.paid_earlier",
    zh="补差：同一事项已兑现{paid}（{awards}）",
    en="only the difference is paid: {paid} was paid before ({awards})",
)
UNTOLD = wording(
    "difference.untold",
    zh="补差，须先确定{line}能否兑现",
    en="only the difference is paid; first {line} must be settled",
)
EARLIER_UNREADABLE = wording(
    "difference.earlier_untold", zh="{place}读不出，不知差额", en="{place} of the earlier awards cannot be read"
)


class Difference(Rule):
    label = wording("rule.difference", zh="补差", en="only the difference")
    looks_back: ClassVar[bool] = True

    difference: Grouped

    @property
    def grouped(self) -> Grouped:
        return self.difference

    def settle(self, group: Group) -> Iterator[Settled]:
        unreadable = next((award for award in group.earlier if award.award is None), None)
        if unreadable is not None:
            says = EARLIER_UNREADABLE(place=str(unreadable.place))
            yield from (Settled(m.line, "untold", "uncertain:difference", says, earlier=unreadable) for m in group.sure)
            return
        paid = sum((award.award or Fraction(0) for award in group.earlier), Fraction(0))
        earlier = max(group.earlier, key=lambda award: award.award or Fraction(0), default=None)
        lower: Member | None = None
        for member in sorted(group.sure, key=_order):
            amount = member.amount or Fraction(0)
            rival = next((other for other in group.open if _may_pay_first(other, member, paid)), None)
            if rival is not None:
                says = UNTOLD(line=rival.name)
                yield Settled(member.line, "untold", "uncertain:difference", says, because=rival.line)
            elif paid:
                left, says = max(amount - paid, Fraction(0)), _paid_before(paid, group.earlier)
                because = None if lower is None else lower.line
                fate: Fate = "reduced" if left else "nil"
                yield Settled(member.line, fate, "difference", says, after=left, because=because, earlier=earlier)
            paid, lower = max(paid, amount), member


def _paid_before(paid: Fraction, earlier: Sequence[EarlierAward]) -> Message:
    shown = Quantity(paid, "money")
    return PAID_EARLIER(paid=shown, awards=cited(earlier)) if earlier else PAID_BEFORE(paid=shown)


def _order(member: Member) -> tuple[Fraction, int]:
    return (member.amount or Fraction(0), member.key_order)


def _may_pay_first(other: Member, member: Member, paid: Fraction) -> bool:
    """Whether an open line could be paid part of the member's sum before it."""
    if other.amount is None:
        return (member.amount or Fraction(0)) > paid
    return _order(other) < _order(member) and other.amount > paid
