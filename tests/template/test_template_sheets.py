"""What a template's sheets offer to those who fill them in: lists, formats, help, protection."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from another_clock import an_hour_later
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import EARLIER_SHEET
from template.filled_templates import column_of, written
from template.template_schedules import ALL, IN_ENGLISH, LONG, TOWNS
from workbooks.recalculated import recalculated

QUANJIAO = ALL["quanjiao-2020"]
SCHEDULES = pytest.mark.parametrize("schedule", ALL.values(), ids=ALL)


def sheet_of(path: Path, name: str) -> Worksheet:
    sheet = openpyxl.load_workbook(path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def rule(sheet: Worksheet, heading: str) -> DataValidation:
    """The rule that the last row to be filled in has in a column."""
    cell = sheet.cell(2002, headings(sheet).index(heading) + 1).coordinate
    rules: list[DataValidation] = sheet.data_validations.dataValidation
    (found,) = [each for each in rules if cell in each.sqref]
    return found


@SCHEDULES
def test_sheets_come_in_order_behind_the_guide(schedule: Schedule, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, schedule), read_only=True)
    names = book.sheetnames
    book.close()
    guide = "填写说明" if schedule.language == "zh" else "How to fill in"
    assert names[: len(schedule.tables) + 2] == [
        guide,
        *(table.sheet for table in schedule.tables.values()),
        EARLIER_SHEET,
    ]


def test_verified_columns_come_in_threes_with_units(tmp_path: Path) -> None:
    three = [f"智能装备购置额（不含税）{end}" for end in ("（元）", "审定额（元）", "核减原因")]
    assert headings(sheet_of(written(tmp_path, QUANJIAO), "项目"))[3:6] == three
    english = headings(sheet_of(written(tmp_path, IN_ENGLISH), "Machines"))
    assert english[3:6] == ["Cost (元)", "Cost verified (元)", "Cost reason for reduction"]


def test_a_unit_that_stands_in_the_heading_is_not_added_again(tmp_path: Path) -> None:
    assert headings(sheet_of(written(tmp_path, LONG), "贷款"))[2] == "已付利息（元）"


@SCHEDULES
def test_headings_are_locked_and_cells_are_not(schedule: Schedule, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, schedule))
    for table in schedule.tables.values():
        sheet = book[table.sheet]
        assert isinstance(sheet, Worksheet)
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        forbidden = (sheet.protection.formatColumns, sheet.protection.sort, sheet.protection.autoFilter)
        assert not any(forbidden)
        assert sheet.freeze_panes == "A2"
        for cell in sheet[1]:
            assert cell.protection.locked
            assert cell.comment is not None
            assert not column_of(sheet, cell.column or 0).protection.locked
            assert not sheet.cell(2, cell.column or 0).protection.locked


def test_columns_have_the_formats_of_their_types(tmp_path: Path) -> None:
    sheet = sheet_of(written(tmp_path, LONG), "贷款")
    formats = [column_of(sheet, cell.column or 0).number_format for cell in sheet[1]]
    money, whole = "#,##0.00", "#,##0"
    assert formats == [
        "@",
        "@",
        money,
        money,
        "@",
        money,
        "0.00%",
        whole,
        whole,
        "yyyy-mm-dd",
        "0",
        "@",
        "@",
        "General",
        "General",
        "@",
    ]


def test_the_example_is_grey_and_marked(tmp_path: Path) -> None:
    for schedule, name in ((QUANJIAO, "项目"), (IN_ENGLISH, "Machines")):
        row = sheet_of(written(tmp_path, schedule), name)[2]
        assert str(row[0].value).startswith("示例行")
        assert all(cell.value is not None and cell.font.italic for cell in row)


def test_short_lists_stand_in_the_rule(tmp_path: Path) -> None:
    path = written(tmp_path, QUANJIAO)
    assert rule(sheet_of(path, "企业"), "企业类型").formula1 == '"民营,国有,集体,外资,其他"'
    assert rule(sheet_of(path, "企业"), "是否规上").formula1 == '"是,否"'
    assert "省级" in str(rule(sheet_of(path, EARLIER_SHEET), "条款").formula1)
    assert rule(sheet_of(written(tmp_path, IN_ENGLISH), "Enterprises"), "Small enterprise").formula1 == '"yes,no"'


def test_long_lists_and_entries_with_commas_stand_on_a_hidden_sheet(tmp_path: Path) -> None:
    path = written(tmp_path, LONG)
    lists = sheet_of(path, "下拉选项")
    assert lists.sheet_state == "hidden"
    assert [row[0].value for row in lists.iter_rows(max_row=len(TOWNS))] == list(TOWNS)
    assert rule(sheet_of(path, "企业"), "所在乡镇").formula1 == f"'下拉选项'!$A$1:$A${len(TOWNS)}"
    assert rule(sheet_of(path, "企业"), "类别").formula1 == "'下拉选项'!$B$1:$B$2"
    assert [row[1].value for row in lists.iter_rows(max_row=2)] == ["甲,乙", "丙"]


def test_rules_of_sums_and_dates_say_what_is_wanted(tmp_path: Path) -> None:
    sheet = sheet_of(written(tmp_path, LONG), "贷款")
    assert rule(sheet, "已付利息（元）").formula1 == "0"
    assert str(rule(sheet, "上年调整（元）").formula1).startswith("-")
    assert rule(sheet, "起始日").type == "date"
    assert "2020-06-30" in str(rule(sheet, "起始日").error)
    assert all(each.error for each in sheet.data_validations.dataValidation)


def test_the_notes_of_the_schedule_stand_on_headings_and_in_the_guide(tmp_path: Path) -> None:
    path = written(tmp_path, QUANJIAO)
    comment = sheet_of(path, "企业")["D1"].comment
    assert comment is not None
    assert "私人控股填民营" in comment.text
    guide = "\n".join(str(cell.value) for row in sheet_of(path, "填写说明").iter_rows() for cell in row if cell.value)
    for wanted in (
        QUANJIAO.title,
        "示例",
        "以元为单位",
        "空白不等于0",
        "私人控股填民营",
        "主管部门填写",
        "交至",
        "项目名称",
    ):
        assert wanted in guide


def test_help_is_in_the_language_asked_for_and_headings_in_the_schedules(tmp_path: Path) -> None:
    path = written(tmp_path, QUANJIAO, "en")
    assert openpyxl.load_workbook(path).sheetnames[0] == "How to fill in"
    assert headings(sheet_of(path, "企业"))[0] == "统一社会信用代码"
    assert rule(sheet_of(path, "企业"), "是否规上").formula1 == '"是,否"'


def test_same_bytes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(tmp_path, LONG).read_bytes()
    an_hour_later(monkeypatch)
    assert written(tmp_path, LONG).read_bytes() == first


# the first one, many sheets, quantities and currencies, several choices, a long list, English
WIDELY_MADE = ("quanjiao-2020", "lucheng-2019", "xiamen-2020", "changfeng-2022", "long-list", "english")


def test_another_program_opens_and_keeps_it(tmp_path: Path) -> None:
    paths = [written(tmp_path, ALL[name]) for name in WIDELY_MADE]
    for old, new in zip(paths, recalculated(paths, tmp_path), strict=True):
        books = [openpyxl.load_workbook(path) for path in (old, new)]
        assert books[0].sheetnames == books[1].sheetnames
        for name in books[0].sheetnames:
            values = [[[cell.value for cell in row] for row in book[name].iter_rows(max_row=2)] for book in books]
            assert values[0] == values[1]
