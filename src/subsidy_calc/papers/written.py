"""Written: the files of a paper in its folder, all of them or none, and the record that says what they are of."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from subsidy_calc import __version__
from subsidy_calc.outputs.folder import Contents, replacing
from subsidy_calc.papers.paper import Kind, Paper, Sheet
from subsidy_calc.papers.period import Period
from subsidy_calc.papers.refusals import PaperRefused
from subsidy_calc.papers.subject import Subject, total
from subsidy_calc.papers.templates import Form, Template, template_of
from subsidy_calc.papers.xlsx import write_xlsx
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import NOWHERE
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import yuan

HOLDS_PAPERS = wording("papers.holds_papers", zh="文件夹里已有打印材料", en="the folder holds papers")
NOT_PAPERS = wording(
    "papers.not_papers",
    zh="文件夹不是空的，也不是以前的打印材料",
    en="the folder is not empty and holds no earlier papers",
)
NOT_INSTALLED = wording(
    "papers.form_not_installed", zh="没有安装生成 {form} 所需的组件", en="what writes {form} files is not installed"
)
INSTALL = wording(
    "papers.install_extra",
    zh='安装 "subsidy-calc[papers]"，或只用 --format xlsx',
    en='install "subsidy-calc[papers]", or give --format xlsx alone',
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


def check_installed(forms: Sequence[Form]) -> None:
    """Refuse forms whose packages are not installed, before anything is computed.

    Raises:
        Refused: with what is to be installed.
    """
    extra = [form for form in forms if form != "xlsx"]
    if extra:
        _module("extras").require_papers(*extra)


def write_papers(  # noqa: PLR0913  a paper, what it is of, and where it goes
    paper: Paper, subject: Subject, printing: Printing, out: Path, *, period: Period | None, force: bool
) -> list[str]:
    """Write a paper in all its forms; gives the names of the files.

    Raises:
        PaperRefused: a template has slips, or a form is not installed.
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
    template = printing.template(paper, form)
    if form == "pdf":
        text = template.content.decode("utf-8", "replace")
        yield f"{paper.kind}.pdf", _module("pdf").write_pdf(paper, text, printing.language)
        return
    for sheet in paper.sheets:
        yield f"{sheet.name}.{form}", _one(paper, sheet, form, template)


def _one(paper: Paper, sheet: Sheet, form: Form, template: Template) -> bytes:
    if form == "xlsx":
        return write_xlsx(paper, sheet, template.content, template.name)
    content: bytes = _module("docx").write_docx(paper, sheet, template.content)
    return content


def _module(name: str) -> ModuleType:
    """What writes a form; it is loaded only where that form is wanted."""
    try:
        return importlib.import_module(f"subsidy_calc.papers.{name}")
    except ImportError as error:
        problem = Problem("form_not_installed", NOWHERE, NOT_INSTALLED(form=name), str(error), fix=INSTALL())
        raise PaperRefused([problem]) from error


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
