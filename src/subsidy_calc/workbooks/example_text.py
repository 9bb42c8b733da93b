"""Example text: a schedule's examples in words, what differs from the typical claim and what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from subsidy_calc.assess.reasons import NOT_IN_FORCE, NOTHING_DUE
from subsidy_calc.grammar.words import FOLDERS, find_words
from subsidy_calc.proof.examples import BEFORE
from subsidy_calc.proof.paid_parts import with_stated_parts
from subsidy_calc.schedule.example import CombinationExample, EarlierExample, Example, ExampleClaim, Facts
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.quantities import NotAQuantity, Quantity, read_measured
from subsidy_calc.workbooks.rule_text import fact_heading
from subsidy_calc.workbooks.section import Grid, Part, Row, Said

TYPICAL = wording("example.typical", zh="典型申报", en="Typical claim")
EXAMPLES = wording("example.examples", zh="例子", en="Examples")
CASE = wording("example.case", zh="例", en="Case")
DIFFERS = wording("example.differs", zh="与典型申报的不同", en="What differs from the typical claim")
CLAIMS = wording("example.claims", zh="同一企业的申报", en="Claims of one enterprise")
OUTCOME = wording("example.outcome", zh="结果", en="Outcome")
NOTHING_DIFFERS = wording("example.nothing_differs", zh="（无）", en="(nothing)")
YEAR = wording("example.year", zh="{year}年度", en="policy year {year}")
OF_TABLE = wording("example.of_table", zh="{sheet}：{facts}", en="{sheet}: {facts}")
FACT = wording("example.fact", zh="{heading}为{value}", en="{heading} is {value}")
BLANK = wording("example.blank", zh="{heading}未填", en="{heading} left blank")
ROW = wording("example.row", zh="{sheet}第{number}行：{facts}", en="{sheet}, row {number}: {facts}")
NO_ROWS = wording("example.no_rows", zh="{sheet}没有记录", en="no rows of {sheet}")
EARLIER = wording(
    "example.earlier_award",
    zh="历年兑现：{year}年 {clause} {matter} {award}",
    en="awarded before: {year}, {clause}, {matter}, {award}",
)
AWARD = wording("example.pays", zh="奖励{amount}", en="award: {amount}")
NOW = wording("example.pays_now", zh="奖励{amount}，本期应付{now}", en="award: {amount}, payable now: {now}")
NOT_ELIGIBLE = wording("example.fails", zh="不予奖励：{fact}不符合条件", en="not eligible because of {fact}")
UNTOLD = wording("example.untold", zh="无法判定：缺{fact}", en="cannot be told: {fact} is missing")
NOT_ABOUT = wording(
    "example.not_about", zh="本条不适用：{fact}", en="the clause does not speak of it because of {fact}"
)
NIL = wording("example.nil", zh="不予奖励：{reason}", en="no award: {reason}")
CLAIM = wording("example.claim", zh="{name}：{clause}", en="{name}: {clause}")
CLAIM_WITH = wording("example.claim_with", zh="{name}：{clause}（{changes}）", en="{name}: {clause} ({changes})")
PAID = wording("example.paid", zh="{name} {amount}", en="{name} {amount}")
REMARKED = wording("example.remarked", zh="提示{names}", en="pointed out: {names}")

_WIDTHS = (25, 45, 30)


def typical_part(clause: Clause, schedule: Schedule) -> Part:
    """The claim from which the examples differ, a sentence a table."""
    typical = clause.typical
    if typical is None:
        return Part(TYPICAL, ())
    said: list[Argument] = [YEAR(year=str(typical.year))] if typical.year is not None else []
    for table in typical.facts:
        if table not in typical.rows:
            facts = {f"{table}.{column}": value for column, value in typical.of(table).items()}
            said.append(OF_TABLE(sheet=fact_heading(table, schedule), facts=tuple(_facts(facts, schedule))))
    said += _rows(typical.rows, schedule)
    return Part(TYPICAL, tuple(Said(each, typical.place) for each in said))


def example_grid(clause: Clause, schedule: Schedule) -> Grid:
    """The examples of a clause."""
    rows = (
        Row((example.case, _differs(example, schedule), _outcome(example, schedule)), example.place)
        for example in clause.examples
    )
    return Grid(EXAMPLES, (CASE, DIFFERS, OUTCOME), tuple(rows), _WIDTHS)


def combination_grid(schedule: Schedule) -> Grid:
    """The examples of combination."""
    rows = (Row(_combined(example, schedule), example.place) for example in schedule.examples)
    return Grid(EXAMPLES, (CASE, CLAIMS, OUTCOME), tuple(rows), _WIDTHS)


def _differs(example: Example, schedule: Schedule) -> Argument:
    said: list[Argument] = [YEAR(year=str(example.year))] if example.year is not None else []
    said += _facts(example.change, schedule)
    said += _rows(example.rows, schedule)
    said += _earlier(example.earlier, schedule)
    return tuple(said) or NOTHING_DIFFERS()


def _outcome(example: Example, schedule: Schedule) -> Message:
    if example.award is not None:
        award, now = _value(example.award), example.payable_now
        shown = AWARD(amount=award) if now is None else NOW(amount=award, now=_value(now))
        if example.before is not None:
            shown = BEFORE(award=shown, amount=_value(example.before))
        return with_stated_parts(shown, example.paid)
    for says, fact in (
        (NOT_ELIGIBLE, example.not_eligible), (UNTOLD, example.cannot_tell), (NOT_ABOUT, example.not_about),
    ):  # fmt: skip
        if fact is not None:
            return says(fact=fact_heading(fact, schedule))
    return NIL(reason=_reason(example.nil or ""))


def _reason(code: str) -> Argument:
    """Why nothing is paid, in the words of the step or rule that says so."""
    if code in ("nothing_due", "not_in_force"):
        return NOTHING_DUE() if code == "nothing_due" else NOT_IN_FORCE()
    words = (word for folder in FOLDERS for word in find_words(folder).values())
    return next((word.nothing[1]() for word in words if word.nothing and word.nothing[0] == code), code)


def _combined(example: CombinationExample, schedule: Schedule) -> tuple[Argument, ...]:
    said: list[Argument] = [YEAR(year=str(example.year))] if example.year is not None else []
    said += [_claim(name, claim, schedule) for name, claim in example.claims.items()]
    said += _earlier(example.earlier, schedule)
    outcome: list[Argument] = [PAID(name=name, amount=_value(sum_)) for name, sum_ in example.awards.items()]
    outcome += [REMARKED(names=example.pointed_out)] if example.pointed_out else []
    return example.case, tuple(said), tuple(outcome)


def _claim(name: str, claim: ExampleClaim, schedule: Schedule) -> Message:
    title = schedule.clause(claim.clause).title
    changes: tuple[Argument, ...] = (*_facts(claim.change, schedule), *_rows(claim.rows, schedule))
    return CLAIM_WITH(name=name, clause=title, changes=changes) if changes else CLAIM(name=name, clause=title)


def _earlier(earlier: Sequence[EarlierExample], schedule: Schedule) -> Iterator[Message]:
    for each in earlier:
        clause = schedule.clause(each.clause).title
        yield EARLIER(year=each.year, clause=clause, matter=each.matter, award=_value(each.award))


def _facts(facts: Facts, schedule: Schedule) -> Iterator[Message]:
    for name, value in facts.items():
        heading = fact_heading(name, schedule)
        yield BLANK(heading=heading) if value is None else FACT(heading=heading, value=_value(value))


def _rows(rows: Mapping[str, Sequence[Facts]], schedule: Schedule) -> Iterator[Message]:
    for table, own in rows.items():
        sheet = fact_heading(table, schedule)
        for number, row in enumerate(own, start=1):
            facts = {f"{table}.{column}": value for column, value in row.items()}
            yield ROW(sheet=sheet, number=number, facts=tuple(_facts(facts, schedule)))
        if not own:
            yield NO_ROWS(sheet=sheet)


def _value(text: str) -> str | Quantity:
    """A value as it is written, an amount with its thousands apart."""
    try:
        quantity = read_measured(text)
    except NotAQuantity:
        return text
    return quantity if quantity.unit == "money" else text
