"""Rows of another table that belong to a claim: its children, or other children of its parents."""

from oracle.claims import Claim
from oracle.reading import Node


def related(claim: Claim, table: str) -> list[Claim] | None:
    """The rows; None where the sheet was not handed in."""
    book = claim.book
    if table not in book.tables:
        return None
    parents: Node = book.schedule["tables"][table].get("belongs_to", {})
    nearest = [claim.table, *claim.shape.get("belongs_to", {})]
    for parent in nearest:
        holder = claim.above(parent) if parent in parents else None
        if holder is not None:
            columns = parents[parent].items()
            rows = [Claim(book, table, row) for row in book.tables[table]]
            return [each for each in rows if all(holder.row.get(t) == each.row.get(own) for t, own in columns)]
    raise KeyError(f"{claim.table} is not related to {table}")
