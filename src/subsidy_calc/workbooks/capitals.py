"""Capitals: a sum in the characters that cannot be altered by a stroke (人民币大写).

As 《支付结算办法》 writes them: 整 after whole yuan, nothing after 角 or 分; one 零 for a gap
between digits, none for zeros at the end of a group of four.

>>> capitals(Fraction("351851.7"))
'叁拾伍万壹仟捌佰伍拾壹元柒角'
"""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.values.quantities import in_fen, is_whole_fen

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")


def capitals(amount: Fraction) -> str:
    """A sum of whole fen, not negative.

    Raises:
        ValueError: a negative sum, or one that ends in part of a fen.
    """
    if amount < 0 or not is_whole_fen(amount):
        raise ValueError(f"{amount} is no sum of whole fen")
    yuan, fen = divmod(in_fen(amount), 100)
    whole = _whole(yuan) + "元" if yuan else ""
    if not fen:
        return (whole or "零元") + "整"
    return whole + _fen(fen, after_yuan=bool(whole))


def _fen(fen: int, *, after_yuan: bool) -> str:
    tens, ones = divmod(fen, 10)
    text = _DIGITS[tens] + "角" if tens else "零" if after_yuan else ""
    return text + (_DIGITS[ones] + "分" if ones else "")


def _whole(number: int) -> str:
    """A whole number above 0: what stands before 亿, and before 万, is again a number."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            above, below = divmod(number, size)
            return _whole(above) + name + _after(below, size)
    return _group(number)


def _after(below: int, size: int) -> str:
    if not below:
        return ""
    return ("零" if below < size // 10 else "") + _whole(below)


def _group(number: int) -> str:
    """A number of 1 to 9999."""
    text, gap = "", False
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(text)
        else:
            text += ("零" if gap else "") + _DIGITS[int(digit)] + place
            gap = False
    return text
