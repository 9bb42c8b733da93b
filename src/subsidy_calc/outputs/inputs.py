"""Inputs: the bytes of everything that a run reads, taken once, so that what is hashed is what is parsed.

Copies below `inputs/` are enough to compute the run again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from subsidy_calc import __version__
from subsidy_calc.facts.recorded import REGISTER
from subsidy_calc.intake.found import find_claims, shown
from subsidy_calc.outputs.copied import altered, missing, missing_and_added
from subsidy_calc.outputs.copies import safe_name
from subsidy_calc.outputs.kept_record import Record, read_record
from subsidy_calc.schedule.parts import Part, read_parts
from subsidy_calc.settings.load import load_settings, read_settings
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem, TargetRefused
from subsidy_calc.workbooks.run_info import InputFile, RunInfo

UNREADABLE_FILE = wording("file.unreadable", zh="打不开文件", en="the file cannot be opened")

FOLDER = "inputs"
OPTIONS = "options.json"
RECORDED = "earlier.csv"
SETTINGS = "settings.yaml"
NAMELESS = "rules"  # a folder whose name no system would take
Books: TypeAlias = Literal["awarded", "all", "none", "records"]  # enterprises that get a workbook; no workbook at all


@dataclass(frozen=True, slots=True)
class Options:
    """What changes what a run writes beside its files. A language of None is the schedule's."""

    year: int
    strict: bool = False
    language: Language | None = None
    books: Books = "awarded"
    register: str | None = None  # the hash of the register's newest entry, if earlier awards were taken from there


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's name in places, where its copy stands below `inputs/`, and its bytes."""

    name: str
    copy: str
    content: bytes

    def described(self) -> InputFile:
        return InputFile(self.name, self.copy, hashlib.sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class TakenFolder:
    """A schedule's folder: its name, where its copy stands below `inputs/`, and its files in the order of reading."""

    name: str
    copy: str
    files: tuple[Taken, ...]

    def described(self) -> InputFile:
        files = tuple(file.described() for file in self.files)
        listed = "".join(f"{file.sha256}  {file.name}\n" for file in files)
        return InputFile(self.name, self.copy, hashlib.sha256(listed.encode()).hexdigest(), files)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a run is computed from."""

    schedule: Taken | TakenFolder
    claims: tuple[Taken, ...]
    options: Options
    left_aside: tuple[str, ...] = ()  # names of files beside the claims that are none
    recorded: Taken | None = None  # the rows of the register, if earlier awards were taken from there
    settings: Taken | None = None

    def info(self, version: str = __version__) -> RunInfo:
        """The run's identity, the same for the same files and options on one version."""
        schedule, claims = self.schedule.described(), tuple(taken.described() for taken in self.claims)
        recorded = tuple(taken.described() for taken in self.recorded_files())
        settings = tuple(taken.described() for taken in self._settings_files())
        read = [schedule, *claims, *recorded, *settings]
        parts = [version, *(file.sha256 for file in read), _written(self.options)]
        run_hash = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        options = tuple(f"{name}={value}" for name, value in json.loads(_written(self.options)).items())
        return RunInfo(
            version=version,
            year=self.options.year,
            schedule=schedule,
            claims=claims,
            options=options,
            run_hash=run_hash,
            left_aside=self.left_aside,
            recorded=recorded[0] if recorded else None,
            settings=settings[0] if settings else None,
            roles=read_settings(self.settings.content, self.settings.name).roles if self.settings is not None else (),
            register=self.options.register,
        )

    def schedule_parts(self) -> list[Part]:
        """The files of the schedule, in the order of reading."""
        return [Part(file.name, file.content) for file in self._schedule_files()]

    def recorded_files(self) -> tuple[Taken, ...]:
        """The rows of the register; none where no register was given."""
        return () if self.recorded is None else (self.recorded,)

    def _schedule_files(self) -> tuple[Taken, ...]:
        return self.schedule.files if isinstance(self.schedule, TakenFolder) else (self.schedule,)

    def _settings_files(self) -> tuple[Taken, ...]:
        return () if self.settings is None else (self.settings,)

    def write(self, folder: Path) -> None:
        """Write the copies below a run's folder."""
        for taken in (*self._schedule_files(), *self.claims, *self.recorded_files(), *self._settings_files()):
            path = folder / FOLDER / taken.copy
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(taken.content)
        (folder / FOLDER / OPTIONS).write_text(_written(self.options) + "\n", encoding="utf-8")


def from_register(rows: bytes) -> Taken:
    """The rows that were taken from the register, as a file of the run."""
    return Taken(REGISTER, RECORDED, rows)


def take_inputs(schedule: Path, claims: Sequence[Path], options: Options, settings: Path | None = None) -> Inputs:
    """Read the bytes of a schedule, one file or a folder, of claims workbooks, and of a bureau's settings.

    Raises:
        ScheduleRefused, ClaimsRefused: a file cannot be opened.
        SettingsRefused: the settings cannot be used.
    """
    own = None if settings is None else _take_settings(settings)
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
    return Inputs(_take_schedule(schedule), tuple(taken), options, found.left_aside, settings=own)


def _take_settings(path: Path) -> Taken:
    load_settings(path)  # what is wrong with them is told before anything is computed
    return Taken(path.name, SETTINGS, path.read_bytes())


def _take_schedule(path: Path) -> Taken | TakenFolder:
    parts = read_parts(path)
    if not path.is_dir():
        (part,) = parts
        return Taken(part.name, f"schedule/{safe_name(shown(part.name))}", part.content)
    name = shown(path.resolve().name) or NAMELESS  # `.` and `..` have no name of their own
    copy = f"schedule/{safe_name(name) or NAMELESS}"
    return TakenFolder(name, copy, tuple(Taken(part.name, f"{copy}/{part.name}", part.content) for part in parts))


def inputs_of(folder: Path) -> Inputs:
    """The inputs of an earlier run, from its own record and copies.

    Raises:
        TargetRefused: the folder holds no run, or its record or a copy is not as the run wrote it.
    """
    record = read_record(folder)
    schedule = _schedule_taken(folder, record["schedule"])
    claims = tuple(_taken(folder, claim) for claim in record["claims"])
    recorded = _taken(folder, record["recorded"]) if "recorded" in record else None
    settings = _taken(folder, record["settings"]) if "settings" in record else None
    return Inputs(schedule, claims, _options_taken(folder, record), tuple(record["left_aside"]), recorded, settings)


def _options_taken(folder: Path, record: Record) -> Options:
    path = folder / FOLDER / OPTIONS
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        options = Options(**written)
    except FileNotFoundError as error:
        raise TargetRefused([missing(path)]) from error
    except (OSError, TypeError, ValueError) as error:
        raise TargetRefused([altered(path)]) from error
    if [f"{name}={value}" for name, value in written.items()] != record["options"]:
        raise TargetRefused([altered(path)])
    return options


def _schedule_taken(folder: Path, record: Mapping[str, Any]) -> Taken | TakenFolder:  # Any: JSON
    if "files" not in record:
        return _taken(folder, record)
    copies = folder / FOLDER
    gone_files, added = missing_and_added(copies, record["copy"], [file["copy"] for file in record["files"]])
    problems, files = [*gone_files, *added], []
    gone = {problem.place.file for problem in gone_files}
    for file in record["files"]:
        if str(copies / file["copy"]) in gone:
            continue
        try:
            files.append(_taken(folder, file))
        except TargetRefused as refused:
            problems += refused.problems
    schedule = TakenFolder(record["name"], record["copy"], tuple(files))
    if not problems and schedule.described().sha256 != record["sha256"]:
        problems.append(altered(copies / record["copy"]))
    if problems:
        raise TargetRefused(problems)
    return schedule


def _taken(folder: Path, record: Mapping[str, str]) -> Taken:
    path = folder / FOLDER / record["copy"]
    try:
        taken = Taken(record["name"], record["copy"], path.read_bytes())
    except OSError as error:
        raise TargetRefused([missing(path)]) from error
    if taken.described().sha256 != record["sha256"]:
        raise TargetRefused([altered(path)])
    return taken


def _written(options: Options) -> str:
    values: dict[str, object] = {
        "year": options.year,
        "strict": options.strict,
        "language": options.language,
        "books": options.books,
    }
    if options.register is not None:
        values["register"] = options.register
    return json.dumps(values, ensure_ascii=False)
