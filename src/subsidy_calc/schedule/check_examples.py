"""Check of examples: whether they name what there is, and state one outcome that there can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from subsidy_calc.grammar.parameter import UNIT_NAMES
from subsidy_calc.grammar.written import Written
from subsidy_calc.parameters.stated import check_choice
from subsidy_calc.schedule.example import EarlierExample, Example, ExampleClaim, Facts
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import ClauseScope, RuleScope
from subsidy_calc.schedule.tables import VERIFIED_PART
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem
from subsidy_calc.values.quantities import NotAQuantity, read_quantity

NOT_A_SUM = wording(
    "schedule.outcome_not_money", zh="例子的结果不是金额", en="what the example comes to is no amount of money"
)
ONE_OUTCOME = wording("schedule.one_outcome", zh="每个例子写一个结果", en="an example states one outcome")
NO_TYPICAL = wording("schedule.no_typical", zh="有例子却没有 typical", en="examples need a typical claim")
BEFORE_ALONE = wording("schedule.before_alone", zh="before 要和 award 写在一起", en="`before` stands beside `award`")
NOT_VERIFIED = wording(
    "schedule.not_verified",
    zh="这一列没有写 verified，没有审定额",
    en="this column has no `verified`: there is no verified sum",
)
UNKNOWN_CLAIM = wording("schedule.unknown_claim", zh="例子里没有“{name}”", en="the example has no claim “{name}”")


def check_examples(clause: Clause, scope: ClauseScope) -> None:
    """Report what does not fit in a clause's typical claim and examples."""
    if clause.typical is None:
        if clause.examples:
            scope.report(Problem("no_typical", clause.place, NO_TYPICAL()))
        return
    for table, facts in clause.typical.facts.items():
        if isinstance(facts, list):
            _check_rows({table: facts}, clause.typical.place, scope)
            continue
        _check_facts(facts, clause.typical, scope, f"{table}.")
    for example in clause.examples:
        _check_example(example, scope)


def _check_example(example: Example, scope: ClauseScope) -> None:
    if len(example.outcomes) != 1:
        found = ", ".join(example.outcomes)
        known = ("award", "not_eligible", "cannot_tell", "not_about", "nil")
        scope.report(Problem("one_outcome", example.place, ONE_OUTCOME(), found, ONE_OF(known=known)))
    for sum_ in (example.award, example.before, example.payable_now):
        if sum_ is not None:
            _check_sum(sum_, example, scope.report)
    if example.before is not None and example.award is None:
        scope.report(Problem("before_without_award", example.place, BEFORE_ALONE(), example.before))
    for part in example.paid:
        for sum_ in (part.sum, *part.by.values()):
            _check_sum(sum_, part, scope.report)
    _check_rows(example.rows, example.place, scope)
    named = [example.not_eligible, example.cannot_tell, example.not_about]
    _check_facts(example.change, example, scope)
    for name in filter(None, named):
        _check_named(name, example.place_of(name), scope)


def _check_sum(text: str, example: Written, report: Callable[[Problem], None]) -> None:
    """An outcome that is no amount of money."""
    try:
        is_sum = read_quantity(text).unit == "money"
    except NotAQuantity:
        is_sum = False
    if not is_sum:
        place, expected = example.place_of(text), UNIT_NAMES["money"]()
        report(Problem("outcome_not_money", place, NOT_A_SUM(), text, expected))


def _check_facts(facts: Facts, written: Written, scope: ClauseScope, table: str = "") -> None:
    """Facts of an example: whether there are such columns, and such choices; `table` stands before their names."""
    for name, value in facts.items():
        column, is_verified = name.removesuffix(VERIFIED_PART), name.endswith(VERIFIED_PART)
        kind = scope.fact(table + column, written.place_of(name))
        if is_verified and kind is not None and not _is_verified(table + column, scope):
            scope.report(Problem("not_verified", written.place_of(name), NOT_VERIFIED(), name))
        if kind is not None and kind.type in ("choice", "yes_no") and value is not None:
            check_choice(value, kind, written.place_of(value), scope)


def _is_verified(fact: str, scope: ClauseScope) -> bool:
    table, _, column = fact.partition(".")
    return scope.schedule.tables[table].columns[column].verified is not None


def _check_named(name: str, place: Line, scope: ClauseScope) -> None:
    """A fact that decided: of the claim, of a row of another table, or whether that table has such rows."""
    table, _, column = name.partition(".")
    if table in scope.known_related():
        below = scope.related(table, place) if column else None
        if below is not None:
            below.fact(name, place)
    else:
        scope.fact(name, place)


def _check_rows(rows: Mapping[str, Sequence[Facts]], place: Line, scope: ClauseScope) -> None:
    """Rows of other tables in an example."""
    for table, own in rows.items():
        below = scope.related(table, place)
        for column in dict.fromkeys(column for row in own for column in row):
            if below is not None:
                below.fact(f"{table}.{column.removesuffix(VERIFIED_PART)}", place)


def check_combination_examples(schedule: Schedule, rules: RuleScope) -> None:
    """Report what does not fit in the examples of combination."""
    for example in schedule.examples:
        for sum_ in example.awards.values():
            _check_sum(sum_, example, rules.report)
        named: list[ExampleClaim | EarlierExample] = [*example.claims.values(), *example.earlier]
        for each in named:
            rules.check_clauses([each.clause], each)
        for name in (*example.awards, *example.pointed_out):
            if name not in example.claims:
                expected = ONE_OF(known=tuple(example.claims))
                rules.report(Problem("unknown_claim", example.place, UNKNOWN_CLAIM(name=name), name, expected))
        for claim in example.claims.values():
            if claim.clause in rules.clause_names():
                scope = rules.scope_of(claim.clause)
                _check_facts(claim.change, claim, scope)
                _check_rows(claim.rows, claim.place, scope)
