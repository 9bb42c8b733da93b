"""Text: names and free words. It decides nothing; blanks around it are taken off."""

from __future__ import annotations

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, tidied, tidy
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.same import has_look_alikes
from subsidy_calc.values.messages import wording

LOOK_ALIKE = wording(
    "text.look_alike",
    zh="有外形像英文字母的外文字母，比较时当作同一字母",
    en="letters of another script that look like Latin ones; compared as if they were those",
)
NOT_TEXT = wording("text.not_text", zh="这里要填文字", en="text is wanted here")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "bool":
        return Fault("not_text", NOT_TEXT())
    text = tidy(cell.text)
    if text == cell.text and has_look_alikes(text):
        return Parsed(text, LOOK_ALIKE(), "look_alike_letters")
    return tidied(text, cell.text, text)
