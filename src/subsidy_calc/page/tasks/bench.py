"""Bench: what a session's process keeps between two orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.outputs.inputs import Inputs
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.messages import Language


@dataclass
class Bench:
    """The session's folder, its language, and what was computed last from which inputs."""

    folder: Path
    progress: Callable[[int, int], None]
    language: Language = "zh"
    inputs: Inputs | None = None
    computed: Computed | None = None

    @property
    def out(self) -> Path:
        """The folder of the run's results."""
        return self.folder / "awards"

    def result(self) -> Computed:
        """What was computed last.

        Raises:
            LookupError: nothing was.
        """
        if self.computed is None:
            raise LookupError("nothing was computed in this session")
        return self.computed

    def taken(self) -> Inputs:
        """The inputs of what was computed last.

        Raises:
            LookupError: nothing was.
        """
        if self.inputs is None:
            raise LookupError("nothing was computed in this session")
        return self.inputs
