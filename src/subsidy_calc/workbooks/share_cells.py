"""Share cells: the parts of a sum in a column, as formulas where a spreadsheet comes to the same fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import FEN, Quantity, plain_decimal
from subsidy_calc.workbooks.numbers import ends, is_exact
from subsidy_calc.workbooks.steps_of_line import EXACTLY, TOO_LONG

ROUNDED = wording("share.rounded", zh="{whole}×{rate}，四舍五入到分", en="{whole} × {rate}, rounded to fen")
LEFT = wording("share.left", zh="{whole}减其余各份", en="{whole} less the other shares")
ALL = wording("share.all", zh="{whole}的全部", en="all of {whole}")
ADDS_UP = wording(
    "share.adds_up",
    zh="{whole}×{rate}；分到分后各份合计须与总额一致，直接列出结果",
    en="{whole} × {rate}; in whole fen the shares must add up to it: the result is entered",
)
REASON = wording("share.reason", zh="{says}；{reason}", en="{says}; {reason}")


@dataclass(frozen=True, slots=True)
class Whole:
    """What is split: its sum, its cell, and what people call it."""

    sum: Fraction
    cell: str
    name: Message


@dataclass(frozen=True, slots=True)
class ShareCell:
    """A part: its sum, its formula where it has one, and how it is computed."""

    sum: Fraction
    formula: str | None
    says: Message


def share_cells(
    whole: Whole, rates: Sequence[Fraction], sums: Sequence[Fraction], column: str, top: int
) -> list[ShareCell]:
    """The parts of a sum that stand below one another, from the sheet's row `top` (from 1) down.

    The last is what the others leave. Another is a live formula where rounding alone comes
    to it; where the fen that is left over went otherwise, or a spreadsheet cannot hold the
    product, it is entered, with the reason.
    """
    live = all(is_exact(value) for value in (whole.sum, *sums))
    cells = [_part(whole, rate, sum_, live) for rate, sum_ in zip(rates, sums, strict=True)]
    if not live:
        return cells
    last = len(sums) - 1
    if last == 0:
        return [ShareCell(sums[0], f"={whole.cell}", ALL(whole=whole.name))]
    others = f"{column}{top}:{column}{top + last - 1}"
    left = ShareCell(sums[last], f"=ROUND({whole.cell}-SUM({others}),2)", LEFT(whole=whole.name))
    return [*cells[:last], left]


def _part(whole: Whole, rate: Fraction, sum_: Fraction, live: bool) -> ShareCell:
    product, shown = whole.sum * rate, Quantity(rate, "ratio")
    if not live:
        return ShareCell(sum_, None, REASON(says=ROUNDED(whole=whole.name, rate=shown), reason=TOO_LONG()))
    if half_up(product) != sum_:
        return ShareCell(sum_, None, ADDS_UP(whole=whole.name, rate=shown))
    says = ROUNDED(whole=whole.name, rate=shown)
    if is_exact(product):
        return ShareCell(sum_, f"=ROUND({whole.cell}*{_written(rate)},2)", says)
    if ends(product):
        return ShareCell(sum_, None, REASON(says=says, reason=TOO_LONG()))
    exactly = EXACTLY(over=str(product.numerator), under=str(product.denominator))
    return ShareCell(sum_, None, REASON(says=says, reason=exactly))


def half_up(amount: Fraction) -> Fraction:
    """An amount rounded to fen as a spreadsheet does it.

    >>> half_up(Fraction("0.005")), half_up(Fraction("0.0049"))
    (Fraction(1, 100), Fraction(0, 1))
    """
    return (amount / FEN + Fraction(1, 2)).__floor__() * FEN


def _written(rate: Fraction) -> str:
    percent = plain_decimal(rate * 100)
    return f"{rate.numerator}/{rate.denominator}" if "/" in percent else f"{percent}%"
