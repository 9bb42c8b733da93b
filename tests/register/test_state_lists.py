"""Lists of states: headings in both languages, blanks filled from the options, every fault at its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from small_claims import AWARDED, REFUSED, Cell, write_claims
from subsidy_calc.register.from_list import Given, read_instalment, wanted_of_list
from subsidy_calc.values.problems import ClaimsRefused

D = dt.date
LINE = f"smart-equipment/{AWARDED}/一号线"


def _book(folder: Path, *rows: Sequence[Cell]) -> Path:
    return write_claims(folder / "states.xlsx", {"登记": rows})


def test_a_chinese_list_with_titles_and_totals(tmp_path: Path) -> None:
    book = _book(
        tmp_path,
        ("2020年度拨付登记",),
        ("序号", "条目", "企业名称", "状态", "日期", "经办人", "文书", "期次", "拨付金额（万元）", "说明"),
        (1, LINE, "甲公司", "拨付", D(2021, 3, 1), "张三", "财企〔2021〕1号", "1/2", 9.5, "首期"),
        (2, LINE, "", "回访", "2021年4月1日", "李四", "", "", None, ""),
        ("合计", "", "", "", None, "", "", "", 9.5, ""),
    )
    wanted, source = wanted_of_list(book, Given(year=2020))
    assert len(source) == 64
    first, second = wanted
    assert (first.claim.name, first.state, first.day, first.by_whom, first.paper) == (
        LINE, "paid", D(2021, 3, 1), "张三", "财企〔2021〕1号",
    )  # fmt: skip
    assert (first.instalment, first.sum_fen, first.note, first.name, first.year) == (
        (1, 2),
        9_500_000,
        "首期",
        "甲公司",
        2020,
    )
    assert (second.state, second.day, second.instalment, second.sum_fen) == ("followed_up", D(2021, 4, 1), None, None)


def test_an_english_csv_in_parts(tmp_path: Path) -> None:
    file = tmp_path / "states.csv"
    file.write_text(
        f"clause,USCC,matter,state,date,by,year\nsmart-equipment,{AWARDED.lower()},一号线,received,2021-03-01,Li,2020\n"
        f"rent,{REFUSED},,followed up,2021-03-02,Li,2021\n",
        encoding="utf-8",
    )
    wanted, _ = wanted_of_list(file, Given())
    assert [(each.claim.name, each.state, each.year) for each in wanted] == [
        (LINE, "received", 2020), (f"rent/{REFUSED}", "followed_up", 2021),
    ]  # fmt: skip


def test_blanks_are_filled_from_the_options(tmp_path: Path) -> None:
    book = _book(tmp_path, ("条目", "文书"), (LINE, ""), (LINE, "自己的"))
    given = Given("published", D(2021, 3, 1), "张三", 2020, paper="公示1号", office="办公室", note="网站")
    wanted, _ = wanted_of_list(book, given)
    assert [(each.state, each.day, each.by_whom, each.paper, each.office, each.note) for each in wanted] == [
        ("published", D(2021, 3, 1), "张三", paper, "办公室", "网站") for paper in ("公示1号", "自己的")
    ]


def test_every_fault_in_one_pass_at_its_cell(tmp_path: Path) -> None:
    book = _book(
        tmp_path,
        ("条目", "信用代码", "条款", "状态", "日期", "期次", "拨付金额"),
        ("一号线", "", "", "公示", D(2021, 3, 1), "", None),
        (f"smart-equipment/{AWARDED[:-1]}N/一号线", "", "", "公示", D(2021, 3, 1), "", None),
        (LINE, "", "", "公视", D(2021, 3, 1), "", None),
        (LINE, "", "", "拨付", "下周", "3/2", 1.001),
        (LINE, REFUSED, "rent", "公示", D(2021, 3, 1), "", None),
        ("", "", "", "", None, "", 5),
        ("", AWARDED, "rent", "公示", D(2021, 3, 1), "", "-5"),
    )
    with pytest.raises(ClaimsRefused) as refused:
        wanted_of_list(book, Given(by_whom="张三"))
    told = [(problem.code, str(problem.place).partition("!")[2]) for problem in refused.value.problems]
    assert told == [
        ("not_a_claim", "A2"),
        ("not_a_claim", "A3"),
        ("unknown_choice", "D4"),
        ("unreadable_date", "E5"), ("part_of_fen", "G5"), ("not_an_instalment", "F5"),
        ("two_claims", "A6"),
        ("no_claim", "A7"), ("no_state", "D7"), ("no_day", "E7"),
        ("negative_amount", "G8"),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [[("状态", "日期")], [("条目", "状态", "日期"), ("合计", "", None)], [("a", "b")]])
def test_a_list_without_claims_is_refused(tmp_path: Path, rows: list[Sequence[Cell]]) -> None:
    with pytest.raises(ClaimsRefused):
        wanted_of_list(_book(tmp_path, *rows), Given())


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ClaimsRefused):
        wanted_of_list(tmp_path / "none.xlsx", Given())


@pytest.mark.parametrize(
    ("text", "read"),
    [("1/2", (1, 2)), ("２／２", (2, 2)), ("2", (2, 2)), ("0/2", None), ("3/2", None), ("50/50", (50, 50)), ("1/51", None), ("一", None)],
)  # fmt: skip
def test_instalments(text: str, read: tuple[int, int] | None) -> None:
    assert read_instalment(text) == read
