"""Check: whether names, units and keys of a schedule fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidy_calc.grammar.beside import Circle, in_order
from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.grammar.step_list import shape_of_steps
from subsidy_calc.schedule.check_examples import check_combination_examples, check_examples
from subsidy_calc.schedule.check_payment import check_payment
from subsidy_calc.schedule.check_tables import check_tables
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import ClauseScope, RuleScope
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, nearest

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
BACKWARDS = wording("schedule.backwards", zh="起止日期颠倒", en="the period ends before it begins")


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
            check_examples(clause, ClauseScope(schedule, clause.for_each, problems, clause.clause))
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
        check_combination_examples(schedule, rules)
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
