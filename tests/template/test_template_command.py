"""`subsidy-calc template`: writes where nothing stands, and says what to do where something does."""

from __future__ import annotations

import subprocess
from pathlib import Path

from cli.command import RULES, command
from subsidy_calc.schedule.load import load_schedule
from template.filled_templates import CODES, fill, plain_value
from workbooks.recalculated import office


def test_it_writes_what_run_takes(tmp_path: Path) -> None:
    out = tmp_path / "new" / "申报表.xlsx"
    done = command("template", "--rules", RULES, out)
    assert (done.status, done.err) == (0, "")
    assert str(out) in done.out
    assert [path.name for path in out.parent.iterdir()] == ["申报表.xlsx"]
    fill(out, load_schedule(RULES), plain_value)
    ran = command("run", out, "--rules", RULES, "--year", "2020", "--out", tmp_path / "awards")
    assert ran.status == 0, ran.err
    assert (tmp_path / "awards" / "enterprises").is_dir()
    assert CODES[0] in "".join(path.name for path in (tmp_path / "awards" / "enterprises").iterdir())


def test_it_replaces_nothing_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    out.write_bytes(b"mine")
    refused = command("template", "--rules", "quanjiao-2020", out)
    assert refused.status == 2
    assert "--force" in refused.err
    assert out.read_bytes() == b"mine"
    assert command("template", "--rules", "quanjiao-2020", "--force", out).status == 0
    assert out.read_bytes()[:2] == b"PK"


def test_it_refuses_a_folder_another_ending_and_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "folder.xlsx", tmp_path / "t.xls", tmp_path / "file" / "t.xlsx"):
        refused = command("template", "--rules", RULES, "--force", out)
        assert refused.status == 2, out
        assert "办法" in refused.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.xlsx"]


def test_it_prints_on_paper(tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert command("template", "--rules", RULES, out).status == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = [office(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "t.pdf").stat().st_size > 10_000
