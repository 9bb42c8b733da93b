"""Enterprise book: the award sheet of one enterprise, which a clerk prints and signs.

The first page says what is awarded and is signed; behind it stand how each sum was
computed, what is not paid and why, and the clauses and readings that were applied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.values.messages import Language, Message, wording
from subsidy_calc.workbooks.award_press import AwardPress
from subsidy_calc.workbooks.award_summary import HEAD_ROWS, AwardSummary
from subsidy_calc.workbooks.basis import concerned, readings, write_clauses, write_readings
from subsidy_calc.workbooks.derivation_table import DerivationTable
from subsidy_calc.workbooks.footers import set_footer
from subsidy_calc.workbooks.layout import FIGURE, MARK, SECTION, WIDTHS
from subsidy_calc.workbooks.not_paid import RefusedRow, refused_rows, write_not_paid
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.signatures import write_signatures

SHEET = wording("book.award_sheet", zh="核定表", en="Award sheet")
AWARDED = wording("book.awarded", zh="奖励汇总", en="Awards")
COMPUTED = wording("book.computed", zh="计算过程", en="How it was computed")
NOT_PAID = wording("book.not_paid", zh="未兑现事项", en="What is not paid")
CLAUSES = wording("book.clauses", zh="政策依据", en="Clauses applied")
READINGS = wording("book.readings", zh="执行口径", en="Readings applied")
NUMBERED = wording("book.numbered", zh="{number}、{title}", en="{number}. {title}")
TITLE = wording("book.title", zh="{schedule}奖励核定表", en="{schedule}: award sheet")

_NUMERALS = "一二三四五"


class EnterpriseBooks:
    """The award sheets of one run, each of the enterprise whose lines it is given, of every status."""

    def __init__(self, assessment: Assessment, info: RunInfo, language: Language) -> None:
        self._assessment, self._info, self._language = assessment, info, language
        self.press = AwardPress(language, TITLE(schedule=assessment.schedule.title), SHEET())
        self._refused = refused_rows(assessment.claims)

    def workbook(self, lines: Sequence[AwardLine]) -> bytes:
        """The file of an award sheet."""
        return self.press.workbook(partial(self.fill, lines))

    def fill(self, lines: Sequence[AwardLine], sheet: Sheet) -> None:
        """Tell a sheet all that stands on it."""
        sheet.columns(WIDTHS)
        sheet.repeat_rows(HEAD_ROWS)
        set_footer(sheet, self._info, self._language)
        refused = self._refused.get(lines[0].head.uscc, ())
        _EnterpriseSheet(sheet, self._assessment, lines, refused, self._info).write()


def write_enterprise_book(
    path: Path, assessment: Assessment, lines: Sequence[AwardLine], info: RunInfo, language: Language
) -> None:
    """Write the award sheet of one enterprise alone."""
    path.write_bytes(EnterpriseBooks(assessment, info, language).workbook(lines))


@dataclass
class _EnterpriseSheet:
    sheet: Sheet
    assessment: Assessment
    lines: Sequence[AwardLine]
    refused: Sequence[RefusedRow]
    info: RunInfo
    sections: int = 0

    def write(self) -> None:
        awarded = [line for line in self.lines if line.status == "awarded"]
        unpaid = [line for line in self.lines if line.status != "awarded"]
        first = self.lines[0]
        summary = AwardSummary(self.sheet, self.assessment, first.head.uscc, first.enterprise, awarded)
        check_row = summary.write(self._section(summary.write_head(), AWARDED()))
        if not awarded:  # styles first used from top to bottom are numbered as XlsxWriter does it
            summary.write_check(check_row, range(0))
        row = write_signatures(self.sheet, check_row + 2, self.info.roles)
        self.sheet.keep_together(range(check_row + 2, row))
        row += 1
        if awarded:
            tables = range(row + 1, self._tables(self._section(row, COMPUTED()), awarded))
            summary.write_check(check_row, tables)
            row = tables.stop
        self._explained(row, unpaid)

    def _tables(self, row: int, awarded: Sequence[AwardLine]) -> int:
        for number, line in enumerate(awarded, start=1):
            end = DerivationTable(self.sheet, self.assessment, self.info, line, number).write(row)
            # the first table also keeps the heading of its section
            self.sheet.keep_together(range(row if number > 1 else row - 1, end))
            row = end + 1
        return row

    def _explained(self, row: int, unpaid: Sequence[AwardLine]) -> None:
        if unpaid or self.refused:
            row = self._explaining(row, NOT_PAID())
            row = write_not_paid(self.sheet, row, self.assessment.schedule, unpaid, self.refused) + 1
        clauses = concerned(self.assessment, self.lines)
        if clauses:
            row = self._explaining(row, CLAUSES())
            row = write_clauses(self.sheet, row, self.assessment, clauses) + 1
        if list(readings(self.assessment, clauses)):
            row = self._explaining(row, READINGS())
            write_readings(self.sheet, row, self.assessment, clauses)

    def _explaining(self, row: int, title: Message) -> int:
        """A heading that stays with the two rows after it."""
        self.sheet.keep_together(range(row, row + 3))
        return self._section(row, title)

    def _section(self, row: int, title: Message) -> int:
        """A heading with its number; returns the row after it."""
        chinese = self.sheet.language == "zh"
        number = _NUMERALS[self.sections] if chinese else str(self.sections + 1)
        self.sections += 1
        self.sheet.text((row, MARK), NUMBERED(number=number, title=title), SECTION, to=FIGURE)
        self.sheet.at_least(row, 24)
        return row + 1
