"""Task: all that the assessment of one partition needs, and what it gives back, as bytes that travel."""

from __future__ import annotations

import pickle  # both ends are this program
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.line_keys import Key
from subsidy_calc.assess.pools import Left, PoolSum
from subsidy_calc.facts.heads import Heads
from subsidy_calc.intake.packed import PackedRow
from subsidy_calc.outputs.tally import Tally
from subsidy_calc.schedule.parts import Part
from subsidy_calc.values.messages import Language
from subsidy_calc.values.problems import Problem

SheetName: TypeAlias = "tuple[str, str]"  # a file and its sheet


@dataclass(frozen=True, slots=True)
class Common:
    """What is the same for all partitions of a run."""

    schedule: tuple[Part, ...]
    year: int
    language: Language
    strict: bool
    heads: Heads


@dataclass(frozen=True, slots=True)
class SomeRows:
    """Rows of a sheet with the numbers that they have there."""

    file: str
    name: str
    typed: bool
    numbers: npt.NDArray[np.int64]
    rows: list[PackedRow]


@dataclass(frozen=True, slots=True)
class Task:
    """One partition: some rows of every sheet, and what pools left its lines."""

    common: Common
    sheets: tuple[SomeRows, ...]
    left: Left

    def packed(self) -> bytes:
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Written rows, a block a key: keys that ascend, the length of each block, and all blocks in one."""

    keys: npt.NDArray[np.bytes_] | npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    content: bytes


@dataclass(frozen=True, slots=True)
class Ask:
    """What a partition asks of one pool: sums by group, and packed, line by line."""

    sums: Mapping[Key, PoolSum]
    askers: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """A partition assessed: its records as they are written, its tally, the first problems, what it asks of pools."""

    lines: Blocks  # by credit code
    payments: Blocks
    rows: Mapping[SheetName, Blocks]  # by row
    problems: Mapping[SheetName, Blocks]
    notes: Mapping[SheetName, Blocks]
    tally: Tally
    first_problems: Sequence[Problem]
    asked: Mapping[int, Ask] = field(default_factory=dict)
