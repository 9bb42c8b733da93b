"""Changes of rules of combination: what groups lines, which clauses are among them, and how long and whom they keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from subsidy_calc.combine.cap import CapBranch
from subsidy_calc.combine.choose_one import ChooseOneBranch
from subsidy_calc.combine.once import KeepBranch
from subsidy_calc.grammar.combination import Beside, Grouped
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change, with_item

YEAR, ALL_YEARS = "year", "all_years"


def changes_of_group(group: Grouped, at: At) -> Iterator[Change]:
    """Each fact that lines have in common left out, and each clause."""
    lists: list[tuple[str, str, Sequence[object] | None]] = [
        ("per", "per", group.per),
        ("clauses", "clauses", group.clauses),
        ("except_", "except", group.except_),
        ("with_", "with", group.with_ if isinstance(group, Beside) else None),
    ]
    for name, written, items in lists:
        own = at.below(name, written)
        for number, item in enumerate(items or ()):
            if item != ENTERPRISE and len(items or ()) > 1:
                left = with_item(items or (), number)
                yield own.without(own.below(number, str(item)), f"{written}: {item}", left)


def changes_of_over(cap: CapBranch, at: At) -> Iterator[Change]:
    """The number of years that a cap looks back, one more and one less."""
    years = {YEAR: 1, ALL_YEARS: None}.get(cap.over, None if cap.over == ALL_YEARS else _number(cap.over))
    if years is None:
        return
    own = at.below("over", "over")
    for how, number in (("up", years + 1), ("down", years - 1)):
        if number:
            text = YEAR if number == 1 else f"{number} years"
            yield own.change("number", how, cap.over, text)


def _number(over: str) -> int:
    return int(over.partition(" ")[0]) if over[0].isdigit() else 1


def changes_of_keep(keep: KeepBranch, at: At) -> Iterator[Change]:
    """The latest kept in place of the earliest, or the other way round."""
    turned = keep.model_copy(update={"earliest": keep.latest, "latest": keep.earliest})
    yield at.change("other", "latest" if keep.earliest else "earliest", keep, turned)


def changes_of_choices(rule: ChooseOneBranch, at: At) -> Iterator[Change]:
    """Two choices that stand beside each other, each for the other's clause."""
    own = at.below("choices", "choices")
    names = list(rule.choices)
    for first, second in pairwise(names):
        if rule.choices[first] != rule.choices[second]:
            swapped = {**rule.choices, first: rule.choices[second], second: rule.choices[first]}
            was = {name: rule.choices[name] for name in (first, second)}
            now = {name: swapped[name] for name in (first, second)}
            yield own.made_by(own.below(first, first).change("swapped", "swapped", was, now), swapped)
