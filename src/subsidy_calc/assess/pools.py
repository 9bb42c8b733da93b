"""Pools: budgets and quotas of a run that is assessed in parts, settled where all parts are known.

Each part says what it asks of a pool: sums, and line by line what a rule sees of its members.
Where the sums show that every line gets what it asks for, nothing more is looked at. Else the
lines of all parts are put into the order that they have in one run, and the rule settles them
as it would there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from subsidy_calc.assess.grouping import Limit, by_common, limited, settled_by
from subsidy_calc.assess.line_keys import Key
from subsidy_calc.assess.lines import LineHead
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import Group, Member, Settled
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.values.places import Cell

# what pools left the lines of a part, by the rule's number in the order in which rules are settled
Left: TypeAlias = "Mapping[int, Sequence[Settled]]"


@dataclass(frozen=True, slots=True)
class Asker:
    """A member of a pool; `at` is its claim's code and key, or the place of a refused row."""

    key: Key
    member: Member
    at: tuple[str, tuple[str, ...]] | Cell
    limit: Limit = None
    lacks: tuple[str, ...] = ()  # facts without which its group is not known


@dataclass(frozen=True, slots=True)
class PoolSum:
    """What the members of one group ask for together; `sure` if nothing about any of them is open."""

    lines: int
    asked: Fraction
    limit: Fraction | None  # None where all claims state that there is none
    sure: bool

    def with_(self, other: PoolSum) -> PoolSum:
        """Two sums of one group as one."""
        limits = [limit for limit in (self.limit, other.limit) if limit is not None]
        return PoolSum(
            self.lines + other.lines, self.asked + other.asked, min(limits, default=None), self.sure and other.sure
        )


def is_pool(rule: Rule) -> bool:
    """Whether lines of several enterprises share what the rule gives."""
    return ENTERPRISE not in rule.grouped.per


def sums_of(rule: Rule, askers: Iterable[Asker]) -> dict[Key, PoolSum]:
    """What the members of a part ask for, by group."""
    sums: dict[Key, PoolSum] = {}
    for asker in askers:
        own = _sum_of(rule, asker)
        known = sums.get(asker.key)
        sums[asker.key] = own if known is None else known.with_(own)
    return sums


def _sum_of(rule: Rule, asker: Asker) -> PoolSum:
    member, limit = asker.member, asker.limit
    has_rank = rule.reads is None or member.value is not None
    sure = member.sure and has_rank and None not in asker.key and not isinstance(limit, tuple)
    known = limit if isinstance(limit, Fraction) else None
    return PoolSum(1, member.amount or Fraction(0), known, sure and member.amount is not None)


def suffices(rule: Rule, parts: Iterable[Mapping[Key, PoolSum]]) -> bool:
    """Whether every line of every part gets all that it asks of a pool, as the sums alone show."""
    together: dict[Key, PoolSum] = {}
    for sums in parts:
        for key, own in sums.items():
            known = together.get(key)
            together[key] = own if known is None else known.with_(own)
    return all(each.sure and rule.suffices(each.lines, each.asked, each.limit) for each in together.values())


def settle_pool(rule: Rule, parts: Sequence[Sequence[Asker]]) -> list[list[Settled]]:
    """What a pool does to the lines of each part, by their numbers in it."""
    lines = sorted(_lines(parts), key=lambda each: _in_line_order(each[1]))
    ranks = {id(asker): rank for rank, (_, asker) in enumerate(sorted(lines, key=lambda each: _in_key_order(each[1])))}
    homes = {number: (part, asker.member.line) for number, (part, asker) in enumerate(lines)}
    members, askers = [], {}
    for number, (_, asker) in enumerate(lines):
        members.append((asker.key, replace(asker.member, line=number, key_order=ranks[id(asker)])))
        askers[number] = asker
    members += _ghosts(parts)
    settled = _settled(rule, members, askers)
    found: list[list[Settled]] = [[] for _ in parts]
    for each in settled:
        part, line = homes[each.line]
        found[part].append(replace(each, line=line, because=None))  # that line may stand in another part
    return found


def _settled(rule: Rule, members: Sequence[tuple[Key, Member]], askers: Mapping[int, Asker]) -> Iterator[Settled]:
    by_key, adrift = by_common(rule, members, lambda _key, member: askers[member.line].lacks)
    yield from adrift
    for own in by_key.values():
        group = Group(sorted(own, key=lambda member: member.key_order))
        if rule.limit is not None:
            group = limited(group, [askers[member.line].limit for member in group.members if member.line >= 0])
        yield from settled_by(rule, group)


def _lines(parts: Sequence[Sequence[Asker]]) -> Iterator[tuple[int, Asker]]:
    for number, askers in enumerate(parts):
        yield from ((number, asker) for asker in askers if asker.member.line >= 0)


def _ghosts(parts: Sequence[Sequence[Asker]]) -> Iterator[tuple[Key, Member]]:
    """Refused rows by their places, then by clause; each row has one number."""
    found = [(asker.at, asker) for askers in parts for asker in askers if isinstance(asker.at, Cell)]
    places = sorted({place for place, _ in found})
    numbers = {place: -1 - number for number, place in enumerate(places)}
    for place, asker in sorted(found, key=lambda each: (each[0], each[1].member.clause_order)):
        yield asker.key, replace(asker.member, line=numbers[place])


def _in_line_order(asker: Asker) -> tuple[object, ...]:
    code, key = asker.at if not isinstance(asker.at, Cell) else ("", ())
    return code, asker.member.clause_order, key


def _in_key_order(asker: Asker) -> tuple[object, ...]:
    code, key = asker.at if not isinstance(asker.at, Cell) else ("", ())
    return code, key, asker.member.clause_order


def asker_of(key: Key, member: Member, head: LineHead, limit: Limit, lacks: tuple[str, ...]) -> Asker:
    """A line as it asks a pool."""
    return Asker(key, member, (head.uscc, head.key), limit, lacks)
