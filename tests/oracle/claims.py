"""A claim: one row, what it knows of itself and of its parents, and its key."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from oracle.reading import Node, Row, Value, amount, cell


@dataclass(frozen=True, eq=False)
class Book:
    """All that a run is given: the schedule, the policy year and the rows."""

    schedule: Node
    year: int
    tables: dict[str, list[Row]]

    def year_begins(self, year: int) -> date:
        return date.fromisoformat(f"{year:04}-{self.schedule.get('year_begins', '01-01')}")

    def first_day(self) -> date:
        return self.year_begins(self.year)

    def last_day(self) -> date:
        return self.year_begins(self.year + 1) - timedelta(days=1)

    def is_fact(self, text: str) -> bool:
        table, _, column = text.partition(".")
        tables = self.schedule["tables"]
        return table in tables and column in tables[table]["columns"]


@dataclass(frozen=True, eq=False)
class Claim:
    book: Book
    table: str
    row: Row
    names: Node = None  # what the clause derives

    @property
    def shape(self) -> Node:
        return self.book.schedule["tables"][self.table]

    @cached_property
    def uscc_column(self) -> str:
        columns: dict[str, Node] = self.shape["columns"]
        return next(name for name, column in columns.items() if column["type"] == "uscc")

    def uscc(self) -> str:
        return self.row.get(self.uscc_column) or ""

    def rest_columns(self) -> list[str]:
        return [column for column in self.shape["key"] if column != self.uscc_column]

    def key(self) -> tuple[str, ...]:
        """USCC first, then the other parts of the key; claims stand in the order of this."""
        return (self.uscc(), *(self.row.get(column) or "" for column in self.rest_columns()))

    def line(self, clause: str) -> str:
        parts = [part.replace("~", "~0").replace("/", "~1") for part in self.key()]
        return "/".join([clause or f"({self.table})", *parts])

    def fact(self, name: str) -> Value | None:
        """The value of `table.column`, in this row or above it; None where it is missing."""
        table, _, column = name.partition(".")
        holder = self.above(table)
        if holder is None:
            raise KeyError(f"{self.table} sees no {name}")
        return holder.value(column)

    def above(self, table: str) -> "Claim | None":
        if table == self.table:
            return self
        for parent, columns in self.shape.get("belongs_to", {}).items():
            for row in self.book.tables[parent]:
                if all(row.get(theirs) == self.row.get(own) for theirs, own in columns.items()):
                    found = Claim(self.book, parent, row).above(table)
                    if found is not None:
                        return found
        return None

    def value(self, column: str) -> Value | None:
        shape = self.shape["columns"][column]
        text = self.row.get(column) or shape.get("if_blank")
        claimed = None if text is None else cell(text, shape["type"])
        if "verified" not in shape:
            return claimed
        text = self.row.get(f"{column}.verified")
        if text:
            verified = amount(cell(text, "money"))
            above_claimed = claimed is not None and verified > amount(claimed)
            return None if above_claimed else verified
        return claimed if shape["verified"] == "optional" else None

    def per(self, name: Node) -> Value | None:
        """What a combination rule groups by. A blank part of a key is a value: empty text."""
        if isinstance(name, dict):  # a matter of several tables: the first that this claim sees
            seen = [fact for fact in name["matter"] if self.above(fact.partition(".")[0]) is not None]
            return self.per(seen[0])
        if name == "enterprise":
            return self.uscc()
        table, _, column = name.partition(".")
        columns_of_parent = self.shape.get("belongs_to", {}).get(table, {})
        own = column if table == self.table else columns_of_parent.get(column)
        if own is not None and own in self.shape["key"]:
            found = self.value(own)
            return "" if found is None else found
        return self.fact(name)
