"""Inputs: the bytes of everything that a run reads, taken once, so that what is hashed is what is parsed.

Copies below `inputs/` are enough to compute the run again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from subsidy_calc import __version__
from subsidy_calc.intake.found import find_claims, shown
from subsidy_calc.outputs.copies import safe_name
from subsidy_calc.schedule.load import read_bytes
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Cell, Line
from subsidy_calc.values.problems import ClaimsRefused, Problem, TargetRefused
from subsidy_calc.workbooks.run_info import InputFile, RunInfo

UNREADABLE_FILE = wording("file.unreadable", zh="打不开文件", en="the file cannot be opened")
NOT_A_RUN = wording("folder.not_a_run", zh="这个文件夹里没有一次运行的结果", en="this folder holds no run")
GIVE_OUT = wording("folder.give_out", zh="给出 run --out 写成的文件夹", en="give the folder that `run --out` wrote")

ALTERED = wording(
    "folder.altered_copy",
    zh="这份留底在运行之后被改动过，不能据以说明",
    en="this copy was altered after the run; nothing can be explained from it",
)
RUN_AGAIN = wording("folder.run_again", zh="用原来的文件重新运行", en="run again from the original files")

FOLDER = "inputs"
OPTIONS = "options.json"


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the result of a run beside its files. A language of None is the schedule's."""

    year: int
    strict: bool = False
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's name in places, where its copy stands below `inputs/`, and its bytes."""

    name: str
    copy: str
    content: bytes

    def described(self) -> InputFile:
        return InputFile(self.name, self.copy, hashlib.sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a run is computed from."""

    schedule: Taken
    claims: tuple[Taken, ...]
    options: Options
    left_aside: tuple[str, ...] = ()  # names of files beside the claims that are none

    def info(self) -> RunInfo:
        """The run's identity, the same for the same files and options on one version."""
        schedule, claims = self.schedule.described(), tuple(taken.described() for taken in self.claims)
        parts = [__version__, schedule.sha256, *(claim.sha256 for claim in claims), _written(self.options)]
        run_hash = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        options = tuple(f"{name}={value}" for name, value in json.loads(_written(self.options)).items())
        return RunInfo(__version__, self.options.year, schedule, claims, options, run_hash, self.left_aside)

    def write(self, folder: Path) -> None:
        """Write the copies below a run's folder."""
        for taken in (self.schedule, *self.claims):
            path = folder / FOLDER / taken.copy
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(taken.content)
        (folder / FOLDER / OPTIONS).write_text(_written(self.options) + "\n", encoding="utf-8")


def take_inputs(schedule: Path, claims: Sequence[Path], options: Options) -> Inputs:
    """Read the bytes of a schedule and of claims workbooks.

    Raises:
        ScheduleRefused, ClaimsRefused: a file cannot be opened.
    """
    found = find_claims(claims)
    problems, taken = [], []
    for number, file in enumerate(found.files, start=1):
        try:
            taken.append(
                Taken(file.name, f"claims/{number}-{safe_name(shown(file.path.name))}", file.path.read_bytes())
            )
        except OSError as error:
            place = Cell(file.name, "")
            problems.append(Problem("file_unreadable", place, UNREADABLE_FILE(), error.strerror or ""))
    if problems:
        raise ClaimsRefused(problems)
    rules = Taken(schedule.name, f"schedule/{safe_name(shown(schedule.name))}", read_bytes(schedule))
    return Inputs(rules, tuple(taken), options, found.left_aside)


def inputs_of(folder: Path) -> Inputs:
    """The inputs of an earlier run, from its own record and copies.

    Raises:
        TargetRefused: the folder holds no run.
    """
    try:
        record: Mapping[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))  # Any: JSON
        schedule = _taken(folder, record["schedule"])
        claims = tuple(_taken(folder, claim) for claim in record["claims"])
        options = json.loads((folder / FOLDER / OPTIONS).read_text(encoding="utf-8"))
        return Inputs(schedule, claims, Options(**options), tuple(record["left_aside"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        problem = Problem("not_a_run", Line(str(folder)), NOT_A_RUN(), fix=GIVE_OUT())
        raise TargetRefused([problem]) from error


def _taken(folder: Path, record: Mapping[str, str]) -> Taken:
    taken = Taken(record["name"], record["copy"], (folder / FOLDER / record["copy"]).read_bytes())
    if taken.described().sha256 != record["sha256"]:
        place = Line(str(folder / FOLDER / record["copy"]))
        raise TargetRefused([Problem("altered_copy", place, ALTERED(), fix=RUN_AGAIN())])
    return taken


def _written(options: Options) -> str:
    values = {"year": options.year, "strict": options.strict, "language": options.language}
    return json.dumps(values, ensure_ascii=False)
