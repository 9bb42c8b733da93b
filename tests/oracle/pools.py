"""budget, quota: what all lines of a pool share: a sum of money, or so many places."""

from dataclasses import replace
from fractions import Fraction

from oracle.cap import in_proportion, served
from oracle.lines import Entry, same_group, sure_amount, taking_part
from oracle.reading import Node, amount, compare, scalar


def budget(rule: Node, entries: list[Entry]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [budgeted(rule, one, taking) if one in taking and one.standing == "sure" else one for one in entries]


def quota(rule: Node, entries: list[Entry]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [placed(rule, one, taking) if one in taking and one.standing == "sure" else one for one in entries]


def pool(rule: Node, one: Entry, taking: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The other lines that share with this one for sure, and those that may."""
    sure: list[Entry] = []
    may: list[Entry] = []
    for other in taking:
        together = same_group({"per": rule.get("per", [])}, other.claim, one.claim)
        if other is not one and together is not False:
            (sure if other.standing == "sure" and together else may).append(other)
    return sure, may


def budgeted(rule: Node, one: Entry, taking: list[Entry]) -> Entry:
    left = amount(scalar(rule["sum"]))
    sure, may = pool(rule, one, taking)
    if rule["shared"] == "pro_rata":
        best, worst = pro_rata(one, sure, left), pro_rata(one, sure + may, left)
    else:
        highest = rule["shared"] == "by_rank"
        first = [other for other in sure if stands_before(rule["by"], highest, other, one) is True]
        maybe = [other for other in sure + may if stands_before(rule["by"], highest, other, one) is not False]
        best, worst = what_is_left(one, first, left), what_is_left(one, maybe, left)
    if best == 0:
        return one.nil("budget")
    if worst < best:
        return replace(one, amount=best).open("uncertain:budget")
    return one if best == one.amount else replace(one, amount=best, reason="budget")


def pro_rata(one: Entry, others: list[Entry], left: Fraction) -> Fraction:
    lines = [one, *others]
    if any(line.amount is None for line in lines):
        return Fraction(0)
    if sum(sure_amount(line) for line in lines) <= left:
        return sure_amount(one)
    return in_proportion(lines, left)[one.order()]


def what_is_left(one: Entry, before: list[Entry], left: Fraction) -> Fraction:
    return served([*before, one], left)[one.order()]


def placed(rule: Node, one: Entry, taking: list[Entry]) -> Entry:
    sure, may = pool(rule, one, taking)
    highest = rule["ranked"] == "highest"
    most = int(amount(scalar(rule["most"])))
    first = [other for other in sure if stands_before(rule["by"], highest, other, one) is True]
    maybe = [other for other in sure + may if stands_before(rule["by"], highest, other, one) is not False]
    if len(first) >= most:
        return one.nil("quota")
    return one.open("uncertain:quota") if len(maybe) >= most else one


def stands_before(fact: str, highest: bool, other: Entry, one: Entry) -> bool | None:
    """By the fact, then by the claims' keys; None if a missing fact leaves it open."""
    theirs, mine = other.claim.fact(fact), one.claim.fact(fact)
    if theirs is None or mine is None:
        return None
    order = compare(theirs, mine)
    if order != 0:
        return order > 0 if highest else order < 0
    return other.order() < one.order()
