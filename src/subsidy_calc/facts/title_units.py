"""Title units: the unit that a title such as `单位：万元` gives to the sums below it, and whether a quantity may stand there."""

from __future__ import annotations

import re

from subsidy_calc.facts.number_format import UNKNOWN, Unit
from subsidy_calc.facts.parsing import plain
from subsidy_calc.facts.raw import RawRow

MONEY_UNITS: dict[str, Unit] = {"元": "元", "万元": "万元", "亿元": "亿元"}

_MONEY = r"[十百千万亿]*[美欧港日英]?(?:元|镑|币)"
_UNIT_OF_MONEY = re.compile(rf"单位\s*:\s*(?:人民币)?({_MONEY})")


def title_with(cells: RawRow, title: str) -> str:
    """What is said of units above the headings, with one more row; the latest comes first."""
    texts = [plain(cell.text) for cell in cells if cell is not None and "单位" in cell.text]
    return "|".join([*texts, title])


def money_unit(title: str) -> Unit | None:
    """The unit of sums below the title: unknown where it is none of ours, None where nothing is said."""
    match = _UNIT_OF_MONEY.search(title)
    return MONEY_UNITS.get(match[1], UNKNOWN) if match else None


def quantity_unit(title: str, measure: str) -> Unit | None:
    """Unknown where the title scales the quantity's own unit or, of a currency, names another; else nothing is said.

    >>> quantity_unit("单位:万千瓦时", "千瓦时"), quantity_unit("单位:万元", "千瓦时"), quantity_unit("单位:万元", "美元")
    ('?', None, '?')
    """
    match = _UNIT_OF_MONEY.search(title)
    other_money = match is not None and match[1] != measure and re.fullmatch(_MONEY, measure)
    scaled = re.search(rf"[十百千万亿]{re.escape(measure)}", title)
    return UNKNOWN if other_money or scaled else None
