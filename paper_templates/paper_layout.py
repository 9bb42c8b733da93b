"""Layout: pages, fonts, tables and page numbers of official papers, as python-docx makes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from paper_words import Column, Language, words

LATIN = "Times New Roman"
TITLE_FONT, BODY_FONT, HEAD_FONT = "宋体", "仿宋", "黑体"
A4 = (Mm(210), Mm(297))

TITLE, BODY, CELL, HEAD, SMALL = "Title", "Normal", "Paper cell", "Paper heading", "Paper foot"
_USED_STYLES = ("Normal", "Title", "header", "footer", "Table Grid")
_UNUSED_PARTS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def new_document(*, landscape: bool, margins: tuple[int, int, int, int], body: float, cell: float) -> Document:
    """An empty page of A4; margins are top, right, bottom and left in millimetres, sizes in points."""
    document = docx.Document()
    _strip(document)
    section = document.sections[0]
    section.page_width, section.page_height = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, margins)
    section.footer_distance = Mm(max(8, margins[2] - 10))
    _language(document)
    _style(document, BODY, BODY_FONT, body)
    _style(document, TITLE, TITLE_FONT, 22, bold=True)
    _style(document, CELL, BODY_FONT, cell)
    _style(document, HEAD, HEAD_FONT, cell)
    _style(document, SMALL, BODY_FONT, 9)
    for name in (CELL, HEAD):
        space = _paragraph_style(document, name).paragraph_format
        space.space_before = space.space_after = Pt(2)
    title = document.styles[TITLE]
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    _paragraph_style(document, TITLE).paragraph_format.space_after = Pt(14)
    _paragraph_style(document, TITLE).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def text(document: Document, content: str, style: str = BODY, *, align: str = "left", keep: bool = False) -> Paragraph:
    """A paragraph; `keep` holds it on the page of the next one."""
    paragraph = document.add_paragraph(content, style)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def head_line(document: Document, content: str) -> None:
    """A line in two parts, the second at the right edge."""
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    paragraph = text(document, content, SMALL, keep=True)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for run in paragraph.runs:
        run.font.size = Pt(10.5)


def table(document: Document, columns: Sequence[Column], language: Language) -> Table:
    """The heading, repeated on every page, and a row for each of `rows`."""
    made: Table = document.add_table(0, len(columns), "Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _narrow_edges(made)
    for each, grid in zip(columns, made.columns, strict=True):
        grid.width = Mm(each.mm)
    heading = _row(made, columns)
    heading._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, each in zip(heading.cells, columns, strict=True):
        write(cell, each.heading(language), HEAD, "center")
    tag_row(made, columns, "{%tr for row in rows %}")
    for cell, each in zip(_row(made, columns).cells, columns, strict=True):
        write(cell, each.prints, CELL, each.align)
    tag_row(made, columns, "{%tr endfor %}")
    return made


def tag_row(made: Table, columns: Sequence[Column], tag: str) -> None:
    """A row that is gone when the template is filled."""
    write(_row(made, columns).cells[0], tag, CELL)


def sum_row(made: Table, columns: Sequence[Column], label: str, sums: dict[int, str]) -> None:
    """A row with a label up to the first sum, and sums in the columns of these numbers."""
    cells = _row(made, columns).cells
    first, last = min(sums), max(sums)
    write(cells[0].merge(cells[first - 1]), label, HEAD, "center")
    for column, prints in sums.items():
        write(cells[column], prints, CELL, "right")
    if last + 1 < len(columns):
        cells[last + 1].merge(cells[-1])


def wide_row(made: Table, columns: Sequence[Column], content: str) -> None:
    """A row of one cell."""
    cells = _row(made, columns).cells
    write(cells[0].merge(cells[-1]), content, HEAD)


def write(cell: _Cell, content: str, style: str, align: str = "left") -> None:
    """The text of a cell."""
    paragraph = cell.paragraphs[0]
    paragraph.text, paragraph.style, paragraph.alignment = content, style, _ALIGN[align]
    for empty in cell.paragraphs[1:]:  # of cells merged into this one
        empty._p.getparent().remove(empty._p)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def footer(document: Document, language: Language) -> None:
    """The run at the left, 第 x 页 共 y 页 at the right."""
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = document.styles[SMALL]
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(words("run", language) + "\t" + words("page", language))
    _field(paragraph, "PAGE")
    paragraph.add_run(words("of", language))
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(words("pages", language))


def _row(made: Table, columns: Sequence[Column]) -> _Row:
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]  # python-docx types it by its comment only
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, each in zip(row.cells, columns, strict=True):
        cell.width = Mm(each.mm)
    return row


def _narrow_edges(made: Table) -> None:
    """A millimetre to the left and the right of a cell's text, so that codes and sums stay in one line."""
    properties: Any = made._tbl.tblPr  # Any: python-docx types no element
    edges = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "57")
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    properties.insert_element_before(edges, "w:tblLook")


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the word processor works out."""
    for kind, content in (("begin", None), (None, name), ("separate", None), (None, "1"), ("end", None)):
        run = paragraph.add_run()
        if kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif content == name:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run._r.append(code)
        else:
            run.text = content or ""


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = (
        document.styles[name] if name in document.styles else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _style(document: Document, name: str, font: str, size: float, *, bold: bool = False) -> None:
    style = _paragraph_style(document, name)
    style.font.size, style.font.bold, style.font.name = Pt(size), bold, LATIN
    style.font.color.rgb = None
    properties: Any = style.element.get_or_add_rPr()  # Any: python-docx types no element
    fonts = properties.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), LATIN)
    fonts.set(qn("w:eastAsia"), font)
    for gone in ("w:color", "w:spacing", "w:kern"):
        for element in properties.findall(qn(gone)):
            properties.remove(element)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def _strip(document: Document) -> None:
    """Leave out what python-docx's own template brings and no paper uses: 160 styles, twice, and a picture."""
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNUSED_PARTS):
                del owner.rels[key]
    styles: Any = document.styles.element  # Any: python-docx types no element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1" and style.find(qn("w:name")).get(qn("w:val")) not in _USED_STYLES:
            styles.remove(style)
    for link in list(styles.iter(qn("w:link"))):  # to styles of characters, which are gone
        link.getparent().remove(link)


def _language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
