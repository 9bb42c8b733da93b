"""cap: the lines of a group together get at most so much; who gives way, the rule says."""

import math
from dataclasses import replace
from fractions import Fraction

from oracle.figures import Known, Missing, Nothing
from oracle.history import Past, of_group
from oracle.language import parameter
from oracle.lines import Entry, same_group, sure_amount, taking_part
from oracle.reading import FEN, Node, amount


def cap(rule: Node, entries: list[Entry], past: list[Past]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [settle(rule, one, taking, past) if one in taking and one.standing == "sure" else one for one in entries]


def settle(rule: Node, one: Entry, taking: list[Entry], past: list[Past]) -> Entry:
    together = [(other, same_group(rule, other.claim, one.claim)) for other in taking]
    group = [other for other, same in together if other is one or (same and other.standing == "sure")]
    may_join = [other for other, same in together if other not in group and same is not False]

    limit = parameter(rule["at_most"], min(group, key=Entry.order).claim)
    if isinstance(limit, Missing):
        return one.open("missing:" + ";".join(limit.facts))
    if isinstance(limit, Nothing):
        return one.nil(limit.code)
    if limit == Known("no_limit"):
        return one
    left = whole_fen(max(Fraction(0), amount(limit.value) - spent(rule, one, past)))

    sure = shares(rule["gives_way"], group, left)[one.order()]
    at_worst = shares(rule["gives_way"], group + may_join, left)[one.order()]
    if sure == 0:
        return one.nil("cap")
    if at_worst < sure:
        return replace(one, amount=sure).open("uncertain:cap")
    return one if sure == one.amount else replace(one, amount=sure, reason="cap")


def spent(rule: Node, one: Entry, past: list[Past]) -> Fraction:
    """What earlier awards of the group took of the cap, in the years that the rule looks over."""
    this_year = one.claim.book.year
    over = rule.get("over", "0 years")
    span = 1 if over == "year" else 0 if over == "all_years" else int(over.split()[0])
    return sum(
        (
            earlier.award
            for earlier in of_group(rule, one.claim, past)
            if over == "all_years" or this_year - span < earlier.year <= this_year
        ),
        Fraction(0),
    )


def whole_fen(sum_of_money: Fraction) -> Fraction:
    return math.floor(sum_of_money / FEN) * FEN


def shares(gives_way: str, group: list[Entry], left: Fraction) -> dict[object, Fraction]:
    unlimited = any(one.amount is None for one in group)
    if not unlimited and sum(sure_amount(one) for one in group) <= left:
        return {one.order(): sure_amount(one) for one in group}
    if gives_way == "in_proportion":
        if unlimited:
            return {one.order(): Fraction(0) for one in group}
        return in_proportion(group, left)
    if gives_way == "smallest_first":
        return served(sorted(group, key=largest_first), left)
    if gives_way == "clause_order":
        return served(sorted(group, key=lambda one: (one.place, one.order())), left)
    raise ValueError(f"nobody gives way like this: {gives_way}")


def largest_first(one: Entry) -> tuple[bool, Fraction, object]:
    return (one.amount is not None, -(one.amount or Fraction(0)), one.order())


def served(queue: list[Entry], left: Fraction) -> dict[object, Fraction]:
    result: dict[object, Fraction] = {}
    for one in queue:
        got = left if one.amount is None else min(left, one.amount)
        result[one.order()] = got
        left -= got
    return result


def in_proportion(group: list[Entry], left: Fraction) -> dict[object, Fraction]:
    whole = sum((sure_amount(one) for one in group), Fraction(0))
    exact = {one.order(): sure_amount(one) * left / whole for one in group}
    result: dict[object, Fraction] = {order: whole_fen(share) for order, share in exact.items()}
    fen_over = int((left - sum(result.values())) / FEN)
    by_remainder = sorted(exact, key=lambda order: (-(exact[order] - result[order]), order))
    for order in by_remainder[:fen_over]:
        result[order] += FEN
    return result
