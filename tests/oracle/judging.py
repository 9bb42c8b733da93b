"""One claim under one clause: in force, eligible, the steps. What it brings to `combine`."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from oracle.claims import Book, Claim
from oracle.figures import YES, Figure, Missing, Nothing, Verdict, all_hold, any_holds, once_each
from oracle.language import judge
from oracle.lines import Entry
from oracle.reading import Node, amount, day
from oracle.steps import award


def about(clause: Node, claim: Claim) -> Verdict:
    own = replace(claim, names=clause.get("derive"))
    return all_hold([judge(condition, own) for condition in clause.get("about", [])])


def span(*periods: Node) -> tuple[date, date]:
    """The days that lie in all these periods; both ends are inside."""
    first = [date.fromisoformat(period["from"]) for period in periods if "from" in period]
    last = [date.fromisoformat(period["to"]) for period in periods if "to" in period]
    return max(first, default=date.min), min(last, default=date.max)


def year_overlaps(book: Book, *periods: Node) -> bool:
    first, last = span(*periods)
    return max(first, book.first_day()) <= min(last, book.last_day())


def in_force(clause: Node, claim: Claim) -> Verdict:
    """Within every period, and before the repeal unless the claim had begun in time."""
    periods = [claim.book.schedule.get("in_force", {}), clause.get("in_force", {})]
    inside = in_periods(clause, claim, periods)
    if "repealed" not in clause:
        return inside
    eve = date.fromisoformat(clause["repealed"]) - timedelta(days=1)
    before_repeal = in_periods(clause, claim, [*periods, {"to": eve.isoformat()}])
    if "transition" not in clause:
        return before_repeal
    return all_hold([inside, any_holds([before_repeal, had_begun(clause["transition"], claim)])])


def in_periods(clause: Node, claim: Claim, periods: list[Node]) -> Verdict:
    if not any(periods):
        return YES
    if "as_of" not in clause:
        return YES if year_overlaps(claim.book, *periods) else Verdict("no")
    value = claim.fact(clause["as_of"])
    if value is None:
        return Verdict("missing", (clause["as_of"],))
    first, last = span(*periods)
    return YES if first <= day(value) <= last else Verdict("no")


def had_begun(transition: Node, claim: Claim) -> Verdict:
    begun = claim.fact(transition["begun"])
    if begun is None:
        return Verdict("missing", (transition["begun"],))
    return YES if day(begun) < date.fromisoformat(transition["before"]) else Verdict("no")


def all_steps(clause: Node, schedule: Node) -> Node:
    """The clause's own, those that stand after every clause, and the default rounding."""
    steps = [*clause["award"], *schedule.get("all_clauses", {}).get("finally", [])]
    if "round" in schedule and "round" not in steps[-1]:
        steps.append({"round": schedule["round"]})
    return steps


def entry(clause: Node, place: int, claim: Claim) -> Entry:
    """The line before combination. Of a line that cannot tell, `before` is not known."""
    claim = replace(claim, names=clause.get("derive"))
    blank = Entry(claim, clause["clause"], place, "nil", Fraction(0), before=Fraction(0))
    force = in_force(clause, claim)
    schedule = claim.book.schedule
    conditions = [*schedule.get("all_clauses", {}).get("eligible_if", []), *clause.get("eligible_if", [])]
    eligible = all_hold([judge(condition, claim) for condition in conditions])
    if force.says == "no":
        return blank.nil("not_in_force")
    if eligible.says == "no":
        return blank.nil("not_eligible:" + ";".join(eligible.facts))
    if eligible.says == "nothing":
        return blank.nil(eligible.code)

    figure = award(all_steps(clause, schedule), claim)
    missing = [*force.facts, *eligible.facts, *(figure.facts if isinstance(figure, Missing) else ())]
    if "missing" in (force.says, eligible.says) or isinstance(figure, Missing):
        undecided = replace(blank, amount=may_come_to(figure), before=None)
        return undecided.open("missing:" + ";".join(once_each(missing)))
    return decided(blank, figure)


def may_come_to(figure: Figure) -> Fraction | None:
    """The most that an undecided line may be awarded; None is unlimited."""
    if isinstance(figure, Missing):
        return None
    return Fraction(0) if isinstance(figure, Nothing) else max(Fraction(0), amount(figure.value))


def decided(blank: Entry, figure: Figure) -> Entry:
    if isinstance(figure, Nothing):
        return blank.nil(figure.code)
    if isinstance(figure, Missing) or amount(figure.value) <= 0:
        return blank.nil("nothing_due")
    return replace(blank, standing="sure", amount=amount(figure.value), before=amount(figure.value))
