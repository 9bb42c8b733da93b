"""Templates of both types: the heading names the unit, cells take numbers, and help says what to choose among."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from subsidy_calc.schedule.model import Schedule
from template.filled_templates import fill, plain_value, read, written
from template.template_schedules import IN_ENGLISH, LONG


@pytest.mark.parametrize(
    ("schedule", "sheet", "heading", "words"),
    [
        (LONG, "贷款", "用电量（千瓦时）", ["千瓦时", "6位小数"]),
        (LONG, "贷款", "煤耗变动（吨）", ["吨", "可以是负数"]),  # its own heading names the unit, once
        (LONG, "贷款", "领域", ["软件", "数据中心", "机器人", "、"]),
        (IN_ENGLISH, "Machines", "Power draw (kW)", ["kW", "6 decimals"]),
        (IN_ENGLISH, "Machines", "Uses", ["milling", "turning"]),
    ],
)
def test_headings_and_help(schedule: Schedule, sheet: str, heading: str, words: list[str], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, schedule))
    (cell,) = [cell for cell in book[sheet][1] if cell.value == heading]
    said = cell.comment.text if cell.comment is not None else ""
    assert [word for word in words if word not in said] == []


def test_what_is_filled_in_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, LONG)
    fill(path, LONG, plain_value)
    claims = read(path, LONG)
    assert claims.problems == ()
    for row in claims.tables["loan"].read:
        assert row.values["power"] == Fraction("1234.5")
        assert row.values["fields"] == "软件、数据中心、机器人"


def test_negative_only_where_it_is_allowed(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, LONG))["贷款"]
    least = {}
    for index, cell in enumerate(sheet[1], start=1):
        place = sheet.cell(3, index).coordinate
        for rule in sheet.data_validations.dataValidation:
            if place in rule.sqref:
                least[cell.value] = rule.formula1
    assert least["用电量（千瓦时）"] == "0"
    assert str(least["煤耗变动（吨）"]).startswith("-")
    assert "领域" not in least
