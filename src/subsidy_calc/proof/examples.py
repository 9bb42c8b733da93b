"""Examples: each computed as a real claim would be, and its outcome compared exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.proof.example_claims import ExampleClaimOf, ExampleSheets, example_sheets
from subsidy_calc.schedule.model import Clause, CombinationExample, Example, Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Refused
from subsidy_calc.values.quantities import NotAQuantity, Quantity, read_quantity

AWARDED = wording("example.awarded", zh="奖励{amount}", en="an award of {amount}")
PAYABLE = wording("example.payable", zh="{award}，本期应付{amount}", en="{award}, of which {amount} is payable now")
NOT_AWARDED = wording("example.not_awarded", zh="不奖励（{code}）", en="no award ({code})")
CANNOT_TELL = wording("example.cannot_tell", zh="无法判定（{code}）", en="cannot tell ({code})")
NO_LINE = wording("example.no_line", zh="条款不涉及", en="the clause does not speak of it")
REFUSED = wording(
    "example.refused", zh="这一例的申报未被接受：{problems}", en="the example's claim is refused: {problems}"
)
NOT_AN_AMOUNT = wording(
    "example.not_an_amount", zh="例子里的金额读不出：{text}", en="the example's amount cannot be read: {text}"
)
POINTED_OUT = wording(
    "example.pointed_out", zh="应提示{names}，实际提示{found}", en="{names} should be pointed out, found {found}"
)
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
    assessment: Assessment | None = None  # of a clause's example, unless its claim is refused


def run_examples(schedule: Schedule) -> list[ExampleResult]:
    """Compute every example of a schedule."""
    results = [run_example(schedule, clause, example) for clause in schedule.clauses for example in clause.examples]
    for combination in schedule.examples:
        results += run_combination(schedule, combination)
    return results


def run_example(schedule: Schedule, clause: Clause, example: Example) -> ExampleResult:
    """Compute one claim under its clause."""
    claim = ExampleClaimOf("A", clause, example.change, example.rows)
    expected = _expected(example)
    sheets = example_sheets(schedule, [claim], example.earlier)
    assessed = _assessed(schedule, sheets, _year(schedule, clause, example.year))
    if isinstance(assessed, Message):
        return ExampleResult(clause.clause, example.case, example.place, expected, assessed, passed=False)
    line = _line_of(award_lines(assessed), sheets, "A", clause.clause)
    passed = _agrees(example, line) and _payable_agrees(example, line)
    outcome = _outcome(line, payable=example.payable_now is not None)
    return ExampleResult(clause.clause, example.case, example.place, expected, outcome, passed, assessed)


def run_combination(schedule: Schedule, example: CombinationExample) -> Iterator[ExampleResult]:
    """Compute the claims of one enterprise together; a result for each stated award."""
    claims = [
        ExampleClaimOf(name, schedule.clause(claim.clause), claim.change, claim.rows)
        for name, claim in example.claims.items()
    ]
    sheets = example_sheets(schedule, claims, example.earlier)
    assessed = _assessed(schedule, sheets, _year(schedule, claims[0].clause, example.year))
    if isinstance(assessed, Message):
        yield ExampleResult("", example.case, example.place, AWARDED(amount=""), assessed, passed=False)
        return
    lines = award_lines(assessed)
    found = {claim.name: _line_of(lines, sheets, claim.name, claim.clause.clause) for claim in claims}
    for name, amount in example.awards.items():
        wanted, passed = _amount_agrees(amount, found[name])
        expected, outcome = WANTED(name=name, outcome=wanted), WANTED(name=name, outcome=_outcome(found[name]))
        yield ExampleResult("", example.case, example.place, expected, outcome, passed)
    yield from _pointed_out(example, found)


def _pointed_out(example: CombinationExample, found: Mapping[str, AwardLine | None]) -> Iterator[ExampleResult]:
    remarked = tuple(name for name, line in found.items() if line is not None and line.remarks)
    if set(remarked) != set(example.pointed_out):
        says = POINTED_OUT(names=example.pointed_out or (NOBODY(),), found=remarked or (NOBODY(),))
        yield ExampleResult("", example.case, example.place, says, says, passed=False)


def _assessed(schedule: Schedule, sheets: ExampleSheets, year: int) -> Assessment | Message:
    """The claims of an example, settled; why they are not, where one is refused."""
    try:
        claims = build_claims(schedule, sheets.sheets)
        refused = [fate for fate in claims.fates if fate.fate == "refused"]
        if refused:
            return REFUSED(problems=tuple(fate.detail for fate in refused if fate.detail is not None))
        return assess(schedule, claims, schedule.policy_year(year))
    except Refused as error:
        return REFUSED(problems=tuple(problem.says for problem in error.problems))


def _year(schedule: Schedule, clause: Clause, stated: int | None) -> int:
    if stated is not None:
        return stated
    if clause.typical is not None and clause.typical.year is not None:
        return clause.typical.year
    return schedule.first_year


def _line_of(lines: list[AwardLine], sheets: ExampleSheets, name: str, clause: str) -> AwardLine | None:
    sheet, row = sheets.claims[name]
    return next(
        (
            line
            for line in lines
            if line.head.clause == clause and (line.head.place.sheet, line.head.place.row) == (sheet, row)
        ),
        None,
    )


def _expected(example: Example) -> Message:
    if example.award is not None and example.payable_now is not None:
        return _payable(_amount(example.award), example.payable_now)
    if example.award is not None:
        return _amount(example.award)
    if example.not_about is not None:
        return NO_LINE()
    if example.cannot_tell is not None:
        return CANNOT_TELL(code=f"missing:{example.cannot_tell}")
    if example.not_eligible is not None:
        return NOT_AWARDED(code=f"not_eligible:{example.not_eligible}")
    return NOT_AWARDED(code=example.nil or "")


def _amount(text: str) -> Message:
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return NOT_AN_AMOUNT(text=text)
    return AWARDED(amount=quantity) if quantity.unit == "money" else NOT_AN_AMOUNT(text=text)


def _payable(award: Message, text: str) -> Message:
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return NOT_AN_AMOUNT(text=text)
    return PAYABLE(award=award, amount=quantity) if quantity.unit == "money" else NOT_AN_AMOUNT(text=text)


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
        return _amount_agrees(example.award, line)[1]
    if line is None or line.reason is None:
        return False
    code, _, facts = line.reason.code.partition(":")
    if example.not_eligible is not None:
        return line.status == "nil" and code == "not_eligible" and example.not_eligible in facts.split(";")
    if example.cannot_tell is not None:
        return line.status == "cannot_tell" and code == "missing" and example.cannot_tell in facts.split(";")
    return line.status == "nil" and line.reason.code == example.nil


def _payable_agrees(example: Example, line: AwardLine | None) -> bool:
    """What is payable now, where the example states it; it stands beside an award only."""
    if example.payable_now is None or line is None:
        return True
    try:
        wanted = read_quantity(example.payable_now)
    except NotAQuantity:
        return False
    return wanted.unit == "money" and line.payable_now == wanted.value


def _amount_agrees(text: str, line: AwardLine | None) -> tuple[Message, bool]:
    try:
        wanted = read_quantity(text)
    except NotAQuantity:
        return NOT_AN_AMOUNT(text=text), False
    says = AWARDED(amount=wanted)
    if line is None or wanted.unit != "money" or line.status == "cannot_tell":
        return says, False
    return says, line.award == wanted.value and (wanted.value > 0) == (line.status == "awarded")
