"""The templates that travel with the program: made by the script beside them, and alike where they should be."""

from __future__ import annotations

import pytest
from make_paper_templates import PAPERS, made_template
from paper_words import LIST, NOTICE, PAYMENT, VERIFICATION, Language

from papers.made_papers import TEMPLATES

COLUMNS = {"list": LIST, "payment": PAYMENT, "verification": VERIFICATION, "notice": NOTICE}
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@BOTH
@pytest.mark.parametrize("kind", PAPERS)
def test_the_script_makes_them(kind: str, language: Language) -> None:
    assert (TEMPLATES / language / f"{kind}.docx").read_bytes() == made_template(kind, language)


@BOTH
@pytest.mark.parametrize("kind", PAPERS)
def test_word_and_pdf_have_the_same_columns(kind: str, language: Language) -> None:
    source = (TEMPLATES / language / f"{kind}.typ").read_text("utf-8")
    assert f"table.header({', '.join(f'[{column.heading(language)}]' for column in COLUMNS[kind])})" in source
    widths = f"({', '.join(f'{column.mm}fr' for column in COLUMNS[kind])})"
    assert f"columns: {widths}" in source or f"let columns = {widths}" in source


@BOTH
def test_they_begin_alike(language: str) -> None:
    beginnings = set()
    for kind in PAPERS:
        source = (TEMPLATES / language / f"{kind}.typ").read_text("utf-8")
        beginnings.add(source[source.index("\n") : source.index("#set document")])
    assert len(beginnings) == 1
