"""The award steps, from top to bottom: each takes the figure so far and hands on the next."""

import math
from collections.abc import Callable
from fractions import Fraction

from oracle.claims import Claim
from oracle.figures import Figure, Known, Missing, Nothing, fault, once_each
from oracle.language import parameter
from oracle.reading import Node, amount, scalar

HALF = Fraction(1, 2)
ROUNDINGS: dict[str, Callable[[Fraction], int]] = {
    "half_up": lambda units: math.floor(units + HALF),
    "half_even": round,
    "down": math.floor,
    "up": math.ceil,
}


def award(steps: Node, claim: Claim) -> Figure:
    so_far: Figure = Known(Fraction(0))
    for step in steps:
        so_far = next_figure(so_far, step, claim)
    return so_far


def next_figure(so_far: Figure, step: Node, claim: Claim) -> Figure:
    if "total" in step:
        return total([parameter(part, claim) for part in step["total"]])
    if "fixed" in step:
        return parameter(step["fixed"], claim)
    if "lookup" in step:
        return lookup(step["lookup"]["by"], step["lookup"]["rows"], claim)
    if "rate" in step:
        return change(so_far, parameter(step["rate"], claim), lambda base, rate: base * rate)
    if "cap" in step:
        limit = parameter(step["cap"], claim)
        return so_far if limit == Known("no_limit") else change(so_far, limit, min)
    if "round" in step:
        to = Known(scalar(step["round"]["to"]))
        rounding = ROUNDINGS[step["round"]["mode"]]
        return change(so_far, to, lambda base, unit: rounding(base / unit) * unit)
    raise ValueError(f"not a step: {step!r}")


def total(parts: list[Figure]) -> Figure:
    if all(isinstance(part, Known) for part in parts):
        return Known(sum((amount(part.value) for part in parts if isinstance(part, Known)), Fraction(0)))
    return fault(*parts)


def change(so_far: Figure, operand: Figure, does: Callable[[Fraction, Fraction], Fraction]) -> Figure:
    if isinstance(so_far, Known) and isinstance(operand, Known):
        return Known(does(amount(so_far.value), amount(operand.value)))
    return fault(so_far, operand)


def lookup(by: list[str], rows: Node, claim: Claim) -> Figure:
    """Down the rows, fact by fact. From the first missing fact on, nothing can be looked up."""
    missing: list[str] = []
    for fact in by:
        value = claim.fact(fact)
        if value is None:
            missing.append(fact)
        elif not missing:
            found = [key for key in rows if value in (key, scalar(key))]
            if not found:
                return Nothing("no_row")
            rows = rows[found[0]]
    return Missing(once_each(missing)) if missing else parameter(rows, claim)
