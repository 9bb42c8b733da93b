"""Tasks about the register that the page was started with: what is due, an enterprise's awards, this run as a batch."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from subsidy_calc.page.problems import problem_records
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.register.case_words import NO_OFFICE
from subsidy_calc.register.cases import Case, all_cases
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.due import Due, reminders
from subsidy_calc.register.due_book import counts_said, matter_said
from subsidy_calc.register.entries import read_entries
from subsidy_calc.register.export import fen_as_yuan
from subsidy_calc.register.from_run import draft_of_run
from subsidy_calc.register.limits import Limits
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import record
from subsidy_calc.register.states import state_said
from subsidy_calc.settings.load import load_settings
from subsidy_calc.settings.model import Settings
from subsidy_calc.values.messages import Language, say

MOST_SHOWN = 200


def held(bench: Bench, today: str, search: str, language: Language) -> dict[str, Any]:  # Any: for a template
    """What is due on a day, the batches, and the claims of the enterprises that are searched for.

    Raises:
        RegisterRefused, SettingsRefused: the register or the settings cannot be used.
    """
    bench.language = language
    limits = Limits(load_settings(bench.settings) if bench.settings is not None else Settings())
    file = _file(bench)
    with opened(file, make=True) as connection:
        cases, head = all_cases(connection, file.name)
        stands = check_chain(connection, file.name)
        batches = [_batch(entry) for entry in read_entries(connection) if entry.kind in ("run", "import")]
    due = reminders(cases, limits, dt.date.fromisoformat(today))
    wanted = "".join(search.split()).casefold()
    found = [case for case in cases if wanted and wanted in f"{case.name}{case.claim.uscc}".casefold()]
    return {
        "head": head,
        "total": fen_as_yuan(stands.sum_fen),
        "batches": batches,
        "counts": say(counts_said(due), language),
        "has_limits": bench.settings is not None,
        "problems": problem_records(due.problems, language),
        "offices": [
            {"office": office or say(NO_OFFICE(), language), "rows": [_due(each, limits, language) for each in rows]}
            for office, rows in due.by_office()
        ],
        "found": [_case(case, limits, language) for case in found[:MOST_SHOWN]],
        "found_count": len(found),
    }


def add(bench: Bench) -> dict[str, Any]:  # Any: for a template
    """Record the run as the next batch, once it is approved.

    Raises:
        RegisterRefused: it is recorded already, or awards again what an earlier batch did.
    """
    file = _file(bench)
    draft = draft_of_run(bench.out)
    with opened(file, make=True) as connection:
        return _batch(record(connection, [draft], file.name)[0])


def _file(bench: Bench) -> Path:
    if bench.register is None:
        raise LookupError("the page was started without a register")
    return bench.register


def _batch(entry: Any) -> dict[str, Any]:  # Any: for a template
    return {"batch": entry.batch, "year": entry.year, "count": len(entry.lines), "sum": fen_as_yuan(entry.sum_fen)}


def _due(due: Due, limits: Limits, language: Language) -> dict[str, Any]:  # Any: for a template
    return _case(due.case, limits, language) | {
        "last": due.last.isoformat(), "left": due.left, "overdue": due.is_overdue,
    }  # fmt: skip


def _case(case: Case, limits: Limits, language: Language) -> dict[str, Any]:  # Any: for a template
    return {
        "year": case.year,
        "name": case.name,
        "uscc": case.claim.uscc,
        "title": limits.title(case.claim.clause),
        "matter": matter_said(case.claim.matter),
        "state": say(state_said(case.state or ""), language),
        "since": case.since.isoformat() if case.since else "",
        "award": fen_as_yuan(case.award_fen),
        "paid": "" if case.paid_fen is None else fen_as_yuan(case.paid_fen),
    }
