"""Payable columns of the sheet 汇总: what each enterprise is paid now, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.workbooks.listing import CELL
from subsidy_calc.workbooks.sheet import Sheet

PAYABLE_YUAN = wording("summary.payable", zh="本期应付（元）", en="Payable now (yuan)")
OF_PAYER = wording("summary.of_payer", zh="其中：{payer}（元）", en="of it: {payer} (yuan)")
NOBODY = wording("summary.nobody", zh="未载明承担方", en="no payer named")
TOTAL = replace(CELL, bold=True, fill="#F2F2F2")

_NOBODY = ""


@dataclass(frozen=True, slots=True)
class PayableColumns:
    """One column for what is payable now and one a payer, from `first` on; none where no clause speaks of payment."""

    sheet: Sheet
    first: int
    payers: tuple[str, ...]  # the last is "" where some clause names no payer
    sums: dict[tuple[str, str], Fraction]  # by enterprise and payer
    whole: dict[str, Fraction]
    width: int

    @classmethod
    def of(cls, sheet: Sheet, schedule: Schedule, lines: Sequence[AwardLine], first: int) -> PayableColumns:
        """The columns for the lines of a run."""
        unnamed = any(clause.payment is None or not clause.payment.payers for clause in schedule.clauses)
        payers = (*schedule.payers, *([_NOBODY] if unnamed else [])) if schedule.payers else ()
        sums: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        whole: dict[str, Fraction] = defaultdict(Fraction)
        for line in lines:
            whole[line.head.uscc] += line.payable_now
            for payer, sum_ in _by_payer(line):
                sums[line.head.uscc, payer] += sum_
        return cls(sheet, first, payers, sums, whole, 1 + len(payers) if schedule.has_payments else 0)

    def headings(self) -> list[Message]:
        """Their headings, none where there are no columns."""
        if not self.width:
            return []
        return [PAYABLE_YUAN(), *(OF_PAYER(payer=payer or NOBODY()) for payer in self.payers)]

    def write(self, row: int, uscc: str) -> None:
        """An enterprise's cells."""
        if not self.width:
            return
        parts = [self.sums[uscc, payer] for payer in self.payers]
        for column, sum_ in enumerate(parts, start=self.first + 1):
            self.sheet.number((row, column), sum_, CELL)
        if not parts:
            self.sheet.number((row, self.first), self.whole[uscc], CELL)
            return
        last = column_letters(self.first + 1 + len(parts))
        cells = f"{column_letters(self.first + 2)}{row + 1}:{last}{row + 1}"
        self.sheet.total((row, self.first), f"=SUM({cells})", parts, CELL)

    def write_totals(self, row: int, codes: Sequence[str]) -> str:
        """The totals below; returns the cell of what is payable now in all, empty where there is none."""
        columns = [[self.whole[uscc] for uscc in codes]]
        columns += [[self.sums[uscc, payer] for uscc in codes] for payer in self.payers]
        for column, parts in enumerate(columns[: self.width], start=self.first):
            letters = column_letters(column + 1)
            self.sheet.total((row, column), f"=SUM({letters}2:{letters}{row})", parts, TOTAL)
        return f"'{self.sheet.name}'!{column_letters(self.first + 1)}{row + 1}" if self.width else ""


def _by_payer(line: AwardLine) -> list[tuple[str, Fraction]]:
    if line.payment is None or not line.payment.payers:
        return [(_NOBODY, line.payable_now)]
    sums = line.payment.of_payers(now=True)
    return [(name, sum_) for (name, _), sum_ in zip(line.payment.payers, sums, strict=True)]
