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


def check_rows(sheets: Sequence[RawSheet], assessment: Assessment, lines: Sequence[AwardLine]) -> None:
    """Every row has one fate, every claim a line for each clause about it or the one that says none is.

    Raises:
        InvariantBroken: a row or line is missing or doubled.
    """
    rows = Counter((sheet.file, sheet.name, number) for sheet in sheets for number, _ in sheet.rows)
    fates = Counter((f.place.file, f.place.sheet, f.place.row) for f in assessment.claims.fates)
    if rows != fates:
        raise InvariantBroken(f"rows without exactly one fate: {list((rows - fates) | (fates - rows))[:5]}")
    claimed = {clause.for_each for clause in assessment.schedule.clauses}
    claims = {
        fate.place
        for fate in assessment.claims.fates
        if fate.table in claimed and fate.fate in ("claim", "enterprise", "child")
    }
    told = Counter(line.head.place for line in lines)
    if claims != set(told):
        raise InvariantBroken(f"claims without a line: {sorted(claims ^ set(told))[:5]}")
    unspoken = {line.head.place for line in lines if not line.head.clause}
    doubled = [place for place in unspoken if told[place] > 1]
    if doubled:
        raise InvariantBroken(f"a claim under a clause and under none: {doubled[:5]}")
