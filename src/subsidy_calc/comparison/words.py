"""Words: what the two sides and their figures are called, on sheets and on the terminal."""

from __future__ import annotations

from subsidy_calc.comparison.cause import Cause
from subsidy_calc.comparison.compared import Comparison, LinePair
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.line_words import STATUS

SIDE = wording("compare.side", zh="{title}（{file}），{year}年度", en="{title} ({file}), policy year {year}")
FIRST = wording("compare.first", zh="前", en="before")
SECOND = wording("compare.second", zh="后", en="after")
WAS = wording("compare.was", zh="前（元）", en="before (yuan)")
NOW = wording("compare.now", zh="后（元）", en="after (yuan)")
DIFFERENCE = wording("compare.difference", zh="增减（元）", en="change (yuan)")
CHANGED_LINES = wording("compare.changed_lines", zh="变动项数", en="lines changed")
CLAUSE = wording("compare.clause", zh="奖励条款", en="clause")
WHY = wording("compare.why", zh="原因", en="why")
TOTAL = wording("compare.total", zh="合计", en="total")
BUDGET = wording("compare.budget", zh="预算", en="budget")
LEFT = wording("compare.left", zh="预算结余（负数为超支）", en="left of the budget (below 0: over it)")
GAINERS = wording("compare.gainers", zh="增加的企业", en="enterprises that gain")
LOSERS = wording("compare.losers", zh="减少的企业", en="enterprises that lose")
EQUAL = wording("compare.equal", zh="不变的企业", en="enterprises that are even")
NOTHING_THERE = wording("compare.nothing_there", zh="（无此项）", en="(no such line)")


def side(computed: Computed) -> Message:
    """What one side was computed by."""
    schedule, info = computed.assessment.schedule, computed.info
    return SIDE(title=schedule.title, file=info.schedule.name, year=str(info.year))


def statuses(pair: LinePair) -> tuple[Message, Message]:
    """The line's outcome on both sides."""
    was = STATUS[pair.old.status]() if pair.old else NOTHING_THERE()
    now = STATUS[pair.new.status]() if pair.new else NOTHING_THERE()
    return was, now


def titles(comparison: Comparison) -> dict[str, str]:
    """Titles of the clauses of both sides."""
    return {change.name: change.title for change in comparison.clauses()}


def places(cause: Cause) -> tuple[str, str]:
    """Where the cause stands on both sides, with the file."""
    return _place(cause, now=False), _place(cause, now=True)


def _place(cause: Cause, *, now: bool) -> str:
    place = cause.now_at if now else cause.was_at
    if place is None:
        return ""
    said = str(place)
    return said if said.startswith(place.file) else f"{place.file} {said}"
