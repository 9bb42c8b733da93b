"""Records of a comparison: compare.json, lines.csv, enterprises.csv and causes.csv."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from subsidy_calc import __version__
from subsidy_calc.assess.award_lines import total, total_now
from subsidy_calc.comparison.compared import Change, Comparison, LinePair, Reason
from subsidy_calc.comparison.words import places
from subsidy_calc.outputs.records import write_table
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.messages import Language, say
from subsidy_calc.values.quantities import yuan

LINES = (
    "line", "uscc", "name", "clause", "status_before", "status_after", "before", "after", "difference",
    "payable_now_before", "payable_now_after", "cause", "why", "was", "now", "place_before", "place_after",
)  # fmt: skip
ENTERPRISES = ("uscc", "name", "before", "after", "difference", "lines_changed")
CAUSES = ("clause", "cause", "why", "lines_changed", "difference")


def write_records(folder: Path, comparison: Comparison, language: Language) -> None:
    """Write all records; the lists hold what differs, and every enterprise."""
    write_table(folder / "lines.csv", LINES, (_line(pair, language) for pair in comparison.changed))
    enterprises = (
        (each.name, each.title, *_sums(each), str(each.lines)) for each in comparison.enterprises()
    )  # fmt: skip
    write_table(folder / "enterprises.csv", ENTERPRISES, enterprises)
    write_table(folder / "causes.csv", CAUSES, (_reason(reason, language) for reason in comparison.reasons()))


def comparison_record(comparison: Comparison, language: Language) -> dict[str, object]:
    """What compare.json says: both sides, totals, and the change by clause, enterprise and line."""
    enterprises = comparison.enterprises()
    return {
        "program": "subsidy-calc",
        "version": __version__,
        "before": _side(comparison.old),
        "after": _side(comparison.new),
        "difference": yuan(comparison.difference),
        **_budget(comparison),
        "enterprises_gaining": sum(each.difference > 0 for each in enterprises),
        "enterprises_losing": sum(each.difference < 0 for each in enterprises),
        "enterprises_even": sum(each.difference == 0 for each in enterprises),
        "clauses": [_change(each, "clause", "title") for each in comparison.clauses()],
        "enterprises": [_change(each, "uscc", "name") for each in enterprises],
        "causes": [dict(zip(CAUSES, _reason(reason, language), strict=True)) for reason in comparison.reasons()],
        "lines": [dict(zip(LINES, _line(pair, language), strict=True)) for pair in comparison.changed],
    }


def _budget(comparison: Comparison) -> dict[str, str]:
    budget = comparison.budget
    if budget is None:
        return {}
    return {
        "budget": yuan(budget),
        "left_before": yuan(budget - comparison.was),
        "left_after": yuan(budget - comparison.now),
    }


def _side(computed: Computed) -> dict[str, object]:
    info = computed.info
    return {
        "run": info.run_hash,
        "version": info.version,
        "year": info.year,
        "schedule": {
            "name": info.schedule.name,
            "sha256": info.schedule.sha256,
            "id": computed.assessment.schedule.schedule,
        },
        "claims": [{"name": claim.name, "sha256": claim.sha256} for claim in info.claims],
        "problems": len(computed.assessment.claims.problems),
        "total": yuan(total(computed.lines)),
        "payable_now": yuan(total_now(computed.lines)),
    }


def _change(change: Change, name: str, title: str) -> dict[str, object]:
    sums = dict(zip(("before", "after", "difference"), _sums(change), strict=True))
    return {name: change.name, title: change.title, **sums, "lines_changed": change.lines}


def _sums(change: Change) -> Iterable[str]:
    return yuan(change.was), yuan(change.now), yuan(change.difference)


def _reason(reason: Reason, language: Language) -> tuple[str, ...]:
    return (
        reason.clause, reason.cause.kind, say(reason.cause.says, language), str(reason.lines), yuan(reason.difference),
    )  # fmt: skip


def _line(pair: LinePair, language: Language) -> tuple[str, ...]:
    line, cause = pair.line, pair.cause
    sides = [
        (each.status, yuan(each.payable_now)) if each is not None else ("", "") for each in (pair.old, pair.new)
    ]  # fmt: skip
    (status_was, payable_was), (status_now, payable_now) = sides
    why = ("", "", "", "", "", "")
    if cause is not None:
        why = (
            cause.kind, say(cause.says, language), say(cause.was, language), say(cause.now, language), *places(cause),
        )  # fmt: skip
    return (
        line.head.name, line.head.uscc, line.enterprise, line.head.clause, status_was, status_now,
        yuan(pair.was), yuan(pair.now), yuan(pair.difference), payable_was, payable_now, *why,
    )  # fmt: skip
