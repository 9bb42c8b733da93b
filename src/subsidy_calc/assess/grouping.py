"""Grouping: which members of a rule settle together, by what they have in common.

A member of which a part of the key is not known may be of any group that agrees with the
rest of it: it is open in each, and its own group cannot be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from subsidy_calc.assess.line_keys import Key, may_be
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import Group, Member, Settled
from subsidy_calc.values.messages import wording

GROUP_UNKNOWN = wording(
    "rule.group_unknown", zh="未填{facts}，不知与哪些事项同组", en="without {facts} its group is not known"
)

# a sum, no limit at all, or the facts without which it is not known
Limit: TypeAlias = "Fraction | tuple[str, ...] | None"
Lacking: TypeAlias = "Callable[[Key, Member], tuple[str, ...]]"


def by_common(
    rule: Rule, members: Sequence[tuple[Key, Member]], lacking: Lacking
) -> tuple[Mapping[Key, list[Member]], list[Settled]]:
    """The members of each group, and what becomes of lines whose group is not known; `lacking` names what they lack."""
    by_key: dict[Key, list[Member]] = defaultdict(list)
    for key, member in members:
        if None not in key:
            by_key[key].append(member)
    adrift = _place_floating(rule, members, by_key, lacking)
    return {key: group for key, group in by_key.items() if any(member.line >= 0 for member in group)}, adrift


def _place_floating(
    rule: Rule, members: Sequence[tuple[Key, Member]], by_key: dict[Key, list[Member]], lacking: Lacking
) -> list[Settled]:
    """Members of an unknown group are open in each that may be theirs; alone, they are a group."""
    adrift = []
    floating = [(key, member) for key, member in members if None in key]
    complete = list(by_key)
    for key, member in floating:
        for other in complete:
            if may_be(key, other):
                by_key[other].append(replace(member, sure=False))
        if member.sure and any(may_be(key, other) for other, rival in members if rival is not member):
            says = GROUP_UNKNOWN(facts=lacking(key, member))
            adrift.append(Settled(member.line, "untold", f"uncertain:{rule.word}", says))
        elif member.sure:
            by_key[key].append(member)
    return adrift


def limited(group: Group, limits: Sequence[Limit]) -> Group:
    """The group with its limit; where its claims state different ones, the lowest."""
    known: list[Fraction] = []
    for limit in limits:
        if isinstance(limit, tuple):
            return _with(group, missing=limit)
        if limit is not None:
            known.append(limit)
    return _with(group, least=min(known)) if known else _with(group, unlimited=True)


def _with(
    group: Group, *, least: Fraction | None = None, missing: tuple[str, ...] = (), unlimited: bool = False
) -> Group:
    return replace(group, limit=least, limit_missing=missing, unlimited=unlimited)


def settled_by(rule: Rule, group: Group) -> list[Settled]:
    """What a rule does to the lines of a group, where it has anything to do."""
    if len(group.members) > 1 or group.earlier or rule.settles_alone:
        return [settled for settled in rule.settle(group) if settled.line >= 0]
    return []
