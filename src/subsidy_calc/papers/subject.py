"""Subject: what papers are made of, a run or a batch: its lines with their list numbers, and what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from subsidy_calc.outputs.line_detail import LineDetail, PartDetail
from subsidy_calc.papers.paper import Sum
from subsidy_calc.values.messages import Language
from subsidy_calc.values.quantities import FEN
from subsidy_calc.values.sums import added


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line. `number` is its place among the awarded lines of the run or batch, the same in all papers; 0 for others.

    `parts` is None where a sum was put right afterwards, and who bears the difference is not known.
    """

    number: int
    uscc: str
    name: str
    award: Fraction
    detail: LineDetail
    parts: Sequence[PartDetail] | None

    @property
    def sum(self) -> Sum:
        return Sum(self.award)

    @property
    def payable_now(self) -> Sequence[PartDetail]:
        """What is paid now, by whom."""
        return [part for part in self.parts or () if part.state == "now" and part.fen]


@dataclass(frozen=True, slots=True)
class Subject:
    """A run or a batch. `batch` is empty where there is none; `recorded` where only sums were recorded, no details."""

    language: Language
    schedule: str
    document: str
    jurisdiction: str
    year: int
    batch: str
    run: str
    lines: Sequence[PaperLine]
    only_sums: bool = False

    @property
    def awarded(self) -> list[PaperLine]:
        return [line for line in self.lines if line.award]

    def by_enterprise(self) -> Iterator[list[PaperLine]]:
        """The lines of each enterprise, in the order of credit codes."""
        own = sorted(self.lines, key=lambda line: line.uscc)  # keeps the order of one enterprise's lines
        for _, lines in groupby(own, key=lambda line: line.uscc):
            yield list(lines)


def total(lines: Sequence[PaperLine]) -> Sum:
    """The sum of all awards."""
    return Sum(added(line.award for line in lines))


def sum_of_fen(fen: int) -> Sum:
    """Whole fen as a sum."""
    return Sum(fen * FEN)
