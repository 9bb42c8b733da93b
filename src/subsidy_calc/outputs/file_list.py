"""File list: what became of each file of a run, a line each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.facts.claims import Claims
from subsidy_calc.outputs.tally import Tally, tally_of
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
    return tallied_outcomes(files, tally_of(claims, lines))


def tallied_outcomes(files: Sequence[str], tally: Tally) -> list[FileOutcome]:
    """The same, of a run's tally."""
    rows: Counter[str] = Counter()
    for (file, fate), count in tally.fates.items():
        rows[file] += count if fate in _ROWS_OF_DATA else 0
    why: dict[str, Counter[Message]] = defaultdict(Counter)
    for (file, says), count in tally.why.items():
        why[file][says] += count
    return [
        FileOutcome(
            file=file,
            rows=rows[file],
            refused=tally.fates[file, "refused"],
            awarded=tally.awarded_of_file[file],
            award=tally.by_file.get(file, Fraction(0)),
            is_refused=file in tally.refused_files,
            why=tuple(says for says, _ in why[file].most_common()),
        )
        for file in files
    ]
