"""Choice: one of the words that the schedule lists, and no other."""

from __future__ import annotations

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.same import simplified
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ONE_OF, nearest

UNKNOWN = wording("choice.unknown", zh="没有这个选项", en="there is no such choice")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    choices = setting.column.choices
    text = plain(cell.text)
    for choice in choices:
        if text in (choice, plain(choice)):
            return tidied(choice, cell.text, choice)
    if not text.isascii() and (modern := simplified(text)) in choices:
        return tidied(modern, cell.text, modern)
    return Fault("unknown_choice", UNKNOWN(), ONE_OF(known=choices), nearest(text, choices))
