"""Laws that a run must keep, checked before anything is written: no row lost, none counted twice.

They are counted here in another way than where rows and lines are made. A broken law is
a bug of this program, never a fault of the claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine, InvariantBroken
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.values.places import Cell
from subsidy_calc.values.verdicts import YES


def check_rows(sheets: Sequence[RawSheet], assessment: Assessment, lines: Sequence[AwardLine]) -> None:
    """Every row has one fate, every claim a line for each clause about it or the one that says none is.

    Raises:
        InvariantBroken: a row or line is missing or doubled.
    """
    rows = Counter((sheet.file, sheet.name, number) for sheet in sheets for number in sheet.numbers())
    fates = Counter((f.place.file, f.place.sheet, f.place.row) for f in assessment.claims.fates)
    if rows != fates:
        raise InvariantBroken(f"rows without exactly one fate: {list((rows - fates) | (fates - rows))[:5]}")
    told = Counter(line.head.place for line in lines)
    expected = _lines_wanted(assessment)
    if told != expected:
        raise InvariantBroken(
            f"claims with too few or too many lines: {list((told - expected) | (expected - told))[:5]}"
        )


def _lines_wanted(assessment: Assessment) -> Counter[Cell]:
    """A line for each clause that speaks of a claim, one where none does; counted claim by claim."""
    accepted = {fate.place for fate in assessment.claims.fates if fate.fate in ("claim", "enterprise", "child")}
    wanted: Counter[Cell] = Counter()
    for name in {clause.for_each for clause in assessment.schedule.clauses}:
        results = [r for r in assessment.combined.lines.results if r.clause.for_each == name]
        for claim, row in enumerate(assessment.claims.tables[name].read):
            if row.place in accepted:
                wanted[row.place] = max(sum(int(r.speaks_of[claim]) == YES for r in results), 1)
    return wanted
