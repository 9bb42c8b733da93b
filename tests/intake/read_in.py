"""Files read as a run reads them: in a process of their own, all that is wrong with them raised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.readers import read_files
from subsidy_calc.values.problems import ClaimsRefused


def read_in(files: Sequence[tuple[bytes, str]]) -> list[RawSheet]:
    """The sheets of files given by bytes and name."""
    read = read_files(files)
    if read.problems:
        raise ClaimsRefused(read.problems)
    return list(read.sheets)


def read_book(path: Path) -> list[RawSheet]:
    """The sheets of one file."""
    return read_in([(path.read_bytes(), path.name)])
