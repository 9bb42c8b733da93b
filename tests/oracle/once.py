"""once: of each group only the first is awarded, or none if an earlier award has it."""

from oracle.history import Past, of_group
from oracle.lines import Entry, same_group, taking_part
from oracle.reading import Node, compare


def once(rule: Node, entries: list[Entry], past: list[Past]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [settle(rule, one, taking, past) if one in taking else one for one in entries]


def settle(rule: Node, one: Entry, taking: list[Entry], past: list[Past]) -> Entry:
    if of_group(rule, one.claim, past):
        return one.nil("once_earlier")
    if one.standing == "open":
        return one
    uncertain = False
    for other in taking:
        together = same_group(rule, other.claim, one.claim)
        earlier = stands_before(rule["keep"], other, one)
        if other is one or together is False or earlier is False:
            continue
        if other.standing == "sure" and together and earlier:
            return one.nil("once")
        uncertain = True
    return one.open("uncertain:once") if uncertain else one


def stands_before(keep: Node, one: Entry, other: Entry) -> bool | None:
    """By the date that the rule names, then by the key; None if a missing date leaves it open."""
    if keep != "first":
        ((which, fact),) = keep.items()
        mine, theirs = one.claim.fact(fact), other.claim.fact(fact)
        if mine is None or theirs is None:
            return None
        later = compare(mine, theirs)
        if later != 0:
            return later < 0 if which == "earliest" else later > 0
    return one.order() < other.order()
