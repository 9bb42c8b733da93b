"""Gaps and overlaps of bands and cases, and rows that a lookup lacks."""

from __future__ import annotations

import pytest

from lint.linted import clause, lines, planted, problems, schedule_text, told


def award(written: str, eligible_if: str = "[]", more: str = "") -> str:
    """A schedule whose clause has this award."""
    return schedule_text(clause(f"eligible_if: {eligible_if}\naward:\n{written}\n{more}"))


GAPS = {
    "between two bands": """
  - bands:
      of: item.spent
      whole:
        - {at_least: 100元, less_than: 200元, sum: 1元}
        - {at_least: 200.01元, sum: 2元}  # !
""",
    "above the last band": """
  - bands:
      of: item.spent
      whole:
        - {at_least: 100元, less_than: 200元, sum: 1元}  # !
""",
    "of the running amount": """
  - total: [item.spent]
  - bands:
      whole:
        - {less_than: 200元, sum: 1元}
        - {at_least: 300元, sum: 2元}  # !
""",
    "at an edge that neither of two cases has": """
  - cases:
      - {when: {fact: item.spent, less_than: 100元}, then: [{fixed: 5元}]}
      - {when: {fact: item.spent, more_than: 100元}, then: [{fixed: 9元}]}  # !
""",
    "between cases of whole numbers": """
  - fixed:
      cases:
        - {when: {fact: item.heads, at_most: 9}, then: 5元}
        - {when: {fact: item.heads, at_least: 11}, then: 9元}  # !
""",
    "between cases of each kind": """
  - cases:
      - {when: {all_of: [{fact: item.kind, is: 甲}, {fact: item.heads, less_than: 9}]}, then: [{fixed: 5元}]}
      - {when: {all_of: [{fact: item.kind, is: 甲}, {fact: item.heads, more_than: 9}]}, then: [{fixed: 9元}]}  # !
      - {when: {all_of: [{fact: item.kind, is: 乙}, {fact: item.heads, at_least: 20}]}, then: [{fixed: 9元}]}
""",
    "two cases that both hold at the edge": """
  - cases:
      - {when: {fact: item.spent, at_least: 100元, at_most: 200元}, then: [{fixed: 5元}]}
      - {when: {fact: item.spent, at_least: 200元}, then: [{fixed: 9元}]}  # !
      - {otherwise: [{fixed: 1元}]}
""",
}


@pytest.mark.parametrize("name", GAPS)
def test_a_gap_or_overlap_is_found(name: str) -> None:
    text = award(GAPS[name])
    assert lines("band_gap", text) == planted(text)


FINE = {
    "bands that meet": """
  - bands: {of: item.spent, whole: [{at_least: 100元, less_than: 200元, sum: 1元}, {at_least: 200元, sum: 2元}]}
""",
    "no whole number between": """
  - cases:
      - {when: {fact: item.heads, at_most: 9}, then: [{fixed: 5元}]}
      - {when: {fact: item.heads, at_least: 10}, then: [{fixed: 9元}]}
""",
    "stairs from above": """
  - cases:
      - {when: {fact: item.spent, at_least: 200元}, then: [{fixed: 9元}]}
      - {when: {fact: item.spent, at_least: 100元}, then: [{fixed: 5元}]}
""",
    "otherwise fills the gap": """
  - cases:
      - {when: {fact: item.spent, less_than: 100元}, then: [{fixed: 5元}]}
      - {when: {fact: item.spent, more_than: 200元}, then: [{fixed: 9元}]}
      - {otherwise: [{fixed: 1元}]}
""",
    "cases of several facts": """
  - cases:
      - {when: {fact: item.spent, less_than: 100元}, then: [{fixed: 5元}]}
      - {when: {fact: item.heads, more_than: 200}, then: [{fixed: 9元}]}
""",
    "edges of the claim's own": """
  - bands: {of: item.spent, whole: [{less_than: item.more, sum: 1元}, {at_least: item.more, sum: 2元}]}
""",
    "a gap with a note": """
  - bands: {of: item.spent, whole: [{less_than: 100元, sum: 1元}, {at_least: 200元, sum: 2元}]}
    note: 原文如此
""",
}


@pytest.mark.parametrize("name", FINE)
def test_what_leaves_no_gap_is_not_found(name: str) -> None:
    assert lines("band_gap", award(FINE[name])) == []


TWO = "  - bands: {of: item.spent, whole: [{at_least: 100元, less_than: 200元, sum: 1元}]}"


def test_conditions_decide_what_is_a_gap() -> None:
    assert len(lines("band_gap", award(TWO, "[{fact: item.spent, less_than: 200.01元}]"))) == 1
    assert lines("band_gap", award(TWO, "[{fact: item.spent, less_than: 200元}]")) == []
    below = "[{fact: item.spent, less_than: 200元}, {fact: item.spent, at_least: %s}]"
    assert len(lines("band_gap", award(TWO, below % "99.99元"))) == 1
    assert lines("band_gap", award(TWO, below % "100元")) == []


def test_an_example_without_a_band_settles_its_gap() -> None:
    example = "typical: {item: {spent: 150元}}\nexamples: [{case: 无, change: {item.spent: %s}, nil: no_band}]"
    assert lines("band_gap", award(TWO, more=example % "200元")) == []
    assert len(lines("band_gap", award(TWO, more=example % "99元"))) == 1


def test_sizes_are_told_with_the_side_that_is_included() -> None:
    (between,) = told("band_gap", award(GAPS["between two bands"]))
    assert "200 yuan (included) to 200.01 yuan (not included)" in between or "exactly 200 yuan" in between
    (edge,) = told("band_gap", award(GAPS["at an edge that neither of two cases has"]))
    assert "exactly 100 yuan" in edge
    (both,) = told("band_gap", award(GAPS["two cases that both hold at the edge"]))
    assert "exactly 200 yuan" in both


ROWS = """
  - lookup:  # !
      by: [item.kind, item.small]
      rows:
        甲: {是: 1元, 否: 2元}
        乙: {是: 3元, 否: 4元}
        丙: {是: 5元}
"""


def test_missing_rows_are_counted_and_named() -> None:
    text = award(ROWS)
    (problem,) = problems("missing_row", text)
    assert (problem.place, problem.found) == (problem.place, "丙/否")
    assert [problem.place.line] == planted(text)  # type: ignore[union-attr]
    assert told("missing_row", award(ROWS.replace("        乙: {是: 3元, 否: 4元}\n", ""))) == [
        "combinations without a row: 3, such as 丙/否, 乙/否, 乙/是; such claims get nothing"
    ]


@pytest.mark.parametrize(
    "eligible_if",
    [
        "[{fact: item.kind, is_one_of: [甲, 乙]}]",
        "[{fact: item.small, is: 是}]",
        "[{any_of: [{fact: item.kind, is: 甲}, {fact: item.small, is: 是}]}]",
    ],
)
def test_what_the_conditions_exclude_needs_no_row(eligible_if: str) -> None:
    assert lines("missing_row", award(ROWS, eligible_if)) == []


def test_a_note_or_an_example_settles_missing_rows() -> None:
    assert lines("missing_row", award(ROWS + "    note: 原文未列")) == []
    example = "typical: {item: {kind: 丙, small: 是}}\nexamples: [{case: 无, change: {item.small: %s}, nil: no_row}]"
    assert lines("missing_row", award(ROWS, more=example % "否")) == []
    assert len(lines("missing_row", award(ROWS, more=example % "是"))) == 1
