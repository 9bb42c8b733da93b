"""`run --settings`: who signs award sheets; the settings stay with the run and belong to its identity."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from cli.command import RULES, Done, command
from small_claims import write_claims


def _run(folder: Path, out: str, *more: str | Path) -> Done:
    claims = folder / "claims.xlsx"
    if not claims.exists():
        write_claims(claims)
    return command("run", claims, "--rules", RULES, "--year", "2020", "--out", folder / out, *more)


def _signed(out: Path) -> list[str]:
    (book,) = (out / "enterprises").iterdir()
    texts = [str(row[0]) for row in openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True)]
    return [text for text in texts if text in {"经办", "制表", "复核", "主要负责人"}]


def test_roles_and_what_stays_with_the_run(tmp_path: Path) -> None:
    settings = tmp_path / "本局.yaml"
    settings.write_text("roles: [经办, 复核]\n", encoding="utf-8")
    assert _run(tmp_path, "with", "--settings", settings).status == 0
    assert _run(tmp_path, "without").status == 0
    assert _signed(tmp_path / "with") == ["经办", "复核"]
    assert _signed(tmp_path / "without") == ["制表", "复核", "主要负责人"]
    record, plain = (json.loads((tmp_path / out / "run.json").read_text("utf-8")) for out in ("with", "without"))
    assert record["settings"]["name"] == "本局.yaml"
    assert ("settings" in plain, record["run"] == plain["run"]) == (False, False)
    assert command("verify", tmp_path / "with").status == 0
    kept = tmp_path / "with" / "inputs" / "settings.yaml"
    kept.write_bytes(kept.read_bytes() + b"bureau: x\n")
    assert command("verify", tmp_path / "with").status == 1


def test_settings_with_slips_do_nothing(tmp_path: Path) -> None:
    settings = tmp_path / "s.yaml"
    settings.write_text("roles: [1, 2, 3, 4, 5, 6]\nburo: x\n", encoding="utf-8")
    done = _run(tmp_path, "out", "--settings", settings)
    assert (done.status, (tmp_path / "out").exists()) == (2, False)
    assert "s.yaml:1:" in done.err
    assert "s.yaml:2:" in done.err
