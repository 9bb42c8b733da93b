"""Band figures: the amount by the band of a size, on all of it or band by band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from subsidy_calc.grammar.band_list import BandBranch, Edges
from subsidy_calc.grammar.case_list import first_figure
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.readings import EQUALS, TIMES
from subsidy_calc.values.exact import (
    NOTHING,
    Column,
    choose,
    compared,
    constant,
    difference,
    greater,
    lesser,
    marked,
    product,
    total,
)
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, HandsOn, Maker, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.verdicts import NO, YES, Verdicts, ordered, unless_told

BY_BAND = wording("bands.by_band", zh="按{size}所在档次", en="by the band of {size}")
IN_BANDS = wording("bands.in_bands", zh="{size}分档累计", en="{size}, band by band")
PART_IN_BAND = wording("bands.part", zh="{band}的部分", en="the part {band}")
PART_AT_RATE = wording(
    "formula.band_part", zh="{size}在本档的部分×{rate}", en="the part of {size} in the band × {rate}"
)
GIVES = wording("bands.gives", zh="{band}：{told}", en="{band}: {told}")
REACHED = wording("bands.reached", zh="达到本档", en="the band is reached")
NOT_REACHED = wording("bands.not_reached", zh="未达到本档，计0", en="the band is not reached: 0")


class BandWord(Maker, Protocol):
    """The word that has the bands."""

    @property
    def place(self) -> Line: ...

    def labelled(self, otherwise: Message) -> Message: ...


@dataclass(frozen=True, slots=True)
class BandMaker:
    """Makes a band's amount: its sum, or its rate of the size or of the part between the edges that it has."""

    in_part: bool = False
    has_low: bool = False
    has_high: bool = False
    word: str = "band"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        addresses, names = cells.addresses(figure.made_from, row), cells.names(figure.made_from, row)
        if len(names) == 1:
            return Formula("{0}", addresses, EQUALS(first=names[0]))
        if not self.in_part:
            return Formula("{0}*{1}", addresses, TIMES(first=names[0], second=names[1]))
        low = "{2}" if self.has_low else "0"
        high = f"MIN({{0}},{{{2 + self.has_low}}})" if self.has_high else "{0}"
        return Formula(f"MAX({high}-{low},0)*{{1}}", addresses, PART_AT_RATE(size=names[0], rate=names[1]))


def whole_figure(word: BandWord, bands: Sequence[BandBranch], size: Operand, facts: Facts) -> Figure:
    """The rate or sum of the band that the size is in, on all of it."""
    choices = []
    for band in bands:
        edges = Edges.of(band, facts)
        verdicts = edges.judge(size, band, facts)
        choices.append((verdicts, edges.label, same(_whole(band, size, edges.label, facts)), band.place))
    return first_figure(word, word.labelled(BY_BAND(size=size.source.label)), choices, facts)


def marginal_figure(word: BandWord, bands: Sequence[BandBranch], size: Operand, facts: Facts) -> Figure:
    """Of each band that the size reaches, its rate on the part that lies in it, or its sum."""
    edges = [Edges.of(band, facts) for band in bands]
    parts = tuple(_part(band, each, size, facts) for band, each in zip(bands, edges, strict=True))
    values = total([part.numbers() for part in parts])
    if edges[0].low is not None:
        sign, known = compared(size.numbers(), edges[0].low.numbers())
        values = marked(values, known & (sign < 0), NOTHING)
    label, origin = word.labelled(IN_BANDS(size=size.source.label)), FromSchedule((word.place,))
    return Figure(label, facts.rows, values, "money", word, parts, origin=origin)


def band_label(band: BandBranch, facts: Facts) -> Message:
    """A band and what it gives, as it is told to people."""
    return GIVES(band=Edges.of(band, facts).label, told=_told(band).operand(facts).source.label)


def _whole(band: BandBranch, size: Operand, label: Message, facts: Facts) -> Figure:
    told = _told(band).operand(facts)
    origin = FromSchedule((band.place,))
    if band.rate is None:
        return Figure(label, facts.rows, told.numbers(), "money", BandMaker(), (told,), origin=origin)
    values = product(size.numbers(), told.numbers())
    return Figure(label, facts.rows, values, "money", BandMaker(), (size, told), origin=origin)


def _part(band: BandBranch, edges: Edges, size: Operand, facts: Facts) -> Operand:
    rows, told, origin = facts.rows, _told(band).operand(facts), FromSchedule((band.place,))
    nothing = constant(Fraction(0), rows.size)
    low = nothing if edges.low is None else edges.low.numbers()
    label, maker = PART_IN_BAND(band=edges.label), BandMaker(True, edges.low is not None, edges.high is not None)
    made_from: tuple[Operand, ...] = (told,)
    values = told.numbers()
    if band.rate is not None:
        values = product(_between(size.numbers(), low, edges), told.numbers())
        made_from = (size, told, *(edge for edge in edges if edge is not None))
    inside = Figure(label, rows, values, "money", maker, made_from, origin=origin)
    reached = ordered(size.numbers(), low, (0, 1))
    which = np.where(reached == YES, 0, np.where(reached == NO, 1, -1)).astype(np.int64)
    counted = unless_told(choose([values, nothing], np.maximum(which, 0)), reached)
    verdicts = Verdicts(label, reached, band.place, (size, *(edge for edge in (edges.low,) if edge is not None)))
    chosen = Choice(which, (REACHED(), NOT_REACHED()), of_operands=True, verdicts=(verdicts, verdicts))
    return same(Figure(label, rows, counted, "money", HandsOn("band"), (same(inside),), chosen, origin))


def _between(size: Column, low: Column, edges: Edges) -> Column:
    """How much of the size lies between the edges."""
    top = size if edges.high is None else lesser(size, edges.high.numbers())[0]
    part = difference(top, low)
    return greater(part, constant(Fraction(0), len(size)))[0]


def _told(band: BandBranch) -> Parameter:
    told = band.sum if band.rate is None else band.rate
    if told is None:
        raise TypeError("a band without a rate or a sum")
    return told
