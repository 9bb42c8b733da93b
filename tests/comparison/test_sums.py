"""Sums: the differences of lines, clauses, enterprises and causes add up to that of the totals, whatever changes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.compared_schedules import CLAIMS, SCHEDULE, changed, computed
from small_claims import AWARDED as A
from small_claims import NIL as B
from small_claims import Cell
from subsidy_calc.assess.award_lines import InvariantBroken, total
from subsidy_calc.comparison import compared
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.comparison.compared import Change, Comparison, LinePair, Reason, compare

Rows = list[tuple[Cell, ...]]
ROWS = st.lists(
    st.tuples(st.sampled_from([A, B]), st.sampled_from("甲乙丙丁"), st.integers(0, 10**9).map(lambda fen: fen / 100)),
    max_size=6,
    unique_by=lambda row: row[:2],
)
CHANGES = st.sampled_from(
    [("rate: 10%", "rate: 1/3"), ("cap: 30万元", "cap: 12345.67元"), ("at_least: 20万元", "at_least: 1元"),
     ("fixed: 5万元", "fixed: 4万元"), ("      - cap: 30万元\n", ""), ("clause: works", "clause: projects")]
)  # fmt: skip


@settings(max_examples=6)
@given(first=ROWS, second=ROWS, change=CHANGES)
def test_the_differences_add_up(first: Rows, second: Rows, change: tuple[str, str]) -> None:
    with TemporaryDirectory() as folder:
        head = CLAIMS["项目"][0]
        old = computed(Path(folder, "old"), claims={**CLAIMS, "项目": [head, *first]})
        new = computed(Path(folder, "new"), changed(*change), {**CLAIMS, "项目": [head, *second]})
    comparison = compare(old, new)
    wanted = total(new.lines) - total(old.lines)
    lists: list[list[LinePair] | list[Change] | list[Reason]] = [
        comparison.changed, comparison.clauses(), comparison.enterprises(), comparison.reasons()
    ]  # fmt: skip
    for parts in lists:
        assert sum((part.difference for part in parts), Fraction(0)) == wanted
    every = {line.head.name for run in (old, new) for line in run.lines if line.head.clause}
    assert {pair.line.head.name for pair in comparison.pairs} == every
    changed_names = {pair.line.head.name for pair in comparison.changed}
    assert all(pair.was == pair.now for pair in comparison.pairs if pair.line.head.name not in changed_names)


def test_back_again_is_the_same_with_the_other_sign(tmp_path: Path) -> None:
    old, new = computed(tmp_path / "old"), computed(tmp_path / "new", changed("rate: 10%", "rate: 12%"))
    there, back = compare(old, new), compare(new, old)
    assert there.difference == -back.difference == 20_000  # 96,000 + 24,000 for 80,000 + 20,000; the capped stays
    assert _by_line(there) == {name: -difference for name, difference in _by_line(back).items()}


def test_a_line_that_is_lost_stops_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(old: object, new: object) -> list[LinePair]:
        return pairs[1:]

    old, new = computed(tmp_path / "old"), computed(tmp_path / "new", SCHEDULE.replace("10%", "5%"))
    pairs = [pair for pair in compare(old, new).pairs if isinstance(pair.cause, Cause)]
    monkeypatch.setattr(compared, "_pairs", forgetful)
    with pytest.raises(InvariantBroken):
        compare(old, new)


def _by_line(comparison: Comparison) -> dict[str, Fraction]:
    return {pair.line.head.name: pair.difference for pair in comparison.changed}
