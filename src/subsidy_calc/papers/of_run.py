"""Of a run: the lines of a run's folder, computed again and verified before they are printed."""

from __future__ import annotations

from pathlib import Path

from subsidy_calc.outputs.line_detail import line_detail
from subsidy_calc.papers.of_batch import batch_of_run
from subsidy_calc.papers.subject import PaperLine, Subject
from subsidy_calc.register.from_run import verified_run
from subsidy_calc.values.messages import Language


def subject_of_run(folder: Path, register: Path | None = None, language: Language | None = None) -> Subject:
    """All lines of a run; with a register, under the number of the batch that it was recorded as.

    Raises:
        TargetRefused, ScheduleRefused, ClaimsRefused: the folder holds no run.
        RegisterRefused: it does not verify, or is not recorded there, or was put right since.
    """
    computed = verified_run(folder)
    batch = batch_of_run(register, computed.info.run_hash) if register is not None else ""
    language, schedule = language or computed.language, computed.assessment.schedule
    lines, number = [], 0
    for line in computed.lines:
        number += bool(line.award)
        detail = line_detail(computed.assessment, line, language)
        own = number if line.award else 0
        lines.append(PaperLine(own, line.head.uscc, line.enterprise, line.award, detail, detail.parts))
    return Subject(
        language, schedule.title, schedule.document.title, schedule.jurisdiction, computed.info.year, batch,
        computed.info.run_hash, lines,
    )  # fmt: skip
