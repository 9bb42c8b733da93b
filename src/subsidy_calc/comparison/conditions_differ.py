"""Conditions differ: the first condition of a line whose verdict turned, or that only one side asks."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from subsidy_calc.assess.derivation import Tested
from subsidy_calc.comparison.aligned import aligned
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.verdicts import YES

TURNED = wording("compare.condition_turned", zh="条件“{condition}”的结论变了", en="condition turned: {condition}")
CHANGED = wording("compare.condition_changed", zh="条件由“{was}”改为“{now}”", en="condition changed: {was} → {now}")
ADDED = wording("compare.condition_added", zh="新增条件“{condition}”", en="condition added: {condition}")
REMOVED = wording("compare.condition_removed", zh="取消条件“{condition}”", en="condition removed: {condition}")
VERDICTS: tuple[Wording, ...] = (
    wording("compare.verdict_no", zh="不符合", en="not met"),
    wording("compare.verdict_no_value", zh="无对应数值", en="no value"),
    wording("compare.verdict_cannot_tell", zh="无法判定", en="cannot be told"),
    wording("compare.verdict_yes", zh="符合", en="met"),
)


def conditions_cause(old: Sequence[Tested], new: Sequence[Tested]) -> Cause | None:
    """The first condition that makes the two outcomes differ; None where they agree on all that counts."""
    if _outcome(old) == _outcome(new):
        return None
    for was, now in aligned(old, new, _key):
        found = _turned(was, now) if was is not None and now is not None else _only_one(was, now)
        if found is not None:
            return found
    return None


def _outcome(tested: Sequence[Tested]) -> int:
    return min((each.verdict for each in tested), default=YES)


def _key(tested: Tested) -> Hashable:
    """The same test of the same facts, whatever its bound."""
    return tested.label.id, tuple(fact.source.fact or fact.label.id for fact in tested.facts), len(tested.parts)


def _turned(was: Tested, now: Tested) -> Cause | None:
    if was.verdict == now.verdict:
        return None
    says = (
        TURNED(condition=now.label)
        if was.label == now.label
        else CHANGED(was=was.label, now=now.label)
    )  # fmt: skip
    return Cause("condition", says, VERDICTS[was.verdict](), VERDICTS[now.verdict](), was.place, now.place)


def _only_one(was: Tested | None, now: Tested | None) -> Cause | None:
    """A condition of one side alone counts where it was not met."""
    if now is not None and now.verdict != YES:
        return Cause("condition", ADDED(condition=now.label), now=VERDICTS[now.verdict](), now_at=now.place)
    if was is not None and was.verdict != YES:
        return Cause("condition", REMOVED(condition=was.label), was=VERDICTS[was.verdict](), was_at=was.place)
    return None
