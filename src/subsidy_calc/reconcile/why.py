"""Why two sums may differ: what a person would look for first, as a hint and no more."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from subsidy_calc.reconcile.listed import Amount
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import FEN, Quantity, plain_decimal

TIMES = Fraction(10_000)

LEFT_OUT = wording(
    "reconcile.left_out",
    zh="差额正好是{cell}的数，是否漏加了这一行",
    en="the difference is the sum in {cell}: was that row left out?",
)
COUNTED_TWICE = wording(
    "reconcile.counted_twice",
    zh="差额正好是{cell}的数，是否多加了一次",
    en="the difference is the sum in {cell}: was that row counted twice?",
)
OTHER_UNIT = wording(
    "reconcile.other_unit", zh="正好差一万倍，是否元与万元混用", en="ten thousand times: were yuan and 万元 mixed up?"
)
ONE_DIGIT = wording("reconcile.one_digit", zh="只差一个数字，是否打错", en="one digit differs: a slip of the keyboard?")
SWAPPED_DIGITS = wording(
    "reconcile.swapped_digits", zh="两个相邻数字颠倒了", en="two neighbouring digits changed places"
)
ROUNDING = wording(
    "reconcile.rounding",
    zh="差{sum}：可能是各数四舍五入造成的，也可能打错",
    en="{sum} off: rounding each figure can make as much, or it is a slip of the keyboard",
)
CHECK_BOTH = wording("reconcile.check_both", zh="核对，差{sum}", en="check them; {sum} off")


def why_total(printed: Amount, wanted: Fraction, parts: Sequence[Amount]) -> Message:
    """Why a printed total may differ from the sum of its parts."""
    off = wanted - printed.value
    if missed := next((part for part in parts if part.value == off), None):
        return LEFT_OUT(cell=missed.place.reference)
    if twice := next((part for part in parts if part.value == -off), None):
        return COUNTED_TWICE(cell=twice.place.reference)
    return _rounding(off, [printed, *parts]) or why_or_check(printed.value, wanted)


def why_sum(found: Fraction, wanted: Fraction) -> Message | None:
    """Why one figure may differ from another, if that shows in their digits."""
    if found and wanted and (found * TIMES == wanted or found == wanted * TIMES):
        return OTHER_UNIT()
    one, other = _aligned(found, wanted)
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) == 1:
        return ONE_DIGIT()
    if (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] + one[differ[1]] == other[differ[1]] + other[differ[0]]
    ):
        return SWAPPED_DIGITS()
    return None


def why_or_check(found: Fraction, wanted: Fraction) -> Message:
    """Why two figures may differ, or by how much they do."""
    return why_sum(found, wanted) or CHECK_BOTH(sum=_money(abs(found - wanted)))


def why_shares(off: Fraction, shares: Sequence[Amount]) -> Message | None:
    """Whether rounding each share by itself can make the difference."""
    return _rounding(off, shares)


def _rounding(off: Fraction, figures: Sequence[Amount]) -> Message | None:
    """Each figure may be off by half of 1 in the last digit that any of them has; figures in fen are not rounded."""
    step = min((figure.step for figure in figures), default=FEN)
    return ROUNDING(sum=_money(abs(off))) if step > FEN and abs(off) <= step * len(figures) / 2 else None


def _aligned(found: Fraction, wanted: Fraction) -> tuple[str, str]:
    texts = [plain_decimal(value, places=2).split(".") for value in (found, wanted)]
    before, after = max(len(text[0]) for text in texts), max(len(text[1]) for text in texts)
    one, other = (text[0].rjust(before, "0") + text[1].ljust(after, "0") for text in texts)
    return one, other


def _money(value: Fraction) -> Quantity:
    return Quantity(value, "money")
