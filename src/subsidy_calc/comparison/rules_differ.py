"""Rules differ: the first rule of combination that does something else to a line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from subsidy_calc.assess.combination import Combined
from subsidy_calc.comparison.aligned import aligned
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import Settled
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.places import Line

ACTS = wording("compare.rule_acts", zh="“{rule}”处理不同", en="rule acts differently: {rule}")
ADDED = wording("compare.rule_added", zh="新增规则“{rule}”", en="rule added: {rule}")
REMOVED = wording("compare.rule_removed", zh="取消规则“{rule}”", en="rule removed: {rule}")
UNTOUCHED = wording("compare.rule_untouched", zh="不变", en="unchanged")

Did = tuple[Rule, Settled]


def rules_cause(
    old: Combined, new: Combined, lines: tuple[int, int], schedules: tuple[Schedule, Schedule]
) -> Cause | None:
    """The first rule that changes the money of one line in another way."""
    for was, now in aligned(_done(old, lines[0]), _done(new, lines[1]), _key):
        if was is None and now is not None:
            wording_ = ACTS if _has(schedules[0], now[0]) else ADDED
            return _cause(wording_, None, now)
        if now is None and was is not None:
            wording_ = ACTS if _has(schedules[1], was[0]) else REMOVED
            return _cause(wording_, was, None)
        if was is not None and now is not None and _outcome(was) != _outcome(now):
            return _cause(ACTS, was, now)
    return None


def _done(combined: Combined, line: int) -> Sequence[Did]:
    return [did for did in combined.settled.get(line, []) if did[1].fate != "remark"]


def _key(did: Did) -> Hashable:
    return did[0].word


def _outcome(did: Did) -> Hashable:
    return did[1].fate, did[1].after


def _has(schedule: Schedule, rule: Rule) -> bool:
    """Whether the schedule has such a rule: the same word over the same lines in common."""
    return any(each.word == rule.word and each.grouped.per == rule.grouped.per for each in schedule.combine)


def _cause(wording_: Wording, was: Did | None, now: Did | None) -> Cause:
    rule = now or was
    if rule is None:
        raise ValueError("no rule differs")
    return Cause("rule", wording_(rule=rule[0].label()), _said(was), _said(now), _place(was), _place(now))


def _said(did: Did | None) -> Message:
    return UNTOUCHED() if did is None else did[1].says


def _place(did: Did | None) -> Line | None:
    return None if did is None else did[0].grouped.place
