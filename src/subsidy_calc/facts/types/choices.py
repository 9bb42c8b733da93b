"""Choices: several of the words that the schedule lists, in any order; an unknown one refuses the row.

Between them stands `、`, a comma, a semicolon, `/` or a line end. One that stands twice counts
once, with a note: leaving it out changes no set of choices.
"""

from __future__ import annotations

from subsidy_calc.facts.parsing import TIDIED, Fault, Parsed, Setting
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.types import choice
from subsidy_calc.values.choice_sets import APART, join_choices
from subsidy_calc.values.messages import wording

TWICE = wording("choices.twice", zh="同一选项写了两次，计一次", en="a choice stands twice and counts once")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    written = [part.strip() for part in APART.split(cell.text) if part.strip()]
    chosen = []
    for part in written or [cell.text]:
        parsed = choice.parse(RawCell("text", part), setting)
        if isinstance(parsed, Fault):
            return parsed
        chosen.append(parsed.value)
    value = join_choices(each for each in setting.column.choices if each in chosen)
    if len(set(chosen)) < len(chosen):
        return Parsed(value, TWICE(), "choice_twice")
    return Parsed(value) if chosen == written else Parsed(value, TIDIED())
