"""Line keys: what lines, refused rows and earlier awards have in common under a rule's `per`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from subsidy_calc.assess.lines import LineHead, Lines
from subsidy_calc.facts.earlier import EarlierRow, rest_of_key
from subsidy_calc.facts.reading import Ghost
from subsidy_calc.facts.same import as_same
from subsidy_calc.facts.table import key_text
from subsidy_calc.grammar.combination import Per, Rule
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.grammar.step import Step
from subsidy_calc.grammar.step_list import derive_steps
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import per_name
from subsidy_calc.values.figure import Figure, Reading

Key: TypeAlias = "tuple[str | None, ...]"


@dataclass(frozen=True)
class LineKeys:
    """Reads the facts of lines; a part of a key that is not known is None."""

    schedule: Schedule
    lines: Lines
    _facts: dict[str, Facts] = field(init=False)
    _named: dict[tuple[str, str], tuple[Step, Figure]] = field(init=False)  # by clause and name

    def __post_init__(self) -> None:
        facts = {result.clause.clause: result.facts for result in self.lines.results}
        object.__setattr__(self, "_facts", facts)
        named = {
            (result.clause.clause, step.named): (step, derive_steps(result.clause.award[:number], result.facts))
            for result in self.lines.results
            for number, step in enumerate(result.clause.award, start=1)
            if step.named is not None
        }
        object.__setattr__(self, "_named", named)

    def facts(self, clause: str) -> Facts:
        """What the claims of a clause see."""
        return self._facts[clause]

    def of_line(self, rule: Rule, head: LineHead) -> Key:
        return tuple(self._part(head, per) for per in rule.grouped.per)

    def of_ghost(self, rule: Rule, ghost: Ghost) -> Key:
        """The key of a refused row, as far as it can be read."""
        own = f"{ghost.table}."
        return tuple(
            ghost.uscc
            if name == ENTERPRISE
            else _as_same(ghost.parts.get(name.removeprefix(own)))
            if name.startswith(own)
            else None
            for name in self._names(rule, ghost.table)
        )

    def of_earlier(self, rule: Rule, row: EarlierRow) -> Key:
        """The key of an earlier award; one of an unknown clause may be any matter of its enterprise."""
        per = rule.grouped.per
        if row.clause is None:
            return tuple(row.uscc if name == ENTERPRISE else None for name in per)
        names = self._names(rule, self.schedule.clause(row.clause).for_each)
        return tuple(
            row.uscc if name == ENTERPRISE else _as_same(row.parts.get(name.partition(".")[2])) for name in names
        )

    def value(self, head: LineHead, name: str) -> Fraction | str | None:
        """A fact of the claim of a line."""
        operand = self._facts[head.clause].fact(name)
        below = operand.row(head.claim)
        if below < 0:
            return None
        if isinstance(operand.source, Reading):
            text: str | None = operand.source.values[below]
            return text
        return operand.source.values.at(below)

    def said(self, head: LineHead) -> str:
        """The line as people call it: its clause's title and the claim's key."""
        spec = self.schedule.tables[head.table]
        own = rest_of_key(spec)
        rest = [part for name, part in zip(spec.key, head.key, strict=True) if name in own and part]
        return f"{self.schedule.clause(head.clause).title}（{'/'.join(rest)}）"

    def missing(self, rule: Rule, head: LineHead, key: Key) -> tuple[str, ...]:
        """The facts that a line's key lacks."""
        names = self._names(rule, head.table)
        return tuple(name for name, part in zip(names, key, strict=True) if part is None)

    def _names(self, rule: Rule, table: str) -> Sequence[str]:
        return [per_name(self.schedule, each, table) for each in rule.grouped.per]

    def _part(self, head: LineHead, per: Per) -> str | None:
        if per == ENTERPRISE:
            return head.uscc
        if not isinstance(per, str) and per.band is not None:
            return self._band(head, per.band)
        return self._text(head, per_name(self.schedule, per, head.table))

    def _band(self, head: LineHead, name: str) -> str | None:
        step, figure = self._named[head.clause, name]
        return step.group_of(figure, head.claim)

    def _text(self, head: LineHead, name: str) -> str | None:
        value = self.value(head, name)
        table, column = name.split(".")
        spec = self.schedule.tables[table]
        if value is None:
            # a key column that may be blank: blank is a value of the key
            return "" if column in spec.key and table == head.table else None
        return as_same(key_text(value, spec.columns[column]))


def may_be(key: Key, other: Key) -> bool:
    """Whether two keys can be the same; a part that is not known can be any."""
    return all(a is None or b is None or a == b for a, b in zip(key, other, strict=True))


def _as_same(part: str | None) -> str | None:
    return None if part is None else as_same(part)
