"""The task of comparing: the run beside the same claims under another schedule or year; who gains and who loses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from subsidy_calc import pipeline
from subsidy_calc.comparison.compared import Change, compare
from subsidy_calc.comparison.words import side, titles
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.values.messages import say
from subsidy_calc.values.quantities import grouped_yuan, signed_yuan

MOST_SHOWN = 200


def compared(bench: Bench, path: str, claims: list[str], year: int) -> dict[str, Any]:  # Any: for a template
    """Both sides' totals, the clauses, the reasons and the enterprises whose sum changes.

    Raises:
        ScheduleRefused, ClaimsRefused: the other side cannot be computed.
    """
    language = bench.language
    old = bench.result()
    taken, was = bench.take(path, claims, year), bench.taken()
    # the same earlier awards on both sides, also where this run is among them by now
    options = replace(taken.options, register=was.options.register)
    new = pipeline.compute(replace(taken, options=options, recorded=was.recorded))
    found = compare(old, new)
    changed = sorted((each for each in found.enterprises() if each.difference), key=lambda each: -each.difference)
    named = titles(found)
    return {
        "sides": [say(side(computed), language) for computed in (old, new)],
        "was": grouped_yuan(found.was),
        "now": grouped_yuan(found.now),
        "difference": signed_yuan(found.difference),
        "problems": len(new.assessment.claims.problems),
        "clauses": _changes(found.clauses()),
        "reasons": [
            {
                "clause": named[each.clause],
                "why": say(each.cause.says, language),
                "lines": each.lines,
                "difference": signed_yuan(each.difference),
            }
            for each in found.reasons()
        ],
        "gain": sum(each.difference > 0 for each in changed),
        "lose": sum(each.difference < 0 for each in changed),
        "enterprises": _changes(_ends(changed)),
        "left_out": max(len(changed) - MOST_SHOWN, 0),
    }


def _ends(changed: Sequence[Change]) -> Sequence[Change]:
    """Those that gain most and those that lose most, where there are more than are shown."""
    half = MOST_SHOWN // 2
    return changed if len(changed) <= MOST_SHOWN else [*changed[:half], *changed[-half:]]


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:  # Any: for a template
    most = max((abs(each.difference) for each in changes), default=Fraction(0))
    return [
        {
            "title": each.title,
            "was": grouped_yuan(each.was),
            "now": grouped_yuan(each.now),
            "difference": signed_yuan(each.difference),
            "share": int(each.difference / most * 500) if most else 0,  # for the eye alone
        }
        for each in changes
    ]
