"""Make the Word templates of papers that travel with the program, always with the same bytes.

    python paper_templates/make_paper_templates.py

They are made for what a bureau then changes in Word; nothing reads this file when papers are printed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from docx.document import Document
from docx.shared import Mm, Pt
from paper_layout import (
    BODY,
    TITLE,
    footer,
    head_line,
    new_document,
    sum_row,
    table,
    tag_row,
    text,
    wide_row,
)
from paper_words import LIST, NOTICE, PAYMENT, VERIFICATION, Language, words

from subsidy_calc.papers.docx import FIXED
from subsidy_calc.papers.same_bytes import with_fixed_times

FOLDER = Path(__file__).parents[1] / "src" / "subsidy_calc" / "papers" / "templates"
WIDE, LETTER = (15, 15, 18, 15), (37, 26, 35, 28)


def list_paper(language: Language) -> Document:
    """The list of awards that hangs out for objections."""
    document = new_document(landscape=True, margins=WIDE, body=12, cell=10.5)
    text(document, "{{ title }}", TITLE, align="center")
    text(document, words("period", language)).paragraph_format.space_after = Pt(6)
    head_line(document, words("batch", language))
    made = table(document, LIST, language)
    sum_row(made, LIST, words("total_of", language), {5: "{{ total.wan }}", 6: "{{ total.yuan }}"})
    wide_row(made, LIST, words("capitals", language))
    _sealed(document, language, "published")
    return document


def payment_paper(language: Language) -> Document:
    """The table that the treasury pays by."""
    document = new_document(landscape=True, margins=WIDE, body=12, cell=9)
    text(document, "{{ title }}", TITLE, align="center")
    head_line(document, words("head", language))
    made = table(document, PAYMENT, language)
    sum_row(made, PAYMENT, words("total_of", language), {7: "{{ total.yuan }}"})
    tag_row(made, PAYMENT, "{%tr for subtotal in totals %}")
    sum_row(made, PAYMENT, words("paid_by", language), {7: "{{ subtotal.sum.yuan }}"})
    tag_row(made, PAYMENT, "{%tr endfor %}")
    wide_row(made, PAYMENT, words("capitals", language))
    _signed(document, language)
    _sealed(document, language, "date")
    return document


def verification_paper(language: Language) -> Document:
    """What was found of one enterprise's claims, to be filed."""
    document = new_document(landscape=False, margins=(20, 12, 20, 12), body=12, cell=9)
    text(document, "{{ title }}", TITLE, align="center")
    text(document, words("enterprise", language)).paragraph_format.space_after = Pt(4)
    head_line(document, words("head", language))
    made = table(document, VERIFICATION, language)
    sum_row(made, VERIFICATION, words("total", language), {5: "{{ total.yuan }}"})
    wide_row(made, VERIFICATION, words("capitals", language))
    _signed(document, language)
    _sealed(document, language, "date")
    return document


def notice_paper(language: Language) -> Document:
    """The letter that tells an enterprise of its awards."""
    document = new_document(landscape=False, margins=LETTER, body=16 if language == "zh" else 13, cell=10.5)
    text(document, "{{ title }}", TITLE, align="center")
    text(document, words("salutation", language)).paragraph_format.space_before = Pt(12)
    _indented(document, words("awarded", language), language)
    made = table(document, NOTICE, language)
    sum_row(made, NOTICE, words("total", language), {3: "{{ total.yuan }}", 4: "{{ total_now.yuan }}"})
    wide_row(made, NOTICE, words("capitals", language))
    _indented(document, words("so_told", language), language)
    _sealed(document, language, "date")
    return document


PAPERS: Mapping[str, Callable[[Language], Document]] = {
    "list": list_paper,
    "payment": payment_paper,
    "verification": verification_paper,
    "notice": notice_paper,
}


def made_template(kind: str, language: Language) -> bytes:
    """The bytes of one template."""
    document = PAPERS[kind](language)
    footer(document, language)
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.last_modified_by = kind, "", "", ""
    properties.created = properties.modified = FIXED
    written = io.BytesIO()
    document.save(written)
    return with_fixed_times(written.getvalue())


def _indented(document: Document, content: str, language: Language) -> None:
    paragraph = text(document, content)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.first_line_indent = Pt(32) if language == "zh" else Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(28) if language == "zh" else Pt(20)


def _signed(document: Document, language: Language) -> None:
    paragraph = text(document, words("roles", language), BODY, keep=True)
    paragraph.paragraph_format.space_before = Pt(14)
    paragraph.paragraph_format.line_spacing = 2


def _sealed(document: Document, language: Language, date: str) -> None:
    """Who issues it, and when; the seal goes over both."""
    for key in ("seal", date):
        paragraph = text(document, words(key, language), BODY, align="right", keep=key == "seal")
        paragraph.paragraph_format.right_indent = Mm(15)
        paragraph.paragraph_format.space_before = Pt(24 if key == "seal" else 6)


if __name__ == "__main__":
    for language in ("zh", "en"):
        for kind in PAPERS:
            path = FOLDER / language / f"{kind}.docx"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made_template(kind, language))
