"""What stands in awards.xlsx."""

from pathlib import Path

import openpyxl
import pytest

from small_claims import AWARDED, CLEAN, NIL, write_claims
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.awards_book import write_awards_book
from subsidy_calc.workbooks.read_back import check_written
from workbooks.sample_run import INFO, cells, run_of

SHEETS: dict[Language, list[str]] = {
    "zh": ["汇总", "明细", "未兑现", "问题", "规则", "运行"],
    "en": ["Summary", "Lines", "Not paid", "Problems", "Rules", "Run"],
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sheets(tmp_path: Path, language: Language) -> None:
    awards, _ = run_of().write_all(tmp_path / "out", language)
    assert openpyxl.load_workbook(awards).sheetnames == SHEETS[language]


def test_summary(tmp_path: Path) -> None:
    awards, _ = run_of(write_claims(tmp_path / "claims.xlsx")).write_all(tmp_path / "out")
    head, *rows = cells(awards)
    assert head[:4] == ["序号", "统一社会信用代码", "企业名称", "兑现项数"]
    assert rows[0][1:] == [NIL, "乙示例有限公司", 0, 0, 0, 0, 0]
    assert rows[1][1:] == [AWARDED, "甲示例有限公司", 2, 185_185.2, 500_000, 0, 685_185.2]
    assert rows[2][0] == "合计"
    assert rows[2][3:] == [2, 185_185.2, 500_000, 0, 685_185.2]
    assert [row[4] for row in rows[5:9]] == [185_185.2, 500_000, 0, 685_185.2]


def test_refused_rows_stand_with_what_is_not_paid(tmp_path: Path) -> None:
    run = run_of()
    refused = [fate for fate in run.assessment.claims.fates if fate.fate == "refused"]
    unpaid = [line for line in run.lines if line.status != "awarded"]
    awards, _ = run.write_all(tmp_path / "out")
    _, *rows = cells(awards, 2)
    assert len(rows) == len(unpaid) + len(refused)
    assert [row[7] for row in rows if row[1] == "未被接受"] == [str(fate.place) for fate in refused]
    assert all(row[6] for row in rows)


def test_checks_read_zero_and_counts_agree(tmp_path: Path) -> None:
    run = run_of()
    awards, _ = run.write_all(tmp_path / "out")
    found = {str(row[0]): row[1] for row in cells(awards, 5)}
    assert [value for label, value in found.items() if label.startswith("核对")] == [0, 0, 0]
    for label, status in (("兑现（项）", "awarded"), ("不予兑现（项）", "nil"), ("无法判定（项）", "cannot_tell")):
        assert found[label] == sum(line.status == status for line in run.lines)
    assert found["问题（条）"] == len(run.assessment.claims.problems)


def test_lists_go_on_in_further_sheets(tmp_path: Path) -> None:
    run = run_of()
    path = tmp_path / "awards.xlsx"
    write_awards_book(path, run.assessment, run.lines, INFO, "zh", rows_per_sheet=40)
    names = openpyxl.load_workbook(path).sheetnames
    assert names == [
        "汇总",
        "明细",
        "明细2",
        "明细3",
        "明细4",
        "未兑现",
        "未兑现2",
        "未兑现3",
        "问题",
        "问题2",
        "规则",
        "运行",
    ]
    assert len(cells(path, 1)) == 41
    check_written(path, [], run.lines)


def test_nothing_to_list(tmp_path: Path) -> None:
    rows = {name: rows[:1] if name in ("项目", "认定") else rows for name, rows in CLEAN.items()}
    run = run_of(write_claims(tmp_path / "claims.xlsx", rows))
    awards, _ = run.write_all(tmp_path / "out")
    assert [cells(awards, sheet)[1][0] for sheet in (1, 2, 3)] == ["（无）"] * 3
    check_written(awards, [], run.lines)
