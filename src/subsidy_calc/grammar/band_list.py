"""Band lists: brackets of a size, each with a rate or a sum; a bracket holds from its lower edge to below its upper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import VerdictColumn, Verdicts, all_of, ordered

FROM_TO = wording("bands.from_to", zh="{low}以上（含）、不足{high}", en="from {low} to below {high}")
FROM = wording("bands.from", zh="{low}以上（含）", en="{low} and more")
BELOW = wording("bands.below", zh="不足{high}", en="below {high}")
ALL_SIZES = wording("bands.all_sizes", zh="不分大小", en="of any size")
ONE_YIELD = wording(
    "bands.one_yield", zh="每档写 rate 或 sum 其中一个", en="a band has `rate` or `sum`, one of the two"
)
OUT_OF_ORDER = wording("bands.order", zh="各档应从低到高，互不重叠", en="bands go upwards and do not overlap")
GAP = wording("bands.gap", zh="累进各档要首尾相接", en="bands that add up begin where the one before ends")
RATE_OF_MONEY = wording(
    "bands.rate_of_money", zh="不是金额，不能按比例；写 sum", en="a rate is taken of money; state a sum"
)


class BandBranch(Written):
    at_least: AnyParameter | None = None
    less_than: AnyParameter | None = None
    rate: AnyParameter | None = None
    sum: AnyParameter | None = None

    @property
    def edges(self) -> list[Parameter]:
        return [edge for edge in (self.at_least, self.less_than) if edge is not None]

    @property
    def edges_written(self) -> str:
        """Both edges as they compare with those of other bands."""
        return f"{_written(self.at_least)} – {_written(self.less_than)}"


class Edges(NamedTuple):
    """The edges of a band for each claim."""

    low: Operand | None
    high: Operand | None

    @classmethod
    def of(cls, band: BandBranch, facts: Facts) -> Edges:
        return cls(*(None if edge is None else edge.operand(facts) for edge in (band.at_least, band.less_than)))

    @property
    def label(self) -> Message:
        if self.low is not None and self.high is not None:
            return FROM_TO(low=self.low.source.label, high=self.high.source.label)
        if self.low is not None:
            return FROM(low=self.low.source.label)
        return ALL_SIZES() if self.high is None else BELOW(high=self.high.source.label)

    def judge(self, size: Operand, band: BandBranch, facts: Facts) -> Verdicts:
        """Whether the size is in the band."""
        each = list(self._sides(size))
        operands = tuple(each for each in (size, self.low, self.high) if each is not None)
        return Verdicts(self.label, all_of(each, facts.rows.size), band.place, operands)

    def _sides(self, size: Operand) -> Iterator[VerdictColumn]:
        column = size.numbers()
        if self.low is None and self.high is None:
            yield ordered(column, column, (0,))
        if self.low is not None:
            yield ordered(column, self.low.numbers(), (0, 1))
        if self.high is not None:
            yield ordered(column, self.high.numbers(), (-1,))


def check_bands(bands: Sequence[BandBranch], size: Shape, adds_up: bool, scope: Scope) -> Shape:
    """What bands of a size yield, which is money; what does not fit is reported."""
    whole_fen = True
    for band in bands:
        for edge in band.edges:
            edge.check_unit(scope, size.unit)
        whole_fen = _check_yield(band, size, scope) and whole_fen
    for before, band in pairwise(bands):
        low, high = _number(band.at_least), _number(before.less_than)
        if before.less_than is None or band.at_least is None or (low is not None and high is not None and low < high):
            scope.report(Problem("bands_order", band.place, OUT_OF_ORDER()))
        elif adds_up and _written(band.at_least) != _written(before.less_than):
            scope.report(Problem("bands_gap", band.place, GAP()))
    for band in bands:
        low, high = _number(band.at_least), _number(band.less_than)
        if low is not None and high is not None and low >= high:
            scope.report(Problem("bands_order", band.place, OUT_OF_ORDER()))
    return Shape("money", whole_fen)


def _check_yield(band: BandBranch, size: Shape, scope: Scope) -> bool:
    """Whether a band yields whole fen."""
    if (band.rate is None) == (band.sum is None):
        scope.report(Problem("bands_yield", band.place, ONE_YIELD()))
    if band.rate is not None:
        band.rate.check_amount(scope, "ratio")
        if size.unit != "money":
            scope.report(Problem("bands_rate", band.rate.place, RATE_OF_MONEY(), str(size.unit)))
        return False
    shape = band.sum.check_amount(scope, "money") if band.sum is not None else None
    return shape is None or shape.whole_fen


def _number(edge: Parameter | None) -> Fraction | None:
    return None if edge is None else edge.stated_number()


def _written(edge: Parameter | None) -> object:
    """An edge as it compares with another: its number, or all that is written."""
    if edge is None:
        return None
    number = edge.stated_number()
    return edge.model_dump() if number is None else number
