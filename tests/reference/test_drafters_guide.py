"""The guide for drafters does what it says: each snippet is written where it says, each command run, each table true."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cli.command import Done, command
from reference.guide_snippets import GUIDE, snippets, table_rows, written_at_the_end
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.start import start_of_schedule

FILE = "county-2025.yaml"
TOTAL = "      - total: [project.cost]\n      - rate: 15%\n      - cap: 300万元\n"
_INSTEAD = re.compile(r'"(.*)" is written "(.*)"')


def test_all_of_it_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = Done(0, "", "")
    kinds: Counter[str] = Counter()
    for each in snippets():
        kinds[each.kind] += 1
        if each.kind == "sh":
            done = _run(each.body, each.does)
        elif each.kind == "text":
            assert each.body.strip() in done.out + done.err
        else:
            _write(each.does, each.body)
    assert kinds == {"sh": 8, "text": 6, "yaml": 8}
    page = Path("county-2025.html").read_text("utf-8")
    assert "合计不超过350万元" in page
    assert Path("changes", "compare.xlsx").stat().st_size > 0


def _run(commands: str, does: str) -> Done:
    """Run a block's commands; all end well but with a slip, and where there is something to look at."""
    right = Path(FILE).read_text("utf-8") if does else ""
    if does.startswith("for this command"):
        Path(FILE).write_text(_changed(right, does), "utf-8")
    elif does:
        made, source = re.findall(r"\S+\.yaml", does)[:2]
        Path(made).write_text(_changed(Path(source).read_text("utf-8"), does), "utf-8")
    for line in commands.splitlines():
        program, *arguments = line.split()
        assert program == "subsidy-calc"
        lang = "en"
        if arguments[0] == "--lang":
            lang, arguments = arguments[1], arguments[2:]
        done = command(*arguments, lang=lang)
        wanted = 1 if {"compare", "--mutate"} & {*arguments} else 2 if does else 0
        assert done.status == wanted, done
    if does:
        Path(FILE).write_text(right, "utf-8")
    return done


def _write(does: str, body: str) -> None:
    """Write a snippet into the schedule; it loads, and all its examples agree."""
    path = does.removeprefix("at the end").removeprefix(" of ").strip()
    text = written_at_the_end(Path(FILE).read_text("utf-8"), path, body)
    Path(FILE).write_text(text, "utf-8")
    if "assumptions" not in does and "tables" not in does:
        assert all(result.passed for result in run_examples(read_schedule(text.encode(), FILE)))


def _changed(text: str, does: str) -> str:
    """A text with what a remark of the guide says written in place of what stands there once."""
    found = _INSTEAD.search(does)
    assert found is not None
    assert text.count(found[1]) == 1
    return text.replace(found[1], found[2])


def _outcomes(change: tuple[str, str], examples: str) -> list[bool]:
    """Whether examples agree in the schedule that a drafter starts from, after a change."""
    text = start_of_schedule("zh", "guide")
    assert text.count(change[0]) == 1
    text = text[: text.index("    examples:\n")].replace(*change) + "    examples:\n" + examples
    return [result.passed for result in run_examples(read_schedule(text.encode(), "guide.yaml"))]


def test_conditions_hold_and_fail_where_the_table_says() -> None:
    rows = table_rows("| the text says | write | holds | fails |")
    assert len(rows) == 6
    county = "      - {fact: enterprise.county, is: 本县}\n"
    for _, condition, holds, fails in rows:
        examples = (
            _paid(holds) + f"      - {{case: b, change: {{project.cost: {fails}}}, not_eligible: project.cost}}\n"
        )
        assert _outcomes((county, county + f"      - {condition}\n"), examples) == [True, True], condition


def _paid(cost: str) -> str:
    """That a claim is paid at all: 15 % of the cost, to the fen."""
    award = {"500万元": "75万元", "5000000.01元": "75万元", "4999999.99元": "75万元"}[cost]
    return f"      - {{case: a, change: {{project.cost: {cost}}}, award: {award}}}\n"


def test_steps_come_to_what_the_table_says() -> None:
    rows = table_rows("| the text says | write | so that of | comes |")
    assert len(rows) == 10
    for _, steps, cost, award in rows:
        items = f"      - parts: [{{steps: {steps}}}]\n"
        examples = f"      - {{case: a, change: {{project.cost: {cost}}}, award: {award}}}\n"
        assert _outcomes((TOTAL, items), examples) == [True], steps


def test_a_wrong_figure_in_the_tables_would_be_noticed() -> None:
    examples = "      - {case: a, change: {project.cost: 150万元}, award: 5.01万元}\n"
    steps = "      - parts: [{steps: [{total: [project.cost]}, {deduct: 100万元}, {rate: 10%}]}]\n"
    assert _outcomes((TOTAL, steps), examples) == [False]


def test_the_chinese_guide_does_the_same() -> None:
    chinese = GUIDE.with_name("drafters-guide.zh.md")
    assert [*snippets(chinese)] == [each for each in snippets() if each.kind != "text"]
    for english, own in (
        ("| the text says | write | holds | fails |", "| 原文 | 写成 | 符合 | 不符合 |"),
        ("| the text says | write | so that of | comes |", "| 原文 | 写成 | 投入 | 奖励 |"),
    ):
        assert table_rows(own, chinese) == table_rows(english)
