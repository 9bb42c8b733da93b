"""choose_one: of the lines of a group those of the clause that the enterprise chose."""

from oracle.lines import Entry, same_group, taking_part
from oracle.reading import Node


def choose_one(rule: Node, entries: list[Entry]) -> list[Entry]:
    taking = taking_part(rule, entries)
    return [settle(rule, one, taking) if one in taking and one.standing == "sure" else one for one in entries]


def settle(rule: Node, one: Entry, taking: list[Entry]) -> Entry:
    sure: list[Entry] = []
    may: list[Entry] = []
    for other in taking:
        together = same_group(rule, other.claim, one.claim)
        if other is not one and together is not False:
            (sure if other.standing == "sure" and together else may).append(other)
    answers = {outcome(rule, one, sure), outcome(rule, one, sure + may)}
    if answers == {"paid"}:
        return one
    if answers == {"not"}:
        return one.nil("choose_one")
    return one.open(f"missing:{rule['chosen_by']}" if "missing" in answers else "uncertain:choose_one")


def outcome(rule: Node, one: Entry, others: list[Entry]) -> str:
    """A line that states no choice leaves it to the others."""
    if not others:
        return "paid"
    stated = {each.claim.fact(rule["chosen_by"]) for each in [one, *others]} - {None}
    if len(stated) != 1:
        return "open" if stated else "missing"
    return "paid" if rule["choices"].get(stated.pop()) == one.clause else "not"
