"""PDF: all sheets of a paper in one file, from a typst template in plain text.

The file is of the archival kind PDF/A-2b, whose rules refuse what typst otherwise prints in
silence: an empty box for a character that no font has. The template has one value to print,
`json(bytes(sys.inputs.paper))`; it is text throughout, and none of it is evaluated.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from subsidy_calc.papers.extras import require_papers
from subsidy_calc.papers.paper import Paper
from subsidy_calc.papers.pdf_faults import MAIN, failed, not_settled, packages, private_characters
from subsidy_calc.papers.plain_fields import plain_sheet
from subsidy_calc.papers.template_refused import TemplateRefused
from subsidy_calc.values.messages import Language
from subsidy_calc.values.places import Line

if TYPE_CHECKING:
    from typst import Fonts

_STANDARD: Final = "a-2b"
_FIXED = 946_684_800  # 2000-01-01, in seconds: no clock time is written


def write_pdf(paper: Paper, template: str, language: Language, name: str = "") -> bytes:
    """The paper as PDF, the same bytes every time with the same fonts; `name` is the template's file, for messages.

    Raises:
        ExtraMissing: typst is not installed.
        TemplateRefused: the template is faulty, or the paper has a character that no font has.
    """
    require_papers("pdf")
    place = Line(name or f"{paper.kind}.typ")
    sheets = [asdict(plain_sheet(paper.kind, sheet)) for sheet in paper.sheets]
    texts = json.dumps({"kind": paper.kind, "language": language, "sheets": sheets}, ensure_ascii=False)
    if problems := [*packages(template, place), *private_characters(texts, place)]:
        raise TemplateRefused(problems)
    return _compiled(template, texts, place)


def _compiled(template: str, texts: str, place: Line) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as folder:  # nothing else is there: a template reads no files
        root = Path(folder)
        (root / MAIN).write_bytes(template.encode("utf-8", "replace"))
        try:
            made, warnings = typst.compile_with_warnings(
                root / MAIN,
                root=root,
                package_path=root,
                package_cache_path=root,
                font_paths=_fonts(),
                sys_inputs={"paper": texts},
                pdf_standards=_STANDARD,
                timestamp=_FIXED,
            )
        except typst.TypstError as error:
            raise TemplateRefused(failed(error.message, error.diagnostic, texts, place)) from error
    if problem := not_settled((warning.message for warning in warnings), place):
        raise TemplateRefused([problem])
    return made


@cache
def _fonts() -> Fonts:
    """The fonts of this computer; to look for them takes longer than to print."""
    from typst import Fonts

    return Fonts()
