"""An independent oracle agrees on every line (invariant 4), for every outcome often enough to count."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from agreement.both import Told, by_oracle, by_program
from agreement.made_claims import CATEGORIES, Made, parts, quanjiao_claims
from agreement.made_groups import RULES_SCHEDULE, group_claims

QUANJIAO = (Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml").read_text(encoding="utf-8")
LEAST = 200


def _both(schedule: str, made: Made) -> dict[str, Told]:
    """The lines that both come to; a difference fails."""
    told = by_program(schedule, 2020, made.tables, made.earlier)
    expected = by_oracle(schedule, 2020, made.tables, made.earlier)
    assert told == expected
    return told


def _of(told: dict[str, Told], made: Made, category: str) -> list[Told]:
    return [line for name, line in told.items() if made.category[name.split("/")[1]] == category]


@pytest.fixture(scope="module")
def quanjiao() -> tuple[Made, dict[str, Told]]:
    made = quanjiao_claims(seed=1)
    told: dict[str, Told] = {}
    for part in parts(made, 60):
        told |= _both(QUANJIAO, part)
    return made, told


WANTED: dict[str, str] = {
    "under the cap": "",
    "at the cap": "",
    "one fen past the cap": "",
    "half a fen": "",
    "project elsewhere": "not_eligible:enterprise.county",
    "project of a state firm": "not_eligible:enterprise.ownership",
    "project of another kind": "not_eligible:project.kind",
    "provincial elsewhere": "not_eligible:enterprise.county",
    "provincial of a foreign firm": "not_eligible:enterprise.ownership",
    "provincial below scale": "not_eligible:enterprise.above_scale",
    "provincial a day early": "not_eligible:recognition.date",
    "provincial a day late": "not_eligible:recognition.date",
    "municipal elsewhere": "not_eligible:enterprise.county",
    "municipal of a collective": "not_eligible:enterprise.ownership",
    "municipal below scale": "not_eligible:enterprise.above_scale",
    "municipal a day early": "not_eligible:recognition.date",
    "municipal on the last day": "",
    "provincial on the first day": "",
    "paid earlier": "once_earlier",
}


@pytest.mark.parametrize(("category", "code"), WANTED.items())
def test_every_outcome_is_reached_often_enough(
    quanjiao: tuple[Made, dict[str, Told]], category: str, code: str
) -> None:
    made, told = quanjiao
    reasons = Counter(line[2] for line in _of(told, made, category))
    assert reasons[code] >= LEAST


def test_the_cap_is_met_from_both_sides(quanjiao: tuple[Made, dict[str, Told]]) -> None:
    made, told = quanjiao
    cap = Fraction(3_000_000)
    under = [line[1] for line in _of(told, made, "under the cap")]
    assert sum(award < cap for award in under) >= LEAST
    assert max(under) <= cap  # 19,999,999.99 × 15 % rounds to the cap itself
    assert {line[1] for line in _of(told, made, "at the cap")} == {cap}
    assert {line[1] for line in _of(told, made, "one fen past the cap")} == {cap}


def test_cannot_tell_and_once_are_reached(quanjiao: tuple[Made, dict[str, Told]]) -> None:
    made, told = quanjiao
    assert sum(line[0] == "cannot_tell" for line in _of(told, made, "cannot tell")) >= LEAST
    assert sum(line[2] == "once" for line in _of(told, made, "nil by once")) >= LEAST


def test_groups_agree_and_reach_every_rule() -> None:
    made = group_claims(seed=2)
    told: dict[str, Told] = {}
    for part in parts(made, 30):
        told |= _both(RULES_SCHEDULE, part)
    reasons = Counter(line[2].partition(":")[0] if line[0] == "cannot_tell" else line[2] for line in told.values())
    assert reasons["highest"] >= LEAST
    nil_by_cap = sum(line[0] == "nil" and line[2] == "cap" for line in told.values())
    reduced = sum(line[0] == "awarded" and line[2] == "cap" for line in told.values())
    assert nil_by_cap >= LEAST
    assert reduced >= LEAST
    assert reasons["uncertain"] >= LEAST
    assert reasons["missing"] >= LEAST
    assert reasons["no_case"] >= 1


def test_every_category_was_made() -> None:
    made = quanjiao_claims(seed=1)
    counts = Counter(made.category.values())
    assert set(counts) == set(CATEGORIES)
    assert min(counts.values()) >= LEAST
