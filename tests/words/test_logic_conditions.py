"""all_of, any_of and not: the whole tables, through a clause."""

from __future__ import annotations

import pytest

from words.one_clause import awards, verdict

# facts of which `is: 甲` / `is: 东` is yes, no, or cannot be told
LEFT = {"yes": "甲", "no": "乙", "?": None}
RIGHT = {"yes": "东", "no": "西", "?": None}
KIND, PLACE = "{fact: item.kind, is: 甲}", "{fact: item.place, is: 东}"

TABLE = [
    ("no", "no", "no", "no"),
    ("no", "?", "no", "?"),
    ("no", "yes", "no", "yes"),
    ("?", "no", "no", "?"),
    ("?", "?", "?", "?"),
    ("?", "yes", "?", "yes"),
    ("yes", "no", "no", "yes"),
    ("yes", "?", "?", "yes"),
    ("yes", "yes", "yes", "yes"),
]


@pytest.mark.parametrize(("left", "right", "both", "either"), TABLE)
def test_all_of_and_any_of(left: str, right: str, both: str, either: str) -> None:
    row = {"kind": LEFT[left], "place": RIGHT[right]}
    assert verdict(f"{{all_of: [{KIND}, {PLACE}]}}", row) == both
    assert verdict(f"{{any_of: [{KIND}, {PLACE}]}}", row) == either
    assert verdict(f"{KIND}, {PLACE}", row) == both  # conditions of a clause all hold


@pytest.mark.parametrize(("inner", "expected"), [("yes", "no"), ("no", "yes"), ("?", "?")])
def test_not(inner: str, expected: str) -> None:
    assert verdict(f"{{not: {KIND}}}", {"kind": LEFT[inner]}) == expected


def test_nested() -> None:
    # neither the one nor the other
    condition = f"{{not: {{any_of: [{KIND}, {PLACE}]}}}}"
    assert verdict(condition, {"kind": "乙", "place": "西"}) == "yes"
    assert verdict(condition, {"kind": "乙", "place": None}) == "?"
    assert verdict(condition, {"kind": "甲", "place": None}) == "no"


def test_the_reason_names_what_failed_or_is_missing() -> None:
    both = f"[{{all_of: [{KIND}, {PLACE}]}}]"
    fixed = "[{fixed: 1元}]"
    assert awards(fixed, {"kind": "乙"}, eligible_if=both) == ["not_eligible:item.kind"]
    assert awards(fixed, {"kind": "乙", "place": None}, eligible_if=both) == ["not_eligible:item.kind"]
    assert awards(fixed, {"kind": None, "place": None}, eligible_if=both) == ["? missing:item.kind;item.place"]
    either = f"[{{any_of: [{KIND}, {PLACE}]}}]"
    assert awards(fixed, {"kind": "乙", "place": "西"}, eligible_if=either) == ["not_eligible:item.kind;item.place"]
    assert awards(fixed, {"kind": "乙", "place": None}, eligible_if=either) == ["? missing:item.place"]
