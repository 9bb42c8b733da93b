"""A new schedule works as it stands, in both languages, and takes no file's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import command
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.start import start_of_schedule
from subsidy_calc.values.messages import Language


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_examples_pass_at_once(language: Language) -> None:
    schedule = read_schedule(start_of_schedule(language, "county-2025").encode(), "x.yaml")
    assert (schedule.schedule, schedule.language) == ("county-2025", language)
    results = run_examples(schedule)
    assert len(results) == 15
    assert all(result.passed for result in results)


def test_both_languages_say_the_same() -> None:
    """Steps, outcomes and days are the same; only words differ."""
    zh, en = (read_schedule(start_of_schedule(each, "x").encode(), "x.yaml") for each in ("zh", "en"))
    for one, other in zip(zh.clauses[0].examples, en.clauses[0].examples, strict=True):
        assert (one.outcomes, one.not_eligible, one.cannot_tell) == (
            other.outcomes,
            other.not_eligible,
            other.cannot_tell,
        )
        assert [*one.change] == [*other.change]
    assert [step.word for step in zh.clauses[0].award] == [step.word for step in en.clauses[0].award]


def test_a_name_that_no_schedule_can_have_is_not_taken() -> None:
    for name in ("我的政策", "County", "1-county", "a b"):
        assert read_schedule(start_of_schedule("zh", name).encode(), "x.yaml").schedule == "new-schedule"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "county-2025.yaml"
    done = command("rules", "new", out, lang="en")
    assert done.status == 0
    assert str(out) in done.out
    out.write_bytes(b"mine")
    refused = command("rules", "new", out, "--lang", "en")
    assert (refused.status, out.read_bytes()) == (2, b"mine")
    assert "rules_exist" in refused.err
    other = command("rules", "new", tmp_path / "county.txt")
    assert other.status == 2
    assert "county.yaml" in other.err
    assert [each.name for each in tmp_path.iterdir()] == ["county-2025.yaml"]
