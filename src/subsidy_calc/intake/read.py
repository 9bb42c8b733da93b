"""Read: one file, whatever it is, from its bytes to packed sheets. Runs in the worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from subsidy_calc.intake.kinds import kind_of
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.packed import PackedFile, PackedSheet

PIECE = 10_000  # rows


def read_pieces(content: bytes, name: str, limits: Limits = LIMITS) -> Iterator[PackedFile]:
    """The same, piece by piece: the sheets of each go on where those before ended; notes come with the last.

    Raises:
        FileRefused: it cannot be read; what came before does not count.
    """
    path = PurePath(name)
    if kind_of(content, path.suffix) == "parquet":
        from subsidy_calc.intake.parquet import parquet_pieces

        for rows in parquet_pieces(content, limits):
            yield PackedFile([PackedSheet(path.stem, rows, typed=False)])
        return
    read = read_file(content, name, limits)
    for sheet in read.sheets:
        for start in range(0, max(len(sheet.rows), 1), PIECE):
            yield PackedFile([replace(sheet, rows=sheet.rows[start : start + PIECE])])
    yield PackedFile([], read.notes)


def read_file(content: bytes, name: str, limits: Limits = LIMITS) -> PackedFile:
    """Read a file by its content; `name` is its own, without folders.

    Raises:
        FileRefused: it cannot be read.
    """
    path = PurePath(name)
    match kind_of(content, path.suffix):
        case "csv":
            from subsidy_calc.intake.delimited import read_delimited

            return read_delimited(content, path.stem, limits)
        case "parquet":
            from subsidy_calc.intake.parquet import read_parquet

            return read_parquet(content, path.stem, limits)
        case "xlsx":
            from subsidy_calc.intake.workbook import read_workbook

            return read_workbook(content, limits)
