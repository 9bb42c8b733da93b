"""Assessed: one partition, from its bytes to its records; a plain function that any process can run."""

from __future__ import annotations

import pickle  # both ends are this program
import zlib
from collections.abc import Sequence
from functools import lru_cache

from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.assess.combination import rules_in_order
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.assess.pools import Asker, sums_of
from subsidy_calc.engine.blocks import by_code, by_sheet
from subsidy_calc.engine.task import Ask, Common, Done, SomeRows, Task
from subsidy_calc.facts.claims import build_part
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.packed import NumberedRows
from subsidy_calc.outputs.payment_records import payment_records
from subsidy_calc.outputs.records import fate_record, line_record, note_record, problem_record
from subsidy_calc.outputs.tally import tally_of
from subsidy_calc.schedule.load import schedule_of
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.parts import Part
from subsidy_calc.values.collector import without_collector

FIRST_PROBLEMS = 50


def assess_partition(packed: bytes) -> bytes:
    """Assess a packed `Task`; gives a packed `Done`. The same bytes always give the same."""
    task: Task = pickle.loads(packed)  # noqa: S301  written by this program
    with without_collector():
        return pickle.dumps(_assessed(task), pickle.HIGHEST_PROTOCOL)


def _assessed(task: Task) -> Done:
    common = task.common
    schedule = _schedule(common.schedule)
    sheets = [_sheet(each) for each in task.sheets]
    claims = build_part(schedule, sheets, common.heads, strict=common.strict)
    assessment = assess(schedule, claims, schedule.policy_year(common.year), task.left)
    lines = award_lines(assessment)
    check_rows(sheets, assessment, lines)
    return _done(assessment, lines, common)


@lru_cache(maxsize=4)
def _schedule(parts: tuple[Part, ...]) -> Schedule:
    return schedule_of(parts)


def _sheet(some: SomeRows) -> RawSheet:
    numbers = some.numbers.tolist()
    return RawSheet(some.file, some.name, NumberedRows(numbers, some.rows), typed=some.typed, own=numbers)


def _done(assessment: Assessment, lines: list[AwardLine], common: Common) -> Done:
    schedule, claims, language = assessment.schedule, assessment.claims, common.language
    paid = (
        (line.head.uscc, row) for line in lines for row in payment_records(line, schedule.jurisdiction, common.year)
    )
    return Done(
        lines=by_code((line.head.uscc, line_record(line, language)) for line in lines),
        payments=by_code(paid),
        rows=by_sheet((fate.place, fate_record(fate, language)) for fate in claims.fates),
        problems=by_sheet((problem.place, problem_record(problem, language)) for problem in claims.problems),
        notes=by_sheet((note.place, note_record(note, language)) for note in claims.notes),
        tally=tally_of(claims, lines),
        first_problems=claims.problems[:FIRST_PROBLEMS],
        asked=_asked(schedule, assessment),
    )


def _asked(schedule: Schedule, assessment: Assessment) -> dict[int, Ask]:
    rules = rules_in_order(schedule)
    return {
        number: Ask(sums_of(rules[number], askers), packed_askers(askers))
        for number, askers in assessment.combined.asked.items()
    }


def packed_askers(askers: Sequence[Asker]) -> bytes:
    """Askers as they wait until it is known whether anybody looks at them."""
    return zlib.compress(pickle.dumps(askers, pickle.HIGHEST_PROTOCOL), 1)


def unpacked_askers(packed: bytes) -> list[Asker]:
    """The askers again."""
    askers: list[Asker] = pickle.loads(zlib.decompress(packed))  # noqa: S301  written by this program
    return askers
