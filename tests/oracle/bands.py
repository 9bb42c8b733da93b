"""Bands: by the size of something, each band from at_least on, up to but without less_than."""

from fractions import Fraction

from oracle.claims import Claim
from oracle.figures import Figure, Known, Nothing, fault, reckon
from oracle.language import parameter
from oracle.reading import Node, amount


def bands(so_far: Figure, node: Node, claim: Claim) -> Figure:
    size = parameter(node["of"], claim) if "of" in node else so_far
    return whole(size, node["whole"], claim) if "whole" in node else marginal(size, node["marginal"], claim)


def whole(size: Figure, listed: Node, claim: Claim) -> Figure:
    """The one band that the size is in, on all of it. Bands after it do not matter."""
    if not isinstance(size, Known):
        return size
    for band in listed:
        edges = edges_of(band, claim)
        if not isinstance(edges, tuple):
            return edges
        if reached(size, edges[0]) and (edges[1] is None or amount(size.value) < edges[1]):
            return paid(band, size, claim)
    return Nothing("no_band")


def marginal(size: Figure, listed: Node, claim: Claim) -> Figure:
    if not isinstance(size, Known):
        return size
    figures: list[Figure] = []
    for band in listed:
        edges = edges_of(band, claim)
        if not isinstance(edges, tuple):
            return edges
        low, high = edges
        if reached(size, low):
            top = amount(size.value) if high is None else min(amount(size.value), high)
            figures.append(paid(band, Known(max(Fraction(0), top - (low or 0))), claim))
    if not figures:
        return Nothing("no_band")
    return reckon(lambda *sums: sum(sums, Fraction(0)), *figures)


def edges_of(band: Node, claim: Claim) -> tuple[Fraction | None, Fraction | None] | Figure:
    figures = {word: parameter(band[word], claim) for word in ("at_least", "less_than") if word in band}
    if not all(isinstance(figure, Known) for figure in figures.values()):
        return fault(*figures.values())
    known = {word: amount(figure.value) for word, figure in figures.items() if isinstance(figure, Known)}
    return known.get("at_least"), known.get("less_than")


def reached(size: Known, low: Fraction | None) -> bool:
    return low is None or amount(size.value) >= low


def paid(band: Node, part: Known, claim: Claim) -> Figure:
    if "sum" in band:
        return parameter(band["sum"], claim)
    return reckon(lambda size, rate: size * rate, part, parameter(band["rate"], claim))
