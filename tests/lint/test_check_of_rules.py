"""`rules check`: the shipped schedule is clean, all findings come in one pass, in order, in two languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import RULES, command
from lint.linted import ON, QUANJIAO, changed
from subsidy_calc.lint.check import check_for_doubts
from subsidy_calc.lint.kind_files import BrokenKind, complete, find_kinds
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.messages import say

DOUBTFUL = changed(
    "      - cap: 300万元",
    "      - cap: 301万元",
    changed(
        "总额的15%奖励",
        "总额的16%奖励",
        changed(
            "settles: [tax]",
            "settles: [overlap]",
            changed(
                "is: 民营}\n      - {fact: project",
                "is: 民营}\n      - {fact: enterprise.ownership, is: 国有}\n      - {fact: project",
            ),
        ),
    ),
)


def test_the_shipped_schedule_is_clean() -> None:
    assert check_for_doubts(read_schedule(QUANJIAO.encode(), "q.yaml"), ON) == []


def test_everything_is_found_in_one_pass_and_sorted() -> None:
    found = check_for_doubts(read_schedule(DOUBTFUL.encode(), "q.yaml"), ON)
    kinds = {each.kind for each in found}
    assert {"contradiction", "failing_example", "open_tax_or_year", "unnamed_figure", "unused_figure"} <= kinds
    places = [each.problem.place for each in found]
    assert places == sorted(places)
    assert len(found) == len(set(found))


def test_each_finding_has_a_line_and_words_in_both_languages_and_says_what_to_do() -> None:
    for each in check_for_doubts(read_schedule(DOUBTFUL.encode(), "q.yaml"), ON):
        assert getattr(each.problem.place, "line", 0) > 0
        assert getattr(each.problem.place, "column", 0) > 0
        assert each.problem.fix is not None
        for message in (each.problem.says, each.problem.fix):
            assert say(message, "zh") != say(message, "en")


def test_the_command(tmp_path: Path) -> None:
    clean = command("rules", "check", RULES, "--on", "2020-06-01")
    assert (clean.status, clean.out, clean.err) == (0, "没有发现问题\n", "")
    file = tmp_path / "doubtful.yaml"
    file.write_text(DOUBTFUL, "utf-8")
    doubtful = command("rules", "check", file, "--on", "2020-06-01", lang="en")
    assert doubtful.status == 1
    assert doubtful.out == ""
    assert "doubtful.yaml:" in doubtful.err
    assert "to put it right:" in doubtful.err
    as_json = command("rules", "check", file, "--on", "2020-06-01", "--json")
    record = json.loads(as_json.out)
    assert (as_json.status, record["on"], record["reminders"]) == (1, "2020-06-01", [])
    first = record["findings"][0]
    assert {"kind", "code", "file", "place", "line", "column", "problem", "found", "expected", "fix"} == set(first)
    assert first["place"] == f"{first['file']}:{first['line']}:{first['column']}"


def test_a_reminder_leaves_the_status_at_nothing_found(tmp_path: Path) -> None:
    file = tmp_path / "later.yaml"
    file.write_text(changed("to: 2020-12-31}", "to: 2024-12-31}"), "utf-8")
    done = command("rules", "check", file, "--on", "2020-06-01", lang="en")
    assert done.status == 0
    assert "nothing found" in done.out
    assert "Fair Competition Review Regulation" in done.err


def test_what_does_not_load_is_nothing_done(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(changed("rate: 15%", "rate: 15元"), "utf-8")
    assert command("rules", "check", file, "--on", "2020-06-01").status == 2
    assert command("rules", "check", tmp_path / "none.yaml").status == 2
    assert command("rules", "check", RULES, "--on", "soon").status == 2


def test_a_half_written_kind_stops_the_program() -> None:
    assert len(find_kinds()) >= 17
    module = type(json)("planted")
    module.__doc__ = "Planted: finds nothing."
    with pytest.raises(BrokenKind, match="LEVEL"):
        complete(module)
    module.__dict__.update(LEVEL="finding", find=iter)
    assert complete(module) is module
    module.__doc__ = None
    with pytest.raises(BrokenKind, match="docstring"):
        complete(module)
