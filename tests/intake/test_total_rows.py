"""Total rows: people add them, and they are no claims (DESIGN.md, section 6: the reader accepts them)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intake.quanjiao_books import HEADINGS, Row, enterprise, line, project, sheet
from intake.told_runs import run_books
from intake.written_books import workbook

LINE = line("smart-equipment", 1, "一期")


def _total(word: str, at: int) -> Row:
    row: Row = [None] * len(HEADINGS["项目"])
    row[at] = word
    row[3] = 100_000
    return row


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("word", ["合计", "合 计", "总计", "小计"])
def test_a_total_row_never_becomes_a_claim(word: str, at: int) -> None:
    run = run_books(
        workbook({"企业": sheet("企业", [enterprise(1)]), "项目": sheet("项目", [project(1), _total(word, at)])})
    )
    assert run.lines == {LINE: ("awarded", Fraction(15_000), "")}


@pytest.mark.parametrize("at", [0, 1])
def test_a_total_row_is_no_data_and_no_problem(at: int) -> None:
    run = run_books(
        workbook({"企业": sheet("企业", [enterprise(1)]), "项目": sheet("项目", [project(1), _total("合计", at)])})
    )
    assert run.fates("项目") == {1: "no_data", 2: "claim", 3: "no_data"}
    assert run.problems() == []
