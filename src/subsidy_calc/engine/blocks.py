"""Blocks: rows of a record written as .csv, cut where their key changes, so that parts can be put in order unread."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import TypeVar

import numpy as np

from subsidy_calc.engine.task import Blocks, SheetName
from subsidy_calc.outputs.records import Row, not_a_formula
from subsidy_calc.values.places import Cell, Place

K = TypeVar("K")


def by_code(rows: Iterable[tuple[str, Row]]) -> Blocks:
    """Rows with their credit codes, those of one code together."""
    codes, blocks = _blocks(rows)
    return Blocks(np.array(codes, dtype="S18"), _sizes(blocks), b"".join(blocks))


def by_sheet(rows: Iterable[tuple[Place, Row]]) -> Mapping[SheetName, Blocks]:
    """Rows with the places that they speak of, sorted by them: sheet by sheet, by row."""
    of_sheets: dict[SheetName, list[tuple[int, Row]]] = defaultdict(list)
    for place, row in rows:
        name, number = ((place.file, place.sheet), place.row) if isinstance(place, Cell) else ((place.file, ""), 0)
        of_sheets[name].append((number, row))
    found = {}
    for name, own in of_sheets.items():
        numbers, blocks = _blocks(own)
        found[name] = Blocks(np.array(numbers, np.int64), _sizes(blocks), b"".join(blocks))
    return found


def written(rows: Iterable[Row]) -> list[bytes]:
    """Each row as it stands in the file."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))  # one call a row
    writer.writerows([not_a_formula(text) for text in row] for row in rows)
    return [line.encode() for line in lines]


def _blocks(rows: Iterable[tuple[K, Row]]) -> tuple[list[K], list[bytes]]:
    pairs = list(rows)
    lines = written(row for _, row in pairs)
    keys: list[K] = []
    blocks: list[list[bytes]] = []
    for (key, _), line in zip(pairs, lines, strict=True):
        if not keys or keys[-1] != key:
            keys.append(key)
            blocks.append([])
        blocks[-1].append(line)
    return keys, [b"".join(block) for block in blocks]


def _sizes(blocks: list[bytes]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([len(block) for block in blocks], np.int64)
