"""highest: of each group only the line with the largest sum is awarded."""

from oracle.lines import Entry, same_group, sure_amount, taking_part
from oracle.reading import Node


def highest(rule: Node, entries: list[Entry]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [settle(rule, one, taking) if one in taking else one for one in entries]


def settle(rule: Node, one: Entry, taking: list[Entry]) -> Entry:
    if one.standing == "open":
        return one
    uncertain = False
    for other in taking:
        together = same_group(rule, other.claim, one.claim)
        if other is one or together is False or not may_top(other, one):
            continue
        if other.standing == "sure" and together:
            return one.nil("highest")
        uncertain = True
    return one.open("uncertain:highest") if uncertain else one


def may_top(other: Entry, one: Entry) -> bool:
    if other.amount is None or other.amount > sure_amount(one):
        return True
    return other.amount == sure_amount(one) and other.order() < one.order()
