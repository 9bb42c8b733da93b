"""The task of printing: one of the four papers of the run, in every form that is installed."""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec
from typing import Any

from subsidy_calc.page.problems import problem_records
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.papers.made import Terms, make_paper
from subsidy_calc.papers.of_run import subject_of_run
from subsidy_calc.papers.paper import FORMS, Form, Kind
from subsidy_calc.papers.period import publication_period
from subsidy_calc.papers.refusals import gaps
from subsidy_calc.papers.subject import total
from subsidy_calc.papers.written import Printing, write_papers
from subsidy_calc.settings.load import load_settings
from subsidy_calc.settings.model import Settings

_NEEDS: dict[Form, str] = {"docx": "docxtpl", "pdf": "typst"}


def paper(bench: Bench, kind: Kind, first: str, recorded: bool) -> dict[str, Any]:  # Any: for a template
    """Write a paper below the session's folder; `first` is the first day of a list's publication.

    `recorded` says that the register holds the run: the number of its batch is printed then.

    Raises:
        PaperRefused, RegisterRefused, SettingsRefused: what it must say is not known, or the run does not verify.
    """
    settings = load_settings(bench.settings) if bench.settings is not None else Settings()
    name = "" if bench.settings is None else bench.settings.name
    period = publication_period(settings, dt.date.fromisoformat(first), None, name) if kind == "list" else None
    subject = subject_of_run(bench.out, bench.register if recorded else None, bench.language)
    made = make_paper(kind, subject, Terms(settings, period))
    forms = [form for form in FORMS if form not in _NEEDS or find_spec(_NEEDS[form]) is not None]
    out = bench.folder / "papers" / kind
    out.parent.mkdir(exist_ok=True)
    files = write_papers(made, subject, Printing(forms, bench.language), out, period=period, force=True)
    return {
        "files": files,
        "count": len(subject.awarded),
        "total": total(subject.awarded).yuan,
        "period": None if period is None else {"first": period.first.isoformat(), "last": period.last.isoformat()},
        "problems": problem_records(gaps(kind, subject), bench.language),
    }
