"""Templates: those that come with the program, or a bureau's own in their place, by kind and form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.outputs.folder import write_file
from subsidy_calc.papers.built_in import workbook_template
from subsidy_calc.papers.paper import FORMS, KINDS, Form, Kind
from subsidy_calc.papers.refusals import PaperRefused
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, TargetRefused

NO_TEMPLATES = wording(
    "papers.no_templates", zh="文件夹里没有这种材料的模板", en="the folder has no template of this paper"
)
UNREADABLE = wording("papers.template_unreadable", zh="打不开模板", en="the template cannot be opened")
THERE_ALREADY = wording(
    "papers.there_already", zh="已有这个模板，没有覆盖", en="there is such a template; it was left as it is"
)
OTHER_FOLDER = wording(
    "papers.other_folder",
    zh="换一个文件夹，或加 --force 覆盖",
    en="choose another folder, or add --force to replace it",
)

_ENDS: dict[Form, str] = {"xlsx": ".xlsx", "docx": ".docx", "pdf": ".typ"}  # a PDF is set from plain text
_SHIPPED = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """A template's file name and bytes, and whether it is the bureau's own."""

    name: str
    content: bytes
    own: bool


def template_of(kind: Kind, form: Form, language: Language, folder: Path | None = None) -> Template:
    """A bureau's own template where its folder has one, else that of the program.

    Raises:
        PaperRefused: the folder has none of this kind at all, or the file cannot be opened.
    """
    name = kind + _ENDS[form]
    if folder is not None:
        known = tuple(kind + end for end in _ENDS.values())
        if not any((folder / each).is_file() for each in known):
            raise PaperRefused(
                [Problem("no_templates", Line(str(folder)), NO_TEMPLATES(), expected=ONE_OF(known=known))]
            )
        if (folder / name).is_file():
            return Template(name, _read(folder / name), own=True)
    return Template(name, _shipped(kind, form, language), own=False)


def write_templates(folder: Path, language: Language, *, force: bool) -> Iterator[Path]:
    """Write the program's templates for a bureau to change; gives the paths written.

    Raises:
        TargetRefused: one is there already and `force` is not given, or cannot be written.
    """
    made = {
        folder / (kind + _ENDS[form]): _shipped(kind, form, language)
        for kind in KINDS
        for form in FORMS
        if form == "xlsx" or _shipped_file(kind, form, language).is_file()
    }
    there = [path for path in made if path.exists()]
    if there and not force:
        raise TargetRefused(
            Problem("template_there_already", Line(str(path)), THERE_ALREADY(), fix=OTHER_FOLDER()) for path in there
        )
    for path, content in made.items():
        write_file(path, content)
        yield path


def _shipped(kind: Kind, form: Form, language: Language) -> bytes:
    return workbook_template(kind, language) if form == "xlsx" else _read(_shipped_file(kind, form, language))


def _shipped_file(kind: Kind, form: Form, language: Language) -> Path:
    return _SHIPPED / language / (kind + _ENDS[form])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem("template_unreadable", Line(str(path)), UNREADABLE(), error.strerror or "")
        raise PaperRefused([problem]) from error
