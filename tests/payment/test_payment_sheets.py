"""Payments on paper: rows beneath the award, the first page, the sheets of awards.xlsx, formulas that compute again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from payment.paid_claims import PAID, write_paid_claims
from small_claims import AWARDED, NIL
from subsidy_calc.assess.award_lines import InvariantBroken
from subsidy_calc.values.messages import Message
from subsidy_calc.workbooks.read_back import check_written
from subsidy_calc.workbooks.schedule_text import schedule_text
from workbooks.recalculated import recalculated
from workbooks.sample_run import Run, cells, run_of
from workbooks.test_recalculated import differences


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return run_of(write_paid_claims(tmp_path / "claims.xlsx"), PAID)


def rows_beneath(path: Path, table: str, *, formulas: bool = False) -> list[tuple[object, object, object]]:
    """Mark, what and figure of the rows from a table's award to its conditions."""
    rows = cells(path, formulas=formulas)
    start = next(n for n, row in enumerate(rows) if str(row[0]).startswith(table))
    first = next(n for n in range(start, len(rows)) if rows[n][0] == "核定")
    last = next(n for n in range(first, len(rows)) if str(rows[n][0]).startswith("符合条件"))
    return [(row[0], row[1], row[4]) for row in rows[first:last]]


def test_payers_beneath_the_award(tmp_path: Path, run: Run) -> None:
    path = run.write_enterprise(tmp_path / "one.xlsx", AWARDED)
    assert rows_beneath(path, "表1") == [
        ("核定", "本项核定奖励金额", 100.01),
        ("应付", "本期应付金额", 100.01),
        ("其中", "市 50%", 50.01),
        ("其中", "县 50%", 50.0),
    ]
    award, now, first, second = (str(row[2]) for row in rows_beneath(path, "表1", formulas=True))
    at = int(now.strip("=SUM()E"))
    assert award == f"=E{at - 1}"
    assert first == f"=ROUND(E{at + 1}*50%,2)"
    assert second == f"=ROUND(E{at + 1}-SUM(E{at + 2}:E{at + 2}),2)"


def test_instalments_beneath_the_award(tmp_path: Path, run: Run) -> None:
    path = run.write_enterprise(tmp_path / "one.xlsx", AWARDED)
    assert rows_beneath(path, "表4　分期兑现　五") == [
        ("核定", "本项核定奖励金额", 1000),
        ("分期", "第1期 50%（2020年度）", 500),
        ("分期", "第2期 20%（2020年度）", 200),
        ("分期", "第3期 30%（2021年度）", 300),
        ("应付", "本期应付金额", 500),
        ("以后", "以后年度应付及待定金额", 500),
    ]
    assert rows_beneath(path, "表5　分期兑现　四")[4:] == [
        ("应付", "本期应付金额", 500),
        ("以后", "以后年度应付及待定金额", 300),
        ("不付", "不再支付金额", 200),
    ]
    told = "\n".join(str(row[3]) for row in cells(path))
    assert "资料不全，暂不支付：缺少资料：已缴税额（项目!E6）" in told
    assert "不再支付：不符合条件：要求已缴税额不低于10万元，填报99,999.99元（项目!E5）" in told
    assert "以后年度应付，条件：已缴税额不低于20万元" in told


def test_payers_of_instalments_beneath_the_award(tmp_path: Path, run: Run) -> None:
    path = run.write_enterprise(tmp_path / "one.xlsx", AWARDED)
    assert rows_beneath(path, "表6")[3:] == [
        ("应付", "本期应付金额", 60.01),
        ("其中", "市 1/3", 20.0),  # 20.0033
        ("其中", "县 2/3", 40.01),
        ("以后", "以后年度应付及待定金额", 40.01),
        ("其中", "市 1/3", 13.34),  # 33.34 of the award in all
        ("其中", "县 2/3", 26.67),
    ]


