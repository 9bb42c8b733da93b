"""Awards of earlier years: rows of 历年兑现, read back by the key of the clause's own table."""

from dataclasses import dataclass
from fractions import Fraction

from oracle.claims import Book, Claim
from oracle.lines import names_clause, same_group
from oracle.reading import Node, Row, amount, scalar


@dataclass(frozen=True, eq=False)
class Past:
    clause: str
    claim: Claim  # only the columns of its key are known
    award: Fraction
    year: int


def read_earlier(book: Book, rows: list[dict[str, str]]) -> list[Past]:
    clauses = book.schedule["clauses"]
    return [
        Past(
            clause["clause"],
            past_claim(Claim(book, clause["for_each"], {}), row["uscc"], row["matter"]),
            amount(scalar(row["award"])),
            int(row["year"]),
        )
        for row in rows
        for clause in clauses
        if row["clause"] in (clause["clause"], clause.get("title"))
    ]


def past_claim(claim: Claim, uscc: str, matter: str) -> Claim:
    """The matter is the rest of the key, joined by "/"; the last part may hold more of them."""
    columns = claim.rest_columns()
    parts = matter.split("/", max(0, len(columns) - 1))
    plain = [part.replace("~1", "/").replace("~0", "~") for part in parts]
    row: Row = {claim.uscc_column: uscc, **dict(zip(columns, plain, strict=False))}
    return Claim(claim.book, claim.table, row)


def of_group(rule: Node, claim: Claim, past: list[Past]) -> list[Past]:
    """The earlier awards in the group of a claim. Where that is open, none is in it for sure."""
    return [
        one
        for one in past
        if names_clause(rule, one.clause) and one.award > 0 and same_group(rule, one.claim, claim) is True
    ]
