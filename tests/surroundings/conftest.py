"""Claims, and an earlier run whose output must stand whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_claims import AWARDED, CLEAN, with_row, write_claims
from surroundings.started import ended, run_arguments, started


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A workbook with a row to be refused, whose words no GBK terminal can show; its file's name neither."""
    spoiled = with_row(CLEAN, "项目", (AWARDED, "二期😀", "智能化", "三万😀", 0))
    return write_claims(tmp_path / "申报😀.xlsx", spoiled)


@pytest.fixture
def out(claims: Path, tmp_path: Path) -> Path:
    """The folder of an earlier run."""
    folder = tmp_path / "results" / "out"
    status, _, _ = ended(started(run_arguments(claims, folder)))
    assert status == 1
    return folder
