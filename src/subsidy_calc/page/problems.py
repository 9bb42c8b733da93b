"""Problems as the page shows them: where, what was found, what is allowed, how to put it right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from subsidy_calc.values.messages import Language, Wording, say, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.workbooks.section import AT

PROBLEM_WORDS: Mapping[str, Wording] = {  # what the table of problems is headed with
    "file": wording("web.file", zh="文件", en="File"),
    "sheet": wording("web.sheet", zh="工作表", en="Sheet"),
    "cell": wording("web.cell", zh="单元格", en="Cell"),
    "problem": wording("web.problem", zh="问题", en="Problem"),
    "found": wording("web.found", zh="现为", en="Found"),
    "expected": wording("web.expected", zh="应为", en="Allowed"),
    "fix": wording("web.fix", zh="办法", en="To put it right"),
}


def problem_records(problems: Iterable[Problem], language: Language) -> tuple[dict[str, str], ...]:
    """Each problem as plain words."""
    return tuple(_record(problem, language) for problem in problems)


def _record(problem: Problem, language: Language) -> dict[str, str]:
    place = problem.place
    if isinstance(place, Cell):
        sheet, reference = place.sheet, place.reference
    else:
        sheet, reference = "", say(AT(line=place.line), language) if place.line else ""
    return {
        "code": problem.code,
        "file": place.file,
        "sheet": sheet,
        "cell": reference,
        "says": say(problem.says, language),
        "found": problem.found,
        "expected": say(problem.expected, language) if problem.expected else "",
        "fix": say(problem.fix, language) if problem.fix else "",
    }