def test_first_page_says_what_is_payable_now(tmp_path: Path, run: Run) -> None:
    rows = cells(run.write_enterprise(tmp_path / "one.xlsx", AWARDED))
    found = {str(row[0]): row for row in rows[:20] if row[0]}
    # 100.01 + 99.99 + 100.01 + 1000 + 1000 + 100.02; now 100.01 + 99.99 + 70.01 + 500 + 500 + 60.01
    assert found["合计"][4] == 2400.03
    assert found["本期应付合计"][4] == 1330.02
    assert found["核对"][4] == 0
    assert [row[2] for row in rows[:20] if row[0] == "人民币大写"] == ["贰仟肆佰元零叁分", "壹仟叁佰叁拾元零贰分"]


def test_awards_book(tmp_path: Path, run: Run) -> None:
    awards, _ = run.write_all(tmp_path / "out")
    names = openpyxl.load_workbook(awards).sheetnames
    assert names == ["汇总", "明细", "支付", "未兑现", "问题", "规则", "运行"]
    head, *summary = cells(awards)
    at = head.index("本期应付（元）")
    assert head[at - 1 : at + 5] == [
        "合计（元）", "本期应付（元）", "其中：市（元）", "其中：县（元）", "其中：省（元）", "其中：未载明承担方（元）",
    ]  # fmt: skip
    # 市 50.01 + 33.33 + 20.00, 县 50.00 + 33.33 + 40.01, 省 33.33, nobody 70.01 + 500 + 500
    assert summary[1][at - 1 : at + 5] == [2400.03, 1330.02, 103.34, 123.34, 33.33, 1070.01]
    lines = cells(awards, 1)
    column = lines[0].index("本期应付（元）")
    now = {str(row[-1]): row[column] for row in lines[1:]}
    assert now[f"in-parts/{AWARDED}/四"] == 500
    assert now[f"plain/{NIL}/三"] == 0
    payments = [row for row in cells(awards, 2) if str(row[-1]) == f"in-parts/{AWARDED}/四"]
    assert [[*row[5:9], row[11]] for row in payments] == [
        [1, "50%", "2020", "本期应付", 500],
        [2, "20%", "2020", "条件未满足，不再支付", 200],
        [3, "30%", "2021", "以后年度应付", 300],
    ]
    told = {str(row[0]): row[1] for row in cells(awards, 6)}
    assert [value for label, value in told.items() if label.startswith("核对")] == [0, 0, 0, 0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_read_back_and_computed_again(tmp_path: Path, run: Run, language: str) -> None:
    awards, ones = run.write_all(tmp_path / "out", "en" if language == "en" else "zh")
    check_written(awards, ones, run.lines)
    paths = [awards, *ones]
    for before, after in zip(paths, recalculated(paths, tmp_path), strict=True):
        assert differences(before, after) == []


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [(0, "本期应付（元）"), (1, "本期应付（元）"), (2, "金额（元）"), (2, "支付状态"), (2, "事项编号")],
)
def test_a_planted_fault_in_awards_is_found(tmp_path: Path, run: Run, sheet: int, heading: str) -> None:
    awards, _ = run.write_all(tmp_path / "out")
    book = openpyxl.load_workbook(awards, data_only=True)
    found = book.worksheets[sheet]
    column = next(cell.column for cell in found[1] if cell.value == heading)
    found.cell(3, column).value = "1.00"
    book.save(awards)
    with pytest.raises(InvariantBroken):
        check_written(awards, [], run.lines)


@pytest.mark.parametrize("mark", ["应付", "本期应付合计"])
def test_a_planted_fault_on_an_award_sheet_is_found(tmp_path: Path, run: Run, mark: str) -> None:
    awards, _ = run.write_all(tmp_path / "out")
    path = tmp_path / "out" / f"{AWARDED}.xlsx"
    book = openpyxl.load_workbook(path, data_only=True)
    row = next(cell.row for cell in book.worksheets[0]["A"] if cell.value == mark)
    book.worksheets[0].cell(row, 5).value = 0.01
    book.save(path)
    with pytest.raises(InvariantBroken):
        check_written(awards, [path], run.lines)


def test_rules_say_how_awards_are_paid(run: Run) -> None:
    sections = schedule_text(run.assessment.schedule)
    said = [each.says for section in sections for part in section.parts for each in part.said]
    ids = {each.id for each in said if isinstance(each, Message)}
    assert {"payment.paid_by", "payment.instalment", "payment.instalment_if"} <= ids
