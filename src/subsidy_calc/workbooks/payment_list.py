"""Payment list: the sheet 支付, every instalment of every award, a row for each who pays a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.payment import Part
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import Quantity
from subsidy_calc.workbooks.award_lists import CLAUSE, LINE, MATTER, NAME, NUMBER, USCC
from subsidy_calc.workbooks.line_words import clause_title, matter
from subsidy_calc.workbooks.listing import Column, Listing, Value
from subsidy_calc.workbooks.payment_words import STATES

PAYMENTS = wording("list.payments", zh="支付", en="Payments")
INSTALMENT = wording("list.instalment", zh="期次", en="Instalment")
SHARE = wording("list.share", zh="份额", en="Share")
YEAR = wording("list.year", zh="政策年度", en="Policy year")
STATE = wording("list.state", zh="支付状态", en="Payment")
SAYS = wording("list.payment_says", zh="条件与原因", en="Condition or reason")
PAYER = wording("list.payer", zh="承担方", en="Payer")
SUM = wording("list.sum", zh="金额（元）", en="Sum (yuan)")

STATE_COLUMN, SUM_COLUMN, LINE_COLUMN = 8, 11, 12


def payment_list(assessment: Assessment, lines: Sequence[AwardLine]) -> Listing:
    """What is paid when and by whom; an award whose clause says nothing of it is one payment, by nobody named."""
    columns = (
        Column(NUMBER(), 6, "count"),
        Column(USCC(), 20),
        Column(NAME(), 22),
        Column(CLAUSE(), 16),
        Column(MATTER(), 18),
        Column(INSTALMENT(), 9, "count"),
        Column(SHARE(), 8),
        Column(YEAR(), 9),
        Column(STATE(), 16),
        Column(SAYS(), 28),
        Column(PAYER(), 12),
        Column(SUM(), 15),
        Column(LINE(), 50, printed=False),
    )
    return Listing(PAYMENTS(), columns, ((number, *row) for number, row in enumerate(_rows(assessment, lines), 1)))


def _rows(assessment: Assessment, lines: Sequence[AwardLine]) -> Iterator[Sequence[Value]]:
    schedule = assessment.schedule
    for line in lines:
        if line.status == "awarded":
            head = line.head
            whose = (head.uscc, line.enterprise, clause_title(schedule, head), matter(schedule, head))
            for paid in _payments(line, str(assessment.year.number)):
                yield (*whose, *paid, head.name)


def _payments(line: AwardLine, year: str) -> Iterator[Sequence[Value]]:
    if line.payment is None:
        yield 1, Quantity(Fraction(1), "ratio"), year, STATES["now"](), "", "", line.award
        return
    names = [name for name, _ in line.payment.payers]
    for part in line.payment.parts:
        shares = list(zip(names, part.by_payer, strict=False)) or [("", part.sum)]
        for name, sum_ in shares:
            yield (*_part(part), name, sum_)


def _part(part: Part) -> Sequence[Value]:
    return part.number, Quantity(part.rate, "ratio"), str(part.year), STATES[part.state](), part.says or ""
