"""Scopes: the facts that a clause, or a rule of combination, may name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from subsidy_calc.grammar.combination import Grouped, Per
from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.scope import ENTERPRISE, FactKind
from subsidy_calc.grammar.written import Written
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import NEAREST, ONE_OF, Problem, nearest

UNKNOWN_FACT = wording("schedule.unknown_fact", zh="没有“{name}”这一列", en="there is no fact “{name}”")
UNKNOWN_CLAUSE = wording("schedule.unknown_clause", zh="没有“{name}”这一条", en="there is no clause “{name}”")
UNKNOWN_DERIVED = wording("schedule.unknown_derived", zh="没有定义“{name}”", en="nothing is named “{name}”")
CIRCLE = wording("schedule.derived_circle", zh="定义成了圈：{names}", en="the names form a circle: {names}")
NOT_RELATED = wording(
    "schedule.not_related",
    zh="“{name}”不是这里能合计的下级表",
    en="“{name}” is no table whose rows can be counted here",
)
NOT_IN_KEY = wording(
    "schedule.per_not_in_key",
    zh="“{name}”不在申报表的主键里，历年兑现无从对应",
    en="“{name}” is not in the claims' key, so earlier awards cannot be matched by it",
)

NO_MATTER = wording(
    "schedule.matter_not_seen",
    zh="matter 里没有条款“{clause}”看得到的列",
    en="the matter names no column that the clause “{clause}” sees",
)

NO_BAND_NAMED = wording(
    "schedule.no_band_named",
    zh="条款“{clause}”的计算里没有取名“{name}”的 bands",
    en="the steps of the clause “{clause}” have no bands named “{name}”",
)

BAND_TWICE = wording(
    "schedule.band_twice",
    zh="条款“{clause}”里有两个 bands 都取名“{name}”",
    en="two bands of the clause “{clause}” are both named “{name}”",
)

SEVERAL_IN_PER = wording(
    "schedule.several_in_per",
    zh="“{name}”可以有几个选项，不能用来分组；用 choice 列",
    en="“{name}” has several choices, which form no groups; use a column of type choice",
)


def visible_tables(schedule: Schedule, table: str) -> list[str]:
    """A table and all its parents, nearest first."""
    seen, pending = [], [table]
    while pending:
        name = pending.pop(0)
        if name in schedule.tables and name not in seen:
            seen.append(name)
            pending += schedule.tables[name].belongs_to
    return seen


class Defined(NamedTuple):
    """What a name stands for, and the table that derives it; none for a clause's or the schedule's own."""

    definition: Definition
    table: str | None = None


def find_definition(schedule: Schedule, name: str, table: str, clause: str | None) -> Defined | None:
    """What a name stands for in a clause on a table."""
    return known_definitions(schedule, table, clause).get(name)


def known_definitions(schedule: Schedule, table: str, clause: str | None) -> dict[str, Defined]:
    """All names that a clause on a table may use."""
    known = {name: Defined(definition) for name, definition in schedule.constants.items()}
    for owner in visible_tables(schedule, table):
        known |= {name: Defined(each, owner) for name, each in schedule.tables[owner].derive.items()}
    if clause is not None:
        known |= {name: Defined(each) for name, each in schedule.clause(clause).derive.items()}
    return known


@dataclass(frozen=True, slots=True)
class ClauseScope:
    """The columns of a claim table and its parents."""

    schedule: Schedule
    table: str
    problems: list[Problem]
    clause: str | None = None
    within: tuple[str, ...] = ()  # the names that are being looked into

    def definition(self, name: str, place: Line) -> tuple[Definition, ClauseScope] | None:
        found = find_definition(self.schedule, name, self.table, self.clause)
        if found is None:
            known = tuple(known_definitions(self.schedule, self.table, self.clause))
            says, expected = UNKNOWN_DERIVED(name=name), ONE_OF(known=known)
            self.report(Problem("unknown_derived", place, says, name, expected, nearest(name, known)))
            return None
        if name in self.within:
            self.report(Problem("derived_circle", place, CIRCLE(names=(*self.within, name)), name))
            return None
        table, clause = found.table or self.table, self.clause if found.table is None else None
        scope = ClauseScope(self.schedule, table, self.problems, clause, (*self.within, name))
        return found.definition, scope

    def measures(self) -> frozenset[str]:
        columns = (column for table in self.schedule.tables.values() for column in table.columns.values())
        return frozenset(str(column.counted_in) for column in columns if column.unit is not None)

    def known(self) -> list[str]:
        tables = visible_tables(self.schedule, self.table)
        return [f"{name}.{column}" for name in tables for column in self.schedule.tables[name].columns]

    def fact(self, name: str, place: Line) -> FactKind | None:
        known = self.known()
        if name not in known:
            says, expected = UNKNOWN_FACT(name=name), ONE_OF(known=tuple(known))
            fix = nearest(name, known) or self.likely_fact(name)
            self.report(Problem("unknown_fact", place, says, name, expected, fix))
            return None
        table, column = name.split(".")
        return self.schedule.tables[table].kind(table, column)

    def likely_fact(self, text: str) -> Message | None:
        named: dict[str, str] = {}
        for fact in self.known():
            table, column = fact.split(".")
            named |= {column: fact, self.schedule.tables[table].columns[column].heading: fact, fact: fact}
        close = get_close_matches(text, named, n=1, cutoff=0.6)
        return NEAREST(nearest=named[close[0]]) if close else None

    def known_related(self) -> list[str]:
        """The tables whose rows may belong to a claim without being its parents."""
        own = visible_tables(self.schedule, self.table)
        others = [name for name in self.schedule.tables if name not in own]
        return [name for name in others if set(visible_tables(self.schedule, name)) & set(own)]

    def related(self, table: str, place: Line) -> ClauseScope | None:
        known = self.known_related()
        if table in known:
            return ClauseScope(self.schedule, table, self.problems, self.clause, self.within)
        says, expected = NOT_RELATED(name=table), ONE_OF(known=tuple(known))
        self.report(Problem("not_related", place, says, table, expected, nearest(table, known)))
        return None

    def report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class RuleScope:
    """The clauses of a schedule, and what each of them sees."""

    schedule: Schedule
    problems: list[Problem]

    def report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def clause_names(self) -> list[str]:
        return [clause.clause for clause in self.schedule.clauses]

    def scope_of(self, clause: str) -> ClauseScope:
        return ClauseScope(self.schedule, self.schedule.clause(clause).for_each, self.problems, clause)

    def check_clauses(self, names: Sequence[str], written: Written) -> None:
        known = self.clause_names()
        for name in names:
            if name not in known:
                says, expected = UNKNOWN_CLAUSE(name=name), ONE_OF(known=tuple(known))
                fix = nearest(name, known)
                self.report(Problem("unknown_clause", written.place_of(name), says, name, expected, fix))

    def check_fact(self, name: str, clauses: Sequence[str], place: Line) -> FactKind | None:
        kinds = [self.scope_of(clause).fact(name, place) for clause in clauses]
        return kinds[0] if kinds else None

    def check_per(self, grouped: Grouped, clauses: Sequence[str], looks_back: bool) -> None:
        for each in grouped.per:
            place = grouped.place if not isinstance(each, str) else grouped.place_of(each, "per")
            for clause in clauses if each != ENTERPRISE else ():
                if not isinstance(each, str) and each.band is not None:
                    self._check_band(each.band, clause, looks_back, each.place)
                    continue
                scope = self.scope_of(clause)
                name = per_name(self.schedule, each, scope.table)
                if not name:
                    self.report(Problem("matter_not_seen", place, NO_MATTER(clause=clause), str(each)))
                    continue
                kind = scope.fact(name, place)
                own_key = kind is not None and kind.is_key and name.startswith(f"{scope.table}.")
                if kind is not None and kind.type == "choices":
                    scope.report(Problem("several_in_per", place, SEVERAL_IN_PER(name=name), name))
                elif looks_back and kind is not None and not own_key:
                    scope.report(Problem("per_not_in_key", place, NOT_IN_KEY(name=name), name))

    def _check_band(self, name: str, clause: str, looks_back: bool, place: Line) -> None:
        known = tuple(step.named for step in self.schedule.clause(clause).award if step.named is not None)
        if looks_back:
            self.report(Problem("per_not_in_key", place, NOT_IN_KEY(name=name), name))
        elif name not in known:
            says, expected = NO_BAND_NAMED(clause=clause, name=name), ONE_OF(known=known) if known else None
            self.report(Problem("unknown_band", place, says, name, expected, nearest(name, known)))
        elif known.count(name) > 1:
            self.report(Problem("band_twice", place, BAND_TWICE(clause=clause, name=name), name))


def per_name(schedule: Schedule, per: Per, table: str) -> str:
    """By what lines of a table's claims are grouped: a fact, of a matter that in the table or one above it, or a band."""
    if isinstance(per, str):
        return per
    if per.matter is None:
        return per.band or ""
    for owner in visible_tables(schedule, table):
        for name in per.matter:
            if name.partition(".")[0] == owner:
                return name
    return ""
