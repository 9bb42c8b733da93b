"""Checks of tables: what a claims workbook needs to be read without guessing."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND, problems_of, said, told

NO_KEY = "    sheet: 企业\n    key: [uscc]"
OTHER = """  other:
    sheet: 其他
    belongs_to: {item: {uscc: uscc, id: id}, enterprise: {uscc: uscc}}
    key: [uscc, id]
    columns: {uscc: {heading: 代码, type: uscc}, id: {heading: 编号, type: text}}
clauses:
"""

FAULTS = [
    (NO_KEY, "    sheet: 企业\n    key: [uscc, name]", {"no_enterprise", "parent_key"}, ""),
    ("    key: [uscc, id]", "    key: [uscc, idd]", {"unknown_column"}, "idd"),
    ("belongs_to: {enterprise: {uscc: uscc}}", "belongs_to: {enterprise: {uscc: usc}}", {"unknown_column"}, "usc"),
    ("belongs_to: {enterprise: {uscc: uscc}}", "belongs_to: {enterprise: {name: uscc}}", {"parent_key"}, "name"),
    ("belongs_to: {enterprise: {uscc: uscc}}", "belongs_to: {enterprise: {uscc: uscc}, entrprise: {uscc: uscc}}", {"unknown_table"}, "entrprise"),
    ("    belongs_to: {enterprise: {uscc: uscc}}\n", "", {"not_under_enterprise"}, ""),
    ("    key: [uscc, id]", "    key: [id]", {"not_under_enterprise"}, ""),
    ("    sheet: 事项", "    sheet: 企业", {"sheet_twice"}, "企业"),
    ("    sheet: 事项", "    sheet: 历年兑现", {"sheet_twice"}, "历年兑现"),
    ("id: {heading: 编号", "id: {heading: 类型", {"heading_twice"}, "类型"),
    ("id: {heading: 编号", "id: {heading: 编号, aliases: [类型]", {"heading_twice"}, "类型"),
    ("id: {heading: 编号", "id: {heading: 支出审定额", {"heading_twice"}, "支出审定额"),
    ("id: {heading: 编号", "id: {heading: 支出核减原因", {"heading_twice"}, "支出核减原因"),
    ("type: choice, choices: [智能工厂, 绿色工厂]", "type: choice", {"no_choices"}, "类型"),
    ("id: {heading: 编号, type: text}", "id: {heading: 编号, type: text, choices: [a]}", {"no_choices"}, "编号"),
    ("heads: {heading: 人数, type: count}", "heads: {heading: 人数, type: count, verified: optional}", {"money_only"}, "人数"),
    ("heads: {heading: 人数, type: count}", "heads: {heading: 人数, type: count, if_blank: 0元}", {"if_blank"}, "0元"),
    ("verified: optional}", "if_blank: 0}", {"if_blank"}, "0"),
    ("verified: optional}", "if_blank: 零}", {"if_blank"}, "零"),
    ("verified: optional}", "if_blank: 5%}", {"if_blank"}, "5%"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "codes", "found"), FAULTS)
def test_told(old: str, new: str, codes: set[str], found: str) -> None:
    problems = told(old, new)
    assert {code for code, _, _ in problems} == codes
    assert found in {text for _, _, text in problems}


def test_no_enterprise_at_all_and_the_reserved_table() -> None:
    text = SOUND.replace("  enterprise:\n    sheet", "  company:\n    sheet")
    assert "no_enterprise" in {p.code for p in problems_of(text)}
    text = SOUND.replace("clauses:\n", OTHER.replace("  other:", "  earlier:"), 1)
    assert {p.code for p in problems_of(text)} == {"reserved_table"}


def test_a_table_that_belongs_to_itself() -> None:
    problems = told(
        "belongs_to: {enterprise: {uscc: uscc}}", "belongs_to: {enterprise: {uscc: uscc}, item: {uscc: uscc, id: id}}"
    )
    assert [code for code, _, _ in problems] == ["table_circle"]


def test_two_tables_that_belong_to_each_other() -> None:
    text = SOUND.replace("clauses:\n", OTHER, 1)
    assert problems_of(text) == []
    circle = text.replace(
        "    belongs_to: {enterprise: {uscc: uscc}}",
        "    belongs_to: {enterprise: {uscc: uscc}, other: {uscc: uscc, id: id}}",
        1,
    )
    assert {p.code for p in problems_of(circle)} == {"table_circle"}


def test_a_circle_of_three_tables() -> None:
    text = SOUND.replace("clauses:\n", OTHER, 1)
    third = OTHER.replace("  other:", "  third:").replace("其他", "第三").replace("{item:", "{other:")
    text = text.replace("clauses:\n", third, 1)
    assert problems_of(text) == []
    circle = text.replace(
        "    belongs_to: {enterprise: {uscc: uscc}}",
        "    belongs_to: {enterprise: {uscc: uscc}, third: {uscc: uscc, id: id}}",
        1,
    )
    assert {p.code for p in problems_of(circle)} == {"table_circle"}


def test_the_nearest_column_and_table_are_suggested() -> None:
    (problem,) = problems_of(SOUND.replace("    key: [uscc, id]", "    key: [uscc, heds]"))
    assert "did you mean “heads”?" in said(problem)


def test_headings_that_read_alike_are_one_heading() -> None:
    # a claims reader takes full-width signs for their usual forms, so these two cannot be told apart
    text = SOUND.replace("heading: 编号", "heading: 编号（Ａ）").replace("heading: 人数", "heading: 编号(A)")
    assert {problem.code for problem in problems_of(text)} == {"heading_twice"}
