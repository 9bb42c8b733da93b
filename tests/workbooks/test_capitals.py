"""Sums in capitals: by hand where the oracle errs, else against cn2an."""

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.workbooks.capitals import capitals


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角"),
        ("0.15", "壹角伍分"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元伍角"),
        ("3000000", "叁佰万元整"),
        ("1005", "壹仟零伍元整"),
        ("10010000", "壹仟零壹万元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        # from here on cn2an may drop a 零
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("101000000", "壹亿零壹佰万元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("1000000010.05", "壹拾亿零壹拾元零伍分"),
        ("10500300000", "壹佰零伍亿零叁拾万元整"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("1000000000000", "壹万亿元整"),
        ("1000100000001", "壹万零壹亿零壹元整"),
        ("12345678901234.56", "壹拾贰万叁仟肆佰伍拾陆亿柒仟捌佰玖拾万壹仟贰佰叁拾肆元伍角陆分"),
    ],
)
def test_by_hand(amount: str, written: str) -> None:
    assert capitals(Fraction(amount)) == written


@given(st.integers(min_value=0, max_value=10**10 - 1))
def test_as_the_oracle_below_a_hundred_million(fen: int) -> None:
    yuan = f"{fen // 100}.{fen % 100:02}" if fen % 100 else str(fen // 100)
    assert capitals(Fraction(fen, 100)) == cn2an.an2cn(yuan, "rmb")


@pytest.mark.parametrize("amount", ["-0.01", "0.005"])
def test_refuses_what_is_no_sum_of_whole_fen(amount: str) -> None:
    with pytest.raises(ValueError, match="whole fen"):
        capitals(Fraction(amount))
