"""The extra: without its packages there is a plain message, and with them openpyxl stays guarded."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from papers.made_papers import paper
from subsidy_calc.intake import readers
from subsidy_calc.papers.docx import write_docx
from subsidy_calc.papers.extras import ExtraMissing, require_papers
from subsidy_calc.papers.pdf import write_pdf
from subsidy_calc.values.messages import say


def _without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)


def test_what_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "docxtpl", "typst")
    with pytest.raises(ExtraMissing) as caught:
        require_papers("docx", "pdf")
    said = [say(problem.says, "en") for problem in caught.value.problems]
    assert said == [
        "making docx files needs docxtpl, which is not installed",
        "making pdf files needs typst, which is not installed",
    ]
    for problem in caught.value.problems:
        assert problem.fix is not None
        assert 'pip install "subsidy-calc[papers]"' in say(problem.fix, "zh")


def test_each_form_needs_only_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    made = paper("list")
    _without(monkeypatch, "docxtpl")
    require_papers("pdf")
    with pytest.raises(ExtraMissing):
        write_docx(made, made.sheets[0], b"")
    monkeypatch.undo()
    _without(monkeypatch, "typst")
    require_papers("docx")
    with pytest.raises(ExtraMissing):
        write_pdf(made, "", "zh")


READS = """
import io, zipfile
import lxml, subsidy_calc, openpyxl

made = io.BytesIO()
openpyxl.Workbook().save(made)
with zipfile.ZipFile(made) as book:
    parts = {name: book.read(name) for name in book.namelist()}
for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
    for entity in ('b "x"', 'b SYSTEM "file:///etc/passwd"'):
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w") as book:
            for name, content in parts.items():
                doctype = f"<!DOCTYPE a [<!ENTITY {entity}>]>".encode() if name == part else b""
                book.writestr(name, doctype + content)
        try:
            openpyxl.load_workbook(changed)
            print("read")
        except ValueError as error:
            print(type(error.__cause__ or error).__name__)
"""


@pytest.mark.parametrize("asked_for", [{}, {"OPENPYXL_LXML": "True"}])
def test_where_lxml_is_installed_workbooks_with_entities_are_refused_all_the_same(asked_for: dict[str, str]) -> None:
    environment = {**os.environ, **asked_for}
    shown = subprocess.run([sys.executable, "-c", READS], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["EntitiesForbidden"] * 4


def test_the_guard_is_needed() -> None:
    """Without it lxml reads a workbook with an entity as if nothing were wrong."""
    unguarded = {key: value for key, value in os.environ.items() if key != "OPENPYXL_LXML"}
    reads = READS.replace("subsidy_calc, ", "")
    shown = subprocess.run([sys.executable, "-c", reads], env=unguarded, capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["read"] * 2 + ["EntitiesForbidden"] * 2


def test_the_process_that_reads_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENPYXL_LXML", "True")
    assert readers._guarded()["OPENPYXL_LXML"] == "False"
