"""Open targets: where a system locks what is open, nothing is changed and the file to close is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from subsidy_calc.outputs.folder import check_target, replacing
from subsidy_calc.values.problems import TargetRefused


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """The folder of an earlier run."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "run.json").write_text(json.dumps({"program": "subsidy-calc"}))
    (folder / "awards.xlsx").write_bytes(b"earlier")
    return folder


def _locked(monkeypatch: pytest.MonkeyPatch, method: str, name: str) -> None:
    """Planted: the system refuses to touch a file of that name, as Windows does while Excel has it open."""
    real = getattr(Path, method)

    def refusing(self: Path, *given: Any, **more: Any) -> Any:  # Any: as the method that it stands for
        if self.name == name and not str(given[:1]).startswith("('r',"):
            raise PermissionError(13, "in use", str(self))
        return real(self, *given, **more)

    monkeypatch.setattr(Path, method, refusing)


def test_an_open_workbook_is_found_before_anything_is_computed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_target(target, force=True)
    _locked(monkeypatch, "open", "awards.xlsx")
    with pytest.raises(TargetRefused) as caught:
        check_target(target, force=True)
    (problem,) = caught.value.problems
    assert problem.code == "target_open"
    assert problem.place.file.endswith("awards.xlsx")
    assert problem.fix is not None


def test_a_workbook_opened_meanwhile_keeps_the_earlier_run(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _locked(monkeypatch, "rename", "out")
    with pytest.raises(TargetRefused) as caught, replacing(target, force=True) as new:
        (new / "awards.xlsx").write_bytes(b"new")
    assert [problem.code for problem in caught.value.problems] == ["target_open"]
    monkeypatch.undo()
    assert (target / "awards.xlsx").read_bytes() == b"earlier"
    assert [path.name for path in target.parent.iterdir()] == ["out"]
