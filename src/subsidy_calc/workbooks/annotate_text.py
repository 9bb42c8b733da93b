"""The words of a comment: what is wrong, what was found, what is allowed, how to put it right."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.values.problems import Note, Problem

PROBLEM = wording("annotate.problem", zh="问题：{says}", en="Problem: {says}")
NOTE = wording("annotate.note", zh="说明：{says}", en="Note: {says}")
FOUND = wording("annotate.found", zh="现为：{found}", en="Found: {found}")
EXPECTED = wording("annotate.expected", zh="应为：{expected}", en="Allowed: {expected}")
FIX = wording("annotate.fix", zh="办法：{fix}", en="To put it right: {fix}")
OLD_NEW = wording("annotate.old_new", zh="“{old}”读作“{new}”", en="“{old}” was read as “{new}”")
FROM_BLANK = wording("annotate.from_blank", zh="空白读作“{new}”", en="a blank was read as “{new}”")
ABOUT = wording("annotate.about", zh="（{place}）", en="({place})")
MORE = wording("annotate.more", zh="……另有{count}条", en="… and {count} more")

_MOST_VALUE = 300  # characters of a value that are shown
_MOST_ENTRIES = 20  # of a cell; Excel holds 32,767 characters in a comment


def problem_text(problem: Problem, language: Language) -> str:
    """What a comment says of a problem, a line a matter."""
    said = [PROBLEM(says=problem.says)]
    said += [FOUND(found=shortened(problem.found))] if problem.found else []
    said += [EXPECTED(expected=problem.expected)] if problem.expected else []
    said += [FIX(fix=problem.fix)] if problem.fix else []
    return "\n".join(say(line, language) for line in said)


def note_text(note: Note, language: Language) -> str:
    """What a comment says of a note."""
    said = [NOTE(says=note.says)]
    if note.old:
        said.append(OLD_NEW(old=shortened(note.old), new=shortened(note.new)))
    elif note.new:
        said.append(FROM_BLANK(new=shortened(note.new)))
    return "\n".join(say(line, language) for line in said)


def placed(text: str, place: str, language: Language) -> str:
    """The text with the place that it is about, where the comment stands elsewhere."""
    return f"{say(ABOUT(place=place), language)}{text}" if place else text


def joined(texts: Sequence[str], language: Language) -> str:
    """All that is said of one cell, each thing once."""
    once = list(dict.fromkeys(texts))
    shown = [shortened(text, 1000) for text in once[:_MOST_ENTRIES]]
    if len(shown) < len(once):
        shown.append(say(MORE(count=len(once) - len(shown)), language))
    return "\n\n".join(shown)


def shortened(text: str, most: int = _MOST_VALUE) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
