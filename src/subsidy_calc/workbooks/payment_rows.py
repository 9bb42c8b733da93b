"""Payment rows: beneath an award on its sheet, its instalments, what is payable now and what is not, by payer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.assess.payment import LinePayment, State
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.workbooks.layout import BODY, BOLD, CENTRED, FIGURE, FIGURE_COLUMN, HEAD, HOW, MARK, WHAT, WHERE
from subsidy_calc.workbooks.line_words import schedule_line
from subsidy_calc.workbooks.payment_words import part_said, payer_said, state_said
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.share_cells import ShareCell, Whole, share_cells
from subsidy_calc.workbooks.sheet import Sheet

INSTALMENT = wording("sheet.instalment", zh="分期", en="Part")
NOW = wording("sheet.now", zh="应付", en="Now")
LATER = wording("sheet.later", zh="以后", en="Later")
NEVER = wording("sheet.never", zh="不付", en="Never")
OF_IT = wording("sheet.of_it", zh="其中", en="of it")
AWARD = wording("sheet.the_award", zh="核定金额", en="the award")
PAYABLE_NOW = wording("sheet.payable_now", zh="本期应付金额", en="payable now")
AFTERWARDS = wording("sheet.afterwards", zh="以后年度应付及待定金额", en="due in later years, or still open")
FORFEITED = wording("sheet.forfeited", zh="不再支付金额", en="forfeited")
HOW_PAID = wording("sheet.how_paid", zh="{state}；{formula}", en="{state}; {formula}")

_OPEN: tuple[State, ...] = ("due", "later", "open")


@dataclass
class PaymentRows:
    """The rows of one payment, from `row` on; `settled` is the row of the award."""

    sheet: Sheet
    info: RunInfo
    payment: LinePayment
    award: Fraction
    settled: int
    row: int
    _cells: dict[State, list[str]] = field(default_factory=lambda: defaultdict(list))  # instalments by state

    def write(self) -> int:
        """Write them; returns the first row after them."""
        payment = self.payment
        if payment.in_instalments:
            self._instalments()
        else:
            self._cells["now"] = [_cell(self.settled)]
        self._total(NOW, PAYABLE_NOW(), payment.now, ("now",))
        self._payers(PAYABLE_NOW(), payment.now, payment.of_payers(now=True))
        if payment.afterwards:
            self._total(LATER, AFTERWARDS(), payment.afterwards, _OPEN)
            self._payers(AFTERWARDS(), payment.afterwards, payment.of_payers(now=False))
        if payment.forfeited:
            self._total(NEVER, FORFEITED(), payment.forfeited, ("forfeited",))
        return self.row

    def _instalments(self) -> None:
        parts = self.payment.parts
        rates, sums = [part.rate for part in parts], [part.sum for part in parts]
        whole = Whole(self.award, _cell(self.settled), AWARD())
        for part, cell in zip(parts, share_cells(whole, rates, sums, FIGURE_COLUMN, self.row + 1), strict=True):
            self._cells[part.state].append(_cell(self.row))
            says = HOW_PAID(state=state_said(part), formula=cell.says)
            self._row(INSTALMENT, part_said(part), schedule_line(part.place, self.info), says, cell)

    def _payers(self, name: Message, sum_: Fraction, sums: tuple[Fraction, ...]) -> None:
        """What each payer pays of the sum in the row above."""
        if not self.payment.payers or not sum_:
            return
        whole, rates = Whole(sum_, _cell(self.row - 1), name), [rate for _, rate in self.payment.payers]
        where = schedule_line(self.payment.place, self.info)
        cells = share_cells(whole, rates, sums, FIGURE_COLUMN, self.row + 1)
        for (payer, rate), cell in zip(self.payment.payers, cells, strict=True):
            self._row(OF_IT, payer_said(payer, rate), where, cell.says, cell)

    def _row(self, mark: Wording, what: Message, where: Message, how: Message, cell: ShareCell) -> None:
        row = self.row
        self.sheet.text((row, MARK), mark(), CENTRED)
        self.sheet.text((row, WHAT), what, BODY)
        self.sheet.text((row, WHERE), where, BODY)
        self.sheet.text((row, HOW), how, BODY)
        if cell.formula is None:
            self.sheet.number((row, FIGURE), cell.sum, BODY)
        else:
            self.sheet.formula((row, FIGURE), cell.formula, cell.sum, BODY)
        self.row += 1

    def _total(self, mark: Wording, what: Message, sum_: Fraction, states: tuple[State, ...]) -> None:
        self.sheet.text((self.row, MARK), mark(), HEAD)
        self.sheet.text((self.row, WHAT), what, BOLD, to=HOW)
        cells = [cell for state in states for cell in self._cells[state]]
        parts = [part.sum for part in self.payment.parts if part.state in states]
        self.sheet.total((self.row, FIGURE), f"=SUM({','.join(cells)})" if cells else "=0", parts, BOLD)
        self.row += 1


def _cell(row: int) -> str:
    return f"{FIGURE_COLUMN}{row + 1}"
