"""What a parameter comes to (a figure) and what a condition comes to (a verdict).

A figure is known, missing for want of facts, or nothing, because no row, case, band, period
or part holds; nothing wins over missing. Among conditions that must all hold, one that fails wins over both;
among conditions of which one must hold, one that holds does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from oracle.reading import Value, amount


@dataclass(frozen=True)
class Known:
    value: Value


@dataclass(frozen=True)
class Missing:
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Nothing:
    code: str  # no_row, no_case, no_band, no_period, no_part …


Figure: TypeAlias = Known | Missing | Nothing


@dataclass(frozen=True)
class Verdict:
    says: Literal["yes", "no", "missing", "nothing"]
    facts: tuple[str, ...] = ()  # no: those to blame; missing: those that are missing
    code: str = ""  # nothing: why, like a figure


YES = Verdict("yes")


def once_each(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(facts))


def fault(*figures: Figure) -> Missing | Nothing:
    """Why these figures, not all of them known, come to no value together."""
    for figure in figures:
        if isinstance(figure, Nothing):
            return figure
    missing = [figure for figure in figures if isinstance(figure, Missing)]
    if not missing:
        raise ValueError("all figures are known")
    return Missing(once_each(fact for figure in missing for fact in figure.facts))


def reckon(does: Callable[..., Fraction], *figures: Figure) -> Figure:
    """What a sum of figures comes to if all are known; else why not."""
    values = [amount(figure.value) for figure in figures if isinstance(figure, Known)]
    return Known(does(*values)) if len(values) == len(figures) else fault(*figures)


def undecided(*figures: Figure) -> Verdict:
    """The verdict of a condition whose figures, not all of them known, come to no value."""
    verdicts = [why_not(figure) for figure in figures if not isinstance(figure, Known)]
    return all_hold(verdicts)


def why_not(why: Missing | Nothing) -> Verdict:
    if isinstance(why, Nothing):
        return Verdict("nothing", code=why.code)
    return Verdict("missing", why.facts)


def all_hold(verdicts: list[Verdict]) -> Verdict:
    for says in ("no", "nothing", "missing"):
        if found := [verdict for verdict in verdicts if verdict.says == says]:
            return joined(found)
    return YES


def any_holds(verdicts: list[Verdict]) -> Verdict:
    for says in ("yes", "missing", "nothing"):  # what is missing could still make it hold
        if found := [verdict for verdict in verdicts if verdict.says == says]:
            return joined(found)
    return joined(verdicts)


def opposite(verdict: Verdict, facts: tuple[str, ...]) -> Verdict:
    """Not: what cannot be told stays so. `facts` are those to blame if it fails."""
    if verdict.says == "yes":
        return Verdict("no", facts)
    return YES if verdict.says == "no" else verdict


def joined(alike: list[Verdict]) -> Verdict:
    facts = once_each(fact for verdict in alike for fact in verdict.facts)
    return Verdict(alike[0].says, facts, alike[0].code)
