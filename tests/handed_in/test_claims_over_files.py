"""Claims over several files are judged as if they stood in one: repeats, contradictions, and any way of splitting."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from handed_in.made_sets import Row, claim_set
from handed_in.quanjiao_tables import company, csv_file, works
from handed_in.three_forms import as_csv, as_parquet, as_xlsx, written
from handed_in.told_files import File, Outcome, told
from handed_in.told_sets import told_as_workbook
from intake.made_codes import code
from intake.quanjiao_books import HEADINGS, book, enterprise, line, project
from subsidy_calc.values.messages import say

LINE, SECOND = line("smart-equipment", 1, "一期"), line("smart-equipment", 2, "一期")
PAID = ("awarded", Fraction(15_000), "")
SEEDS = range(40)


def _details(run: Outcome, fate: str) -> dict[str, str]:
    """What rows.csv says of rows of a fate, by file and place."""
    return {
        f"{each.place.file} {each.place}": say(each.detail, "zh")
        for each in run.claims.fates
        if each.fate == fate and each.detail is not None
    }


def _said(run: Outcome, code_: str) -> dict[str, str]:
    return {f"{p.place.file} {p.place}": say(p.says, "zh") for p in run.claims.problems if p.code == code_}


def _books(*companies: tuple[list[int], list[tuple[int, int]]]) -> list[File]:
    """Workbooks with these enterprises, and projects of these numbers and sums."""
    return [
        (book([enterprise(n) for n in numbers], [project(n, equipment=(sum_,)) for n, sum_ in projects]), f"{at}.xlsx")
        for at, (numbers, projects) in enumerate(companies, start=1)
    ]


def test_rows_alike_in_three_files_are_one_claim_and_two_repeats() -> None:
    run = told(_books(([1], [(1, 100_000)]), ([1], [(1, 100_000)]), ([2, 1], [(1, 100_000)])))
    assert run.lines == {LINE: PAID}
    assert run.problems() == []
    details = _details(run, "repeat")
    assert set(details) == {"2.xlsx 企业!2", "2.xlsx 项目!2", "3.xlsx 企业!3", "3.xlsx 项目!2"}
    for at, detail in details.items():
        assert ("1.xlsx 企业!2" if "企业" in at else "1.xlsx 项目!2") in detail


def test_a_repeat_within_one_file_is_told_without_the_file() -> None:
    run = told(_books(([1], [(1, 100_000), (1, 100_000)])))
    assert _details(run, "repeat")["1.xlsx 项目!3"] == "与项目!2相同"


def test_an_enterprise_may_stand_alike_in_every_file() -> None:
    files = _books(([1], [(1, 100_000)]), ([1, 2], [(2, 100_000)]), ([2], []))
    run = told(files)
    assert run.lines == {LINE: PAID, SECOND: PAID}
    assert run.problems() == []
    assert [run.fates_of(name)[0] for _, name in files] == ["enterprise", "repeat", "repeat"]


def test_rows_of_one_key_that_differ_are_all_refused_and_each_names_the_others() -> None:
    run = told(_books(([1], [(1, 100_000)]), ([2], [(1, 100_001), (2, 100_000)]), ([1], [(1, 100_000)])))
    assert run.lines == {SECOND: PAID}
    said = _said(run, "duplicate_key")
    assert set(said) == {"1.xlsx 项目!2", "2.xlsx 项目!2", "3.xlsx 项目!2"}
    for own, text in said.items():
        assert {other for other in said if other in text} == set(said) - {own}


def test_names_of_files_are_left_out_where_rows_stand_in_the_same_one() -> None:
    run = told(_books(([1], [(1, 1), (1, 2)]), ([1], [(1, 3)])))
    said = _said(run, "duplicate_key")
    assert "2.xlsx 项目!2" in said["1.xlsx 项目!2"]
    assert "项目!3" in said["1.xlsx 项目!2"]
    assert "1.xlsx" not in said["1.xlsx 项目!2"]
    assert "1.xlsx 项目!2" in said["2.xlsx 项目!2"]
    assert "1.xlsx 项目!3" in said["2.xlsx 项目!2"]


def test_an_enterprise_told_in_two_ways_takes_its_claims_of_all_files_with_it() -> None:
    other = book([enterprise(1, county="来安县"), enterprise(2)], [project(2), project(1, "二期")])
    run = told([*_books(([1], [(1, 100_000)])), (other, "2.xlsx")])
    assert run.lines == {SECOND: PAID}
    said = _said(run, "duplicate_key")
    assert set(said) == {"1.xlsx 企业!2", "2.xlsx 企业!2"}
    assert "2.xlsx 企业!2" in said["1.xlsx 企业!2"]
    assert "1.xlsx 企业!2" in said["2.xlsx 企业!2"]
    assert set(_said(run, "parent_refused")) == {"1.xlsx 项目!A2", "2.xlsx 项目!A3"}


def test_an_enterprise_of_two_names_in_two_files_is_refused_in_both() -> None:
    other = book([enterprise(1, name="另一公司"), enterprise(2)], [project(2)])
    run = told([*_books(([1], [(1, 100_000)])), (other, "2.xlsx")])
    assert run.lines == {SECOND: PAID}
    assert set(_said(run, "two_names_one_code")) == {"1.xlsx 企业!2", "2.xlsx 企业!2"}


def test_a_claim_and_its_enterprise_may_stand_in_different_files() -> None:
    assert told(_books(([1], []), ([], [(1, 100_000)]))).lines == {LINE: PAID}


def test_one_claim_in_three_kinds_of_files_is_one_claim() -> None:
    columns = [[code(1)], ["一期"], ["智能化"], [100_000.0], [0]]
    parquet = written([*HEADINGS["项目"][:4], HEADINGS["项目"][6]], columns)
    files = [
        *_books(([1], [(1, 100_000)])),
        csv_file("企业", [company(1)], encoding="gb18030"),
        csv_file("项目", [works(1, equipment="100000.00")]),
        (parquet, "deep/project.parquet"),
    ]
    run = told(files)
    assert run.lines == {LINE: PAID}
    assert run.fates_of("1.xlsx") == ["enterprise", "claim"]
    assert [run.fates_of(name) for name in ("项目.csv", "deep/project.parquet")] == [["repeat"], ["repeat"]]


def _dealt(sheets: dict[str, list[Row]], chance: random.Random) -> list[File]:
    """The rows dealt out to files of all kinds, in any order, some of them into two."""
    parts: list[dict[str, list[Row]]] = [{} for _ in range(chance.randint(2, 5))]
    for name, (headings, *rows) in sheets.items():
        twice = [row for row in rows if chance.random() < 0.15]
        for row in chance.sample(rows, len(rows)) + twice:
            chance.choice(parts).setdefault(name, [headings]).append(row)
        chance.choice(parts).setdefault(name, [headings])
    files: list[File] = []
    for at, part in enumerate(part for part in parts if part):
        made = chance.choice([as_xlsx, as_csv, as_parquet])
        own = made(part) if made is as_xlsx else made(part, chance)  # type: ignore[operator]
        files += [(content, f"{at}/{name}") for content, name in own]
    return chance.sample(files, len(files))


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_dealt_out_in_any_way_give_the_same_lines(seed: int) -> None:
    sheets = claim_set(seed)
    assert told(_dealt(sheets, random.Random(seed))).lines == told_as_workbook(seed).lines
