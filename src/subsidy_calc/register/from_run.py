"""From a run: the awards of a run's folder as the next batch, verified before they are believed."""

from __future__ import annotations

from pathlib import Path

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.history import clauses_that_look_back
from subsidy_calc.audit.difference import Difference
from subsidy_calc.audit.verify import verify
from subsidy_calc.outputs.line_detail import as_json, line_detail
from subsidy_calc.pipeline import Computed
from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import in_fen

DIFFERS = wording(
    "register.differs",
    zh="{place} 与重新计算的不同：{says}",
    en="{place} is not what computing again gives: {says}",
)
RUN_AGAIN = wording(
    "register.run_again",
    zh="用 subsidy-calc verify 看全部；用 run 重新计算后再试",
    en="`subsidy-calc verify` shows all; compute with `run` again, then try again",
)


def draft_of_run(folder: Path) -> Draft:
    """The awards of a run as a batch.

    Raises:
        TargetRefused, ScheduleRefused, ClaimsRefused: the folder holds no run.
        RegisterRefused: it does not verify.
    """
    computed = verified_run(folder)
    schedule = computed.assessment.schedule
    return Draft(
        kind="run",
        year=computed.info.year,
        schedule=schedule.schedule,
        source=computed.info.run_hash,
        lines=tuple(_booked(line, computed) for line in computed.lines if line.award),
        seen=computed.info.register,
        looks_back=bool(clauses_that_look_back(schedule)),
    )


def verified_run(folder: Path) -> Computed:
    """The run of a folder, computed again; what leaves the office never comes from a folder that was edited.

    Raises:
        TargetRefused, ScheduleRefused, ClaimsRefused: the folder holds no run.
        RegisterRefused: it does not verify.
    """
    verified = verify(folder)
    if verified.differences or verified.computed is None:
        raise RegisterRefused([_problem(folder, difference) for difference in verified.differences])
    return verified.computed


def _problem(folder: Path, difference: Difference) -> Problem:
    says = DIFFERS(place=difference.place or difference.file, says=difference.says)
    return Problem("run_differs", Line(str(folder / difference.file)), says, difference.found, fix=RUN_AGAIN())


def _booked(line: AwardLine, computed: Computed) -> BookedLine:
    head = line.head
    matter = "".join(head.name.split("/", 2)[2:])
    detail = as_json(line_detail(computed.assessment, line, computed.language))
    return BookedLine(head.name, head.uscc, line.enterprise, head.clause, matter, in_fen(line.award), detail)
