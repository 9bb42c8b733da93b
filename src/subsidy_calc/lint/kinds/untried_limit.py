"""Untried limit: a budget or a number of places that no example of combination comes to, so that nothing shows who gives way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.grammar.combination import Pool
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

UNREACHED = wording(
    "lint.limit_unreached",
    zh="没有例子达到“{rule}”：够不够、谁让谁，没有例子证明",
    en="no example reaches the rule “{rule}”: nothing shows who gives way beyond it",
)
ADD_TOGETHER = wording(
    "lint.add_together",
    zh="在文件末尾的 examples 里写一个组合例子：几项合计超过它（或用 earlier、较小的数），各得多少",
    en="write an example of combination at the end of the file: several claims that come to more than it, "
    "and what each is awarded",
)


def find(look: Look) -> Iterator[Problem]:
    for rule in look.schedule.combine:
        if isinstance(rule.grouped, Pool) and rule.changes_money and rule.place not in look.acting:
            says = UNREACHED(rule=rule.label())
            yield Problem("untried_limit", rule.place, says, rule.word, fix=ADD_TOGETHER())
