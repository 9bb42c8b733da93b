"""No text of a claim becomes a formula, a link, a sheet's name or a code of a header."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from small_claims import AWARDED, CLEAN, write_claims
from subsidy_calc.workbooks.sheet import clean
from workbooks.sample_run import INFO, Run, run_of

HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    '=HYPERLINK("http://example.com")',
    "http://example.com",
    "{=1}",
    "&P&N",
    "1234",
]


def hostile_run(tmp_path: Path, text: str) -> Run:
    enterprises, projects = (list(CLEAN[sheet]) for sheet in ("企业", "项目"))
    enterprises[1] = (AWARDED, text, *enterprises[1][2:])
    projects[1] = (AWARDED, text, *projects[1][2:])
    return run_of(write_claims(tmp_path / "claims.xlsx", {**CLEAN, "企业": enterprises, "项目": projects}))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names(tmp_path: Path, text: str) -> None:
    awards, ones = hostile_run(tmp_path, text).write_all(tmp_path / "out")
    found = 0
    for path in (awards, *ones):
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            assert text not in sheet.title
            assert sheet.oddFooter is not None
            codes = f"{sheet.oddFooter.left.text} {sheet.oddFooter.center.text}"
            assert codes == f"运行 {INFO.short_hash}　subsidy-calc {INFO.version} 第&P页 共&N页"
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.hyperlink is None
                    if cell.value == text:
                        found += 1
                        assert cell.data_type == "s"
    assert found >= 4  # enterprise and project, on several sheets


def test_no_links_at_all(tmp_path: Path) -> None:
    awards, ones = hostile_run(tmp_path, "http://example.com").write_all(tmp_path / "out")
    for path in (awards, *ones):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist()]
        assert not any("<hyperlink" in part or "relationships/hyperlink" in part for part in parts)


def test_what_no_file_can_hold() -> None:
    assert clean("甲\ud800乙") == "甲?乙"
    assert len(clean("长" * 40_000)) == 32_767
