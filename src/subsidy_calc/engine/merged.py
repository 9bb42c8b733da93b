"""Merged: records of partitions written as one, in the order of one run, without being read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.award_lines import InvariantBroken
from subsidy_calc.engine.blocks import written
from subsidy_calc.engine.task import Blocks, SheetName

Keys: TypeAlias = "npt.NDArray[Any]"  # Any: codes or row numbers
_Part: TypeAlias = "tuple[SheetName, int, Keys, npt.NDArray[np.int64]]"  # where its blocks start in the file


class Record:
    """The blocks of one record, of all partitions: their keys here, what is written in a file on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._end = 0
        self._parts: list[_Part] = []
        path.write_bytes(b"")

    def add(self, blocks: Blocks, sheet: SheetName = ("", "")) -> None:
        """Take the blocks of one partition in."""
        if not len(blocks.keys):
            return
        with self._path.open("ab") as file:
            file.write(blocks.content)
        self._parts.append((sheet, self._end, blocks.keys, blocks.sizes))
        self._end += len(blocks.content)

    def add_sheets(self, of_sheets: Mapping[SheetName, Blocks]) -> None:
        """The same, of a record that is cut by sheets."""
        for sheet, blocks in of_sheets.items():
            self.add(blocks, sheet)

    def all_keys(self) -> Iterator[tuple[SheetName, Keys]]:
        """All keys of each sheet, sorted."""
        for sheet in self._sheets():
            yield sheet, np.sort(np.concatenate([keys for of, _, keys, _ in self._parts if of == sheet]))

    def write(self, target: Path, header: Sequence[str]) -> None:
        """Write the record: sheet by sheet, by key; of one key what came first stands first."""
        with target.open("wb") as file:
            file.write(b"\xef\xbb\xbf" + b"".join(written([tuple(header)])))
            for sheet in self._sheets():
                self._write_sheet(file, [part for part in self._parts if part[0] == sheet])

    def _sheets(self) -> list[SheetName]:
        return sorted({sheet for sheet, _, _, _ in self._parts})

    def _write_sheet(self, file: IO[bytes], parts: Sequence[_Part]) -> None:
        order = np.argsort(np.concatenate([keys for _, _, keys, _ in parts]), kind="stable")
        homes = np.repeat(np.arange(len(parts)), [len(keys) for _, _, keys, _ in parts])[order]
        sizes = np.concatenate([sizes for _, _, _, sizes in parts])[order]
        with ExitStack() as opened:
            streams = [opened.enter_context(self._path.open("rb")) for _ in parts]
            for stream, (_, start, _, _) in zip(streams, parts, strict=True):
                stream.seek(start)
            file.writelines(_blocks(streams, homes, sizes))


AT_ONCE = 100_000


def _blocks(
    streams: Sequence[IO[bytes]], homes: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]
) -> Iterator[bytes]:
    reads = [stream.read for stream in streams]
    for start in range(0, len(homes), AT_ONCE):
        behind = start + AT_ONCE
        for home, size in zip(homes[start:behind].tolist(), sizes[start:behind].tolist(), strict=True):
            yield reads[home](size)


def check_every_row(fates: Record, sizes: Mapping[SheetName, int]) -> None:
    """Every row of every sheet must have one fate, in one partition.

    Raises:
        InvariantBroken: one has none, or several.
    """
    found = {sheet: len(keys) for sheet, keys in fates.all_keys() if _is_gapless(keys)}
    wanted = {sheet: size for sheet, size in sizes.items() if size}
    if found != wanted:
        raise InvariantBroken(f"rows without exactly one fate: {list(set(found.items()) ^ set(wanted.items()))[:5]}")


def check_every_code(lines: Record) -> None:
    """No enterprise may stand in two partitions.

    Raises:
        InvariantBroken: one does.
    """
    for _, codes in lines.all_keys():
        if np.any(codes[1:] == codes[:-1]):
            raise InvariantBroken("an enterprise stands in two partitions")


def _is_gapless(keys: Iterable[object]) -> bool:
    numbers = np.asarray(keys)
    return bool(np.array_equal(numbers, np.arange(1, len(numbers) + 1)))
