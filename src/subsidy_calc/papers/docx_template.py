"""A Word template: opened, checked against what a sheet has, and filled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from subsidy_calc.papers.docx_names import ROWS, TOTALS, names_of, unknown_names
from subsidy_calc.papers.plain_fields import PlainSheet
from subsidy_calc.papers.template_refused import TemplateRefused, broken, unknown_field
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

NO_DOCUMENT = wording("papers.no_document", zh="打不开，不是Word文档（.docx）", en="it is no Word document (.docx)")
SAVE_AGAIN = wording("papers.save_again", zh="用Word或WPS另存为.docx", en="save it again as .docx in a word processor")
NOT_WHOLE = wording(
    "papers.not_whole",
    zh="填写后文档不完整（{reason}）",
    en="once filled, the document is not whole ({reason})",
)
SAME_LEVEL = wording(
    "papers.same_level",
    zh="让 for、if 与各自的结尾放在同一层：同为表格的行（tr）或同为段落（p）",
    en="put each for and if at the same level as its end: both rows of a table (tr) or both paragraphs (p)",
)

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EVALUATED = ("author", "comments", "identifier", "language", "subject", "title")  # docxtpl takes them for templates
_MUST_HOLD = {"tbl": "tr", "tr": "tc", "tc": "p"}  # a table rows, a row cells, a cell paragraphs
_SHOWN = 100  # characters of a faulty paragraph


class Template:
    """A template of one paper."""

    def __init__(self, content: bytes, place: Line) -> None:
        """Open it.

        Raises:
            TemplateRefused: it is no Word document.
        """
        self._place = place
        self._template = _Whole(io.BytesIO(content))
        try:
            self._template.render_init()
        except Exception as error:  # python-docx lets whatever a damaged part causes through
            raise TemplateRefused([broken(place, NO_DOCUMENT(), fix=SAVE_AGAIN())]) from error

    def fill(self, sheet: PlainSheet) -> None:
        """Put the sheet into it.

        Raises:
            TemplateRefused: it names what the sheet does not have, or cannot be filled.
        """
        environment = _environment()
        if problems := list(self._slips(environment, sheet)):
            raise TemplateRefused(problems)
        self._set(dict.fromkeys(_EVALUATED, ""))
        try:
            self._template.render({**sheet.fields, ROWS: sheet.rows, TOTALS: sheet.totals}, environment)
        except (etree.XMLSyntaxError, _Incomplete) as error:
            raise TemplateRefused([broken(self._place, NOT_WHOLE(reason=error.msg), fix=SAME_LEVEL())]) from error
        except Exception as error:  # an expression can go wrong in any way
            raise TemplateRefused([broken(self._place, str(error) or type(error).__name__)]) from error

    def save(self, to: io.BytesIO, properties: Mapping[str, object]) -> None:
        """Write it, with these properties and nothing else of the one who saved the template."""
        self._set({"last_modified_by": "", **properties})
        self._template.save(to)

    def _set(self, properties: Mapping[str, object]) -> None:
        for name, value in properties.items():
            setattr(self._template.docx.core_properties, name, value)

    def _slips(self, environment: ImmutableSandboxedEnvironment, sheet: PlainSheet) -> Iterator[Problem]:
        """Every slip that can be seen without printing, each once."""
        names = names_of(sheet)
        found = {}
        for xml in self._parts():
            try:
                tree = environment.parse(xml)
            except TemplateSyntaxError as error:
                yield broken(self._place, error.message or "", _text_of_line(xml, error.lineno))
                continue
            found.update({each.written: each.known for each in unknown_names(tree, names)})
        for written, known in found.items():
            yield unknown_field(self._place, written, known)

    def _parts(self) -> Iterator[str]:
        """The parts that are filled, as Jinja is given them, a paragraph a line."""
        template = self._template
        parts = [template.get_xml()]
        for kind in (template.HEADER_URI, template.FOOTER_URI):
            parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(kind)]
        for part in template.docx.part.package.parts:
            if part.content_type == _FOOTNOTES:
                parts.append(part.blob.decode("utf-8"))
        for xml in parts:
            yield re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(xml))


class _Incomplete(Exception):
    """What Word would call damaged."""

    def __init__(self, element: str) -> None:
        self.msg = f"w:{element}"
        super().__init__(self.msg)


class _Whole(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template whose filled text must be whole: docxtpl would drop in silence what does not fit together."""

    def fix_tables(self, xml: str) -> Any:  # Any: lxml has no types
        body = etree.fromstring(xml)
        for owner, part in _MUST_HOLD.items():
            for element in body.iter(qn(f"w:{owner}")):
                if next(element.iter(qn(f"w:{part}")), None) is None:
                    raise _Incomplete(owner)
        return super().fix_tables(xml)


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: object) -> Markup:
    """Any value as text: escaped whatever a filter says, braces too, which docxtpl gives a meaning of its own."""
    text = value.unescape() if isinstance(value, Markup) else str(value)
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704  escaped just here


def _text_of_line(xml: str, line: int) -> str:
    lines = xml.splitlines()
    return re.sub("<[^>]+>", "", lines[line - 1])[:_SHOWN].strip() if line <= len(lines) else ""
