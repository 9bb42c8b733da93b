"""Limits: what one file handed in may be at most. None is near what a claims workbook needs."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds; `ratio` is unpacked to packed, for parts above `ratio_from`."""

    file: int = 200 * MIB
    table: int = 2048 * MIB  # of a .csv or .parquet
    entries: int = 5_000
    part: int = 1024 * MIB
    unpacked: int = 1536 * MIB
    ratio: int = 400
    ratio_from: int = 16 * MIB
    depth: int = 128
    attributes: int = 256
    cells: int = 20_000_000
    rows: int = 1_048_576
    columns: int = 16_384
    memory: int = 6 * 1024 * MIB  # of the process that reads
    cpu: int = 900
    time: int = 1_200


LIMITS = Limits()
