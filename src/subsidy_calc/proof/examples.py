"""Examples: each computed as a real claim would be, and its outcome compared exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.proof.paid_parts import parts_agree, with_found_parts, with_stated_parts
from subsidy_calc.proof.trial import ALONE, Case, Found, Trial, trial_of
from subsidy_calc.schedule.example import CombinationExample, Example
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.quantities import Quantity, read_quantity

AWARDED = wording("example.awarded", zh="奖励{amount}", en="an award of {amount}")
PAYABLE = wording("example.payable", zh="{award}，本期应付{amount}", en="{award}, of which {amount} is payable now")
BEFORE = wording("example.before", zh="{award}，组合前{amount}", en="{award}, {amount} before combination")
NOT_AWARDED = wording("example.not_awarded", zh="不奖励（{code}）", en="no award ({code})")
CANNOT_TELL = wording("example.cannot_tell", zh="无法判定（{code}）", en="cannot tell ({code})")
NO_LINE = wording("example.no_line", zh="条款不涉及", en="the clause does not speak of it")
POINTED_OUT = wording("example.pointed_out", zh="提示{names}", en="pointed out: {names}")
NOBODY = wording("example.nobody", zh="无", en="none")
WANTED = wording("example.wanted", zh="{name}：{outcome}", en="{name}: {outcome}")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example's outcome: what it says, what came out, and whether they agree."""

    clause: str  # empty for an example of combination
    case: str
    place: Line
    expected: Message
    found: Message
    passed: bool


def run_examples(schedule: Schedule) -> list[ExampleResult]:
    """Compute every example of a schedule."""
    return results_of(trial_of(schedule))


def results_of(trial: Trial) -> list[ExampleResult]:
    """What every example comes to, in the order written; of an example of combination one for each stated award."""
    found = trial.found()
    return [
        result
        for case in trial.cases
        for result in (_refused(case, trial.refused[case]) if case in trial.refused else _results(case, found[case]))
    ]


def agrees(case: Case, found: Found) -> bool:
    """Whether an example comes to what it states."""
    return all(result.passed for result in _results(case, found))


def _refused(case: Case, why: Message) -> Iterator[ExampleResult]:
    expected = _expected(case.example) if isinstance(case.example, Example) else AWARDED(amount="")
    yield ExampleResult(case.clause, case.example.case, case.place, expected, why, passed=False)


def _results(case: Case, found: Found) -> Iterator[ExampleResult]:
    if isinstance(case.example, Example):
        yield _of_one_claim(case.clause, case.example, found[ALONE])
    else:
        yield from _of_several(case.example, found)


def _of_one_claim(clause: str, example: Example, line: AwardLine | None) -> ExampleResult:
    passed = _agrees(example, line) and _payable_agrees(example, line) and _before_agrees(example, line)
    passed = passed and parts_agree(example.paid, line)
    outcome = _outcome(line, payable=example.payable_now is not None)
    if example.before is not None and line is not None and line.before is not None:
        outcome = BEFORE(award=outcome, amount=Quantity(line.before, "money"))
    if example.paid and line is not None and line.status == "awarded":
        outcome = with_found_parts(outcome, line)
    return ExampleResult(clause, example.case, example.place, _expected(example), outcome, passed)


def _of_several(example: CombinationExample, found: Found) -> Iterator[ExampleResult]:
    for name, amount in example.awards.items():
        wanted, outcome = AWARDED(amount=read_quantity(amount)), _outcome(found[name])
        expected, shown = WANTED(name=name, outcome=wanted), WANTED(name=name, outcome=outcome)
        passed = _amount_agrees(amount, found[name])
        yield ExampleResult("", example.case, example.place, expected, shown, passed)
    yield from _pointed_out(example, found)


def _pointed_out(example: CombinationExample, found: Found) -> Iterator[ExampleResult]:
    remarked = tuple(name for name, line in found.items() if line is not None and line.remarks)
    if set(remarked) != set(example.pointed_out):
        expected, shown = (POINTED_OUT(names=names or (NOBODY(),)) for names in (example.pointed_out, remarked))
        yield ExampleResult("", example.case, example.place, expected, shown, passed=False)


def _expected(example: Example) -> Message:
    if example.award is not None:
        award = AWARDED(amount=read_quantity(example.award))
        if example.payable_now is not None:
            award = PAYABLE(award=award, amount=read_quantity(example.payable_now))
        if example.before is not None:
            award = BEFORE(award=award, amount=read_quantity(example.before))
        return with_stated_parts(award, example.paid)
    if example.not_about is not None:
        return NO_LINE()
    if example.cannot_tell is not None:
        return CANNOT_TELL(code=f"missing:{example.cannot_tell}")
    if example.not_eligible is not None:
        return NOT_AWARDED(code=f"not_eligible:{example.not_eligible}")
    return NOT_AWARDED(code=example.nil or "")


def _outcome(line: AwardLine | None, *, payable: bool = False) -> Message:
    if line is None:
        return NO_LINE()
    if line.status == "awarded":
        award = AWARDED(amount=Quantity(line.award, "money"))
        return PAYABLE(award=award, amount=Quantity(line.payable_now, "money")) if payable else award
    code = line.reason.code if line.reason is not None else ""
    return CANNOT_TELL(code=code) if line.status == "cannot_tell" else NOT_AWARDED(code=code)


def _agrees(example: Example, line: AwardLine | None) -> bool:
    if example.not_about is not None:
        return line is None
    if example.award is not None:
        return _amount_agrees(example.award, line)
    if line is None or line.reason is None:
        return False
    code, _, facts = line.reason.code.partition(":")
    if example.not_eligible is not None:
        return line.status == "nil" and code == "not_eligible" and example.not_eligible in facts.split(";")
    if example.cannot_tell is not None:
        return line.status == "cannot_tell" and code == "missing" and example.cannot_tell in facts.split(";")
    return line.status == "nil" and line.reason.code == example.nil


def _before_agrees(example: Example, line: AwardLine | None) -> bool:
    """What the steps come to before combination, where the example states it."""
    if example.before is None:
        return True
    return line is not None and line.before == read_quantity(example.before).value


def _payable_agrees(example: Example, line: AwardLine | None) -> bool:
    """What is payable now, where the example states it; it stands beside an award only."""
    if example.payable_now is None or line is None:
        return True
    return line.payable_now == read_quantity(example.payable_now).value


def _amount_agrees(text: str, line: AwardLine | None) -> bool:
    if line is None or line.status == "cannot_tell":
        return False
    wanted = read_quantity(text).value  # loading has seen that it is a sum, as of every other
    return line.award == wanted and (wanted > 0) == (line.status == "awarded")
