"""Run in parts: split, assess every partition, settle pools, merge what was written."""

from __future__ import annotations

import pickle  # both ends are this program
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from subsidy_calc.assess.assessment import check_year
from subsidy_calc.assess.combination import rules_in_order
from subsidy_calc.assess.history import check_history
from subsidy_calc.assess.pools import settle_pool, suffices
from subsidy_calc.engine.assessed import FIRST_PROBLEMS, unpacked_askers
from subsidy_calc.engine.blocks import by_sheet
from subsidy_calc.engine.merged import Record, check_every_code, check_every_row
from subsidy_calc.engine.scheduler import Scheduler
from subsidy_calc.engine.spill import Spill
from subsidy_calc.engine.splitting import Splitter
from subsidy_calc.engine.task import Ask, Common, Done, SomeRows, Task
from subsidy_calc.engine.whole_only import check_schedule
from subsidy_calc.facts.claims import in_order
from subsidy_calc.facts.recorded import recorded_sheet
from subsidy_calc.grammar.group import Settled
from subsidy_calc.intake.found import left_aside
from subsidy_calc.intake.packed import PackedRow
from subsidy_calc.outputs.inputs import Inputs
from subsidy_calc.outputs.outcome import Outcome
from subsidy_calc.outputs.records import (
    LINES,
    NOTES,
    PAYMENTS,
    PROBLEMS,
    ROWS,
    note_record,
    problem_record,
    tallied_record,
    write_run_record,
)
from subsidy_calc.outputs.tally import Tally
from subsidy_calc.schedule.load import schedule_of
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import Note, Problem

ROWS_OF_A_PARTITION = 40_000
MOST_PARTITIONS = 400  # each is read from a file of its own when they are merged
_BYTES_OF_A_BUCKET = 1 << 20

Progress = Callable[[int, int], None]  # partitions assessed, and how many there are


def run_parts(
    inputs: Inputs,
    folder: Path,
    scheduler: Scheduler,
    progress: Progress = lambda _done, _all: None,
    *,
    rows: int = ROWS_OF_A_PARTITION,
) -> Outcome:
    """Compute a run partition by partition and write its copies and records to an empty folder.

    Raises:
        WholeOnly: these claims or this schedule can only be computed as a whole.
        ScheduleRefused, ClaimsRefused: nothing can be computed.
    """
    schedule = schedule_of(inputs.schedule_parts())
    check_schedule(schedule, recorded=inputs.recorded is not None)
    check_year(schedule, schedule.policy_year(inputs.options.year))
    work = folder / ".partitions"
    work.mkdir()
    inputs.write(folder)
    return _Run(inputs, schedule, folder, work, scheduler, progress, rows).run()


