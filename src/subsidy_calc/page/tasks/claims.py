"""Tasks about claims: what is to be put right in them, and the run."""

from __future__ import annotations

from typing import Any

from subsidy_calc import pipeline
from subsidy_calc.outputs.records import run_record
from subsidy_calc.page.problems import problem_records
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.pipeline import Computed
from subsidy_calc.values.messages import Language, say
from subsidy_calc.workbooks.annotate import annotate


def check(
    bench: Bench, path: str, claims: list[str], year: int, language: Language
) -> dict[str, Any]:  # Any: for a template
    """Read and compute, write nothing; what is to be put right, and what became of each file.

    Raises:
        ScheduleRefused, ClaimsRefused, RegisterRefused, SettingsRefused: nothing can be computed.
    """
    bench.language, bench.computed = language, None
    bench.inputs = bench.take(path, claims, year)
    bench.computed = pipeline.compute(bench.inputs)
    return _found(bench.computed, language)


def annotated(bench: Bench, number: int) -> bytes:
    """A copy of one of the workbooks, a comment at each cell to put right.

    Raises:
        ClaimsRefused: it is no workbook that can be annotated.
    """
    claim, found = bench.taken().claims[number], bench.result().assessment.claims
    problems = [problem for problem in found.problems if problem.place.file == claim.name]
    notes = [n for n in found.notes if n.place.file == claim.name and n.code not in pipeline.ROUTINE_NOTES]
    return annotate(claim.content, claim.name, problems, notes, bench.language)


def run(
    bench: Bench, path: str, claims: list[str], year: int, language: Language
) -> dict[str, Any]:  # Any: for a template
    """Compute and write all results below the session's folder; the same files as the command writes.

    Raises:
        ScheduleRefused, ClaimsRefused, RegisterRefused, SettingsRefused, TargetRefused: nothing was done.
    """
    bench.language, bench.computed = language, None
    bench.inputs = bench.take(path, claims, year)
    # one process alone: those of a pool would outlive it when it ends because the server was killed
    bench.computed = pipeline.run(bench.inputs, bench.out, force=True, progress=bench.progress, workers=1)
    made = bench.computed
    return _found(made, language) | {"record": run_record(made.assessment, made.lines, made.info)}


def _found(computed: Computed, language: Language) -> dict[str, Any]:  # Any: for a template
    found = computed.assessment.claims
    return {
        "problems": problem_records(found.problems, language),
        "notes": len(found.notes),
        "files": [
            {
                "file": outcome.file,
                "rows": outcome.rows,
                "refused": outcome.refused,
                "awarded": outcome.awarded,
                "is_refused": outcome.is_refused,
                "why": [say(why, language) for why in outcome.why],
            }
            for outcome in computed.file_outcomes()
        ],
    }
