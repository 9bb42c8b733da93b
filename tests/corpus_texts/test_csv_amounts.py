"""Amounts as people type them into a .csv: read as they stand, read with a note, or refused with their cell."""

from __future__ import annotations

from fractions import Fraction

import pytest

from corpus_texts.csv_texts import CODE, ROW, notes_of, outcome, problems_of, table, works
from handed_in.told_files import Outcome
from intake.quanjiao_books import line

LINE = line("smart-equipment", 1, "一期")
CAP = Fraction(3_000_000)


def with_equipment(written: str) -> Outcome:
    quoted = f'"{written}"' if "," in written else written
    return outcome(table(works(equipment=quoted)).encode())


@pytest.mark.parametrize(
    ("written", "award"),
    [  # 15 % to the fen by half up, at most 3,000,000
        ("100000", Fraction(15_000)),
        ("100000.0", Fraction(15_000)),
        ("0.1", Fraction(2, 100)),
        ("0.3", Fraction(5, 100)),
        ("0.09", Fraction(1, 100)),
        ("19999999.93", Fraction(299_999_999, 100)),
        ("20000001", CAP),
        ("100000.10000", Fraction(1_500_002, 100)),
    ],
)
def test_a_plain_decimal_needs_no_note(written: str, award: Fraction) -> None:
    run = with_equipment(written)
    assert run.lines[LINE] == ("awarded", award, "")
    assert notes_of(run, "项目") == set()


READ: dict[str, Fraction] = {
    "100,000": Fraction(15_000),
    "100,000.00": Fraction(15_000),
    "10万元": Fraction(15_000),
    "10万": Fraction(15_000),
    "10 万元": Fraction(15_000),
    "10.00001万元": Fraction(1_500_002, 100),
    "0.001亿元": Fraction(15_000),
    "0.001亿": Fraction(15_000),
    "100000元": Fraction(15_000),
    "¥100000": Fraction(15_000),
    "￥100,000.00": Fraction(15_000),
    "¥ 100000": Fraction(15_000),
    "100000CNY": Fraction(15_000),
    "１００，０００": Fraction(15_000),
    "１０万元": Fraction(15_000),
    " 100000 ": Fraction(15_000),
    "100000\u200b": Fraction(15_000),
    "\u202d100000\u202c": Fraction(15_000),
    "9999999999999999": CAP,
    "99,999,999,999,999,999.99": CAP,
}


@pytest.mark.parametrize("written", list(READ))
def test_other_usual_writing_is_read_with_a_note(written: str) -> None:
    run = with_equipment(written)
    assert run.lines[LINE] == ("awarded", READ[written], "")
    assert notes_of(run, "项目") == {"amount_from_text"}
    assert run.problems() == []


UNREADABLE = [
    "1e5", "1.0E+05", "1E5", "十万元", "壹拾万元整", "约100000", "100000左右", "10-20万元", "待定", "无", "-", "/", "--",
    "1,00,000", "10,0000", "1'000'000", "100.000,00", "100 000", "100_000", "100000.", ".5", "1.2.3", "+100000", "100000-",
    "15%", "100000%", "1/2", "２分之１", "2020-06-30", "2020.10.1", "$100000", "100000美元", "10万美元", "USD100000", "100千元",
    "10百万元", "0x186A0", "NaN", "inf", "NULL", "None", "TRUE", "#REF!", "#DIV/0!", "'100000", "=100000", "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "１０万元/年", "١٠٠", "Ⅹ万元", "10万元（含税）", "100000;", "1O0000", "--5", "(-5)",
]  # fmt: skip


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_is_no_amount_refuses_its_row_with_the_cell(written: str) -> None:
    run = with_equipment(written)
    assert run.lines == {}
    assert problems_of(run, "项目") == [("unreadable_amount", 2, 4)]
    (problem,) = run.claims.problems
    assert problem.found == written
    assert problem.expected is not None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("-1", "negative_amount"),
        ("-100000.00", "negative_amount"),
        ("(100000)", "negative_amount"),
        ("（100,000.00）", "negative_amount"),
        ("-10万元", "negative_amount"),
        ("¥-5", "negative_amount"),
        ("－5", "negative_amount"),
        ("100000.001", "part_of_fen"),
        ("0.005", "part_of_fen"),
        ("10.0000001万元", "part_of_fen"),
        ("33.333333", "part_of_fen"),
    ],
)
def test_an_amount_that_no_claim_can_have(written: str, code: str) -> None:
    run = with_equipment(written)
    assert run.lines == {}
    assert problems_of(run, "项目") == [(code, 2, 4)]


