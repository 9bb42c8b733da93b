"""Combination at work: groups of lines, rule by rule, each seeing the sums that the one before left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from subsidy_calc.assess.grouping import Limit, by_common, limited, settled_by
from subsidy_calc.assess.line_keys import Key, LineKeys, may_be
from subsidy_calc.assess.lines import LineHead, Lines, Status
from subsidy_calc.assess.pools import Asker, Left, asker_of, is_pool
from subsidy_calc.assess.reasons import Reason, missing_facts
from subsidy_calc.facts.claims import Claims
from subsidy_calc.facts.earlier import EarlierRow
from subsidy_calc.facts.reading import Ghost
from subsidy_calc.facts.recorded import recorded_line
from subsidy_calc.grammar.beside import in_order
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.group import (
    NIL,
    REDUCED,
    UNCHANGED,
    UNCONCERNED,
    UNTOLD,
    EarlierAward,
    Group,
    Member,
    Settled,
)
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.exact import NOTHING, UNLIMITED, Column, grouped_total, replaced
from subsidy_calc.values.figure import Choice, Down, Figure, Operand, RowSet, Up, same
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import FEN

GROUP_TOTAL = wording("rule.group_total", zh="同组合计", en="total of the group")
WAS_UNCHANGED = wording("rule.unchanged", zh="不变", en="unchanged")
WAS_REDUCED = wording("rule.reduced", zh="核减", en="reduced")
WAS_NIL = wording("rule.nil", zh="不予兑现", en="not paid")
WAS_UNTOLD = wording("rule.untold", zh="无法判定", en="cannot be told")
GHOST = wording("rule.ghost", zh="未被接受的{place}", en="the refused row {place}")

_CHOICE = {"reduced": REDUCED, "nil": NIL, "untold": UNTOLD, "remark": UNCHANGED}
_LABELS = (WAS_UNCHANGED(), WAS_REDUCED(), WAS_NIL(), WAS_UNTOLD())


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """The lines after all rules: final figure, status and reason, remarks, and what each rule did."""

    lines: Lines
    final: Figure
    status: Sequence[Status]
    reasons: Sequence[Reason | None]
    remarks: dict[int, list[Message]]
    settled: dict[int, list[tuple[Rule, Settled]]]
    capped: Sequence[tuple[tuple[int, ...], Fraction]]  # lines under one cap, and what it leaves them
    asked: Mapping[int, Sequence[Asker]] = field(default_factory=dict)  # of a part: of each pool, by its rule's number


def combine(schedule: Schedule, lines: Lines, claims: Claims, year: PolicyYear, pools: Left | None = None) -> Combined:
    """Run the rules of combination from top to bottom.

    Where the claims are a part of a run, `pools` is what pools left them; as long as one is not
    there, it is taken to suffice, and `asked` says what is asked of it.
    """
    work = _Work(schedule, lines, claims, year)
    asked: dict[int, list[Asker]] = {}
    for number, rule in enumerate(rules_in_order(schedule)):
        if pools is None or not is_pool(rule):
            work.run(rule)
        else:
            asked[number] = work.run_part(rule, pools.get(number, ()))
    capped = [each for rule in schedule.combine if claims.decisions for each in work.capped(rule)]
    remarks, settled = dict(work.remarks), dict(work.settled)
    return Combined(lines, work.figure, work.status, work.reasons, remarks, settled, capped, asked)


def rules_in_order(schedule: Schedule) -> list[Rule]:
    """The rules as they are settled."""
    return in_order(schedule.combine, [clause.clause for clause in schedule.clauses])


@dataclass
class _Work:
    schedule: Schedule
    lines: Lines
    claims: Claims
    year: PolicyYear
    remarks: dict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    settled: dict[int, list[tuple[Rule, Settled]]] = field(default_factory=lambda: defaultdict(list))

    _limits: dict[tuple[int, str], tuple[Operand, Column]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.figure = self.lines.award
        self.status: list[Status] = list(self.lines.status)
        self.reasons: list[Reason | None] = list(self.lines.reasons)
        heads = self.lines.heads
        order = self._clause_order = {clause.clause: n for n, clause in enumerate(self.schedule.clauses)}
        ranked = sorted(
            range(len(heads)), key=lambda line: (heads[line].uscc, heads[line].key, order.get(heads[line].clause, -1))
        )
        self._key_order = {line: rank for rank, line in enumerate(ranked)}
        self.keys = LineKeys(self.schedule, self.lines)
        self._ghosts = sorted(self.claims.ghosts, key=lambda ghost: ghost.place)

    def run(self, rule: Rule) -> None:
        """Settle every group of a rule, and make the figure of the lines after it."""
        groups, adrift, alone = self._groups(rule)
        changed = list(adrift) if rule.changes_money else []
        for group in groups:
            changed += settled_by(rule, group)
        self._take_in(rule, groups, changed, alone)

    def run_part(self, rule: Rule, left: Sequence[Settled]) -> list[Asker]:
        """Take in what a pool left these lines, and return what they ask of it."""
        clauses = rule.members_of(list(self._clause_order))
        lines, ghosts = list(self._members(rule, clauses)), list(self._ghost_members(rule, clauses))
        asked = [self._asker(rule, key, member) for key, member in lines]
        asked += [Asker(key, member, self._ghosts[-1 - member.line].place) for key, member in ghosts]
        by_key, _ = by_common(rule, [*lines, *ghosts], lambda _key, _member: ())
        self._take_in(rule, [Group(members) for members in by_key.values()], left)
        return asked

    def _asker(self, rule: Rule, key: Key, member: Member) -> Asker:
        lacks = self.lacking(rule, key, member) if None in key else ()
        return asker_of(key, member, self.lines.heads[member.line], self.limit_of(rule, member), lacks)

    def _take_in(
        self, rule: Rule, groups: Sequence[Group], changed: Sequence[Settled], alone: Sequence[int] = ()
    ) -> None:
        self.figure = self._figure(rule, groups, changed, alone)
        for settled in changed:
            self._take_over(rule, settled)

    def capped(self, rule: Rule) -> Iterator[tuple[tuple[int, ...], Fraction]]:
        """All lines of each group under a cap, paid or not, and what the cap leaves them."""
        if rule.limit is None:
            return
        clauses = rule.members_of(list(self._clause_order))
        earlier = self._earlier(rule, clauses)
        by_key: dict[Key, list[Member]] = defaultdict(list)
        for line, head in enumerate(self.lines.heads):
            if head.clause in clauses:
                by_key[self.keys.of_line(rule, head)].append(self._member(rule, line, head))
        for key, members in by_key.items():
            group = self._group(rule, key, members, earlier.get(_code(rule, key), []))
            used = sum((award.award or Fraction(0) for award in group.earlier), Fraction(0))
            if group.limit is not None:
                yield tuple(member.line for member in members), max(group.limit - used, Fraction(0))

    def _take_over(self, rule: Rule, settled: Settled) -> None:
        line = settled.line
        self.settled[line].append((rule, settled))
        if settled.fate == "remark":
            self.remarks[line].append(settled.says)
            return
        self.reasons[line] = Reason(settled.code, settled.says)
        if settled.fate == "nil":
            self.status[line] = "nil"
        elif settled.fate == "untold":
            self.status[line] = "cannot_tell"

    def _groups(self, rule: Rule) -> tuple[list[Group], list[Settled], list[int]]:
        """The groups that have a line, the lines whose group is not known, and those that the rule cannot concern."""
        clauses = rule.members_of(list(self._clause_order))
        keyed = list(self._keyed(rule, clauses))
        ghosts = list(self._ghost_members(rule, clauses))
        if not (rule.settles_alone or ghosts or self.claims.earlier or any(None in key for key, _ in keyed)):
            return self._several(rule, keyed)
        members = [*((key, self._member(rule, line, self.lines.heads[line])) for key, line in keyed), *ghosts]
        by_key, adrift = by_common(rule, members, lambda key, member: self.lacking(rule, key, member))
        earlier = self._earlier(rule, clauses)
        groups = [self._group(rule, key, group, earlier.get(_code(rule, key), [])) for key, group in by_key.items()]
        return groups, adrift, []

    def _several(self, rule: Rule, keyed: Sequence[tuple[Key, int]]) -> tuple[list[Group], list[Settled], list[int]]:
        """Where all is known, most lines are alone in their group, and nothing is to be looked at."""
        by_key: dict[Key, list[int]] = defaultdict(list)
        for key, line in keyed:
            by_key[key].append(line)
        groups = [
            self._group(rule, key, [self._member(rule, line, self.lines.heads[line]) for line in lines], [])
            for key, lines in by_key.items()
            if len(lines) > 1
        ]
        return groups, [], [lines[0] for lines in by_key.values() if len(lines) == 1]

    def lacking(self, rule: Rule, key: Key, member: Member) -> tuple[str, ...]:
        """The facts without which the group of a line is not known."""
        return self.keys.missing(rule, self.lines.heads[member.line], key)

    def _group(self, rule: Rule, key: Key, members: list[Member], earlier: list[tuple[Key, EarlierAward]]) -> Group:
        members = sorted(members, key=lambda member: member.key_order)
        awards = tuple(award for other, award in earlier if may_be(other, key))
        return self._with_limit(rule, Group(members, awards))

    def _keyed(self, rule: Rule, clauses: Sequence[str]) -> Iterator[tuple[Key, int]]:
        """The lines that take part, each with what it has in common with others."""
        for line, head in enumerate(self.lines.heads):
            if head.clause in clauses and self.status[line] != "nil":
                yield self.keys.of_line(rule, head), line

    def _members(self, rule: Rule, clauses: Sequence[str]) -> Iterator[tuple[Key, Member]]:
        for key, line in self._keyed(rule, clauses):
            yield key, self._member(rule, line, self.lines.heads[line])

    def _member(self, rule: Rule, line: int, head: LineHead) -> Member:
        value = None if rule.reads is None else self.keys.value(head, rule.reads)
        return Member(
            line=line,
            name=self.keys.said(head),
            sure=self.status[line] == "awarded",
            amount=self._possible(line),
            key_order=self._key_order[line],
            clause_order=self._clause_order[head.clause],
            clause=head.clause,
            day=int(value) if isinstance(value, Fraction) else None,
            value=value,
        )

    def _possible(self, line: int) -> Fraction | None:
        """The most that a line can come to; None where its steps cannot be told."""
        if self.figure.values.states[line] == NOTHING:
            return Fraction(0)
        amount = self.figure.values.at(line)
        return None if amount is None else max(amount, Fraction(0))

    def _ghost_members(self, rule: Rule, clauses: Sequence[str]) -> Iterator[tuple[Key, Member]]:
        for number, ghost in enumerate(self._ghosts):
            for clause in clauses:
                if self.schedule.clause(clause).for_each == ghost.table:
                    yield self.keys.of_ghost(rule, ghost), self._ghost_member(rule, number, ghost, clause)

    def _ghost_member(self, rule: Rule, number: int, ghost: Ghost, clause: str) -> Member:
        name = GHOST(place=str(ghost.place))
        return Member(
            line=-1 - number,
            name=name,
            sure=False,
            amount=None,
            key_order=-1,
            clause_order=self._clause_order[clause],
            clause=clause,
            day=None,
        )

    def _figure(self, rule: Rule, groups: Sequence[Group], changed: Sequence[Settled], alone: Sequence[int]) -> Figure:
        before, size = self.figure, len(self.lines.heads)
        group_of = np.full(size, -1, np.int64)
        which = np.full(size, UNCONCERNED, np.int64)
        for number, group in enumerate(groups):
            for member in group.members:
                if member.line >= 0:
                    group_of[member.line] = number
                    concerned = len(group.members) > 1 or group.earlier or rule.settles_alone
                    which[member.line] = UNCHANGED if concerned else UNCONCERNED
        sums: dict[int, Fraction] = {}
        for settled in changed:
            which[settled.line] = _CHOICE[settled.fate]
            if settled.fate in ("nil", "reduced"):
                sums[settled.line] = settled.after or Fraction(0)
        for number, line in enumerate(alone, start=len(groups)):
            group_of[line] = number
        size_of_groups = len(groups) + len(alone)
        rows = RowSet(f"groups of {rule.word}", size_of_groups)
        total = grouped_total(before.values, group_of, size_of_groups)
        group_total = Figure(GROUP_TOTAL(), rows, total, "money", rule, (Operand(before, Down(group_of)),))
        operands = (same(before), Operand(group_total, Up(group_of)))
        values = replaced(before.values, sums)
        return Figure(rule.label(), before.rows, values, "money", rule, operands, Choice(which, _LABELS, False))

    def _with_limit(self, rule: Rule, group: Group) -> Group:
        if rule.limit is None:
            return group
        return limited(group, [self.limit_of(rule, member) for member in group.members if member.line >= 0])

    def limit_of(self, rule: Rule, member: Member) -> Limit:
        """The limit that the claim of a line states for its group."""
        if rule.limit is None:
            return None
        head = self.lines.heads[member.line]
        operand, column = self._limit(rule, rule.limit, head.clause)
        limit = column.at(head.claim)
        if limit is not None:
            return limit // FEN * FEN  # no share ends in part of a fen
        if column.states[head.claim] == UNLIMITED:
            return None
        return tuple(fact.name for fact in missing_facts(operand, head.claim))

    def _limit(self, rule: Rule, limit: Parameter, clause: str) -> tuple[Operand, Column]:
        """A rule's limit for all claims of a clause, computed once for all its groups."""
        key = (id(rule), clause)
        if key not in self._limits:
            operand = limit.operand(self.keys.facts(clause))
            self._limits[key] = operand, operand.numbers()
        return self._limits[key]

    def _earlier(self, rule: Rule, clauses: Sequence[str]) -> dict[str, list[tuple[Key, EarlierAward]]]:
        """The earlier awards that a rule looks back on, by enterprise."""
        found: dict[str, list[tuple[Key, EarlierAward]]] = defaultdict(list)
        if rule.looks_back:
            for row in self.claims.earlier:
                if (row.clause is None or row.clause in clauses) and self._in_window(rule, row):
                    award = EarlierAward(row.place, row.batch, row.year, self._counted(rule, row), recorded_line(row))
                    found[row.uscc].append((self.keys.of_earlier(rule, row), award))
        return found

    def _in_window(self, rule: Rule, row: EarlierRow) -> bool:
        if rule.years_back is None or row.year is None:
            return True
        return self.year.number - rule.years_back < row.year <= self.year.number

    def _counted(self, rule: Rule, row: EarlierRow) -> Fraction | None:
        """The award, or None where its clause, or a year that matters, cannot be read."""
        sure = row.clause is not None and (row.year is not None or rule.years_back is None)
        return row.award if sure and None not in self.keys.of_earlier(rule, row) else None


def _code(rule: Rule, key: Key) -> str:
    """The enterprise of a group; none of a pool."""
    per = rule.grouped.per
    return key[per.index(ENTERPRISE)] or "" if ENTERPRISE in per else ""
