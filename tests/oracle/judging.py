"""One claim under one clause: in force, eligible, the steps. What it brings to `combine`."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from oracle.claims import Book, Claim
from oracle.figures import YES, Known, Missing, Nothing, Verdict, all_hold, once_each
from oracle.language import judge
from oracle.lines import Entry
from oracle.reading import Node, amount, day
from oracle.steps import award


def about(clause: Node, claim: Claim) -> Verdict:
    return all_hold([judge(condition, claim) for condition in clause.get("about", [])])


def span(*periods: Node) -> tuple[date, date]:
    """The days that lie in all these periods; both ends are inside."""
    first = [date.fromisoformat(period["from"]) for period in periods if "from" in period]
    last = [date.fromisoformat(period["to"]) for period in periods if "to" in period]
    return max(first, default=date.min), min(last, default=date.max)


def year_overlaps(book: Book, *periods: Node) -> bool:
    first, last = span(*periods)
    return max(first, book.first_day()) <= min(last, book.last_day())


def in_force(clause: Node, claim: Claim) -> Verdict:
    periods = [claim.book.schedule.get("in_force", {}), clause.get("in_force", {})]
    if not any(periods):
        return YES
    if "as_of" not in clause:
        return YES if year_overlaps(claim.book, *periods) else Verdict("no")
    value = claim.fact(clause["as_of"])
    if value is None:
        return Verdict("missing", (clause["as_of"],))
    first, last = span(*periods)
    return YES if first <= day(value) <= last else Verdict("no")


def entry(clause: Node, place: int, claim: Claim) -> Entry:
    nothing = Entry(claim, clause["clause"], place, "nil", Fraction(0), before=Fraction(0))
    force = in_force(clause, claim)
    if force.says == "no":
        return nothing.nil("not_in_force")
    eligible = all_hold([judge(condition, claim) for condition in clause.get("eligible_if", [])])
    if eligible.says == "no":
        return nothing.nil("not_eligible:" + ";".join(eligible.facts))
    if eligible.says == "nothing":
        return nothing.nil(eligible.code)

    figure = award(clause["award"], claim)
    missing = [*force.facts, *eligible.facts]
    if isinstance(figure, Missing):
        missing += figure.facts
    if missing:
        may_come_to: Fraction | None = Fraction(0)  # if the steps come to no row or no case
        if isinstance(figure, Missing):
            may_come_to = None
        if isinstance(figure, Known):
            may_come_to = max(Fraction(0), amount(figure.value))
        undecided = replace(nothing, amount=may_come_to, before=None)
        return undecided.open("missing:" + ";".join(once_each(missing)))
    if isinstance(figure, Nothing):
        return nothing.nil(figure.code)
    if isinstance(figure, Missing) or amount(figure.value) <= 0:
        return nothing.nil("nothing_due")
    sum_due = amount(figure.value)
    return replace(nothing, standing="sure", amount=sum_due, before=sum_due)
