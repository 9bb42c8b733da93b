"""The run: every claim under every clause that speaks of it, then the rules between lines."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import yaml

from oracle.beside import settle_together
from oracle.cap import cap
from oracle.choose_one import choose_one
from oracle.claims import Book, Claim
from oracle.difference import difference
from oracle.highest import highest
from oracle.history import Past, read_earlier
from oracle.judging import about, entry, year_overlaps
from oracle.lines import Entry, Line
from oracle.once import once
from oracle.point_out import point_out
from oracle.pools import budget, quota
from oracle.reading import Node, Row

NOT_READ = ("payment",)
LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader  # the same, ten times as fast


def evaluate(
    schedule_yaml: str,
    year: int,
    tables: dict[str, list[Row]],
    earlier: list[dict[str, str]] | None,
) -> list[Line]:
    book = Book(parsed(schedule_yaml), year, tables)
    if not year_overlaps(book, book.schedule.get("in_force", {})):
        raise ValueError(f"the schedule is not in force in {year}")
    entries = all_entries(book)
    past = read_earlier(book, earlier or [])
    rules = book.schedule.get("combine", [])
    entries = settle_together([rule for rule in rules if is_beside(rule)], entries)
    for rule in rules:
        entries = entries if is_beside(rule) else apply(rule, entries, past)
    return [one.report() for one in entries if not one.ghost]


@cache
def parsed(schedule_yaml: str) -> Node:
    schedule = yaml.load(schedule_yaml, LOADER)  # noqa: S506 - text, lists and mappings only
    for part in (schedule, *schedule["clauses"], *schedule["tables"].values()):
        if words := [word for word in NOT_READ if word in part]:
            raise ValueError(f"the oracle does not read {words}")
    return schedule


def all_entries(book: Book) -> list[Entry]:
    clauses = list(enumerate(book.schedule["clauses"]))
    entries = []
    for table in book.schedule["tables"]:
        own = [(place, clause) for place, clause in clauses if clause["for_each"] == table]
        if own:
            for row in book.tables.get(table, []):
                entries += entries_of(Claim(book, table, row), own)
    return entries


def entries_of(claim: Claim, clauses: list[tuple[int, Node]]) -> list[Entry]:
    spoken = [(place, clause, about(clause, claim).says) for place, clause in clauses]
    if any(says == "missing" for _, _, says in spoken):
        return [Entry(claim, clause["clause"], place, "open", None, ghost=True) for place, clause in clauses]
    lines = [entry(clause, place, claim) for place, clause, says in spoken if says == "yes"]
    return lines or [Entry(claim, "", -1, "nil", Fraction(0), "no_clause", Fraction(0))]


def is_beside(rule: Node) -> bool:
    return "only_with" in rule or "not_with" in rule


def apply(rule: Node, entries: list[Entry], past: list[Past]) -> list[Entry]:
    for word, looking_back in (("once", once), ("cap", cap), ("difference", difference)):
        if word in rule:
            return looking_back(rule[word], entries, past)
    for word, settle in SETTLE.items():
        if word in rule:
            return settle(rule[word], entries)
    raise ValueError(f"not a rule: {rule!r}")


SETTLE: dict[str, Callable[[Node, list[Entry]], list[Entry]]] = {
    "highest": highest,
    "choose_one": choose_one,
    "budget": budget,
    "quota": quota,
    "point_out": point_out,
}
