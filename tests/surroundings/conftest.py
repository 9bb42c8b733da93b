"""Claims, and an earlier run whose output must stand whatever happens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from small_claims import AWARDED, CLEAN, with_row, write_claims
from surroundings.started import ended, run_arguments, started


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with claims and the output of a run, to be copied.

    The workbook has a row to be refused, whose words no GBK terminal can show; its file's name neither.
    """
    folder = tmp_path_factory.mktemp("original")
    spoiled = with_row(CLEAN, "项目", (AWARDED, "二期😀", "智能化", "三万😀", 0))
    claims = write_claims(folder / "申报😀.xlsx", spoiled)
    status, _, _ = ended(started(run_arguments(claims, folder / "out")))
    assert status == 1
    return folder


@pytest.fixture
def claims(original: Path, tmp_path: Path) -> Path:
    """The claims in a folder of the test's own."""
    return Path(shutil.copy(original / "申报😀.xlsx", tmp_path / "申报😀.xlsx"))


@pytest.fixture
def out(original: Path, tmp_path: Path) -> Path:
    """The folder of an earlier run."""
    return shutil.copytree(original / "out", tmp_path / "results" / "out")
