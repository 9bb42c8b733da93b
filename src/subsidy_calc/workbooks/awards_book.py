"""Awards book awards.xlsx: the run as a whole, by enterprise and clause, line by line, with its rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.workbooks.award_lists import AwardLists
from subsidy_calc.workbooks.footers import set_footer
from subsidy_calc.workbooks.payment_list import payment_list
from subsidy_calc.workbooks.rows_book import RowsBook
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.run_sheet import RUN, RunSheet
from subsidy_calc.workbooks.schedule_text import schedule_text
from subsidy_calc.workbooks.sheet import Sheets
from subsidy_calc.workbooks.styles import Style
from subsidy_calc.workbooks.summary_sheet import SUMMARY, SummarySheet

TITLE = wording("awards.title", zh="{schedule}奖励汇总", en="{schedule}: awards")
RULES = wording("awards.rules", zh="规则", en="Rules")

ROWS_PER_SHEET = 1_000_000

_SECTION = Style(size=11, bold=True, border=False)
_RULE = Style(border=False)


def write_awards_book(  # noqa: PLR0913, PLR0917  what a run is made of, and how it is written
    path: Path,
    assessment: Assessment,
    lines: Sequence[AwardLine],
    info: RunInfo,
    language: Language,
    rows_per_sheet: int = ROWS_PER_SHEET,
) -> None:
    """Write the sheets of a run; a list of more rows than a sheet takes goes on in a second one."""
    with RowsBook(path, language, TITLE(schedule=assessment.schedule.title)) as book:
        fill_awards_book(book, assessment, lines, info, rows_per_sheet)


def fill_awards_book(
    book: Sheets, assessment: Assessment, lines: Sequence[AwardLine], info: RunInfo, rows_per_sheet: int
) -> None:
    """Write the sheets into a workbook."""
    summary = book.sheet(SUMMARY(), landscape=True)
    set_footer(summary, info, book.language)
    places = SummarySheet(summary, assessment, lines).write()
    lists = AwardLists(assessment, lines, info)
    listed = lists.every_line().write(book, info, rows_per_sheet)
    if assessment.schedule.has_payments:
        payment_list(assessment, lines).write(book, info, rows_per_sheet)
    lists.not_paid().write(book, info, rows_per_sheet)
    lists.problems().write(book, info, rows_per_sheet)
    _write_rules(book, assessment, info)
    run = book.sheet(RUN(), landscape=True)
    set_footer(run, info, book.language)
    RunSheet(run, assessment, lines, info).write(places, listed)


def _write_rules(book: Sheets, assessment: Assessment, info: RunInfo) -> None:
    sheet = book.sheet(RULES(), landscape=True)
    set_footer(sheet, info, book.language)
    sheet.columns([3, 120])
    row = 0
    for section in schedule_text(assessment.schedule, assessment.year):
        sheet.text((row, 0), section.title, _SECTION, to=1)
        sheet.at_least(row, 22)
        row += 1
        for line in section.lines:
            row = sheet.paragraph((row, 1), line, _RULE, to=1)
        row += 1
