"""Spill: rows on disk in buckets by credit code, so that no more than a bucket has to be held."""

from __future__ import annotations

import pickle  # written and read by this program alone
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from subsidy_calc.intake.packed import PackedRow

HELD = 60_000  # rows that wait to be written


@dataclass(slots=True)
class Chunk:
    """Rows of one sheet that go to one bucket, in their order, each with its number and whose it is."""

    sheet: int
    numbers: array[int] = field(default_factory=lambda: array("q"))
    owners: list[str] = field(default_factory=list)
    rows: list[PackedRow] = field(default_factory=list)


class Spill:
    """A folder of buckets. An owner is a credit code, or a name that no code has for a row of nobody."""

    def __init__(self, folder: Path, buckets: int) -> None:
        self._folder = folder
        self.sizes = [0] * buckets  # rows in each bucket
        self._held: dict[tuple[int, int], Chunk] = {}
        self._waiting = 0

    def put(self, sheet: int, number: int, owner: str, row: PackedRow) -> None:
        """Take a row in."""
        bucket = crc32(owner.encode()) % len(self.sizes)  # the same in every process
        chunk = self._held.get((bucket, sheet))
        if chunk is None:
            chunk = self._held[bucket, sheet] = Chunk(sheet)
        chunk.numbers.append(number)
        chunk.owners.append(owner)
        chunk.rows.append(row)
        self.sizes[bucket] += 1
        self._waiting += 1
        if self._waiting >= HELD:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for (bucket, _), chunk in self._held.items():
            with self._path(bucket).open("ab") as file:
                pickle.dump(chunk, file, pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self._waiting = 0

    def chunks(self, bucket: int) -> Iterator[Chunk]:
        """What a bucket holds, each sheet's rows in their order."""
        path = self._path(bucket)
        if not path.exists():
            return
        with path.open("rb") as file:
            while file.peek(1):
                chunk: Chunk = pickle.load(file)  # noqa: S301  written by this program
                yield chunk

    def _path(self, bucket: int) -> Path:
        return self._folder / f"rows-{bucket}"
