"""Causes: why a line comes to something else, looked for in the order in which awards are computed."""

from __future__ import annotations

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.derivation import Node, conditions, derivation, in_order
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.comparison.conditions_differ import conditions_cause
from subsidy_calc.comparison.only_in_one import only_in_new, only_in_old
from subsidy_calc.comparison.rules_differ import rules_cause
from subsidy_calc.comparison.steps_differ import steps_cause
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.messages import Argument, wording

DECIDED = wording("compare.decided", zh="会议决定不同", en="the leadership decided otherwise")
PAID = wording("compare.paid", zh="支付方式不同", en="it is paid otherwise")
REASON = wording("compare.reason", zh="结论的原因不同", en="the reason is another")

_DECISIONS = ("decided", "uncertain:decision")


def cause_of(old: Computed, new: Computed, was: AwardLine | None, now: AwardLine | None) -> Cause:
    """The first thing that makes a line differ: condition, step, rule, decision or payment."""
    if was is None and now is not None:
        return only_in_new(now, new, old)
    if now is None and was is not None:
        return only_in_old(was, old, new)
    if was is None or now is None:
        raise ValueError("no line to compare")
    return _of_both(old, new, was, now)


def _of_both(old: Computed, new: Computed, was: AwardLine, now: AwardLine) -> Cause:
    before, after = old.assessment, new.assessment
    found = conditions_cause(conditions(before.combined, was.number), conditions(after.combined, now.number))
    if found is None and _computed(old, was) != _computed(new, now):
        found = steps_cause(_nodes(old, was), _nodes(new, now))
    if found is None:
        schedules = before.schedule, after.schedule
        found = rules_cause(before.combined, after.combined, (was.number, now.number), schedules)
    if found is None and any(line.reason and line.reason.code in _DECISIONS for line in (was, now)):
        found = Cause("decision", DECIDED(), _reason(was), _reason(now))
    if found is None and (was.award, was.status) == (now.award, now.status):
        found = Cause("payment", PAID())
    return found or Cause("other", REASON(), _reason(was), _reason(now))


def _computed(computed: Computed, line: AwardLine) -> object:
    """What the clause alone comes to."""
    lines = computed.assessment.combined.lines
    return lines.award.values.at(line.number), lines.status[line.number]


def _nodes(computed: Computed, line: AwardLine) -> list[Node]:
    tree = derivation(computed.assessment.combined, line.number)
    return in_order(tree) if tree is not None else []


def _reason(line: AwardLine) -> Argument:
    return line.reason.says if line.reason else ""
