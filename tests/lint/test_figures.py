"""Figures of texts, read by value whatever their writing, and compared with those of conditions and steps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lint.linted import QUANJIAO, changed, clause, lines, planted, problems, schedule_text
from subsidy_calc.lint.number_words import read_number_words
from subsidy_calc.lint.text_figures import figures_of

NUMBERS = {
    "十": 10, "十五": 15, "二十": 20, "一百零五": 105, "一百十": 110, "一百二十": 120, "一千二百": 1200, "三百万": 3_000_000,
    "一千二百万": 12_000_000, "一亿": 100_000_000, "一亿二千万": 120_000_000, "一亿零五百": 100_000_500, "两万": 20_000,
    "二〇二〇": 2020, "叁佰万": 3_000_000, "3百": 300, "5千万": 50_000_000, "0.5亿": 50_000_000, "1,500": 1500,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_in_hanzi_and_digits(text: str) -> None:
    assert read_number_words(text) == NUMBERS[text]


SURE = {
    "15%": ("ratio", "3/20"),
    "15 %": ("ratio", "3/20"),
    "１５％": ("ratio", "3/20"),
    "15 percent": ("ratio", "3/20"),
    "百分之十五": ("ratio", "3/20"),
    "百分之零点五": ("ratio", "1/200"),
    "3‰": ("ratio", "3/1000"),
    "千分之三": ("ratio", "3/1000"),
    "万分之五": ("ratio", "5/10000"),
    "2个百分点": ("ratio", "1/50"),
    "0.5个百分点": ("ratio", "1/200"),
    "2 percentage points": ("ratio", "1/50"),
    "1/3": ("ratio", "1/3"),
    "三分之一": ("ratio", "1/3"),
    "1:1": ("ratio", "1"),
    "1：0.5": ("ratio", "2"),
    "300万元": ("money", "3000000"),
    "300 万元": ("money", "3000000"),
    "三百万元": ("money", "3000000"),
    "3百万元": ("money", "3000000"),
    "0.5亿元": ("money", "50000000"),
    "500,000元": ("money", "500000"),
    "2000元": ("money", "2000"),
    "3 million yuan": ("money", "3000000"),
    "1.5 billion yuan": ("money", "1500000000"),
    "CNY 500,000": ("money", "500000"),
    "RMB 3 million": ("money", "3000000"),
    "¥500": ("money", "500"),
    "500,000 yuan": ("money", "500000"),
}


@pytest.mark.parametrize("text", SURE)
def test_one_figure_in_many_writings(text: str) -> None:
    (figure,) = [each for each in figures_of(f"奖励{text}。") if each.sure]
    unit, value = SURE[text]
    assert (figure.unit, figure.value) == (unit, Fraction(value))


@pytest.mark.parametrize(
    "text",
    [
        "2020年1月1日起至2020-12-31，第十五条第（三）项", "共5家、3个项目，A类2次，5G、ISO9001", "9:05前、2020/1/3、24/7/30",
        "一次性奖励，多元发展，单元，万元，一企一策", "增长1.2倍，八折，一半，翻番", "每满100台，500千瓦时，30天",
    ],
)  # fmt: skip
def test_years_paragraphs_and_numbers_of_things_are_no_sure_figures(text: str) -> None:
    assert [each.text for each in figures_of(text) if each.sure] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别奖励50、30、20万元", [200_000, 500_000, 300_000]),
        ("三、五、十万元", [100_000, 30_000, 50_000]),
        ("50万元、30万元", [500_000, 300_000]),
        ("100至200元", [200, 100]),
    ],
)
def test_a_list_shares_the_unit_of_its_last(text: str, values: list[int]) -> None:
    assert sorted(each.value for each in figures_of(text) if each.unit == "money") == sorted(values)


def test_a_list_of_shares() -> None:
    assert {each.value for each in figures_of("10、15和20%") if each.unit == "ratio"} == {
        Fraction(1, 10), Fraction(3, 20), Fraction(1, 5),
    }  # fmt: skip


STEPS = """
award:
  - total: [item.spent]
  - rate: 15%  # !
  - cap: 300万元
  - round: {to: 0.01元, mode: half_up}
