"""Commute: neighbouring steps that come to the same in either order, whatever the claim."""

from __future__ import annotations

from subsidy_calc.grammar.step import Step
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.steps.add import Add
from subsidy_calc.steps.cap import Cap
from subsidy_calc.steps.deduct import Deduct
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.multiply import Multiply
from subsidy_calc.steps.rate import Rate
from subsidy_calc.steps.round_ import Round

_ALIKE: tuple[tuple[type[Step], ...], ...] = ((Rate, Multiply), (Add, Deduct), (Cap,), (Floor,))


def commute(first: Step, second: Step) -> bool:
    """Whether the order of two steps decides nothing.

    Factors and addends may change places; so may two limits, and a rounding beside a limit
    that is a whole multiple of what it rounds to: rounding keeps order and leaves the limit.
    """
    if any(isinstance(first, alike) and isinstance(second, alike) for alike in _ALIKE):
        return True
    return _rounds_beside_limit(first, second) or _rounds_beside_limit(second, first)


def _rounds_beside_limit(step: Step, limit: Step) -> bool:
    if not isinstance(step, Round) or not isinstance(limit, Cap | Floor):
        return False
    bound = limit.cap if isinstance(limit, Cap) else limit.floor
    number = bound.stated_number() if isinstance(bound, Stated) else None
    return number is not None and number % step.to.value == 0
