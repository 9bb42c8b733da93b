"""Written: the files of a paper in its folder, all of them or none, and the record that says what they are of."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc import __version__
from subsidy_calc.outputs.folder import Contents, replacing
from subsidy_calc.papers.paper import Form, Kind, Paper, Sheet
from subsidy_calc.papers.period import Period
from subsidy_calc.papers.subject import Subject, total
from subsidy_calc.papers.templates import Template, template_of
from subsidy_calc.papers.xlsx import write_xlsx
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.quantities import yuan

HOLDS_PAPERS = wording("papers.holds_papers", zh="文件夹里已有打印材料", en="the folder holds papers")
NOT_PAPERS = wording(
    "papers.not_papers",
    zh="文件夹不是空的，也不是以前的打印材料",
    en="the folder is not empty and holds no earlier papers",
)
RECORD = "papers.json"
PAPERS = Contents(
    RECORD,
    re.compile(
        r"papers\.json|(list|payment|verification|notice)\.(xlsx|docx|pdf)"
        r"|[0-9A-Z]{18}(-[0-9A-Za-z\u4e00-\u9fff]+)?\.(xlsx|docx)"
    ),
    HOLDS_PAPERS,
    NOT_PAPERS,
)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a paper is written: forms, language, a bureau's own templates."""

    forms: Sequence[Form]
    language: Language
    templates: Path | None = None

    def template(self, paper: Paper, form: Form) -> Template:
        return template_of(paper.kind, form, self.language, self.templates)


def write_papers(  # noqa: PLR0913  a paper, what it is of, and where it goes
    paper: Paper, subject: Subject, printing: Printing, out: Path, *, period: Period | None, force: bool
) -> list[str]:
    """Write a paper in all its forms; gives the names of the files.

    Raises:
        PaperRefused, TemplateRefused: a template has slips.
        ExtraMissing: a form is not installed.
        TargetRefused: the folder must not be replaced, or cannot be written.
    """
    with replacing(out, force, PAPERS) as folder:
        files = {}
        for form in printing.forms:
            for name, content in _files(paper, form, printing):
                (folder / name).write_bytes(content)
                files[name] = hashlib.sha256(content).hexdigest()
        templates = [printing.template(paper, form) for form in printing.forms]
        record = record_of(paper.kind, subject, period) | {
            "templates": [
                {"name": each.name, "own": each.own, "sha256": hashlib.sha256(each.content).hexdigest()}
                for each in templates
            ],
            "files": [{"name": name, "sha256": sha256} for name, sha256 in files.items()],
        }
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        (folder / RECORD).write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def _files(paper: Paper, form: Form, printing: Printing) -> Iterator[tuple[str, bytes]]:
    """What is loaded to write a form is loaded only where that form is wanted."""
    template = printing.template(paper, form)
    if form == "pdf":
        from subsidy_calc.papers.pdf import write_pdf

        text = template.content.decode("utf-8", "replace")
        yield f"{paper.kind}.pdf", write_pdf(paper, text, printing.language, template.name)
    else:
        for sheet in paper.sheets:
            yield f"{sheet.name}.{form}", _one(paper, sheet, form, template)


def _one(paper: Paper, sheet: Sheet, form: Form, template: Template) -> bytes:
    if form == "xlsx":
        return write_xlsx(paper, sheet, template.content, template.name)
    from subsidy_calc.papers.docx import write_docx

    return write_docx(paper, sheet, template.content, template.name)


def record_of(kind: Kind, subject: Subject, period: Period | None) -> dict[str, object]:
    """What a paper is of, for machines."""
    record: dict[str, object] = {
        "program": "subsidy-calc", "version": __version__, "kind": kind, "year": subject.year, "batch": subject.batch,
        "run": subject.run, "count": len(subject.awarded), "total": yuan(total(subject.awarded).value),
    }  # fmt: skip
    if period is None:
        return record
    days = {"from": period.first.isoformat(), "to": period.last.isoformat(), "days": period.days}
    return {**record, **days, "first_day_counts": period.first_counts}