"""


def unnamed(says: str, lines_: str = STEPS) -> list[str]:
    """The figures of the steps that a meaning does not name."""
    return [problem.found for problem in problems("unnamed_figure", schedule_text(clause(lines_, says=says)))]


def unused(says: str, lines_: str = STEPS, more: str = "") -> list[str]:
    """The figures of a meaning that no step has."""
    return [problem.found for problem in problems("unused_figure", schedule_text(clause(lines_, says=says), more=more))]


@pytest.mark.parametrize(
    "says",
    [
        "按15%奖励，不超过300万元",
        "按百分之十五奖励，不超过三百万元",
        "15 percent, at most 3 million yuan",
        "3/20，最高0.03亿元",
    ],
)
def test_figures_are_equal_by_value(says: str) -> None:
    assert unnamed(says) == []
    assert unused(says) == []


@pytest.mark.parametrize(
    ("says", "lacks", "beyond"),
    [
        ("按15%奖励", ["300万元"], []),
        ("按14%奖励，不超过300万元", ["15%"], ["14%"]),
        ("按15.01%奖励，不超过300万元", ["15%"], ["15.01%"]),
        ("按15%奖励，不超过30万元", ["300万元"], ["30万元"]),
        ("按15%奖励，不超过300元", ["300万元"], ["300元"]),
        ("2020年按15%奖励3次，不超过300万元，另奖5万元", [], ["5万元"]),
        ("按15‰奖励，不超过300万元", ["15%"], ["15‰"]),
    ],
)
def test_figures_that_differ_are_found_on_both_sides(says: str, lacks: list[str], beyond: list[str]) -> None:
    assert unnamed(says) == lacks
    assert unused(says) == beyond


def test_they_are_found_at_their_lines() -> None:
    text = schedule_text(clause(STEPS, says="不超过300万元"))
    assert lines("unnamed_figure", text) == planted(text)
    text = changed("总额的15%奖励", "总额的15%奖励，另奖3万元")
    (line,) = lines("unused_figure", text)
    assert text.splitlines()[line - 1].strip().startswith("says:")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("eligible_if: [{fact: item.spent, at_least: {percent: 140%, of: item.more}}]\naward: [{fixed: 1元}]", "增长40%以上的奖1元"),
        ("award: [{total: [item.spent]}, {multiply: 120%}, {round: {to: 1元, mode: up}}]", "上浮20%"),
        ("award: [{total: [item.spent]}, {multiply: 120%}, {round: {to: 1元, mode: up}}]", "按1.2倍"),
        ("award: [{total: [item.spent]}, {multiply: 80%}, {round: {to: 1元, mode: up}}]", "按八折"),
        ("award: [{total: [item.spent]}, {rate: 50%}, {round: {to: 1元, mode: up}}]", "奖励一半"),
        ("eligible_if: [{fact: item.heads, at_least: 50}]\naward: [{fixed: 1元}]", "五十人以上的奖1元"),
        ("eligible_if: [{fact: item.term, at_least: 730天}]\naward: [{fixed: 1元}]", "满两年的奖1元"),
        ("eligible_if: [{fact: item.built, at_least: 2018}]\naward: [{fixed: 1元}]", "奖1元"),
        ("eligible_if: [{fact: item.on, on_or_after: 2018-01-01}]\naward: [{fixed: 1元}]", "奖1元"),
        ("award: [{per_unit: {count: item.heads, sum: 2000元, at_most: 50}}]", "每人2000元，最多50人（10万元）"),
        ("award: [{total: [item.spent]}, {deduct: item.more, if_missing: 0元}, {floor: 0元}]", "扣除已奖部分"),
        ("award: [{lookup: {by: [item.kind], rows: {甲: 50万元, 乙: 30万元, 丙: 20万元}}}]", "分别奖励50、30、20万元"),
        ("payment: {paid_by: {市: 60%, 县: rest}}\naward: [{fixed: 1元}]", "奖1元，市承担60%，县承担40%"),
        ("payment: {paid_by: {市: 60%, 县: rest}}\naward: [{fixed: 1元}]", "奖1元，市县6:4分担"),
        ("award: [{total: [item.spent]}, {add: item.more}]", "按1:1配套"),
    ],
)  # fmt: skip
def test_what_a_text_may_say_for_a_figure(written: str, says: str) -> None:
    assert unnamed(says, written) == []
    assert unused(says, written) == []


def test_notes_and_readings_name_figures() -> None:
    noted = STEPS.replace("- cap: 300万元", "- {cap: 300万元, note: 上限300万元见另文}")
    assert unnamed("按15%奖励", noted) == []
    assert (
        unused("按15%奖励，不超过300万元，另奖5万元", more="assumptions: [{says: 另奖的5万元由省里发放, for: [one]}]\n")
        == []
    )
    assert unused(
        "按15%奖励，不超过300万元，另奖5万元", more="assumptions: [{says: 另奖的由省里发放, for: [one]}]\n"
    ) == ["5万元"]


def test_a_threshold_that_is_a_column_is_used() -> None:
    text = schedule_text(clause(STEPS, says="投资500万元以上的，按15%奖励，不超过300万元"))
    assert len(lines("unused_figure", text)) == 1
    assert lines("unused_figure", text.replace("heading: 是否小微", "heading: 投资是否达到500万元")) == []


def test_a_rule_of_combination_is_named_by_a_clause_or_a_reading() -> None:
    rule = "combine:\n  - cap: {per: [enterprise], clauses: [one], at_most: 500万元, over: year, gives_way: in_proportion}  # !\n"
    says = "按15%奖励，不超过300万元"
    text = schedule_text(clause(STEPS.replace("  # !", ""), says=says), more=rule)
    assert lines("unnamed_figure", text) == planted(text)
    reading = "assumptions: [{says: 一家企业一年不超过五百万元}]\n"
    assert problems("unnamed_figure", schedule_text(clause(STEPS, says=says), more=rule + reading)) == []
    named = f"{says}，一家企业一年不超过500万元"
    assert problems("unnamed_figure", schedule_text(clause(STEPS, says=named), more=rule)) == []
    assert unused(named, more=rule) == []


def test_shares_of_the_payment_are_named() -> None:
    paid = "payment: {paid_by: {市: 60%, 县: rest}, instalments: [{share: 70%, year: 1}, {share: 30%, year: 2}]}\naward: [{fixed: 1元}]"
    assert unnamed("奖1元，市承担60%，首年付70%，次年付30%", paid) == []
    assert unnamed("奖1元，市承担40%，首年付70%", paid) == ["60%", "30%"]


def test_the_shipped_schedule_names_its_figures() -> None:
    assert problems("unnamed_figure", QUANJIAO) == problems("unused_figure", QUANJIAO) == []
