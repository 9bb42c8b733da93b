"""`rules test`: coverage beside the examples, and with `--mutate` the changes that none notices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import RULES, command

LEVEL = "      - {fact: recognition.level, is: 市级}\n"
NOT_ABOUT = "      - {case: 省级不在此列, change: {recognition.level: 省级}, not_about: recognition.level}\n"
CHANGE = "municipal-recognition/about/recognition.level/dropped"


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    """The schedule without the example that shows what one of its conditions is for."""
    text = RULES.read_text("utf-8")
    assert NOT_ABOUT in text
    path = tmp_path / "weak.yaml"
    path.write_text(text.replace(NOT_ABOUT, ""), "utf-8")
    return path


def test_parts_that_no_example_touches_are_listed_and_decide_no_status(weak: Path) -> None:
    done = command("rules", "test", weak, lang="en")
    assert done.status == 0
    assert "42 of 43 parts" in done.out
    line = weak.read_text("utf-8").split("\n").index(LEVEL.rstrip("\n")) + 1
    assert f"weak.yaml:{line}:39  municipal-recognition  “级别 is 市级” does not hold" in done.out
    assert "42/43" in command("rules", "test", weak).out


def test_every_part_of_the_schedule_that_travels_with_the_program_is_touched() -> None:
    record = json.loads(command("rules", "test", RULES, "--json").out)
    assert (record["coverage"]["touched"], record["coverage"]["parts"]) == (43, 43)
    assert (record["coverage"]["untouched"], record["mutation"]) == ([], None)


def test_a_change_that_no_example_notices_ends_with_1(weak: Path) -> None:
    done = command("rules", "test", weak, "--mutate", lang="en")
    assert done.status == 1
    assert f"left out: {LEVEL.strip().removeprefix('- ')}\n      {CHANGE}\n" in done.out
    assert done.err == ""  # no bar where nobody looks at a terminal
    assert "去掉：" in command("rules", "test", weak, "--mutate").out


def test_a_reason_excuses_it_and_a_reason_out_of_date_is_told(weak: Path) -> None:
    text = weak.read_text("utf-8")
    weak.write_text(f"{text}unnoticed:\n  - {{change: {CHANGE}, because: 试一试}}\n", "utf-8")
    record = json.loads(command("rules", "test", weak, "--mutate", "--json").out)
    excused = record["mutation"]["excused"]
    assert [(each["change"], each["because"]) for each in excused] == [(CHANGE, "试一试")]
    assert command("rules", "test", weak, "--mutate").status == 0
    weak.write_text(f"{RULES.read_text('utf-8')}unnoticed:\n  - {{change: {CHANGE}, because: 试一试}}\n", "utf-8")
    stale = command("rules", "test", weak, "--mutate")
    assert stale.status == 1
    assert "省级不在此列" in stale.err


def test_a_number_is_not_excused(weak: Path) -> None:
    text = weak.read_text("utf-8")
    weak.write_text(f"{text}unnoticed:\n  - {{change: smart-equipment/award/cap/up, because: 试一试}}\n", "utf-8")
    done = command("rules", "test", weak, "--mutate")
    assert done.status == 2
    assert "unnoticed_number" in done.err


def test_examples_that_do_not_agree_are_put_right_first(weak: Path) -> None:
    text = weak.read_text("utf-8")
    weak.write_text(text.replace("award: 2999999.99元", "award: 2999999.98元"), "utf-8")
    done = command("rules", "test", weak, "--mutate", lang="en")
    assert done.status == 1
    assert "first put the examples right" in done.err
    assert "changes:" not in done.out


def test_every_change_of_the_schedule_that_travels_with_the_program_is_noticed() -> None:
    record = json.loads(command("rules", "test", RULES, "--mutate", "--json").out)["mutation"]
    assert record["changes"] == record["noticed"] + record["refused"] > 80
    assert (record["unnoticed"], record["excused"], record["stale"]) == ([], [], [])
