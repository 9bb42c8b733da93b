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
from subsidy_calc.values.quantities import plain_decimal

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
        "was": _grouped(found.was),
        "now": _grouped(found.now),
        "difference": _signed(found.difference),
        "problems": len(new.assessment.claims.problems),
        "clauses": _changes(found.clauses()),
        "reasons": [
            {
                "clause": named[each.clause],
                "why": say(each.cause.says, language),
                "lines": each.lines,
                "difference": _signed(each.difference),
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
            "was": _grouped(each.was),
            "now": _grouped(each.now),
            "difference": _signed(each.difference),
            "share": int(each.difference / most * 500) if most else 0,  # for the eye alone
        }
        for each in changes
    ]


def _grouped(sum_: Fraction) -> str:
    return plain_decimal(sum_, places=2, grouped=True)


def _signed(sum_: Fraction) -> str:
    return ("+" if sum_ > 0 else "") + _grouped(sum_)
