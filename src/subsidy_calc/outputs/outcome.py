"""Outcome: what is said of a run when it is done, however it was computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from subsidy_calc.outputs.file_list import FileOutcome, tallied_outcomes
from subsidy_calc.outputs.tally import Tally
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import Problem
from subsidy_calc.workbooks.run_info import RunInfo


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run's tally, its problems, of very many the first, and how it fared file by file."""

    schedule: Schedule
    tally: Tally
    problems: Sequence[Problem]
    info: RunInfo

    def file_outcomes(self) -> list[FileOutcome]:
        """What became of each file, in the order in which they were read."""
        return tallied_outcomes([file.name for file in self.info.claims], self.tally)
