"""A process that adds its share of batches, one after another, and says which of them it has recorded."""

from __future__ import annotations

import sys
from pathlib import Path

from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import record
from subsidy_calc.register.refusals import RegisterRefused


def _draft(number: int) -> Draft:
    """Batch `number` has three lines of `number` fen."""
    lines = (BookedLine(f"c/u/{number}-{part}", "u", "甲", "c", f"{number}-{part}", number) for part in range(3))
    return Draft("run", 2020, "s", f"source {number}", tuple(lines))


def main(file: Path, first: int, last: int, step: int) -> None:
    for number in range(first, last + 1, step):
        try:
            with opened(file, make=True) as connection:
                record(connection, [_draft(number)], str(file))
        except RegisterRefused as refused:  # recorded before a kill that came ahead of the word of it
            if refused.problems[0].code != "recorded_already":
                raise
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
