"""Entries: what the register holds, a batch, a counter-entry or changes of state each, and the hash that ties it to the one before."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["run", "import", "correction", "state"]

FIRST = "0" * 64  # what the first entry follows


@dataclass(frozen=True, slots=True)
class BookedLine:
    """One line of an entry: the award, or in a counter-entry what it changes."""

    line: str
    uscc: str
    name: str
    clause: str
    matter: str  # the rest of the claim's key, as the sheet of earlier awards writes it
    sum_fen: int
    detail: str = ""  # of a run's line, as JSON, what papers say of it beside its sum


@dataclass(frozen=True, slots=True)
class Change:
    """One claim's change of state, as it was recorded."""

    claim: str  # named as the line that a run makes of it
    uscc: str
    name: str
    clause: str
    matter: str
    state: str
    instalment: int  # of what is paid: the first of 2; 0 where nothing is
    instalments: int
    sum_fen: int | None  # what was paid, where that is known
    day: str
    by_whom: str
    paper: str
    office: str
    note: str


# what a line and a change say, in the order of their columns; `astuple` takes twenty times as long
parts_of_line = attrgetter(*(field.name for field in fields(BookedLine)))
parts_of_change = attrgetter(*(field.name for field in fields(Change)))


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is recorded; of a counter-entry, `batch` is the batch that it corrects."""

    kind: Kind
    year: int
    schedule: str
    source: str  # the hash of the run or of the workbook that it comes from
    lines: tuple[BookedLine, ...]
    batch: int = 0
    label: str = ""  # how the workbook names the batch
    reason: str = ""
    seen: str | None = None  # the newest entry's hash when it was computed, if the register was looked at
    looks_back: bool = False  # whether what stands in the register could have changed it
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is recorded. Numbers count all entries, batches only those that are no counter-entries."""

    number: int
    kind: str
    batch: int
    year: int
    schedule: str
    source: str
    label: str
    reason: str
    previous: str
    hash: str
    lines: tuple[BookedLine, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def sum_fen(self) -> int:
        return sum(line.sum_fen for line in self.lines)

    def own_hash(self) -> str:
        """The SHA-256 over the hash before and everything that the entry says."""
        said = (
            self.previous, self.number, self.kind, self.batch, self.year, self.schedule, self.source, self.label,
            self.reason, [parts_of_line(line) for line in self.lines],
            [parts_of_change(change) for change in self.changes],
        )  # fmt: skip
        # a value of a type that JSON lacks has been put there by another hand: it gives another hash
        text = json.dumps(said, ensure_ascii=True, separators=(",", ":"), default=repr)
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def read_entries(connection: sqlite3.Connection, *, batch: int | None = None) -> Iterator[Entry]:
    """The entries in their order, or those of one batch: the batch and its counter-entries."""
    which, values = ("WHERE batch = ?", [batch]) if batch is not None else ("", [])
    heads = connection.execute(
        "SELECT number, kind, batch, year, schedule, source, label, reason, previous, hash"  # noqa: S608  no value
        f" FROM entry {which} ORDER BY number",
        values,
    )
    lines = connection.execute(
        "SELECT entry, line.line, uscc, name, clause, matter, sum_fen, detail FROM line JOIN entry ON number = entry"  # noqa: S608  no value
        f" {which} ORDER BY entry, position",
        values,
    )
    changes = connection.execute(
        "SELECT change.entry, claim, uscc, name, clause, matter, state, instalment, instalments, sum_fen, day, by_whom,"  # noqa: S608  no value
        f" paper, office, note FROM change JOIN entry ON number = entry {which} ORDER BY entry, position",
        values,
    )
    lines_of, changes_of = _Parts(lines), _Parts(changes)
    for head in heads:
        booked = tuple(BookedLine(*row[1:]) for row in lines_of.entry(head[0]))
        changed = tuple(Change(*row[1:]) for row in changes_of.entry(head[0]))
        yield replace(Entry(*head), lines=booked, changes=changed)


class _Parts:
    """Rows in the order of their entries, handed out entry by entry."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:  # Any: what a column can hold
        self._by_entry = groupby(rows, key=lambda row: row[0])
        self._number: int | None = None
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self._next()

    def entry(self, number: int) -> list[tuple[Any, ...]]:  # Any: as above
        if self._number != number:
            return []
        found = list(self._rows)
        self._next()
        return found

    def _next(self) -> None:
        self._number, self._rows = next(self._by_entry, (None, iter(())))


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number and hash of the newest entry."""
    found = connection.execute("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return (0, FIRST) if found is None else (int(found[0]), str(found[1]))