@pytest.mark.parametrize("written", ["0", "0.00", "0.03", "-0", "0元"])
def test_next_to_nothing_pays_nothing(written: str) -> None:
    """15 % of three fen are less than half a fen."""
    assert with_equipment(written).lines[LINE][:2] == ("nil", Fraction(0))


@pytest.mark.parametrize("blank", ["", "  ", "\u3000", '""'])
def test_a_blank_amount_is_a_problem_and_no_zero(blank: str) -> None:
    run = outcome(table(works(equipment=blank)).encode())
    assert run.lines[LINE][:2] == ("cannot_tell", Fraction(0))
    assert problems_of(run, "项目") == [("blank", 2, 4)]


@pytest.mark.parametrize(
    ("heading", "written", "award"),
    [
        ("智能装备购置额（万元）", "10", 15_000),
        ("智能装备购置额(万元)", "10.5", 15_750),
        ("智能装备购置额（元）", "100000", 15_000),
        ("智能装备购置额（亿元）", "0.01", 150_000),
        ("智能装备购置额（不含税）（万元）", "10", 15_000),
        ("智能装备购置额（万元）", "100000元", 15_000),
        ("智能装备购置额 （ 万元 ）", "10", 15_000),
    ],
)
def test_the_unit_of_a_heading_holds_for_numbers_without_one(heading: str, written: str, award: int) -> None:
    headings = f"统一社会信用代码,项目名称,项目类型,{heading}"
    run = outcome(table(f"{CODE},一期,智能化,{written}", headings=headings).encode())
    assert run.lines[LINE] == ("awarded", Fraction(award), "")
    assert run.problems() == []


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("单位：万元", 150_000_000),
        ("金额单位: 元", 15_000),
        ("（单位：人民币万元）", 150_000_000),
        ("填报单位：某某公司", 15_000),
    ],
)
def test_the_unit_of_a_title_holds_for_all_amounts(title: str, award: int) -> None:
    run = outcome(f"{title}\n{table(ROW)}".encode())
    assert run.lines[LINE][1] == min(award, CAP)


@pytest.mark.parametrize("title", ["单位：千元", "单位：美元", "单位：百万元", "单位：港币"])
def test_an_unknown_unit_of_a_title_refuses_the_amounts(title: str) -> None:
    run = outcome(f"{title}\n{table(ROW)}".encode())
    assert run.lines == {}
    assert {code for code, *_ in problems_of(run, "项目")} == {"unknown_unit"}


@pytest.mark.parametrize("written", ["1,500,000", "1,234.00", "2,999"])
def test_a_comma_that_was_not_quoted_pays_nothing(written: str) -> None:
    """The digits behind it fall into the column of the verified sum, which they exceed."""
    run = outcome(table(works(equipment=written)).encode())
    assert all(told[1] == 0 for told in run.lines.values())
    assert "verified_above_claimed" in run.problem_codes()


@pytest.mark.parametrize("written", ["0100000", "007", "-012.50", "000", "2,000.50", "800,000"])
def test_a_sum_that_begins_with_zeros_is_the_rest_of_another(written: str) -> None:
    run = outcome(table(works(equipment=written)).encode())
    assert run.lines == {}
    assert "unreadable_amount" in run.problem_codes()


@pytest.mark.parametrize(("label", "printed"), [("合计", "200000"), ("总 计", "200,000.00"), ("小计：", "20万元")])
def test_a_total_that_fits_is_no_claim(label: str, printed: str) -> None:
    rows = [ROW, works("二期"), f'{label},,,"{printed}",,,0,,']
    run = outcome(table(*rows).encode())
    assert [told[1] for told in run.lines.values()] == [15_000, 15_000]
    assert run.problems() == []


@pytest.mark.parametrize(
    ("label", "printed"), [("合计", "200001"), ("共计", "20"), ("TOTAL", "199,999.99"), ("总计", "0")]
)
def test_a_total_that_does_not_fit_is_a_problem(label: str, printed: str) -> None:
    rows = [ROW, works("二期"), f'{label},,,"{printed}",,,0,,']
    run = outcome(table(*rows).encode())
    assert [told[1] for told in run.lines.values()] == [15_000, 15_000]
    assert problems_of(run, "项目") == [("total_differs", 4, 4)]


def test_every_amount_keeps_its_own_row() -> None:
    rows = [works(f"第{number}期", f"{number}00.00") for number in range(1, 200)]
    run = outcome(table(*rows).encode())
    awards = {line("smart-equipment", 1, f"第{number}期"): 15 * number for number in range(1, 200)}
    assert {name: told[1] for name, told in run.lines.items()} == awards
