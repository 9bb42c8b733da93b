"""Step order: steps in an order that changes the money and is seldom meant, without a note on one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from subsidy_calc.grammar.step import Change, Step
from subsidy_calc.grammar.walk import written_in
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.steps.cases import Cases
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.round_ import Round
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

EXCEEDS = wording(
    "lint.order.exceeds",
    zh="“{later}”在“{earlier}”之后，奖励可以超过这个上限",
    en="`{later}` comes after `{earlier}`: the award can exceed that limit",
)
CUT_FIRST = wording(
    "lint.order.cut_first",
    zh="“{later}”在“{earlier}”之后，是先封顶再扣减，还是先扣减再封顶，金额不同",
    en="`{later}` comes after `{earlier}`: deducting first and limiting then gives another sum",
)
SECOND_SHARE = wording(
    "lint.order.second_share",
    zh="“{later}”在“{earlier}”之后，上限又被打了折",
    en="`{later}` comes after `{earlier}`: a share is taken of what was limited",
)
NOT_LEAST = wording(
    "lint.order.not_least",
    zh="“{later}”在“{earlier}”之后，奖励可以低于这个下限",
    en="`{later}` comes after `{earlier}`: the award can fall below that least sum",
)
ROUNDED_FIRST = wording(
    "lint.order.rounded_first",
    zh="“{later}”在“{earlier}”之后，是对取整后的数再计算",
    en="`{later}` comes after `{earlier}`: it computes with what was rounded",
)
ROUNDED_TWICE = wording(
    "lint.order.rounded_twice",
    zh="取整两次，后一次更粗，可能与一次取整差一档",
    en="rounded twice, coarser the second time: it may differ from rounding once",
)
NOTE_IT = wording(
    "lint.order.note",
    zh="改顺序；确是这样的，在其中一步写 note 说明依据",
    en="change the order, or say in a `note` on one of the steps why it is meant",
)
# what a later step may do to the work of an earlier one
DOUBTS: dict[str, dict[str, Wording]] = {
    "cap": {"uplift": EXCEEDS, "multiply": EXCEEDS, "add": EXCEEDS, "deduct": CUT_FIRST, "rate": SECOND_SHARE},
    "floor": {"rate": NOT_LEAST, "multiply": NOT_LEAST, "deduct": NOT_LEAST},
    "nothing_below": {"rate": NOT_LEAST, "multiply": NOT_LEAST, "deduct": NOT_LEAST},
    "round": {"rate": ROUNDED_FIRST, "multiply": ROUNDED_FIRST, "uplift": ROUNDED_FIRST, "convert": ROUNDED_FIRST},
}
BASE = ("cap", "floor", "nothing_below", "round")  # before the first rate they are of what it is taken of


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        yield from _doubts(look.schedule.steps_of(clause), ())


def _doubts(steps: Sequence[Step], before: tuple[Step, ...]) -> Iterator[Problem]:
    """Doubts about a list of steps that goes on from others."""
    for step in steps:
        yield from _doubts_about(step, before)
        goes_on = before if isinstance(step, Change | Cases) else ()
        for branch in _lists(step):
            yield from _doubts(branch, goes_on if isinstance(step, Cases) else ())
        inside = [each for case in step.cases for each in case.steps] if isinstance(step, Cases) else []
        before = (*goes_on, step, *inside)


def _doubts_about(step: Step, before: tuple[Step, ...]) -> Iterator[Problem]:
    for number, earlier in enumerate(before):
        if step.note or earlier.note:
            continue
        says = DOUBTS.get(earlier.word, {}).get(step.word)
        if says is not None and not _is_of_the_base(step, earlier, before[:number]):
            problem = says(earlier=earlier.word, later=step.word)
            yield Problem("step_order", step.place, problem, f"{earlier.word} ({earlier.place})", fix=NOTE_IT())
        if isinstance(earlier, Round) and isinstance(step, Round) and earlier.to.value < step.to.value:
            yield Problem("step_order", step.place, ROUNDED_TWICE(), f"{earlier.place}", fix=NOTE_IT())


def _is_of_the_base(step: Step, earlier: Step, before: Sequence[Step]) -> bool:
    """Whether the first rate is taken of what was limited: a limit of the expenses, not of the award."""
    if step.word != "rate" or earlier.word not in BASE or isinstance(earlier, Floor | Round):
        return False
    return not any(other.word in ("rate", "multiply", "fixed", "lookup", "per_unit", "full_steps") for other in before)


def _lists(part: Written) -> Iterator[Sequence[Step]]:
    """The lists of steps inside a step, at any depth but within a list."""
    if isinstance(part, Cases):
        yield from (case.steps for case in part.cases)
        return
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, list | tuple) and value and all(isinstance(each, Step) for each in value):
            yield value
    for each in written_in(part):
        if not isinstance(each, Step):
            yield from _lists(each)
