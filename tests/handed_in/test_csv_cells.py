"""Cells of .csv files: plain numbers without a note, codes and accounts with all digits, text as it stands."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from handed_in.quanjiao_tables import company, csv_file, headed, works
from handed_in.three_forms import Value, csv_bytes
from handed_in.told_files import told
from intake.made_codes import code, with_wrong_check
from intake.quanjiao_books import line

# of digits alone, with their check digits worked out by the weights 3^i mod 31 of GB 32100-2015
ALL_DIGITS = ["913411240000002011", "913411240000002024", "913411240000002037"]
ACCOUNTS = ["6222021313001234567", "00000000012345678901", "99999999999999999999999999999999", "12345678"]
LINE = line("smart-equipment", 1, "一期")


def _check_digit_is_right(written: str) -> bool:
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(letters.index(letter) * pow(3, at, 31) for at, letter in enumerate(written[:17]))
    return letters[-total % 31] == written[17]


@pytest.mark.parametrize(
    ("sum_", "award"),
    [  # 15 % of twice the sum, to the fen by half up, never above the cap
        ("100000", Fraction(30_000)),
        ("100000.0", Fraction(30_000)),
        ("100000.00", Fraction(30_000)),
        ("33.33", Fraction(10)),
        ("33.30", Fraction(999, 100)),
        ("0.05", Fraction(2, 100)),
        ("999999999999999.99", Fraction(3_000_000)),
    ],
)
def test_a_plain_decimal_is_read_without_a_word(sum_: str, award: Fraction) -> None:
    row = [*works(1, equipment=sum_)[:4], sum_, "", sum_, sum_, ""]
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [row])])
    assert run.lines[LINE] == ("awarded", award, "")
    assert run.problems() == []
    assert run.notes() == [("sheet_absent", "", 0, 0)]


@pytest.mark.parametrize("sum_", ["1,500,000.00", "150万元", "１５０００００", "¥1500000", "1500000元"])
def test_other_writing_is_read_with_a_note(sum_: str) -> None:
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1, equipment=sum_)])])
    assert run.lines[LINE] == ("awarded", Fraction(225_000), "")
    assert [note for note in run.notes() if note[0] == "amount_from_text"] == [("amount_from_text", "项目", 2, 4)]


@pytest.mark.parametrize(
    "sum_", ["0.001", "100.005", "-1", "-0.01", "1e5", "NaN", "nan", "inf", "#REF!", "0x1F", "１.2.3"]
)
def test_what_is_no_sum_refuses_its_row_alone(sum_: str) -> None:
    rows = [works(1, equipment=sum_), works(1, "二期")]
    run = told([csv_file("企业", [company(1)]), csv_file("项目", rows)])
    assert run.fates_of("项目.csv") == ["refused", "claim"]
    assert run.lines == {line("smart-equipment", 1, "二期"): ("awarded", Fraction(15_000), "")}
    assert [problem[1:] for problem in run.problems()] == [("项目", 2, 4)]


@pytest.mark.parametrize("written", ["007", "1.0", "00", "1e3", "2020-06-30", "TRUE", "123456789012345678901", "-5"])
def test_a_name_stays_as_it_is_written(written: str) -> None:
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1, written)])])
    assert set(run.lines) == {line("smart-equipment", 1, written)}


@pytest.mark.parametrize("uscc", ALL_DIGITS)
def test_a_code_of_digits_alone_keeps_them_all(uscc: str) -> None:
    assert _check_digit_is_right(uscc)
    run = told([csv_file("企业", [company(1, uscc)]), csv_file("项目", [works(1, uscc=uscc)])])
    assert run.lines == {f"smart-equipment/{uscc}/一期": ("awarded", Fraction(15_000), "")}
    assert run.problems() == []


def test_codes_of_digits_that_differ_in_the_last_ones_are_two_enterprises() -> None:
    """As numbers, these two would both be 913411240000002000 at 15 digits."""
    rows = [company(1, ALL_DIGITS[0]), company(2, ALL_DIGITS[1])]
    run = told([csv_file("企业", rows), csv_file("项目", [works(1, uscc=ALL_DIGITS[1])])])
    assert run.fates_of("企业.csv") == ["enterprise", "enterprise"]
    assert set(run.lines) == {f"smart-equipment/{ALL_DIGITS[1]}/一期"}


@pytest.mark.parametrize(
    "written", ["9.13411E+17", "913411240000000000", "9134112400000002", with_wrong_check(code(1))]
)
def test_a_code_that_lost_its_digits_is_refused(written: str) -> None:
    run = told([csv_file("企业", [company(2), company(1, written)]), csv_file("项目", [works(2)])])
    assert run.fates_of("企业.csv") == ["enterprise", "refused"]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_keeps_all_its_digits(account: str) -> None:
    bank = csv_file("银行账户", [[code(1), "第1号公司", "农行", account]])
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), bank])
    assert run.claims.bank[code(1)].account == account
    assert "tidied" not in run.note_codes()


@pytest.mark.parametrize("account", ["6.22202E+18", "1234567", "6222021313001234567.0"])
def test_an_account_that_lost_its_digits_is_refused(account: str) -> None:
    bank = csv_file("银行账户", [[code(1), "第1号公司", "农行", account]])
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), bank])
    assert run.fates_of("银行账户.csv") == ["refused"]


def test_quotes_commas_and_lines_within_a_cell_are_one_row() -> None:
    names: list[Value] = ['甲,乙"丙"', "两\n行", "两\r\n行 ", "下一行"]
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1, name) for name in names])])
    assert len(run.lines) == 3  # the two in two lines differ in a carriage return alone
    assert line("smart-equipment", 1, '甲,乙"丙"') in run.lines
    assert ("项目", 5) in run.fates()


def test_empty_lines_count_as_rows_and_are_no_data() -> None:
    content = b"\n\n" + csv_bytes(headed("项目", [works(1)])) + b"\n,,,\n" + csv_bytes([works(1, "二期")]) + b"\n\n"
    run = told([csv_file("企业", [company(1)]), (content, "项目.csv")])
    assert run.fates()["项目", 4] == "claim"
    assert run.fates()["项目", 7] == "claim"
    assert len(run.lines) == 2


def test_a_title_with_a_unit_holds_for_numbers_below() -> None:
    content = "单位：万元\n".encode() + csv_bytes(headed("项目", [works(1, equipment=Decimal("1.5"))]))
    run = told([csv_file("企业", [company(1)]), (content, "项目.csv")])
    assert run.lines[LINE] == ("awarded", Fraction(2_250), "")
    assert ("amount_converted", "项目", 3, 4) in run.notes()


@pytest.mark.parametrize(
    ("decided", "award"), [("5000", 5000), ("5000.00", 5000), ("0.01", Fraction(1, 100)), ("不予兑现", 0)]
)
def test_a_decision_in_a_table_counts_without_a_note(decided: str, award: Fraction) -> None:
    decision = csv_bytes([["事项", "决定金额", "依据文号", "原因"], [LINE, decided, "纪要1号", "核减"]])
    files = [csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), (decision, "会议决定.csv")]
    run = told(files)
    assert run.lines[LINE][1] == award
    assert run.problems() == []
    assert run.note_codes() == {"sheet_absent", "not_verified"}


@pytest.mark.parametrize(("year", "noted"), [("2019", False), ("2019年", True)])
def test_an_earlier_award_in_a_table_counts(year: str, *, noted: bool) -> None:
    earlier = [[code(1), "smart-equipment", "一期", "40000.00", year, "第1批"]]
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), csv_file("历年兑现", earlier)])
    assert run.lines[LINE] == ("nil", Fraction(0), "once_earlier")
    assert (("tidied", "历年兑现", 2, 5) in run.notes()) is noted
    assert not {"amount_from_text"} & run.note_codes()
