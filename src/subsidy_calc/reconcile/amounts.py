"""Amounts: the sums of a list's cells, each exact, and what is wrong with those that are not numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from subsidy_calc.facts.number_format import FACTORS, UNKNOWN, Unit, shown_by
from subsidy_calc.facts.parsing import Fault, Setting, parser_of, plain, unusable
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.same import as_same
from subsidy_calc.facts.untyped import typed
from subsidy_calc.reconcile.listed import Amount
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import NEAREST, Problem

AS_TEXT = wording(
    "reconcile.as_text",
    zh="金额是文本，Excel求和时不计入",
    en="this amount is text, which Excel leaves out when it adds up",
)
ENTER_NUMBER = wording("reconcile.enter_number", zh="改成数字", en="enter it as a number")
EXPECTED = wording(
    "reconcile.amount_expected",
    zh="数字，换算成元最多两位小数",
    en="a number that in yuan has at most two decimals",
)
NEGATIVE = wording("reconcile.negative", zh="金额是负数", en="the amount is negative")
CHECK_SIGN = wording("reconcile.check_sign", zh="核对正负号", en="check its sign")

_COLUMN = Column(heading="", type="money", negative="allowed")
_LETTERS = str.maketrans("oOlI|sSbBzZ。,，", "00111558822.,,")
_UNITS = ("元", "万", "亿", "CNY")


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """What a cell gave: a sum or none, whether the cell itself says the unit, and what is wrong."""

    amount: Amount | None
    has_unit: bool = False
    problem: Problem | None = None


def read_amount(cell: RawCell, unit: Unit | None, place: Cell, *, is_typed: bool, in_rows: bool) -> ReadAmount:
    """Read a cell of a column of sums. In rows a sum must be a number; a total may be words such as `345.6万元`."""
    cell = cell if is_typed else typed(cell, "money")
    cell = cell._replace(merged=False) if cell.merged else cell
    setting = _setting(unit)
    parsed = unusable(cell, setting) or parser_of("money")(cell, setting)
    if isinstance(parsed, Fault):
        fix = _meant(cell, setting) or parsed.fix
        expected = EXPECTED() if parsed.code in ("unreadable_amount", "part_of_fen") else parsed.expected
        return ReadAmount(None, False, Problem(parsed.code, place, parsed.says, cell.text, expected, fix))
    value = parsed.value if isinstance(parsed.value, Fraction) else Fraction(parsed.value)
    amount = Amount(value, place, _step(cell, setting.factor), cell.text)
    return ReadAmount(amount, _says_unit(cell), _problem(cell, value, place) if is_typed and in_rows else None)


@cache
def _setting(unit: Unit | None) -> Setting:
    return Setting(_COLUMN, None if unit == UNKNOWN else unit)


def _problem(cell: RawCell, value: Fraction, place: Cell) -> Problem | None:
    if cell.kind == "text":
        return Problem("amount_is_text", place, AS_TEXT(), cell.text, fix=ENTER_NUMBER())
    if value < 0:
        return Problem("negative_amount", place, NEGATIVE(), cell.text, fix=CHECK_SIGN())
    return None


def _meant(cell: RawCell, setting: Setting) -> Message | None:
    """The number that was meant, if letters stand for the digits that they look like."""
    if cell.kind != "text":
        return None
    text = as_same(plain(cell.text)).translate(_LETTERS)
    parsed = parser_of("money")(cell._replace(text=text), setting)
    return None if isinstance(parsed, Fault) else NEAREST(nearest=text)


def _says_unit(cell: RawCell) -> bool:
    return shown_by(cell.format).unit is not None if cell.kind == "number" else plain(cell.text).endswith(_UNITS)


def _step(cell: RawCell, factor: Fraction) -> Fraction:
    """What 1 in the last digit comes to."""
    text = plain(cell.text)
    if cell.kind == "number":
        factor = shown_by(cell.format).factor if _says_unit(cell) else factor
    else:
        own = next((FACTORS[unit] for unit in ("亿元", "万元", "元") if text.endswith(unit)), None)
        factor = own or factor
    digits = "".join(letter for letter in text if letter.isascii() and (letter.isdigit() or letter == "."))
    return _part(factor, len(digits.partition(".")[2]))


@cache
def _part(factor: Fraction, digits: int) -> Fraction:
    return factor * Fraction(1, 10**digits)
