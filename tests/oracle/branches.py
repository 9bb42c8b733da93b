"""Several lists of steps side by side: added up, or the one that comes to most or least."""

from collections.abc import Callable
from fractions import Fraction

from oracle.claims import Claim
from oracle.figures import Figure, Missing, Nothing, reckon
from oracle.language import judge
from oracle.reading import Node
from oracle.starts import added

Award = Callable[[Node, Claim], Figure]


def applying(lists: Node, claim: Claim, award: Award) -> list[Figure]:
    """The figures of the lists that apply; one of which it cannot be told is missing."""
    figures: list[Figure] = []
    for each in lists:
        steps, when = (each["steps"], each.get("when")) if isinstance(each, dict) else (each, None)
        verdict = None if when is None else judge(when, claim)
        if verdict is None or verdict.says == "yes":
            figures.append(award(steps, claim))
        elif verdict.says == "missing":
            figures.append(Missing(verdict.facts))
        elif verdict.says == "nothing":
            figures.append(Nothing(verdict.code))
    return figures


def parts(lists: Node, claim: Claim, award: Award) -> Figure:
    return added(applying(lists, claim, award))


def greatest(lists: Node, claim: Claim, award: Award) -> Figure:
    return extreme(max, applying(lists, claim, award))


def least(lists: Node, claim: Claim, award: Award) -> Figure:
    return extreme(min, applying(lists, claim, award))


def extreme(choose: Callable[[tuple[Fraction, ...]], Fraction], figures: list[Figure]) -> Figure:
    return reckon(lambda *sums: choose(sums), *figures) if figures else Nothing("no_part")


BRANCHES: dict[str, Callable[[Node, Claim, Award], Figure]] = {"parts": parts, "greatest": greatest, "least": least}
