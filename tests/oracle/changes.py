"""Steps that change the running amount."""

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from oracle.claims import Claim
from oracle.figures import Figure, Known, Missing, Nothing, fault, reckon
from oracle.language import judge, parameter
from oracle.reading import Node, scalar

HALF = Fraction(1, 2)
# of how many whole units a size above 0 is; below 0 it is the same with the sign before it
ROUNDINGS: dict[str, Callable[[Fraction], int]] = {
    "half_up": lambda units: math.floor(units + HALF),
    "half_even": round,
    "down": math.floor,
    "up": math.ceil,
}


NONE_YET = Known(Fraction(0))


@dataclass(frozen=True)
class Running:
    """The amount so far; of what the last rate was taken, and that rate with its points."""

    amount: Figure = NONE_YET
    base: Figure | None = None
    rate: Figure | None = None


def at_most(rate: Fraction, limit: Fraction, before: Fraction) -> Fraction:
    """Points are added up to the limit; a rate that was above it already stays."""
    return max(before, min(rate, limit))


def uplift(so_far: Running, node: Node, claim: Claim) -> Running:
    if so_far.base is None or so_far.rate is None:
        raise ValueError("an uplift before any rate")
    holds = judge(node["when"], claim) if "when" in node else None
    if holds is not None and holds.says == "no":
        return so_far
    if holds is not None and holds.says != "yes":
        why = Nothing(holds.code) if holds.says == "nothing" else Missing(holds.facts)
        return replace(so_far, amount=fault(so_far.amount, why), rate=fault(so_far.rate, why))
    rate = reckon(operator.add, so_far.rate, parameter(node["points"], claim))
    if "rate_at_most" in node:
        limit = parameter(node["rate_at_most"], claim)
        rate = rate if limit == Known("no_limit") else reckon(at_most, rate, limit, so_far.rate)
    figures = (so_far.amount, so_far.base, so_far.rate, rate)
    return replace(so_far, amount=reckon(lambda sum_, base, old, new: sum_ + base * (new - old), *figures), rate=rate)


def round_(so_far: Figure, step: Node, claim: Claim) -> Figure:
    rounding = ROUNDINGS[step["round"]["mode"]]
    unit = scalar(step["round"]["to"])

    def rounded(size: Fraction, unit: Fraction) -> Fraction:
        return rounding(abs(size) / unit) * unit * (-1 if size < 0 else 1)

    return reckon(rounded, so_far, Known(unit))


def cap(so_far: Figure, step: Node, claim: Claim) -> Figure:
    limit = parameter(step["cap"], claim)
    return so_far if limit == Known("no_limit") else reckon(min, so_far, limit)


def with_reading(step: Node, word: str, claim: Claim) -> Figure:
    """A sum that a blank may stand for, where the schedule says as what."""
    found = parameter(step[word], claim)
    if isinstance(found, Missing) and "if_missing" in step:
        return parameter(step["if_missing"], claim)
    return found


CHANGES: dict[str, Callable[[Figure, Node, Claim], Figure]] = {
    "rate": lambda so_far, step, claim: reckon(operator.mul, so_far, parameter(step["rate"], claim)),
    "multiply": lambda so_far, step, claim: reckon(operator.mul, so_far, parameter(step["multiply"], claim)),
    "cap": cap,
    "floor": lambda so_far, step, claim: reckon(max, so_far, parameter(step["floor"], claim)),
    "nothing_below": lambda so_far, step, claim: reckon(
        lambda size, least: size if size >= least else Fraction(0), so_far, parameter(step["nothing_below"], claim)
    ),
    "deduct": lambda so_far, step, claim: reckon(operator.sub, so_far, with_reading(step, "deduct", claim)),
    "add": lambda so_far, step, claim: reckon(operator.add, so_far, with_reading(step, "add", claim)),
    "round": round_,
}
