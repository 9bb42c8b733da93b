"""Bands: by the size of something, at a rate or a sum: each band from `at_least` on, up to but without `less_than`.

    bands: {of: project.net, whole: [{at_least: 500万元, less_than: 1000万元, rate: 5%}, {at_least: 1000万元, rate: 6%}]}
    bands: {marginal: [{less_than: 5000元, rate: 100%}, {at_least: 5000元, rate: 50%}]}

`whole` takes the rate or sum of the band that the size is in, on all of it; `marginal` takes
the rate of each band on the part of the size that lies in it, and the sum of each band that
is reached. Without `of` the size is the running amount. Where no band holds, the claim is
nil with that reason.

A `name` lets rules of combination group claims by the band that the size is in:
`highest: {per: [enterprise, {band: by-size}], clauses: [a, b]}`. Lines of several clauses
are of one band where its edges are written alike. A named step stands in the clause's own
list of steps, not in a branch.

>>> from subsidy_calc.proof.tried import award_of
>>> whole = "- bands: {of: p.net, whole: [{at_least: 50万元, less_than: 100万元, rate: 5%}, {at_least: 100万元, rate: 6%}]}"
>>> award_of(whole, net="999999元")
'49,999.95元'
>>> award_of(whole, net="1000000元")
'60,000.00元'
>>> award_of(whole, net="499999元")
'nil (no_band)'
>>> award_of("- bands: {of: p.net, marginal: [{less_than: 5000元, rate: 100%}, {at_least: 5000元, rate: 50%}]}", net="20000元")
'12,500.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from subsidy_calc.grammar.band_figures import band_label, marginal_figure, whole_figure
from subsidy_calc.grammar.band_list import BandBranch, check_bands
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.names import DashedName
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Branch, Either
from subsidy_calc.grammar.step_list import NO_START
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import MISSING
from subsidy_calc.values.figure import HANDED_ON, Figure, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain, sum_formula
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

NO_BAND = wording("bands.none", zh="没有对应的档次", en="no band holds for it")

BandList = Annotated[list[BandBranch], Field(min_length=1)]


class BandsBranch(Written):
    name: DashedName | None = None
    of: AnyParameter | None = None
    whole: BandList | None = None
    marginal: BandList | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.whole is None) == (self.marginal is None):
            raise PydanticCustomError("unknown_word", "{known}", {"known": ["whole", "marginal"], "found": []})
        return self


class Bands(Either):
    nothing = ("no_band", NO_BAND)

    bands: BandsBranch

    def derive(self, amount: Figure | None, facts: Facts) -> Figure:
        size = self._size(amount, facts)
        if self.bands.whole is not None:
            return whole_figure(self, self.bands.whole, size, facts)
        return marginal_figure(self, self.bands.marginal or [], size, facts)

    def decided_by(self, facts: Facts) -> Operand | None:
        return self.bands.of.operand(facts) if self.bands.of is not None else None

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return [
            Branch(band_label(band, facts), place=band.place) for band in self.bands.whole or self.bands.marginal or []
        ]

    def shape(self, amount: Shape | None, scope: Scope) -> Shape | None:
        if self.bands.of is not None:
            amount = self.bands.of.check_unit(scope, "money", "count", "days", "quantity", "ratio", "year")
        elif amount is None:
            scope.report(Problem("no_start", self.place, NO_START(), self.word))
        adds_up = self.bands.whole is None
        return amount and check_bands(self.bands.whole or self.bands.marginal or [], amount, adds_up, scope)

    @property
    def named(self) -> str | None:
        return self.bands.name

    def group_of(self, figure: Figure, row: int) -> str | None:
        bands = self.bands.whole or self.bands.marginal or []
        number = _band_number(figure, row)
        if number is None:
            return None
        return bands[number].edges_written if number >= 0 else ""

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        addresses, names = cells.addresses(figure.made_from, row), cells.names(figure.made_from, row)
        if self.bands.marginal is not None:
            return sum_formula(addresses, names)
        return Formula("{0}", addresses, EQUALS(first=names[0]))

    def _size(self, amount: Figure | None, facts: Facts) -> Operand:
        if self.bands.of is not None:
            return self.bands.of.operand(facts)
        if amount is None:
            raise TypeError("nothing to find the band of")
        return same(amount)


def _band_number(figure: Figure, row: int) -> int | None:
    """Which band the size of a claim is in; negative where it is in none, None where that is not known."""
    if figure.chosen is not None:
        number = int(figure.chosen.which[row])
        return None if number < 0 and figure.values.states[row] == MISSING else number
    reached = [int(part.figure.chosen.which[row]) for part in figure.made_from if part.figure.chosen is not None]
    return None if min(reached) < 0 else reached.count(HANDED_ON) - 1
