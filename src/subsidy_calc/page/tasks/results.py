"""Tasks about results: totals, by clause, by enterprise, and how each figure of an enterprise came about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from subsidy_calc.assess.award_lines import AwardLine, total, total_now
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.explanation_page import shown_line
from subsidy_calc.page.sorts import SORTS
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.page.tasks.schedule import Anchors
from subsidy_calc.values.quantities import grouped_yuan
from subsidy_calc.workbooks.capitals import capitals

PER_PAGE = 100


def overview(bench: Bench) -> dict[str, Any]:  # Any: for a template
    """Counts and totals of the run, and what each clause gives."""
    computed = bench.result()
    clauses: list[dict[str, Any]] = []  # Any: for a template
    for clause in computed.assessment.schedule.clauses:
        own = [line for line in computed.lines if line.head.clause == clause.clause]
        clauses.append({"title": clause.title, **_counts(own), "sum": total(own)})
    most = max((row["sum"] for row in clauses), default=Fraction(0))
    record = {
        **_counts(computed.lines),
        "enterprises": len({line.head.uscc for line in computed.lines if line.status == "awarded"}),
        "total": grouped_yuan(total(computed.lines)),
        "payable_now": grouped_yuan(total_now(computed.lines)) if computed.assessment.schedule.has_payments else "",
    }
    shown = [row | {"share": _share(row["sum"], most), "sum": grouped_yuan(row["sum"])} for row in clauses]
    return {"run": record, "clauses": shown}


def enterprises(bench: Bench, search: str, sort: str, number: int) -> dict[str, Any]:  # Any: for a template
    """One page of the enterprises whose name or code holds what is searched for."""
    wanted = "".join(search.split()).casefold()
    rows = [row for row in _by_enterprise(bench) if wanted in f"{row['name']} {row['uscc']}".casefold()]
    rows.sort(key=SORTS[sort])
    pages = max(-(-len(rows) // PER_PAGE), 1)
    number = min(number, pages)
    most = max((row["sum"] for row in rows), default=Fraction(0))
    shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    return {
        "rows": [row | {"share": _share(row["sum"], most), "sum": grouped_yuan(row["sum"])} for row in shown],
        "found": len(rows),
        "pages": pages,
        "number": number,
    }


def enterprise(bench: Bench, uscc: str) -> dict[str, Any] | None:  # Any: for a template
    """An enterprise's lines with their derivations; None where the run has none of it."""
    computed = bench.result()
    own = [line for line in computed.lines if line.head.uscc == uscc]
    if not own:
        return None
    sum_ = total(own)
    anchors = Anchors(computed.assessment.schedule)
    lines = [shown_line(explanation(computed.assessment, line), bench.language) for line in own]
    return {
        "uscc": uscc,
        "name": own[0].enterprise,
        "total": grouped_yuan(sum_),
        "capitals": capitals(sum_),
        "has_sheet": any(line.status == "awarded" for line in own),
        "lines": lines,
        "anchors": {place: anchor for place in _places(lines) if (anchor := anchors.of(place))},
    }


def _places(told: object) -> Iterator[str]:
    """Every place of the schedule that explanations name."""
    if isinstance(told, dict):
        yield from (told[name] for name in ("schedule", "place") if isinstance(told.get(name), str))
        yield from (place for each in told.values() for place in _places(each))
    elif isinstance(told, list):
        yield from (place for each in told for place in _places(each))


def _by_enterprise(bench: Bench) -> list[dict[str, Any]]:  # Any: for a template
    by_code: dict[str, list[AwardLine]] = defaultdict(list)
    for line in bench.result().lines:
        by_code[line.head.uscc].append(line)
    return [
        {"uscc": uscc, "name": own[0].enterprise, **_counts(own), "sum": total(own)} for uscc, own in by_code.items()
    ]


def _counts(lines: Sequence[AwardLine]) -> dict[str, int]:
    statuses = Counter(line.status for line in lines)
    return {"awarded": statuses["awarded"], "nil": statuses["nil"], "cannot_tell": statuses["cannot_tell"]}


def _share(part: Fraction, whole: Fraction) -> int:
    """In thousandths of the longest bar: for the eye alone."""
    return int(part / whole * 1000) if whole else 0