@dataclass
class _Run:
    inputs: Inputs
    schedule: Schedule
    folder: Path
    work: Path
    scheduler: Scheduler
    progress: Progress
    rows: int
    _left: dict[int, dict[int, Sequence[Settled]]] = field(default_factory=dict)  # by partition and rule

    def run(self) -> Outcome:
        options = self.inputs.options
        language = options.language or self.schedule.language
        size = sum(len(file.content) for file in self.inputs.claims)
        self.spill = Spill(self.work, max(1, min(size // _BYTES_OF_A_BUCKET + 16, 4 * MOST_PARTITIONS)))
        recorded = None if self.inputs.recorded is None else recorded_sheet(self.inputs.recorded.content)
        notes = left_aside(self.inputs.left_aside)
        self.split = Splitter(self.schedule, self.spill, options.strict).split(self.inputs.claims, recorded, notes)
        check_history(
            self.schedule, [taken.name for taken in self.inputs.claims], self.split.earlier_given, options.strict
        )
        self.common = Common(
            tuple(self.inputs.schedule_parts()), options.year, language, options.strict, self.split.heads
        )
        self.parts = list(_partitions(self.spill.sizes, self.rows, linked=bool(self.split.linked)))
        records, done = self._pass()
        while self._settle_a_pool(done):
            records, done = self._pass()
        return self._finish(records, done)

    def _pass(self) -> tuple[_Records, dict[int, _Told]]:
        """Assess every partition, under what pools left them so far."""
        records, told = _Records(self.work), {}
        for count, (number, answer) in enumerate(self.scheduler.run(self._tasks()), start=1):
            done: Done = pickle.loads(answer)  # noqa: S301  written by this program
            records.add(done)
            told[number] = _Told(done.tally, done.first_problems, dict(self._kept_asks(number, done)))
            self.progress(count, len(self.parts))
        return records, told

    def _kept_asks(self, number: int, done: Done) -> Iterator[tuple[int, Ask]]:
        """What a partition asks in sums; line by line it waits on disk."""
        for rule, ask in done.asked.items():
            self._asked(rule, number).write_bytes(ask.askers)
            yield rule, Ask(ask.sums, b"")

    def _asked(self, rule: int, part: int) -> Path:
        return self.work / f"asked-{rule}-{part}"

    def _tasks(self) -> Iterator[bytes]:
        for number, (buckets, linked) in enumerate(self.parts):
            sheets = tuple(self._some_rows(buckets, linked=linked))
            yield Task(self.common, sheets, self._left.get(number, {})).packed()

    def _some_rows(self, buckets: Sequence[int], *, linked: bool) -> Iterator[SomeRows]:
        """The rows of a partition by sheet; every sheet is there, if only for its headings."""
        numbers: dict[int, list[int]] = {sheet: [] for sheet in self.split.sheets}
        rows: dict[int, list[PackedRow]] = {sheet: [] for sheet in self.split.sheets}
        shared = self.split.linked
        for bucket in buckets:
            for chunk in self.spill.chunks(bucket):
                if chunk.sheet not in numbers:
                    continue
                if not shared:
                    numbers[chunk.sheet] += chunk.numbers
                    rows[chunk.sheet] += chunk.rows
                    continue
                for number, owner, row in zip(chunk.numbers, chunk.owners, chunk.rows, strict=True):
                    if (hash(owner) in shared) == linked:
                        numbers[chunk.sheet].append(number)
                        rows[chunk.sheet].append(row)
        for sheet, split in self.split.sheets.items():
            order = np.argsort(np.array(numbers[sheet], np.int64), kind="stable")
            own = [rows[sheet][at] for at in order.tolist()]
            in_order_ = np.array(numbers[sheet], np.int64)[order]
            yield SomeRows(split.raw.file, split.raw.name, split.raw.typed, in_order_, own)

    def _settle_a_pool(self, told: Mapping[int, _Told]) -> bool:
        """Settle the first pool that does not suffice; False where there is none."""
        rules = rules_in_order(self.schedule)
        settled = {rule for left in self._left.values() for rule in left}
        for rule in sorted({rule for each in told.values() for rule in each.asked} - settled):
            if suffices(rules[rule], [told[part].asked[rule].sums for part in sorted(told)]):
                continue
            askers = [unpacked_askers(self._asked(rule, part).read_bytes()) for part in range(len(self.parts))]
            for part, left in enumerate(settle_pool(rules[rule], askers)):
                self._left.setdefault(part, {})[rule] = left
            return True
        return False

    def _finish(self, records: _Records, told: Mapping[int, _Told]) -> Outcome:
        heads, tally, language = self.split.heads, Tally(), self.common.language
        for number in sorted(told):
            tally.add(told[number].tally)
        whole = sorted(dict.fromkeys(heads.problems), key=in_order)
        notes = sorted(heads.notes, key=lambda note: (note.place, note.code))
        tally.add(_of_heads(whole, notes))
        tally.refused_files |= self.split.refused_files
        records.problems.add_sheets(by_sheet((each.place, problem_record(each, language)) for each in whole))
        records.notes.add_sheets(by_sheet((each.place, note_record(each, language)) for each in notes))
        sizes = {(sheet.raw.file, sheet.raw.name): sheet.size for sheet in self.split.sheets.values()}
        check_every_row(records.rows, sizes)
        check_every_code(records.lines)
        records.write(self.folder)
        info = self.inputs.info()
        write_run_record(self.folder, tallied_record(self.schedule, tally, info))
        shutil.rmtree(self.work)
        first = sorted([*whole, *(each for part in told.values() for each in part.first_problems)], key=in_order)
        return Outcome(self.schedule, tally, first[:FIRST_PROBLEMS], info)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is kept of a partition beside its records."""

    tally: Tally
    first_problems: Sequence[Problem]
    asked: Mapping[int, Ask]


class _Records:
    """The records of a run as partitions come in, in whatever order."""

    def __init__(self, work: Path) -> None:
        self.lines, self.payments, self.rows, self.problems, self.notes = (
            Record(work / name) for name in ("lines", "payments", "rows", "problems", "notes")
        )

    def add(self, done: Done) -> None:
        self.lines.add(done.lines)
        self.payments.add(done.payments)
        self.rows.add_sheets(done.rows)
        self.problems.add_sheets(done.problems)
        self.notes.add_sheets(done.notes)

    def write(self, folder: Path) -> None:
        self.lines.write(folder / "lines.csv", LINES)
        self.rows.write(folder / "rows.csv", ROWS)
        self.problems.write(folder / "problems.csv", PROBLEMS)
        self.notes.write(folder / "notes.csv", NOTES)
        self.payments.write(folder / "payments.csv", PAYMENTS)


def _partitions(sizes: Sequence[int], rows: int, *, linked: bool) -> Iterator[tuple[list[int], bool]]:
    """Buckets of about so many rows together, and whether only enterprises that share something are meant."""
    most = max(rows, sum(sizes) // MOST_PARTITIONS)
    held: list[int] = []
    for bucket, size in enumerate(sizes):
        if held and sum(sizes[each] for each in held) + size > most:
            yield held, False
            held = []
        held.append(bucket)
    yield held, False
    if linked:
        yield list(range(len(sizes))), True


def _of_heads(problems: Sequence[Problem], notes: Sequence[Note]) -> Tally:
    tally = Tally(problems=len(problems))
    tally.why.update((problem.place.file, problem.says) for problem in problems)
    tally.notes.update(note.says for note in notes)
    return tally
