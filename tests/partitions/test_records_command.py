"""`run --records-only` and `run --engine`: what is written, said and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import command
from handed_in.three_forms import csv_bytes
from intake.made_codes import code
from partitions.shared_pools import HEADINGS, schedule_text

RECORDS = {"inputs", "lines.csv", "notes.csv", "payments.csv", "problems.csv", "rows.csv", "run.json"}


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A folder of tables and its schedule beside it."""
    (tmp_path / "rules.yaml").write_bytes(schedule_text([]))
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "企业.csv").write_bytes(csv_bytes([HEADINGS["企业"], [code(1), "一号", "东镇"]]))
    works = [code(1), "一期", "甲", "绿色", "100", "100", "", "60", ""]
    (folder / "项目.csv").write_bytes(csv_bytes([HEADINGS["项目"], works]))
    (folder / "发票.csv").write_bytes(csv_bytes([HEADINGS["发票"], [code(1), "一期", "票1", "50"]]))
    return folder


def _run(claims: Path, *options: str, out: str = "out") -> tuple[int, str, str]:
    rules, target = claims.parent / "rules.yaml", claims.parent / out
    done = command("run", claims, "--rules", rules, "--year", "2020", "--out", target, *options, lang="en")
    return done.status, done.out, done.err


def test_records_alone_are_written_and_said(claims: Path) -> None:
    status, out, err = _run(claims, "--engine", "local")
    assert (status, err) == (0, "")
    assert "records, no workbook" in out
    assert "20.00" in out  # 100 × 10 % and 50 × 20 %
    assert {path.name for path in (claims.parent / "out").iterdir()} == RECORDS


def test_they_verify_as_any_run_does(claims: Path) -> None:
    _run(claims, "--records-only")
    assert command("verify", claims.parent / "out").status == 0
    (claims.parent / "out" / "lines.csv").write_bytes(b"")
    assert command("verify", claims.parent / "out").status == 1


def test_a_named_engine_never_computes_as_a_whole(claims: Path) -> None:
    total = [HEADINGS["企业"], [code(1), "一号", "东镇"], ["合计", "", ""]]
    (claims / "企业.csv").write_bytes(csv_bytes(total))
    status, _, err = _run(claims, "--engine", "local")
    assert status == 2
    assert "a printed total is checked against the whole table" in err
    assert not (claims.parent / "out").exists()
    assert _run(claims, "--records-only")[0] == 0  # without one it does


@pytest.mark.parametrize(
    "options",
    [("--engine", "local", "--all"), ("--records-only", "--summary-only"), ("--scheduler", "tcp://127.0.0.1:9")],
)
def test_options_that_exclude_each_other_are_bad_usage(claims: Path, options: tuple[str, ...]) -> None:
    assert _run(claims, *options)[0] == 2
