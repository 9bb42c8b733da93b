"""Documents for Word: a sheet put into a template that a bureau edits in Word.

What the template's `{{ … }}` and `{% … %}` say is evaluated in a sandbox; nothing that a claim says ever is.
"""

from __future__ import annotations

import datetime as dt
import io

from subsidy_calc.papers.extras import require_papers
from subsidy_calc.papers.paper import Paper, Sheet
from subsidy_calc.papers.plain_fields import plain_sheet, printable
from subsidy_calc.papers.same_bytes import with_fixed_times
from subsidy_calc.values.places import Line

FIXED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (no clock time is written; a document's properties have no zone)
_LONGEST_PROPERTY = 255


def write_docx(paper: Paper, sheet: Sheet, template: bytes, name: str = "") -> bytes:
    """One sheet as a document, the same bytes every time; `name` is the template's file, for messages.

    Raises:
        ExtraMissing: docxtpl is not installed.
        TemplateRefused: the template is damaged, or names what the sheet does not have.
    """
    require_papers("docx")
    from subsidy_calc.papers.docx_template import Template

    made = Template(template, Line(name or f"{paper.kind}.docx"))
    made.fill(plain_sheet(paper.kind, sheet))
    written = io.BytesIO()
    made.save(written, _properties(sheet))
    return with_fixed_times(written.getvalue())


def _properties(sheet: Sheet) -> dict[str, object]:
    title, bureau = (printable(str(sheet.fields.get(name, "")))[:_LONGEST_PROPERTY] for name in ("title", "bureau"))
    return {"title": title, "author": bureau, "created": FIXED, "modified": FIXED, "revision": 1}
