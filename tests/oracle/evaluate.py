"""The run: every claim under every clause that speaks of it, then the rules between lines."""

from fractions import Fraction
from functools import cache

import yaml

from oracle.cap import cap
from oracle.claims import Book, Claim
from oracle.highest import highest
from oracle.history import Past, read_earlier
from oracle.judging import about, entry, year_overlaps
from oracle.lines import Entry, Line
from oracle.once import once
from oracle.point_out import point_out
from oracle.reading import Node, Row

NOT_READ = ("payment",)


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
    for rule in book.schedule.get("combine", []):
        entries = apply(rule, entries, past)
    return [one.report() for one in entries if not one.ghost]


@cache
def parsed(schedule_yaml: str) -> Node:
    schedule = yaml.load(schedule_yaml, yaml.BaseLoader)  # noqa: S506 - text, lists and mappings only
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


def apply(rule: Node, entries: list[Entry], past: list[Past]) -> list[Entry]:
    if "once" in rule:
        return once(rule["once"], entries, past)
    if "highest" in rule:
        return highest(rule["highest"], entries)
    if "cap" in rule:
        return cap(rule["cap"], entries, past)
    if "point_out" in rule:
        return point_out(rule["point_out"], entries)
    raise ValueError(f"not a rule: {rule!r}")
