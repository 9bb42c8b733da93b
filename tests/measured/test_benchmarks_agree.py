"""The benchmarks' claims come to what they were made for, by this program, a Decimal loop, pandas and both scripts."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks import once, process
from benchmarks.awards import Awards, differences, known_awards
from benchmarks.competitors import Competitor, decimal_loop, pandas_fen, this_program, this_program_clauses
from benchmarks.data import CAP_FEN, OUTSIDE, Claims, made_claims
from benchmarks.files import write_workbook
from benchmarks.plot import svg
from benchmarks.readme import FROM, TO, with_results
from benchmarks.report import markdown
from benchmarks.result import MIB, Figures, Measured, Run, Section, Target
from benchmarks.scripts import hand_tuned, naive
from benchmarks.size import Size
from benchmarks.way import command
from benchmarks.whole import NAIVE, OURS, RULES, TUNED, _checked

SIZE = Size(80, 400, 240)


@pytest.fixture(scope="module")
def claims() -> Claims:
    return made_claims(SIZE)


@pytest.mark.parametrize("competitor", [decimal_loop, pandas_fen, this_program, this_program_clauses])
def test_everyone_comes_to_the_awards_that_the_claims_were_made_for(competitor: Competitor, claims: Claims) -> None:
    found = competitor.awards(competitor.compute(competitor.prepare(claims)))
    assert differences(known_awards(claims), found).none


def test_the_claims_hold_every_outcome(claims: Claims) -> None:
    spent = [sum(pair) for pair in zip(claims.projects.equipment_fen, claims.projects.systems_fen, strict=True)]
    pairs = list(zip(spent, claims.projects.award_fen, strict=True))
    assert any(award == CAP_FEN and sum_ * 15 == CAP_FEN * 100 for sum_, award in pairs)  # at the cap
    assert any(award == CAP_FEN and sum_ * 15 > CAP_FEN * 100 for sum_, award in pairs)  # past it
    assert any(0 < award < CAP_FEN and sum_ * 15 % 100 == 50 for sum_, award in pairs)  # half a fen
    assert any(award == 0 for _, award in pairs)
    matters = _matters(claims)
    paid = {matter for matter, fen in matters if fen}
    assert any(fen == 0 and matter in paid for matter, fen in matters)  # a later one of its kind
    assert set(OUTSIDE) <= {dt.date.fromisoformat(date) for date in claims.recognitions.date}


def _matters(claims: Claims) -> list[tuple[tuple[int, str, str], int]]:
    r = claims.recognitions
    return list(zip(zip(r.enterprise, r.level, r.kind, strict=True), r.award_fen, strict=True))


def test_the_same_seed_gives_the_same_claims_and_another_others(claims: Claims, tmp_path: Path) -> None:
    claims.save(tmp_path / "claims.json")
    assert Claims.load(tmp_path / "claims.json") == made_claims(SIZE) == claims
    assert made_claims(SIZE, seed=1) != claims


def test_a_fen_too_much_is_a_wrong_line_and_a_wrong_total(claims: Claims) -> None:
    known = known_awards(claims)
    row = next(row for row, fen in enumerate(known.projects) if fen)
    projects, totals = list(known.projects), list(known.enterprises)
    projects[row] += 1
    totals[claims.projects.enterprise[row]] -= 1
    wrong = differences(known, Awards(projects, known.recognitions, totals))
    assert (wrong.lines, wrong.totals) == (1, 1)


@pytest.mark.parametrize(("name", "script"), [(NAIVE, naive), (TUNED, hand_tuned)])
def test_both_scripts_write_every_total(
    name: str, script: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = made_claims(Size.of_enterprises(30))
    write_workbook(few, tmp_path / "claims.xlsx")
    monkeypatch.setattr("sys.argv", ["", str(tmp_path / "claims.xlsx"), str(RULES), str(tmp_path / "out")])
    script.main()  # type: ignore[attr-defined]  # each has one
    checked = _checked(name, few, tmp_path / "out")
    assert (checked.wrong, checked.of) == (0, sum(fen > 0 for fen in known_awards(few).enterprises))
    next((tmp_path / "out" / "enterprises").iterdir()).unlink()
    assert _checked(name, few, tmp_path / "out").wrong == 1


def test_the_naive_script_writes_capitals() -> None:
    assert naive.capitals(Decimal("10020003.05")) == "壹仟零贰万零叁元伍分"
    assert naive.capitals(Decimal(3_000_000)) == "叁佰万元整"


def _run(*, ours: Measured, targets: list[Target]) -> Run:
    other = Measured(
        "other", wall=[2.0, 4.0], cpu=[1.0, 1.0], figures=Figures(3, 10, "totals"), versions={"other": "1"}
    )
    return Run("full", "2020-01-01", "a machine", [Section("A task", "", [ours, other], targets)])


OWN = Measured(OURS, wall=[6.0, 8.0], cpu=[5.0, 5.0], memory=300 * MIB)


@pytest.mark.parametrize(
    ("target", "met"),
    [
        (Target(OURS, "other", 3), True),
        (Target(OURS, "other", 2.9), False),
        (Target(OURS, memory=300 * MIB), False),  # below, not at
        (Target(OURS, memory=301 * MIB), True),
        (Target(OURS, "nobody", 3), None),
    ],
)
def test_targets_are_met_or_not(target: Target, met: bool | None) -> None:
    (outcome,) = _run(ours=OWN, targets=[target]).sections[0].outcomes()
    assert outcome.met is met


def test_what_was_stopped_loses_and_what_is_not_installed_is_said() -> None:
    for why, met in (("stopped: more than 6 GiB", False), ("not installed: no module", None)):
        run = _run(ours=Measured(OURS, why_not=why), targets=[Target(OURS, "other", 3)])
        assert run.sections[0].outcomes()[0].met is met
        assert why in "\n".join(markdown(run))
        assert why in svg(run)


def test_a_sample_is_multiplied_and_says_so() -> None:
    run = _run(ours=replace(OWN, times=10), targets=[Target(OURS, "other", 3)])
    assert run.sections[0].outcomes()[0].found == "30 ×; of CPU 50 ×"
    page = "\n".join(markdown(run))
    assert "(a sample, × 10) | 60.0 s |  | 70.0 s | 50.0 s" in page
    assert "| other | 2 s | 30 × faster | 3 s | 1 s" in page


def test_results_are_read_back_and_stand_between_the_marks() -> None:
    run = _run(ours=OWN, targets=[Target(OURS, "other", 3)])
    assert Run.of_record(json.loads(json.dumps(run.record()))) == run
    page = with_results(f"before\n{FROM}\nold\n{TO}\nafter\n", run)
    assert page.startswith(f"before\n{FROM}\n")
    assert page.endswith(f"{TO}\nafter\n")
    assert "old" not in page
    assert "3 of 10 totals WRONG" in page
    assert "met: subsidy-calc run ≤ 3 × other: 3 ×" in page
    assert with_results(page, run) == page
    with pytest.raises(ValueError, match="no <!--"):
        with_results("a page without marks", run)


def test_what_cannot_be_imported_is_told_as_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["", "engine", "no_such_competitor", "claims.json", "1"])
    once.main()
    assert "no_such_competitor" in json.loads(capsys.readouterr().out)["missing"]


def test_a_package_that_is_not_there_is_told_as_not_installed() -> None:
    assert command("a command", ["-c", "pass"], ["no-such-package"]).why_not == "not installed: no-such-package"


def test_a_command_is_timed_and_one_that_fails_or_takes_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    held = bytearray(100 * MIB)  # by this process, which is not counted
    taken = process.run_process(["-c", "print(len(bytearray(30 * 2**20))); sum(range(10**7))"])
    assert taken.printed.strip() == str(30 * MIB)
    assert taken.wall > 0
    assert 5 * MIB < taken.memory < len(held)
    with pytest.raises(process.Stopped, match="exit status 1: ValueError: no"):
        process.run_process(["-c", "raise ValueError('no')"])
    monkeypatch.setattr(process, "MOST_MEMORY", 1)
    with pytest.raises(process.Stopped, match="GiB"):
        process.run_process(["-c", "while True: pass"])
    monkeypatch.undo()
    monkeypatch.setattr(process, "MOST_SECONDS", 0)
    with pytest.raises(process.Stopped, match="more than 0 s"):
        process.run_process(["-c", "while True: pass"])
