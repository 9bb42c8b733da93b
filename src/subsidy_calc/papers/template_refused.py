"""Template refused: what a bureau must put right in a template of its own, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, Refused, nearest

UNKNOWN = wording("papers.unknown_field", zh="模板里的占位符没有对应内容", en="nothing has this name")
FORM = wording("papers.form_of_field", zh="没有写明按哪种写法打印", en="it does not say in which form to print it")
CHOOSE = wording(
    "papers.choose_field",
    zh="改成已有的名称，或从模板里删去",
    en="write a name that is known, or take it out of the template",
)
BROKEN = wording("papers.broken_template", zh="模板有错：{reason}", en="the template is faulty: {reason}")
CORRECT = wording(
    "papers.correct_template",
    zh="改正模板，或从自带的模板重新做起",
    en="put the template right, or begin again from the one that comes with the program",
)


class TemplateRefused(Refused):
    """A template cannot be filled; carries every slip found in it."""


def unknown_field(place: Line, written: str, known: Iterable[str]) -> Problem:
    """A name that no paper of this kind has, or one that is printed in one of several forms, as the template has it."""
    names = sorted(known)
    word = written.rpartition(".")[2]
    in_forms = all(name.startswith(f"{written}.") for name in names)
    says, fix = (FORM(), None) if in_forms else (UNKNOWN(), nearest(word, names) or CHOOSE())
    return Problem("unknown_field", place, says, written, ONE_OF(known=tuple(names)), fix)


def broken(place: Line, reason: Message | str, found: str = "", fix: Message | None = None) -> Problem:
    """A template that cannot be read or filled at all."""
    return Problem("broken_template", place, BROKEN(reason=reason), found, fix=fix or CORRECT())
