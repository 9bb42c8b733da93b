"""The run: from a schedule and claims workbooks to the folder of award sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.assess.history import check_history
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.engine.run_parts import run_parts
from subsidy_calc.engine.scheduler import Engine, scheduler_of
from subsidy_calc.engine.whole_only import WholeOnly
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.recorded import check_register_alone, recorded_sheet
from subsidy_calc.intake.found import left_aside
from subsidy_calc.intake.readers import read_files
from subsidy_calc.outputs.books import BookWriter, Writing, write_books
from subsidy_calc.outputs.file_list import FileOutcome, file_outcomes
from subsidy_calc.outputs.folder import recover, replacing, write_file
from subsidy_calc.outputs.inputs import Inputs, inputs_of
from subsidy_calc.outputs.outcome import Outcome
from subsidy_calc.outputs.records import write_records
from subsidy_calc.outputs.tally import tally_of
from subsidy_calc.schedule.load import schedule_of
from subsidy_calc.values.collector import without_collector
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.run_info import RunInfo

ROUTINE_NOTES = {"not_verified", "if_blank"}  # true of whole columns: no colour for them
Progress = Callable[[int, int], None]  # enterprise workbooks written, and how many there will be


@dataclass(frozen=True, slots=True, eq=False)
class Computed:
    """A run's result before anything is written; the same from the same inputs."""

    assessment: Assessment
    lines: Sequence[AwardLine]
    info: RunInfo
    language: Language

    @property
    def complete(self) -> bool:
        """Whether there is nothing to put right, and every line and instalment could be told."""
        return not self.assessment.claims.problems and all(line.is_told for line in self.lines)

    def book_writer(self) -> BookWriter:
        """What writes its workbooks."""
        return BookWriter(self.assessment, self.lines, self.info, self.language)

    def file_outcomes(self) -> list[FileOutcome]:
        """What became of each file, in the order in which they were read."""
        return file_outcomes([file.name for file in self.info.claims], self.assessment.claims, self.lines)

    def outcome(self) -> Outcome:
        """What is said of the run when it is done."""
        claims = self.assessment.claims
        return Outcome(self.assessment.schedule, tally_of(claims, self.lines), claims.problems, self.info)


def compute(inputs: Inputs) -> Computed:
    """Compute a run from its inputs.

    Raises:
        ScheduleRefused, ClaimsRefused: nothing can be computed.
    """
    with without_collector():
        return _computed(inputs)


def _computed(inputs: Inputs) -> Computed:
    schedule = schedule_of(inputs.schedule_parts())
    read = read_files([(taken.content, taken.name) for taken in inputs.claims])
    notes = (*left_aside(inputs.left_aside), *read.notes)
    sheets = (*read.sheets, *(recorded_sheet(taken.content) for taken in inputs.recorded_files()))
    claims = build_claims(schedule, sheets, strict=inputs.options.strict, file_problems=read.problems, file_notes=notes)
    check_register_alone(sheets, claims.earlier)
    names = [taken.name for taken in inputs.claims]
    check_history(schedule, names, claims.earlier_given, inputs.options.strict)
    assessment = assess(schedule, claims, schedule.policy_year(inputs.options.year))
    lines = award_lines(assessment)
    check_rows(sheets, assessment, lines)
    return Computed(assessment, lines, inputs.info(), inputs.options.language or schedule.language)


def run(inputs: Inputs, out: Path, *, force: bool, progress: Progress, workers: int | None = None) -> Computed:
    """Compute a run and write it to a folder, all or nothing; with so many processes, None as many as help.

    Raises:
        ScheduleRefused, ClaimsRefused, TargetRefused: nothing was done.
    """
    computed = compute(inputs)
    with replacing(out, force) as folder:
        write(computed, inputs, folder, progress, workers)
    return computed


def run_records(  # noqa: PLR0913  what is computed, by whom and where to
    inputs: Inputs, out: Path, engine: Engine | None, *, force: bool, scheduler: str | None = None, progress: Progress
) -> Outcome:
    """Compute a run and write its records alone, partition by partition; without a named engine as a whole if need be.

    Raises:
        ScheduleRefused, ClaimsRefused, TargetRefused, ClusterRefused: nothing was done.
    """
    try:
        with replacing(out, force) as folder, scheduler_of(engine, scheduler) as tasks:
            return run_parts(inputs, folder, tasks, progress)
    except WholeOnly:
        if engine is not None:
            raise
    return run(inputs, out, force=force, progress=progress).outcome()


def write(computed: Computed, inputs: Inputs, folder: Path, progress: Progress, workers: int | None = None) -> None:
    """Write a run's copies, records and workbooks to an empty folder."""
    inputs.write(folder)
    write_records(folder, computed.assessment, computed.lines, computed.info, computed.language)
    if inputs.options.books != "records":
        writing = Writing(workers, partial(_book_writer_of, inputs, computed.info.version))
        write_books(folder, computed.book_writer(), inputs.options.books, progress, writing)


def _book_writer_of(inputs: Inputs, version: str) -> BookWriter:
    """What writes the workbooks of a run that is computed again, in a process of its own."""
    return replace(compute(inputs), info=inputs.info(version)).book_writer()


def recompute(folder: Path) -> Computed:
    """Compute an earlier run again from its own copies.

    Raises:
        TargetRefused: the folder holds no run.
    """
    recover(folder)
    return compute(inputs_of(folder))


def annotate_claims(computed: Computed, inputs: Inputs, out: Path) -> None:
    """Write a copy of the only claims workbook with a comment at each cell to put right.

    Raises:
        ClaimsRefused, TargetRefused: the workbook cannot be annotated, or the copy not written.
    """
    from subsidy_calc.workbooks.annotate import annotate  # it takes a while to load, and is seldom wanted

    (claims,) = inputs.claims
    found = computed.assessment.claims
    notes = [note for note in found.notes if note.code not in ROUTINE_NOTES]
    write_file(out, annotate(claims.content, claims.name, found.problems, notes, computed.language))
