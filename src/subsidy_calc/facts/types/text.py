"""Text: names and free words. It decides nothing; blanks around it are taken off."""

from __future__ import annotations

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, tidied, tidy
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording

NOT_TEXT = wording("text.not_text", zh="这里要填文字", en="text is wanted here")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "bool":
        return Fault("not_text", NOT_TEXT())
    text = tidy(cell.text)
    return tidied(text, cell.text, text)
