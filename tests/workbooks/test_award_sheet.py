"""What stands on an award sheet."""

from pathlib import Path

import openpyxl
import pytest

from small_claims import AWARDED, CLEAN, NIL, Cell, write_claims
from workbooks.sample_run import SECOND, Run, cells, run_of, words
from workbooks.second_claims import write_second_claims

WITHOUT_HISTORY = "未提供历年兑现资料，仅核对本次申报。"
VERIFIED = ("统一社会信用代码", "项目名称", "项目类型", "智能装备购置额（不含税）", "智能装备购置额（不含税）审定额",
            "智能装备购置额（不含税）核减原因", "系统购置额（不含税）")  # fmt: skip


def steps(path: Path) -> list[list[object]]:
    """The rows of the derivation tables: mark, label, place, how, formula or figure."""
    return [row for row in cells(path, formulas=True) if isinstance(row[0], str) and row[0][0] in "①②③④⑤⑥⑦⑧⑨⑩⑪"]


def with_projects(tmp_path: Path, *rows: tuple[Cell, ...]) -> Run:
    return run_of(write_claims(tmp_path / "claims.xlsx", {**CLEAN, "项目": [VERIFIED, *rows]}))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    run = with_projects(tmp_path, (AWARDED, "一号线", "智能化", 8_000_000, 7_500_000.5, "旧设备", None))
    return run.write_enterprise(tmp_path / "one.xlsx", AWARDED)


def test_head_and_total(sheet: Path) -> None:
    text = words(sheet)
    for said in (
        "全椒县促进工业经济发展奖补",
        "奖励核定表",
        "企业名称：甲示例有限公司",
        f"统一社会信用代码：{AWARDED}",
        "政策年度：2020",
        "批次号：",
        "单位：元",
        "壹佰陆拾贰万伍仟元零捌分",
        "财政部门意见",
    ):
        assert said in text
    values = cells(sheet)
    assert [row[4] for row in values if row[0] == "合计"] == [1_625_000.08]
    assert [row[4] for row in values if row[0] == "核对"] == [0]


def test_claimed_verified_and_reason(sheet: Path) -> None:
    claimed, verified, taken, *_ = steps(sheet)
    assert claimed[1:] == ["智能装备购置额（不含税）（申报额）", "项目!D2", None, 8_000_000]
    assert verified[1:] == ["智能装备购置额（不含税）（审定额）", "项目!E2", None, 7_500_000.5]
    assert taken[3] == "取②；按审定额；核减原因：旧设备"
    assert str(taken[4]).startswith("=E")


def test_steps_are_live(sheet: Path) -> None:
    at = {str(row[0]): f"E{number}" for number, row in enumerate(cells(sheet), start=1) if row[0]}
    found = {row[1]: (row[3], row[4]) for row in steps(sheet)}
    assert found["按比例计算"] == ("⑥×⑦", f"={at['⑥']}*{at['⑦']}")
    assert found["不超过300万元"] == ("⑧与⑨取小；未超过上限", f"=MIN({at['⑧']},{at['⑨']})")
    assert found["四舍五入到0.01元"] == ("⑩取整", f"=ROUND({at['⑩']},2)")


def test_blank_and_unverified(tmp_path: Path) -> None:
    run = with_projects(tmp_path, (AWARDED, "一号线", "智能化", 100, None, None, None))
    how = [row[3] for row in steps(run.write_enterprise(tmp_path / "one.xlsx", AWARDED))]
    assert "取①；未审定，按申报额" in how
    assert "空白按0元计" in how


def test_reduced_without_a_reason(tmp_path: Path) -> None:
    run = with_projects(tmp_path, (AWARDED, "一号线", "智能化", 100, 90, None, None))
    assert "核减，未写原因" in words(run.write_enterprise(tmp_path / "one.xlsx", AWARDED))


def test_not_paid_with_its_reason(tmp_path: Path) -> None:
    path = run_of(write_claims(tmp_path / "claims.xlsx")).write_enterprise(tmp_path / "one.xlsx", NIL)
    text = words(path)
    assert "不予兑现。不符合条件：要求注册地为全椒县，填报来安县（企业!C3）" in text
    assert "零元整" in text
    assert "计算过程\n" in text  # the heading of the summary's column, but no section of that name
    assert "二、计算过程" not in text
    assert "二、未兑现事项" in text


def test_history_is_missed_where_a_rule_looks_back(tmp_path: Path) -> None:
    run = run_of(write_claims(tmp_path / "claims.xlsx"))
    assert WITHOUT_HISTORY not in words(run.write_enterprise(tmp_path / "with.xlsx", AWARDED))
    without = {name: rows for name, rows in CLEAN.items() if name != "历年兑现"}
    run = run_of(write_claims(tmp_path / "without-claims.xlsx", without))
    assert WITHOUT_HISTORY in words(run.write_enterprise(tmp_path / "without.xlsx", AWARDED))


def test_only_assumptions_of_the_clauses_concerned(tmp_path: Path) -> None:
    text = words(run_of(write_claims(tmp_path / "claims.xlsx")).write_enterprise(tmp_path / "one.xlsx", NIL))
    assert "未规定取整方法，按四舍五入到分。" in text
    assert "规模企业指认定年度" not in text


def test_remarks_are_printed(tmp_path: Path) -> None:
    run = run_of()
    remarked = next(line for line in run.lines if line.remarks)
    path = run.write_enterprise(tmp_path / "one.xlsx", remarked.head.uscc)
    assert "提示：同一类型同时享受省级和市级奖励" in words(path)


def test_what_a_spreadsheet_cannot_compute(tmp_path: Path) -> None:
    run = run_of(write_second_claims(tmp_path / "claims.xlsx"), SECOND)
    found = steps(run.write_enterprise(tmp_path / "one.xlsx", AWARDED))
    thirds = [row for row in found if row[4] == "=1/3"]
    assert thirds
    endless = [row for row in found if row[4] == "≈333.333333"]
    assert "直接列出结果；准确值1000/3" in str(endless[0][3])
    assert [row for row in found if row[4] == "15,240,740,603.6264565"]
    half_even = [row for row in found if str(row[1]).startswith("四舍六入")]
    assert all(not str(row[4]).startswith("=") and "没有" in str(row[3]) for row in half_even)
    cut = [row for row in found if row[1] == "合计上限" and "核减" in str(row[3])]
    assert "合计不超过1,000元" in str(cut[0][3])
    assert cut[0][2] == "规则第70行"


def test_page(sheet: Path) -> None:
    page = openpyxl.load_workbook(sheet).worksheets[0]
    assert page.title == "核定表"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)  # 1 is what a file leaves out
    assert page.print_title_rows == "$1:$4"


def test_in_english(tmp_path: Path) -> None:
    text = words(run_of(write_claims(tmp_path / "claims.xlsx")).write_enterprise(tmp_path / "one.xlsx", AWARDED, "en"))
    for said in (
        "Award sheet",
        "Enterprise: 甲示例有限公司",
        "Total",
        "In capitals",
        "1. Awards",
        "2. How it was computed",
    ):
        assert said in text
    for said in ("合计\n", "核定", "单位", "来源", "奖励汇总"):
        assert said not in text
