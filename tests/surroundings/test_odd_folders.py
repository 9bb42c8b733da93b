"""Odd folders: what lies where the command is started never becomes part of the program."""

from __future__ import annotations

from pathlib import Path

from surroundings.started import contents, ended, run_arguments, started

EVIL = "raise SystemExit('this file must never run')\n"


MODULES = ("openpyxl", "json", "subsidy_calc", "python_calamine", "defusedxml", "typing")


def test_files_named_like_modules(claims: Path, out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in MODULES:
        (folder / f"{name}.py").write_text(EVIL)
    other = tmp_path / "other"
    status, _, err = ended(started(run_arguments(claims, other), cwd=folder))
    assert status == 1, err
    assert contents(other) == contents(out)


def test_settings_of_other_programs_are_left_alone(claims: Path, out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in ("pyproject.toml", "setup.cfg", "conftest.py", "sitecustomize.py", ".env"):
        (folder / name).write_text(EVIL)
    other = tmp_path / "other"
    status, _, err = ended(started(run_arguments(claims, other), cwd=folder))
    assert status == 1, err
    assert contents(other) == contents(out)


def test_a_folder_of_chinese_name_and_relative_paths(claims: Path, out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "申报 材料"
    folder.mkdir()
    (folder / claims.name).write_bytes(claims.read_bytes())
    status, _, err = ended(started(run_arguments(Path(claims.name), Path("结果")), cwd=folder))
    assert status == 1, err
    assert contents(folder / "结果") == contents(out)
