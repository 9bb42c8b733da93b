"""Types of .parquet columns: each as a workbook's cell of that value, or the row or file refused."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

from handed_in.quanjiao_tables import company, csv_file
from handed_in.three_forms import written
from handed_in.told_files import File, Outcome, told
from intake.made_codes import code
from intake.quanjiao_books import HEADINGS, line

COMPANIES = csv_file("企业", [company(1), company(2)])
DAY, NOON = dt.datetime(2020, 6, 30), dt.datetime(2020, 6, 30, 12, 0, 1)  # noqa: DTZ001  a table has no zone
LINE, SECOND = line("smart-equipment", 1, "一期"), line("smart-equipment", 2, "一期")
PAID = ("awarded", Fraction(15_000), "")  # 15 % of 100,000 yuan


def _projects(sums: pa.Array) -> File:
    """Two projects with these sums of equipment."""
    names = ["统一社会信用代码", "项目名称", "项目类型", HEADINGS["项目"][3]]
    texts = [pa.array([code(1), code(2)]), pa.array(["一期"] * 2), pa.array(["智能化"] * 2)]
    return (written(names, [*texts, sums]), "项目.parquet")


def _recognized(days: pa.Array) -> Outcome:
    size = len(days)
    columns = [[code(1)] * size, ["智能工厂"] * size, ["省级"] * size, [f"厂{at}" for at in range(size)]]
    content = written(HEADINGS["认定"][:5], [*map(pa.array, columns), days])
    return told([COMPANIES, (content, "recognition.parquet")])


@pytest.mark.parametrize(
    "type_",
    [
        *(pa.int32(), pa.int64(), pa.uint64(), pa.float32(), pa.float64(), pa.string(), pa.large_string()),
        *(pa.decimal128(18, 2), pa.decimal128(10), pa.decimal256(40, 6)),
    ],
    ids=str,
)
def test_a_sum_of_any_numeric_type_is_that_sum(type_: pa.DataType) -> None:
    given: list[object] = [Decimal(100_000), None] if pa.types.is_decimal(type_) else [100_000, None]
    if pa.types.is_string(type_) or pa.types.is_large_string(type_):
        given = ["100000", None]
    run = told([COMPANIES, _projects(pa.array(given, type_))])
    assert run.lines[LINE] == PAID
    assert run.lines[SECOND][0] == "cannot_tell"
    assert run.problems() == [("blank", "项目", 3, 4)]
    assert run.note_codes() == {"sheet_absent", "if_blank", "not_verified"}


def test_a_dictionary_is_its_values() -> None:
    sums = pa.array(["100000.00", "100000.00"]).dictionary_encode()
    run = told([COMPANIES, _projects(sums)])
    assert run.lines == {LINE: PAID, SECOND: PAID}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_neither_blank_nor_nought(value: float) -> None:
    run = told([COMPANIES, _projects(pa.array([value, 100_000.0]))])
    assert run.lines == {SECOND: PAID}
    assert run.problems() == [("error_cell", "项目", 2, 4)]


def test_a_nan_of_a_column_that_may_be_blank_is_no_blank() -> None:
    names = [*HEADINGS["项目"][:4], HEADINGS["项目"][6]]
    columns = [[code(1), code(2)], ["一期"] * 2, ["智能化"] * 2, [100_000] * 2, [math.nan, None]]
    run = told([COMPANIES, (written(names, [*map(pa.array, columns)]), "项目.parquet")])
    assert run.lines == {SECOND: PAID}


@pytest.mark.parametrize(
    ("sums", "codes"),
    [
        (pa.array([Decimal("100000.005"), Decimal(0)], pa.decimal128(12, 3)), "part_of_fen"),
        (pa.array([0.001, 1.0]), "part_of_fen"),
        (pa.array([-1, 1]), "negative_amount"),
        (pa.array([True, False]), "unreadable_amount"),
        (pa.array([dt.date(2020, 1, 1), None]), "unreadable_amount"),
        (pa.array(["约八百万", "1"]), "unreadable_amount"),
    ],
)
def test_a_sum_that_cannot_be_read_refuses_its_row(sums: pa.Array, codes: str) -> None:
    run = told([COMPANIES, _projects(sums)])
    assert (codes, "项目", 2, 4) in run.problems()
    assert LINE not in run.lines


def test_a_double_is_read_at_15_digits_as_excel_shows_it() -> None:
    run = told([COMPANIES, _projects(pa.array([0.1 + 0.2, 1234567.8849999998]))])
    assert run.lines[LINE] == ("awarded", Fraction(5, 100), "")  # 15 % of 0.30, half a fen up
    assert run.problems() == [("part_of_fen", "项目", 3, 4)]  # 1234567.885


@pytest.mark.parametrize(
    ("days", "notes"),
    [
        (pa.array([DAY.date()], pa.date32()), set()),
        (pa.array([DAY.date()], pa.date64()), set()),
        *((pa.array([DAY], pa.timestamp(unit)), set()) for unit in ("s", "ms", "us", "ns")),
        (pa.array([NOON], pa.timestamp("us")), {"time_left_out"}),
        (pa.array([NOON], pa.timestamp("ns")), {"time_left_out"}),
        (pa.array(["2020-06-30"]), set()),
        (pa.array(["2020年6月30日"]), {"date_from_text"}),
        (pa.array([44012]), {"date_from_serial"}),
        (pa.array([20200630]), {"date_from_text"}),
    ],
)
def test_a_day_of_any_type_is_that_day(days: pa.Array, notes: set[str]) -> None:
    run = _recognized(days)
    (line_,) = run.lines.values()
    assert line_ == ("awarded", Fraction(500_000), "")
    assert run.note_codes() - {"sheet_absent"} == notes


def test_the_day_of_a_time_with_a_zone_is_the_one_there() -> None:
    """A quarter past midnight of New Year in Shanghai is still the old year in UTC."""
    moment = dt.datetime(2019, 12, 31, 16, 15, tzinfo=dt.UTC)
    run = _recognized(pa.array([moment], pa.timestamp("us", "Asia/Shanghai")))
    assert [status for status, _, _ in run.lines.values()] == ["awarded"]


@pytest.mark.parametrize("days", [pa.array([None], pa.date32()), pa.nulls(1), pa.array([""])])
def test_a_null_is_a_blank(days: pa.Array) -> None:
    run = _recognized(days)
    assert run.problems() == [("blank", "认定", 2, 5)]
    assert [status for status, _, _ in run.lines.values()] == ["cannot_tell"]


@pytest.mark.parametrize(
    "column",
    [pa.array([[1], [2]]), pa.array([{"a": 1}, None]), pa.array([b"1", b"2"]), pa.array([dt.time(1), None])],
)
def test_a_column_of_no_single_values_refuses_the_file(column: pa.Array) -> None:
    run = told([COMPANIES, csv_file("认定", []), _projects(column)])
    assert run.claims.refused_files == {"项目.parquet"}
    assert run.problem_codes() == {"unreadable_table"}


@pytest.mark.parametrize("cut", [5, 100, -1, -8])
def test_a_damaged_file_is_refused_alone(cut: int) -> None:
    content, name = _projects(pa.array([1, 2]))
    run = told([COMPANIES, (content[:cut], name)])
    assert run.claims.refused_files == {name}
    assert run.fates_of("企业.csv") == ["enterprise", "enterprise"]


@pytest.mark.parametrize("type_", [pa.decimal128(10, 2), pa.decimal128(20, 4)])
def test_a_whole_decimal_is_a_year(type_: pa.DataType) -> None:
    """A database hands out whole numbers as decimals; a workbook with 2019 there is read."""
    texts = [[code(1)], ["provincial-recognition"], ["智能工厂/省级/旧"], [500_000]]
    content = written(HEADINGS["历年兑现"][:5], [*map(pa.array, texts), pa.array([Decimal(2019)], type_)])
    run = told([COMPANIES, _projects(pa.array([100_000, 100_000])), (content, "历年兑现.parquet")])
    assert run.problems() == []
