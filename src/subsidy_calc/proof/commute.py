"""Commute: neighbouring steps that come to the same in either order, whatever the claim."""

from __future__ import annotations

from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.step import Step
from subsidy_calc.parameters.fact import Fact
from subsidy_calc.steps.add import Add
from subsidy_calc.steps.cap import Cap
from subsidy_calc.steps.convert import Convert
from subsidy_calc.steps.deduct import Deduct
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.multiply import Multiply
from subsidy_calc.steps.rate import Rate
from subsidy_calc.steps.round_ import Round
from subsidy_calc.steps.uplift import Uplift
from subsidy_calc.values.quantities import FEN

_ALIKE: tuple[tuple[type[Step], ...], ...] = ((Rate, Multiply, Convert), (Add, Deduct), (Cap,), (Floor,))


def commute(first: Step, second: Step) -> bool:
    """Whether the order of two steps decides nothing.

    Factors and addends may change places; so may two limits, and a rounding beside a limit or
    an addend that is itself a whole multiple of what it rounds to. Points under one limit add up.
    """
    if any(isinstance(first, alike) and isinstance(second, alike) for alike in _ALIKE):
        return True
    if isinstance(first, Uplift) and isinstance(second, Uplift):
        return _limit(first) == _limit(second)
    return _rounds_beside(first, second) or _rounds_beside(second, first)


def is_idle(step: Step) -> bool:
    """Whether a step leaves every amount as it is: all of it, written out."""
    factor = step.rate if isinstance(step, Rate) else step.multiply if isinstance(step, Multiply) else None
    return factor is not None and factor.stated_number() == 1


def _rounds_beside(step: Step, other: Step) -> bool:
    if not isinstance(step, Round):
        return False
    match other:
        case Cap(cap=sum_) | Floor(floor=sum_):
            return _is_multiple(sum_, step)
        case Add(add=sum_, if_missing=instead) | Deduct(deduct=sum_, if_missing=instead):
            sums = [sum_] if instead is None else [sum_, instead]
            return step.round_.mode != "half_even" and all(_is_multiple(each, step) for each in sums)
    return False


def _is_multiple(sum_: Parameter, rounding: Round) -> bool:
    """Whether a sum is whole in what is rounded to; sums of the claims are whole fen."""
    if isinstance(sum_, Fact):
        return rounding.to.value == FEN
    number = sum_.stated_number()
    return number is not None and number % rounding.to.value == 0


def _limit(uplift: Uplift) -> object:
    limit = uplift.uplift.rate_at_most
    return None if limit is None else limit.stated_number() or limit
