"""Summary sheet 汇总: an enterprise a row, a column a clause, with totals; beneath it a table by clause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.bank import BankDetails
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.values.sums import added
from subsidy_calc.workbooks.listing import CELL, COUNTED, HEAD, ROWS_TOGETHER
from subsidy_calc.workbooks.payable_columns import TOTAL, PayableColumns
from subsidy_calc.workbooks.sheet import Sheet

SUMMARY = wording("summary.sheet", zh="汇总", en="Summary")
NUMBER = wording("summary.number", zh="序号", en="No.")
USCC = wording("summary.uscc", zh="统一社会信用代码", en="Credit code")
NAME = wording("summary.name", zh="企业名称", en="Enterprise")
AWARDS = wording("summary.awards", zh="兑现项数", en="Awards")
IN_YUAN = wording("summary.in_yuan", zh="{title}（元）", en="{title} (yuan)")
SUM = wording("summary.sum", zh="合计", en="Total")
SUM_YUAN = wording("summary.sum_yuan", zh="合计（元）", en="Total (yuan)")
ACCOUNT_NAME = wording("summary.account_name", zh="户名", en="Account name")
BANK = wording("summary.bank", zh="开户行", en="Bank")
ACCOUNT = wording("summary.account", zh="账号", en="Account")
CLAUSE = wording("summary.clause", zh="奖励条款", en="Clause")

CODE, AWARD_COUNT, FIRST_CLAUSE = 1, 3, 4  # columns


@dataclass(frozen=True, slots=True)
class SummaryPlaces:
    """Where the totals stand, for the checks of other sheets."""

    grand_total: str
    by_clause: str
    count: str
    payable: str = ""  # none where no clause speaks of payment


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """The awards of all enterprises whose rows were accepted, paid or not."""

    sheet: Sheet
    assessment: Assessment
    lines: Sequence[AwardLine]

    def write(self) -> SummaryPlaces:
        """Write both tables."""
        names = self.assessment.claims.enterprise_names()
        clauses, sums, paid = self.assessment.schedule.clauses, _sums(self.lines), _paid(self.lines)
        bank = self.assessment.claims.bank
        accounts = [ACCOUNT_NAME(), BANK(), ACCOUNT()] if bank else []
        account_column = FIRST_CLAUSE + len(clauses) + 1
        payable = PayableColumns.of(self.sheet, self.assessment.schedule, self.lines, account_column)
        account_column += payable.width
        sums_wide = [18.0] * (len(clauses) + 1 + payable.width)
        self.sheet.columns([6, 21, 32, 9, *sums_wide, *(26.0 for _ in accounts)])
        titles = [IN_YUAN(title=clause.title) for clause in clauses]
        self.sheet.head([NUMBER(), USCC(), NAME(), AWARDS(), *titles, SUM_YUAN(), *payable.headings(), *accounts], HEAD)
        for row, uscc in enumerate(sorted(names), start=1):
            self.sheet.number((row, 0), Fraction(row), COUNTED, "count")
            self.sheet.text((row, 1), uscc, CELL)
            self.sheet.text((row, 2), names[uscc], CELL)
            self.sheet.number((row, 3), Fraction(paid[uscc]), CELL, "count")
            self._awards(row, [sums[uscc, clause.clause] for clause in clauses])
            if uscc in bank:
                self._account(row, account_column, bank[uscc])
            payable.write(row, uscc)
            if row % ROWS_TOGETHER == 0:
                self.sheet.rows_done(row)
        self.sheet.filter(max(len(names), 1), account_column - 1 + len(accounts))
        total_row = len(names) + 1
        columns = [[sums[uscc, clause.clause] for uscc in names] for clause in clauses]
        self._totals(total_row, sum(paid.values()), columns)
        places = self._by_clause(total_row, [added(column) for column in columns])
        return replace(places, payable=payable.write_totals(total_row, sorted(names)))

    def _account(self, row: int, column: int, details: BankDetails) -> None:
        for number, text in enumerate((details.account_name, details.bank, details.account)):
            self.sheet.text((row, column + number), text, CELL)

    def _awards(self, row: int, awards: Sequence[Fraction]) -> None:
        for column, award in enumerate(awards, start=FIRST_CLAUSE):
            self.sheet.number((row, column), award, CELL)
        last = FIRST_CLAUSE + len(awards)
        cells = f"{column_letters(FIRST_CLAUSE + 1)}{row + 1}:{column_letters(last)}{row + 1}"
        self.sheet.total((row, last), f"=SUM({cells})", awards, CELL)

    def _totals(self, row: int, paid: int, columns: Sequence[Sequence[Fraction]]) -> None:
        self.sheet.text((row, 0), SUM(), replace(TOTAL, align="center"), to=2)
        self.sheet.formula((row, 3), f"=SUM(D2:D{row})", Fraction(paid), TOTAL, "count")
        for column, awards in enumerate(columns, start=FIRST_CLAUSE):
            letters = column_letters(column + 1)
            self.sheet.total((row, column), f"=SUM({letters}2:{letters}{row})", awards, TOTAL)
        letters = column_letters(FIRST_CLAUSE + len(columns) + 1)
        every = [award for awards in columns for award in awards]
        self.sheet.total((row, FIRST_CLAUSE + len(columns)), f"=SUM({letters}2:{letters}{row})", every, TOTAL)

    def _by_clause(self, total_row: int, sums: Sequence[Fraction]) -> SummaryPlaces:
        """The small table: it takes each clause's total from the row of totals."""
        clauses, row = self.assessment.schedule.clauses, total_row + 2
        self.sheet.text((row, 1), CLAUSE(), HEAD, to=2)
        self.sheet.text((row, 3), AWARDS(), HEAD)
        self.sheet.text((row, 4), SUM_YUAN(), HEAD)
        for number, (clause, total) in enumerate(zip(clauses, sums, strict=True)):
            paid = sum(1 for line in self.lines if line.head.clause == clause.clause and line.status == "awarded")
            at = row + 1 + number
            self.sheet.text((at, 1), clause.title, CELL, to=2)
            self.sheet.number((at, 3), Fraction(paid), CELL, "count")
            cell = f"{column_letters(FIRST_CLAUSE + number + 1)}{total_row + 1}"
            self.sheet.formula((at, 4), f"={cell}", total, CELL)
        end = row + 1 + len(clauses)
        self.sheet.text((end, 1), SUM(), replace(TOTAL, align="center"), to=2)
        self.sheet.formula(
            (end, 3), f"=SUM(D{row + 2}:D{end})", Fraction(sum(_paid(self.lines).values())), TOTAL, "count"
        )
        self.sheet.total((end, 4), f"=SUM(E{row + 2}:E{end})", sums, TOTAL)
        grand = column_letters(FIRST_CLAUSE + len(clauses) + 1)
        name = self.sheet.name
        return SummaryPlaces(f"'{name}'!{grand}{total_row + 1}", f"'{name}'!E{end + 1}", f"'{name}'!D{total_row + 1}")


def _sums(lines: Sequence[AwardLine]) -> dict[tuple[str, str], Fraction]:
    sums: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for line in lines:
        sums[line.head.uscc, line.head.clause] += line.award
    return sums


def _paid(lines: Sequence[AwardLine]) -> Counter[str]:
    return Counter(line.head.uscc for line in lines if line.status == "awarded")
