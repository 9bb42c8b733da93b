"""Yes or no: 是 or 否, and the usual other ways to write them."""

from __future__ import annotations

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording

EXPECTED = wording("yes_no.expected", zh="是或否", en="是 or 否")
UNREADABLE = wording("yes_no.unreadable", zh="看不出是还是否", en="this is neither yes nor no")

YES, NO = "是", "否"
_WAYS = dict.fromkeys(["是", "y", "yes", "true", "√", "✓", "✔"], YES) | dict.fromkeys(
    ["否", "n", "no", "false", "×", "✗", "✘", "不是"], NO
)


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    value = _WAYS.get(plain(cell.text).casefold())
    if value is None:
        return Fault("unreadable_yes_no", UNREADABLE(), EXPECTED())
    return tidied(value, cell.text, value)
