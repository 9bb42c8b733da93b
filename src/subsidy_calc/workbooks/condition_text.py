"""Condition text: conditions in words, those made of others with each of them beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts
from subsidy_calc.workbooks.section import Said

COMBINED = {
    "any": wording("condition_text.any", zh="以下至少一项符合", en="at least one of these holds"),
    "all": wording("condition_text.all", zh="以下全部符合", en="all of these hold"),
    "not": wording("condition_text.not", zh="以下不符合", en="this does not hold"),
}


def condition_lines(judged: Sequence[Verdicts]) -> tuple[Said, ...]:
    """The conditions; numbered where one of them is made of others."""
    if not any(_is_made_of_several(each) for each in judged):
        return tuple(Said(each.label, each.place) for each in judged)
    return tuple(said for number, each in enumerate(judged, start=1) for said in _numbered(each, str(number)))


def _is_made_of_several(judged: Verdicts) -> bool:
    return len(judged.parts) > 1 or any(_is_made_of_several(part) for part in judged.parts)


def _numbered(judged: Verdicts, number: str) -> Iterator[Said]:
    if not _is_made_of_several(judged):
        yield Said(judged.label, judged.place, number)
        return
    yield Said(COMBINED[judged.combined](), judged.place, number)
    for at, part in enumerate(judged.parts, start=1):
        yield from _numbered(part, f"{number}.{at}")
