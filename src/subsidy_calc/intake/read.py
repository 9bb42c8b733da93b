"""Read: one file, whatever it is, from its bytes to packed sheets. Runs in the worker."""

from __future__ import annotations

from pathlib import PurePath

from subsidy_calc.intake.kinds import kind_of
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.packed import PackedFile


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
