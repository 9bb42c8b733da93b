"""File list: what became of each file of a run, a line each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.claims import Claims
from subsidy_calc.values.messages import Message

_ROWS_OF_DATA = ("claim", "enterprise", "child", "earlier", "decision", "refused", "repeat")


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file: rows of data, those refused, awards and their sum in yuan, and why anything is not well."""

    file: str
    rows: int
    refused: int
    awarded: int
    award: Fraction
    is_refused: bool
    why: tuple[Message, ...]


def file_outcomes(files: Sequence[str], claims: Claims, lines: Sequence[AwardLine]) -> list[FileOutcome]:
    """The outcome of each of the files, in their order."""
    rows = Counter(fate.place.file for fate in claims.fates if fate.fate in _ROWS_OF_DATA)
    refused = Counter(fate.place.file for fate in claims.fates if fate.fate == "refused")
    awarded = Counter(line.head.place.file for line in lines if line.status == "awarded")
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        sums[line.head.place.file] += line.award
    why: dict[str, Counter[Message]] = defaultdict(Counter)
    for problem in claims.problems:
        why[problem.place.file][problem.says] += 1
    return [
        FileOutcome(
            file=file,
            rows=rows[file],
            refused=refused[file],
            awarded=awarded[file],
            award=sums[file],
            is_refused=file in claims.refused_files,
            why=tuple(says for says, _ in why[file].most_common()),
        )
        for file in files
    ]
