"""No citation: a clause that does not say where it stands, or what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

NO_PARAGRAPH = wording(
    "lint.no_paragraph", zh="条款“{clause}”没有写依据的条目", en="the clause “{clause}” does not say where it stands"
)
WRITE_PARAGRAPH = wording(
    "lint.write_paragraph",
    zh="在 cites.paragraph 写条号或标题；原文没有条号的写“未载条号”",
    en="give the number or heading in cites.paragraph, or say that the text has none",
)
NO_MEANING = wording(
    "lint.no_meaning", zh="条款“{clause}”没有写内容", en="the clause “{clause}” does not say what it means"
)
WRITE_MEANING = wording(
    "lint.write_meaning", zh="在 says 用自己的话写清奖什么、奖多少", en="say in `says` what is paid for, and how much"
)


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        if not clause.cites.paragraph.strip():
            place, says = clause.cites.place_of_key("paragraph"), NO_PARAGRAPH(clause=clause.clause)
            yield Problem("no_citation", place, says, fix=WRITE_PARAGRAPH())
        if not clause.says.strip():
            place, says = clause.place_of_key("says"), NO_MEANING(clause=clause.clause)
            yield Problem("no_meaning", place, says, fix=WRITE_MEANING())
