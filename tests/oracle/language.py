"""Parameters and conditions. Each may stand inside the other, so they share a file."""

import operator
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
    once_each,
    opposite,
    reckon,
    undecided,
)
from oracle.reading import Node, Value, compare, day, scalar
from oracle.rows import related

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
        return stated(node, claim, as_text)
    if "percent" in node:
        return reckon(operator.mul, parameter(node["percent"], claim), parameter(node["of"], claim))
    if "by_date" in node:
        return by_date(node["by_date"], claim)
    if "derived" in node:
        definition, holder = definition_of(node["derived"], claim)
        return parameter(definition, holder, as_text)
    if isinstance(node.get("cases"), list) and "then" in node["cases"][0] and is_value(node["cases"]):
        return chosen_case(node["cases"], claim, as_text)
    return outcome(node.get("steps", [node]), claim)


def outcome(steps: Node, claim: Claim) -> Figure:
    from oracle.steps import award  # steps hold parameters, and parameters steps

    return award(steps, claim)


def stated(text: str, claim: Claim, as_text: bool) -> Figure:
    if claim.book.is_fact(text):
        value = claim.fact(text)
        return Missing((text,)) if value is None else Known(value)
    if text == "award_year_start":
        return Known(claim.book.first_day())
    if text == "award_year_end":
        return Known(claim.book.last_day())
    return Known(text if as_text else scalar(text))


def is_value(cases: Node) -> bool:
    """Cases of values, not of lists of steps."""
    return not any(isinstance(case.get("then", case.get("otherwise")), list) for case in cases)


def first_case(cases: Node, claim: Claim) -> Node | Missing | Nothing:
    """What the first case that holds leads to. One that cannot be told ends the search."""
    for case in cases:
        if "otherwise" in case:
            return case["otherwise"]
        verdict = judge(case["when"], claim)
        if verdict.says == "yes":
            return case["then"]
        if verdict.says == "missing":
            return Missing(verdict.facts)
        if verdict.says == "nothing":
            return Nothing(verdict.code)
    return Nothing("no_case")


def chosen_case(cases: Node, claim: Claim, as_text: bool) -> Figure:
    then = first_case(cases, claim)
    return then if isinstance(then, Missing | Nothing) else parameter(then, claim, as_text)


def by_date(node: Node, claim: Claim) -> Figure:
    as_of = parameter(node["as_of"], claim)
    if not isinstance(as_of, Known):
        return as_of
    for period in node["values"]:
        first, last = period.get("from", "0001-01-01"), period.get("to", "9999-12-31")
        if first <= day(as_of.value).isoformat() <= last:
            return parameter(period["is"], claim)
    return Nothing("no_period")


def definition_of(name: str, claim: Claim) -> tuple[Node, Claim]:
    """What a name stands for, and whose facts it is computed from."""
    if name in (claim.names or {}):
        return claim.names[name], claim
    for table, shape in claim.book.schedule["tables"].items():
        if name in shape.get("derive", {}):
            holder = claim.above(table)
            if holder is not None:
                return shape["derive"][name], holder
    return claim.book.schedule["constants"][name], claim


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
        return opposite(judge(condition["not"], claim), named(condition["not"], claim))
    if "any" in condition or "none" in condition:
        return over_rows(condition, claim)
    if "derived" in condition:
        return judge(*definition_of(condition["derived"], claim))
    return comparison(condition, claim)


def over_rows(condition: Node, claim: Claim) -> Verdict:
    if "any" in condition:
        return some_row(condition["any"], condition, claim)
    return opposite(some_row(condition["none"], condition, claim), named(condition, claim))


def some_row(table: str, condition: Node, claim: Claim) -> Verdict:
    rows = related(claim, table)
    if rows is None:
        return Verdict("missing", (table,))
    where = condition.get("where", [])
    found = [all_hold([judge(part, row) for part in where]) for row in rows]
    return any_holds(found) if found else Verdict("no", (table,))


def comparison(condition: Node, claim: Claim) -> Verdict:
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
        return undecided(figure, other)
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
