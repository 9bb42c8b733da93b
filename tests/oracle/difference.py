"""difference: a line pays what it is above all that its group was paid before, the lowest first."""

from dataclasses import replace
from fractions import Fraction

from oracle.history import Past, of_group
from oracle.lines import Entry, same_group, sure_amount, taking_part
from oracle.reading import Node


def difference(rule: Node, entries: list[Entry], past: list[Past]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [settle(rule, one, taking, past) if one in taking and one.standing == "sure" else one for one in entries]


def settle(rule: Node, one: Entry, taking: list[Entry], past: list[Past]) -> Entry:
    mine = sure_amount(one)
    paid = sum((earlier.award for earlier in of_group(rule, one.claim, past)), Fraction(0))
    at_most = paid
    for other in taking:
        together = same_group(rule, other.claim, one.claim)
        if other is one or together is False:
            continue
        if other.standing == "sure" and together and stands_below(other, one):
            paid = max(paid, sure_amount(other))
        if other.amount is None or other.reason.startswith("uncertain"):
            at_most = max(at_most, mine if other.amount is None else min(other.amount, mine))
        elif stands_below(other, one):
            at_most = max(at_most, sure_amount(other))
    left = max(Fraction(0), mine - paid)
    if left == 0:
        return one.nil("difference")
    if max(Fraction(0), mine - at_most) < left:
        return replace(one, amount=left).open("uncertain:difference")
    return one if left == mine else replace(one, amount=left, reason="difference")


def stands_below(other: Entry, one: Entry) -> bool:
    return (sure_amount(other), other.order()) < (sure_amount(one), one.order())
