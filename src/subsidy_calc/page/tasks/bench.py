"""Bench: what a session's process keeps between two orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.outputs.inputs import Inputs, Options, take_inputs
from subsidy_calc.pipeline import Computed
from subsidy_calc.register.standing import with_register
from subsidy_calc.values.messages import Language


@dataclass
class Bench:
    """The session's folder, its language, the bureau's files, and what was computed last from which inputs."""

    folder: Path
    progress: Callable[[int, int], None]
    register: Path | None = None
    settings: Path | None = None
    language: Language = "zh"
    inputs: Inputs | None = None
    computed: Computed | None = None

    @property
    def out(self) -> Path:
        """The folder of the run's results."""
        return self.folder / "awards"

    def take(self, path: str, claims: Sequence[str], year: int) -> Inputs:
        """The inputs of a run, with what the bureau's register and settings hold.

        Raises:
            ScheduleRefused, ClaimsRefused, RegisterRefused, SettingsRefused: something cannot be used.
        """
        options = Options(year, language=self.language)
        inputs = take_inputs(Path(path), [Path(claim) for claim in claims], options, self.settings)
        return inputs if self.register is None else with_register(inputs, self.register)[0]

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
