"""The same run gives the same bytes, whatever the clock says."""

from pathlib import Path

import pytest
import xlsxwriter

from another_clock import an_hour_later
from workbooks.sample_run import run_of


def test_same_bytes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, ones = run_of().write_all(tmp_path / "first")
    an_hour_later(monkeypatch)
    second, others = run_of().write_all(tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()
    assert [path.read_bytes() for path in ones] == [path.read_bytes() for path in others]


def test_a_workbook_that_holds_the_time_would_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _plain(tmp_path / "first.xlsx")
    an_hour_later(monkeypatch)
    assert _plain(tmp_path / "second.xlsx") != first


def _plain(path: Path) -> bytes:
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write(0, 0, 1)
    book.close()
    return path.read_bytes()
