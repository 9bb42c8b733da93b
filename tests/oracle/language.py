"""Parameters and conditions. Each may stand inside the other, so they share a file."""

from fractions import Fraction

from oracle.claims import Claim
from oracle.figures import (
    YES,
    Figure,
    Known,
    Missing,
    Nothing,
    Verdict,
    all_hold,
    any_holds,
    fault,
    once_each,
    undecided,
)
from oracle.reading import Node, Value, amount, compare, scalar

ORDERS = {
    "at_least": (0, 1),
    "more_than": (1,),
    "at_most": (-1, 0),
    "less_than": (-1,),
    "on_or_after": (0, 1),
    "after": (1,),
    "on_or_before": (-1, 0),
    "before": (-1,),
}
BESIDE = ("fact", "value", "note", "label", "cites")


def parameter(node: Node, claim: Claim, as_text: bool = False) -> Figure:
    """`as_text`: what it is held against is text, so a scalar is not read as money or number."""
    if isinstance(node, str):
        if claim.book.is_fact(node):
            value = claim.fact(node)
            return Missing((node,)) if value is None else Known(value)
        return Known(node if as_text else scalar(node))
    if "percent" in node:
        share, of = parameter(node["percent"], claim), parameter(node["of"], claim)
        if isinstance(share, Known) and isinstance(of, Known):
            return Known(amount(share.value) * amount(of.value))
        return fault(share, of)
    if "cases" in node:
        return chosen_case(node["cases"], claim, as_text)
    raise ValueError(f"not a parameter: {node!r}")


def chosen_case(cases: Node, claim: Claim, as_text: bool) -> Figure:
    for case in cases:
        if "otherwise" in case:
            return parameter(case["otherwise"], claim, as_text)
        verdict = judge(case["when"], claim)
        if verdict.says == "yes":
            return parameter(case["then"], claim, as_text)
        if verdict.says == "missing":
            return Missing(verdict.facts)
        if verdict.says == "nothing":
            return Nothing("no_row" if verdict.code == "no_row" else "no_case")
    return Nothing("no_case")


def named(node: Node, claim: Claim) -> tuple[str, ...]:
    """Every fact that a parameter or a condition names, in the order of writing."""
    if isinstance(node, str):
        return (node,) if claim.book.is_fact(node) else ()
    parts = node.values() if isinstance(node, dict) else node
    return once_each(fact for part in parts for fact in named(part, claim))


def judge(condition: Node, claim: Claim) -> Verdict:
    if "all_of" in condition:
        return all_hold([judge(part, claim) for part in condition["all_of"]])
    if "any_of" in condition:
        return any_holds([judge(part, claim) for part in condition["any_of"]])
    if "not" in condition:
        inner = judge(condition["not"], claim)
        if inner.says == "yes":
            return Verdict("no", named(condition["not"], claim))
        return YES if inner.says == "no" else inner
    left = condition["fact"] if "fact" in condition else condition["value"]
    words = [word for word in condition if word not in BESIDE]
    if not words:
        raise ValueError(f"a condition that tests nothing: {condition!r}")
    return all_hold([holds(left, word, condition[word], claim) for word in words])


def holds(left: Node, word: str, bound: Node, claim: Claim) -> Verdict:
    """One word beside a fact or value."""
    figure = parameter(left, claim)
    if word == "is_given":
        return is_given(figure, bound == "true", named(left, claim))
    if word == "is_one_of":
        return any_holds([holds(left, "is", choice, claim) for choice in bound])
    if word == "within":
        ends = award_year(figure, claim) if bound == "award_year" else bound
        words = {"from": "at_least", "to": "at_most"}
        return all_hold([holds(left, words[end], ends[end], claim) for end in ends])
    if word != "is" and word not in ORDERS:
        raise ValueError(f"not a word of a condition: {word}")
    as_text = isinstance(figure, Known) and isinstance(figure.value, str)
    other = parameter(bound, claim, as_text)
    if not isinstance(figure, Known) or not isinstance(other, Known):
        return undecided(fault(figure, other))
    if meets(figure.value, word, other.value):
        return YES
    return Verdict("no", once_each(named(left, claim) + named(bound, claim)))


def is_given(figure: Figure, wanted: bool, facts: tuple[str, ...]) -> Verdict:
    if isinstance(figure, Nothing):
        return undecided(figure)
    return YES if isinstance(figure, Known) == wanted else Verdict("no", facts)


def meets(left: Value, word: str, right: Value) -> bool:
    return left == right if word == "is" else compare(left, right) in ORDERS[word]


def award_year(figure: Figure, claim: Claim) -> dict[str, str]:
    """A day lies between the first and the last of the policy year; a year is that year."""
    book = claim.book
    if isinstance(figure, Known) and isinstance(figure.value, Fraction):
        return {"from": str(book.year), "to": str(book.year)}
    return {"from": book.first_day().isoformat(), "to": book.last_day().isoformat()}
