"""Check: whether names, units, keys and outcomes of a schedule fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from subsidy_calc.grammar.beside import Circle, in_order
from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.parameter import UNIT_NAMES
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.grammar.step_list import shape_of_steps
from subsidy_calc.grammar.written import Written
from subsidy_calc.parameters.stated import check_choice
from subsidy_calc.schedule.check_payment import check_payment
from subsidy_calc.schedule.check_tables import check_tables
from subsidy_calc.schedule.model import Clause, EarlierExample, Example, ExampleClaim, Facts, Schedule
from subsidy_calc.schedule.scope import ClauseScope, RuleScope
from subsidy_calc.schedule.tables import VERIFIED_PART
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, nearest
from subsidy_calc.values.quantities import NotAQuantity, read_quantity

TWICE = wording("schedule.twice", zh="“{name}”出现两次，前一次在{place}", en="“{name}” stands twice, first at {place}")
UNKNOWN_TABLE = wording("schedule.unknown_table", zh="没有“{name}”这张表", en="there is no table “{name}”")
NOT_MONEY = wording("schedule.not_money", zh="奖励算出来不是金额", en="the award does not come to money")
PART_OF_FEN = wording("schedule.part_of_fen", zh="奖励可能带不足一分的尾数", en="the award can end in part of a fen")
ADD_ROUND = wording(
    "schedule.add_round",
    zh="加一步 round: {{to: 0.01元, mode: half_up}}",
    en="add a step round: {{to: 0.01元, mode: half_up}}",
)
NOT_A_DATE = wording("schedule.as_of_date", zh="as_of 要写一个日期列", en="as_of names a date")
NO_REPEAL = wording(
    "schedule.no_repeal", zh="没有 repealed，就没有过渡", en="without `repealed` there is no transition"
)
IN_A_CIRCLE = wording(
    "schedule.circle", zh="条款互为条件，成了圈：{clauses}", en="clauses depend on one another in a circle: {clauses}"
)
NO_REPORT = wording("schedule.no_report", zh="没有写 reported_in", en="the schedule has no reported_in")
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
BACKWARDS = wording("schedule.backwards", zh="起止日期颠倒", en="the period ends before it begins")
UNKNOWN_CLAIM = wording("schedule.unknown_claim", zh="例子里没有“{name}”", en="the example has no claim “{name}”")


def check_schedule(schedule: Schedule) -> list[Problem]:
    """Everything that does not fit, in the order of the text."""
    problems = list(check_tables(schedule))
    if problems:
        return problems
    problems += _twice(schedule.clauses)
    check_all_definitions(schedule, problems)
    for clause in schedule.clauses:
        check_clause(clause, schedule, problems)
        if clause.for_each in schedule.tables:
            _check_examples(clause, ClauseScope(schedule, clause.for_each, problems, clause.clause))
    rules = RuleScope(schedule, problems)
    for rule in schedule.combine:
        rule.check(rules)
    try:
        in_order(schedule.combine, rules.clause_names())
    except Circle as circle:
        clauses = tuple(dict.fromkeys(name for rule in circle.rules for name in rule.beside))
        problems.append(Problem("circle", circle.rules[0].place, IN_A_CIRCLE(clauses=clauses)))
    for assumption in schedule.assumptions:
        rules.check_clauses(assumption.for_ or (), assumption)
    if not problems:
        _check_combination_examples(schedule, rules, problems)
    return problems


def _twice(clauses: Sequence[Clause]) -> Iterator[Problem]:
    first: dict[str, Clause] = {}
    for clause in clauses:
        earlier = first.setdefault(clause.clause, clause)
        if earlier is not clause:
            says = TWICE(name=clause.clause, place=str(earlier.place))
            yield Problem("twice", clause.place, says, clause.clause)


def check_clause(clause: Clause, schedule: Schedule, problems: list[Problem]) -> None:
    """Report what does not fit in a clause, its examples aside."""
    if clause.for_each not in schedule.tables:
        known = list(schedule.tables)
        says, expected = UNKNOWN_TABLE(name=clause.for_each), ONE_OF(known=tuple(known))
        fix = nearest(clause.for_each, known)
        place = clause.place_of(clause.for_each, "for_each")
        problems.append(Problem("unknown_table", place, says, clause.for_each, expected, fix))
        return
    scope = ClauseScope(schedule, clause.for_each, problems, clause.clause)
    for condition in (*clause.about, *schedule.conditions_of(clause)):
        condition.check(scope)
    check_definitions(clause.derive, scope)
    _check_award(clause, scope)
    check_payment(clause, scope)
    if clause.cites.in_ == "reported_in" and schedule.reported_in is None:
        problems.append(Problem("no_report", clause.cites.place, NO_REPORT()))
    _check_times(clause, scope)
    for period in filter(None, (schedule.in_force, clause.in_force)):
        if period.from_ and period.to and period.from_ > period.to:
            problems.append(Problem("backwards", period.place, BACKWARDS()))


def _check_award(clause: Clause, scope: ClauseScope) -> None:
    steps = scope.schedule.steps_of(clause)
    shape = shape_of_steps(steps, scope)
    if shape is None:
        return
    if shape.unit != "money":
        scope.report(Problem("not_money", clause.place, NOT_MONEY(), str(shape.unit)))
    elif not shape.whole_fen:
        scope.report(Problem("part_of_fen", steps[-1].place, PART_OF_FEN(), fix=ADD_ROUND()))


def _check_times(clause: Clause, scope: ClauseScope) -> None:
    begun = clause.transition.begun if clause.transition else None
    for name in filter(None, (clause.as_of, begun)):
        kind = scope.fact(name, clause.place)
        if kind is not None and kind.type != "date":
            scope.report(Problem("as_of_date", clause.place, NOT_A_DATE(), name))
    if clause.transition is not None and clause.repealed is None:
        scope.report(Problem("no_repeal", clause.transition.place, NO_REPEAL()))


def check_definitions(definitions: dict[str, Definition], scope: ClauseScope) -> None:
    """Look into every name, also one that nothing uses."""
    for name, definition in definitions.items():
        found = scope.definition(name, definition.place)
        while found is not None and found[0].is_another_name:
            found = found[1].definition(getattr(found[0].parameter, "derived", ""), found[0].place)
        if found is None:
            continue
        meant, own = found
        if meant.parameter is not None:
            meant.parameter.shape(own)
        elif meant.condition is not None:
            meant.condition.check(own)


def check_all_definitions(schedule: Schedule, problems: list[Problem]) -> None:
    """Look into every name that all clauses of a table may use, and whether each stands once."""
    check_definitions(schedule.constants, ClauseScope(schedule, ENTERPRISE, problems))
    for name, table in schedule.tables.items():
        check_definitions(table.derive, ClauseScope(schedule, name, problems))
    first: dict[str, Line] = {}
    shared = [schedule.constants, *(table.derive for table in schedule.tables.values())]
    for definitions in shared:
        _check_names(definitions, first, problems)
    for clause in schedule.clauses:
        _check_names(clause.derive, dict(first), problems)


def _check_names(definitions: dict[str, Definition], first: dict[str, Line], problems: list[Problem]) -> None:
    """A name means one thing wherever it is seen."""
    for name, definition in definitions.items():
        if name in first:
            problems.append(Problem("twice", definition.place, TWICE(name=name, place=str(first[name])), name))
        first.setdefault(name, definition.place)


def _check_examples(clause: Clause, scope: ClauseScope) -> None:
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


def _check_combination_examples(schedule: Schedule, rules: RuleScope, problems: list[Problem]) -> None:
    for example in schedule.examples:
        for sum_ in example.awards.values():
            _check_sum(sum_, example, rules.report)
        named: list[ExampleClaim | EarlierExample] = [*example.claims.values(), *example.earlier]
        for each in named:
            rules.check_clauses([each.clause], each)
        for name in (*example.awards, *example.pointed_out):
            if name not in example.claims:
                expected = ONE_OF(known=tuple(example.claims))
                problem = Problem("unknown_claim", example.place, UNKNOWN_CLAIM(name=name), name, expected)
                problems.append(problem)
        for claim in example.claims.values():
            if claim.clause in rules.clause_names():
                scope = rules.scope_of(claim.clause)
                _check_facts(claim.change, claim, scope)
                _check_rows(claim.rows, claim.place, scope)
