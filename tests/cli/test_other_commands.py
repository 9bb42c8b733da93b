"""The other commands: help, version, words, sample, rules, explain; and what failure looks like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import RULES, command
from small_claims import AWARDED, write_claims
from subsidy_calc import __version__


def test_version_and_help() -> None:
    assert __version__ in command("--version").out
    for name in ("run", "explain", "rules", "sample", "steps"):
        assert name in command("--help").out
        assert command(name, "--help").status == 0


@pytest.mark.parametrize("arguments", [(), ("runn",), ("run",), ("run", "--no-such"), ("rules", "test")])
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert command(*arguments).status == 2


def test_steps_lists_every_word_with_its_meaning() -> None:
    listed = command("steps").out
    for word in ("total", "fixed", "lookup", "rate", "cap", "round", "percent", "cases", "within", "once", "highest"):
        assert f"\n  {word}\n" in listed


def test_sample_writes_what_run_takes(tmp_path: Path) -> None:
    done = command("sample", tmp_path / "try")
    assert done.status == 0
    told = done.out.strip().splitlines()[-1].split()
    assert told[0] == "subsidy-calc"
    assert command(*told[1:]).status == 1  # the sample holds rows that must be refused
    again = command("sample", tmp_path / "try")
    assert again.status == 2


def test_rules_test_passes_and_fails(tmp_path: Path) -> None:
    assert command("rules", "test", RULES).status == 0
    text = RULES.read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace("award: 2999999.99元", "award: 2999999.98元"), encoding="utf-8")
    done = command("rules", "test", wrong)
    assert done.status == 1
    assert "wrong.yaml:" in done.err
    assert "封顶前一分" in done.err
    record = json.loads(command("rules", "test", wrong, "--json").out)
    assert record["examples"] - record["passed"] == 1


def test_rules_show_prints_the_schedule_in_words() -> None:
    shown = command("rules", "show", "quanjiao-2020").out
    for wanted in ("智能装备与系统购置奖励", "15%", "300万元", "按不含增值税的金额计算"):
        assert wanted in shown


def test_a_broken_schedule_is_told_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    text = RULES.read_text(encoding="utf-8").replace("- cap: 300万元", "- cpa: 300万元")
    broken.write_text(text, encoding="utf-8")
    number = text.splitlines().index("      - cpa: 300万元") + 1
    done = command("rules", "test", broken, lang="en")
    assert done.status == 2
    assert f"broken.yaml:{number}:" in done.err
    assert "“cap”" in done.err


def test_explain_by_line_enterprise_and_clause(tmp_path: Path) -> None:
    claims, out = write_claims(tmp_path / "claims.xlsx"), tmp_path / "out"
    command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    claims.unlink()  # the run's own copies are enough
    line = f"smart-equipment/{AWARDED}/一号线"
    by_line = command("explain", out, line)
    assert by_line.status == 0
    assert "项目!D2" in by_line.out
    assert len(json.loads(command("explain", out, AWARDED, "--json").out)) == 2
    assert len(json.loads(command("explain", out, "smart-equipment", "--json").out)) == 2
    unknown = command("explain", out, line + "x")
    assert unknown.status == 2
    assert line in unknown.err


def test_explain_by_names_as_a_page(tmp_path: Path) -> None:
    claims, out, page = write_claims(tmp_path / "claims.xlsx"), tmp_path / "awards", tmp_path / "page.html"
    command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    done = command("explain", out, "甲示例有限公司", "--html", page)
    assert (done.status, done.out.strip()) == (0, str(page))
    assert page.read_text(encoding="utf-8").count("<section>") == 2
    by_title = command("explain", out, "智能装备与系统购置奖励", "--json")
    assert len(json.loads(by_title.out)) == 2
    assert command("explain", out, AWARDED, "--json", "--html", page).status == 2


def test_explain_of_no_run_says_so(tmp_path: Path) -> None:
    done = command("explain", tmp_path, "x")
    assert done.status == 2
    assert "run --out" in done.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_of_the_sample_is_explained(tmp_path: Path, lang: str) -> None:
    command("sample", tmp_path)
    claims, out = tmp_path / "quanjiao-2020.xlsx", tmp_path / "out"
    command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    explained = 0
    for clause in ("smart-equipment", "provincial-recognition", "municipal-recognition"):
        done = command("explain", out, clause, "--json", lang=lang)
        assert done.status == 0, done.err
        explained += len(json.loads(done.out))
    assert explained == 123  # the sample's 127 lines, but for the 4 under no clause


def test_an_altered_copy_is_told(tmp_path: Path) -> None:
    claims, out = write_claims(tmp_path / "claims.xlsx"), tmp_path / "out"
    command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    copy = out / "inputs" / "schedule" / RULES.name
    copy.write_text(copy.read_text(encoding="utf-8").replace("rate: 15%", "rate: 20%"), encoding="utf-8")
    done = command("explain", out, AWARDED)
    assert done.status == 2
    assert RULES.name in done.err
