"""After any mutation a workbook is refused, or every row has one fate and every sum agrees (invariants 1 and 2).

A part runs each time; SUBSIDY_CALC_MUTATIONS=10000 runs that many.
"""

from __future__ import annotations

import io
import os
from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from intake.quanjiao_books import book, enterprise, project
from intake.told_runs import QUANJIAO
from mutated.mutations import mutated
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.packed import Rows
from subsidy_calc.intake.read import read_file
from subsidy_calc.intake.readers import read_files
from subsidy_calc.intake.refusals import FileRefused
from subsidy_calc.values.problems import ClaimsRefused

SAMPLE = Path(__file__).parents[2] / "sample_data" / "quanjiao-2020.xlsx"
HOW_MANY = int(os.environ.get("SUBSIDY_CALC_MUTATIONS", "800"))
CHUNK = 100
SMALL = book([enterprise(1), enterprise(2)], [project(1), project(2)])
REFUSALS = {"not_xlsx", "unsafe_file", "too_large", "macros", "locked"}


@cache
def _written_plainly() -> bytes:
    """The small workbook as another program writes it: one that the fast reader reads."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as written:
        for sheet in read_file(SMALL, "1.xlsx").sheets:
            worksheet = written.add_worksheet(sheet.name)
            for number, cells in Rows(sheet.rows):
                for column, cell in enumerate(cells):
                    if cell is not None and cell.kind == "number":
                        worksheet.write_number(number - 1, column, float(cell.text))
                    elif cell is not None:
                        worksheet.write_string(number - 1, column, cell.text)
    return target.getvalue()


def _base(seed: int) -> bytes:
    if seed % 20 == 0:
        return SAMPLE.read_bytes()
    return SMALL if seed % 2 else _written_plainly()


def _read(content: bytes, seed: int) -> list[RawSheet] | str:
    """The sheets, or the code of the refusal; one in twenty in a process of its own."""
    if seed % 20 == 3:
        read = read_files([(content, "1.xlsx")])
        return read.problems[0].code if read.problems else list(read.sheets)
    try:
        sheets = read_file(content, "1.xlsx").sheets
    except FileRefused as refused:
        return refused.code
    return [RawSheet("1.xlsx", s.name, Rows(s.rows), s.hidden, s.hidden_rows, s.from_1904) for s in sheets]


def _outcome(seed: int) -> str:
    sheets = _read(mutated(_base(seed), Random(seed)), seed)
    if isinstance(sheets, str):
        assert sheets in REFUSALS, f"seed {seed}"
        return "file"
    try:
        claims = build_claims(QUANJIAO, sheets)
    except ClaimsRefused:
        return "claims"
    assessment = assess(QUANJIAO, claims, QUANJIAO.policy_year(2020))
    lines = award_lines(assessment)
    check_rows(sheets, assessment, lines)
    assert len(claims.fates) == len({fate.place for fate in claims.fates}) == sum(len(sheet.rows) for sheet in sheets)
    by_enterprise: dict[str, Fraction] = defaultdict(Fraction)
    by_clause: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        assert 0 <= line.award <= 3_000_000, f"seed {seed}"
        by_enterprise[line.head.uscc] += line.award
        by_clause[line.head.clause] += line.award
    assert sum(by_enterprise.values()) == sum(by_clause.values()) == sum(line.award for line in lines)
    return "computed"


@pytest.mark.parametrize("first", range(0, HOW_MANY, CHUNK))
def test_a_mutated_workbook_is_refused_or_adds_up(first: int) -> None:
    outcomes = Counter(_outcome(seed) for seed in range(first, first + CHUNK))
    assert outcomes["file"] > CHUNK // 10  # mutations that spoil the file
    assert outcomes["computed"] > CHUNK // 10  # and mutations that only change what it says
