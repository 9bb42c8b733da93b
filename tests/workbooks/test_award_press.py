"""Award sheets of which only the rows are written anew are the files that XlsxWriter writes, byte by byte."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from subsidy_calc.values.messages import wording
from subsidy_calc.workbooks.award_press import AwardPress
from subsidy_calc.workbooks.enterprise_book import EnterpriseBooks
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.sheet_xml import SheetXml
from subsidy_calc.workbooks.styles import Style
from workbooks.sample_run import INFO, QUANJIAO, SAMPLE, SECOND, THIRD, run_of
from workbooks.second_claims import write_second_claims
from workbooks.third_claims import write_third_claims
from workbooks.told_sheets import SHEETS, ToldSheet

TITLE, NAME = wording("test.press_title", zh="题", en="title"), wording("test.press_name", zh="表", en="sheet")


def press() -> AwardPress:
    return AwardPress("zh", TITLE(), NAME())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rules", [QUANJIAO, SECOND, THIRD])
def test_every_award_sheet_of_three_schedules(tmp_path: Path, rules: Path, language: str) -> None:
    claims = tmp_path / "claims.xlsx"
    made = {QUANJIAO: lambda _: SAMPLE, SECOND: write_second_claims, THIRD: write_third_claims}[rules](claims)
    run = run_of(made, rules)
    books = EnterpriseBooks(run.assessment, INFO, "zh" if language == "zh" else "en")
    for uscc in dict.fromkeys(line.head.uscc for line in run.lines):
        own = run.of(uscc)
        first, again = books.workbook(own), books.workbook(own)  # at the latest the second is written from fixed parts
        assert first == again == books.press.by_xlsxwriter(partial(books.fill, own))
    assert books.press.kinds
    assert all(fixed is not None for fixed in books.press.kinds.values())


@given(SHEETS)
@settings(max_examples=40, deadline=None)
def test_whatever_a_sheet_is_told(told: ToldSheet) -> None:
    own = press()
    first, again = own.workbook(told.fill), own.workbook(told.fill)
    assert first == again == own.by_xlsxwriter(told.fill)
    looks_like_markup = any(cell.text.startswith("<r>") for _, cells in told.rows for cell in cells)
    assert looks_like_markup or all(fixed is not None for fixed in own.kinds.values())


def test_rows_that_would_be_others_are_left_to_xlsxwriter(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.columns([9.0])
        sheet.text((0, 0), "1.00", Style())

    own, right = press(), press().workbook(fill)
    planted = SheetXml.text
    monkeypatch.setattr(
        SheetXml,
        "text",
        lambda self, row, column, last, words, style: planted(self, row, column, last, words + "0", style),
    )
    assert [own.workbook(fill) for _ in range(3)] == [right] * 3
    assert list(own.kinds.values()) == [None]


def test_a_style_that_an_earlier_row_uses_later(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.columns([9.0])
        sheet.text((1, 0), "zuerst", Style())
        sheet.text((0, 0), "danach", Style(bold=True))

    own = press()
    for _ in range(2):
        page = openpyxl.load_workbook(BytesIO(own.workbook(fill))).worksheets[0]
        assert [(row[0].value, row[0].font.bold) for row in page.iter_rows()] == [("danach", True), ("zuerst", False)]


@pytest.mark.parametrize("text", ["<r>x</r>", "<r><t>x</t></r>", "<r></r>", "<r>&"])
def test_text_like_markup_stays_text(text: str) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.columns([9.0, 9.0])
        sheet.text((0, 0), text, Style(), to=1)

    own = press()
    for _ in range(2):
        written = own.workbook(fill)
        assert openpyxl.load_workbook(BytesIO(written)).worksheets[0]["A1"].value == text
        assert CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_index(0).to_python()[0][0] == text
