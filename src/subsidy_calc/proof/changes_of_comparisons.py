"""Changes of comparisons: what is just at the bound taken in or left out."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.conditions.after import After
from subsidy_calc.conditions.before import Before
from subsidy_calc.conditions.fact import Fact
from subsidy_calc.conditions.on_or_after import OnOrAfter
from subsidy_calc.conditions.on_or_before import OnOrBefore
from subsidy_calc.conditions.within import Within
from subsidy_calc.grammar.condition import Comparison
from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.words import find_words
from subsidy_calc.proof.as_written import as_written
from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change, placed, with_item
from subsidy_calc.values.places import Line


def changes_of_comparison(condition: Fact, number: int, test: Comparison, tests: At, at: At) -> Iterator[Change]:
    """The changes of one of a condition's tests; `tests` is the list of them."""
    if isinstance(test, Order):
        other = _bounded(_other_side(type(test)), test.bound, test.place)
        yield at.made_by(at.change("boundary", other.word, _shown(test), _shown(other)), other)
    if isinstance(test, Within):
        for how, others in _periods(test):
            now = ", ".join(map(_shown, others))
            changed = with_item(condition.tests, number, *others)
            yield tests.made_by(at.change("boundary", how, f"within: {as_written(test.within)}", now), changed)


def _periods(test: Within) -> Iterator[tuple[str, tuple[Comparison, ...]]]:
    first, last, place = test.within.from_, test.within.to, test.place
    begins, ends = _bounded(OnOrAfter, first, place), _bounded(OnOrBefore, last, place)
    yield "after", (_bounded(After, first, place), ends)
    yield "before", (begins, _bounded(Before, last, place))
    yield "open-before", (ends,)
    yield "open-after", (begins,)


def _other_side(word: type[Order]) -> type[Order]:
    """The word of the same direction that takes the bound itself in where this one does not, or the other way round."""
    direction = set(word.signs) - {0}
    return next(
        other
        for other in find_words("conditions").values()
        if issubclass(other, Order)
        and other is not word
        and other.of_dates == word.of_dates
        and set(other.signs) - {0} == direction
    )


def _bounded(word: type[Order], bound: Parameter, place: Line) -> Order:
    find_words("conditions")  # a word has its name once it is found
    return placed(word.model_validate({word.word_name: bound}), place)


def _shown(test: Comparison) -> str:
    return as_written(test).strip("{}") if not isinstance(test, Order) else f"{test.word}: {as_written(test.bound)}"
