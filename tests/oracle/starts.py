"""Steps that make an amount out of what the claim says."""

import math
import operator
from collections.abc import Callable
from fractions import Fraction

from oracle.changes import Running
from oracle.claims import Claim
from oracle.figures import Figure, Known, Missing, Nothing, all_hold, fault, once_each, reckon
from oracle.language import judge, parameter
from oracle.reading import Node, scalar
from oracle.rows import related

DAYS_OF_A_YEAR = {"actual/365": 365, "actual/360": 360}


def added(figures: list[Figure]) -> Figure:
    return reckon(lambda *parts: sum(parts, Fraction(0)), *figures)


def total(node: Node, claim: Claim) -> Figure:
    return added([parameter(part, claim) for part in node])


def total_of_rows(node: Node, claim: Claim, run: Callable[[Node, Claim, Running], Running]) -> Figure:
    rows = related(claim, node["of"].partition(".")[0])
    if rows is None:
        return Missing((node["of"],))
    figures: list[Figure] = []
    for row in rows:
        counts = all_hold([judge(condition, row) for condition in node.get("where", [])])
        if counts.says == "yes":
            figures.append(run(node.get("steps", []), row, Running(parameter(node["of"], row))).amount)
        elif counts.says == "missing":
            figures.append(Missing(counts.facts))
        elif counts.says == "nothing":
            figures.append(Nothing(counts.code))
    return added(figures)


def count(node: Node, claim: Claim) -> Figure:
    rows = related(claim, node["of"])
    if rows is None:
        return Missing((node["of"],))
    verdicts = [all_hold([judge(condition, row) for condition in node.get("where", [])]) for row in rows]
    for says in ("nothing", "missing"):
        for verdict in verdicts:
            if verdict.says == says:
                return Nothing(verdict.code) if says == "nothing" else Missing(verdict.facts)
    return Known(Fraction(sum(verdict.says == "yes" for verdict in verdicts)))


def per_unit(node: Node, claim: Claim) -> Figure:
    counted, each = parameter(node["count"], claim), parameter(node["sum"], claim)
    at_most = parameter(node["at_most"], claim) if "at_most" in node else Known("no_limit")
    if at_most == Known("no_limit"):
        return reckon(operator.mul, counted, each)
    return reckon(lambda units, limit, money: min(units, limit) * money, counted, at_most, each)


def full_steps(node: Node, claim: Claim) -> Figure:
    def steps(of: Fraction, above: Fraction, each: Fraction, money: Fraction) -> Fraction:
        return max(0, math.floor((of - above) / each)) * money

    operands = [node["of"], node.get("above", "0"), node["each"], node["sum"]]
    return reckon(steps, *[parameter(each, claim) for each in operands])


def growth(node: Node, claim: Claim) -> Figure:
    return reckon(operator.sub, parameter(node["now"], claim), parameter(node["before"], claim))


def interest(node: Node, claim: Claim) -> Figure:
    year = DAYS_OF_A_YEAR[node["basis"]]
    operands = [parameter(node[word], claim) for word in ("principal", "rate", "days")]
    return reckon(lambda principal, rate, days: principal * rate * days / year, *operands)


def decided(node: Node, claim: Claim) -> Figure:
    """The sum of a decision, if its paper is named and it lies in the bounds."""
    paper = node["reference"]
    figures: list[Figure] = [parameter(node["sum"], claim)]
    if claim.fact(paper) is None:
        figures.append(Missing((paper,)))
    bounds = {word: parameter(node[word], claim) for word in ("at_least", "at_most") if word in node}
    bounds = {word: bound for word, bound in bounds.items() if bound != Known("no_limit")}
    figures += bounds.values()
    if not all(isinstance(figure, Known) for figure in figures):
        return fault(*figures)
    within = {word: holds_between(word, figures[0], bound) for word, bound in bounds.items()}
    return figures[0] if all(within.values()) else Nothing("outside_bounds")


def holds_between(word: str, found: Figure, bound: Figure) -> bool:
    least = operator.ge if word == "at_least" else operator.le
    return isinstance(found, Known) and isinstance(bound, Known) and bool(least(found.value, bound.value))


def lookup(node: Node, claim: Claim) -> Figure:
    """Down the rows, fact by fact; a claim that lacks one of the facts cannot be told."""
    rows = node["rows"]
    missing = [fact for fact in node["by"] if claim.fact(fact) is None]
    if missing:
        return Missing(once_each(missing))
    for fact in node["by"]:
        found = [key for key in rows if claim.fact(fact) in (key, scalar(key))]
        if not found:
            return Nothing("no_row")
        rows = rows[found[0]]
    return parameter(rows, claim)


STARTS: dict[str, Callable[[Node, Claim], Figure]] = {
    "total": total,
    "fixed": parameter,
    "lookup": lookup,
    "count": count,
    "per_unit": per_unit,
    "full_steps": full_steps,
    "growth": growth,
    "interest": interest,
    "decided": decided,
}
