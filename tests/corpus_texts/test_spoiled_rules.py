"""The shipped schedule with one name, unit or part spoiled: refused at its line, and never blamed on the claims."""

from __future__ import annotations

import pytest

from corpus_texts.spoiled_rules import places, problems_of, spoiled

CAP, RATE, ROUND = "cap: 300万元", "rate: 15%", "round: {to: 0.01元, mode: half_up}"
COUNTY = "{fact: enterprise.county, is: 全椒县}"
USUAL = "{case: 平常, award: 150万元}"
TOTAL = "- total: [project.equipment, project.systems]"
NAME = "{heading: 项目名称, type: text}"
PARENT = "belongs_to: {enterprise: {uscc: uscc}}"
KEY = "key: [uscc, name]"
CHOICES = "type: choice, choices: [智能工厂, 数字化车间, 绿色工厂, 其他]"
DAY = "{fact: recognition.date, within: award_year}"
ONCE = "clauses: [smart-equipment], keep: first"
FORCE = "in_force: {from: 2020-01-01, to: 2020-12-31}"

AT_THE_LINE: dict[str, tuple[str, str, str]] = {
    # keys and words
    "an unknown key above all": ("language: zh", "language: zh\nauthor: 某人", "unknown_key"),
    "an unknown key of a table": ("sheet: 项目", "sheets: 项目", "unknown_key"),
    "an unknown key of a column": (NAME, "{heading: 项目名称, typ: text}", "unknown_key"),
    "an unknown key of a clause": ("    award:\n", "    awards:\n", "unknown_key"),
    "an unknown step": (TOTAL, "- sum: [project.equipment]", "unknown_word"),
    "an unknown rule of combination": ("- once: {per", "- onec: {per", "unknown_word"),
    "an unknown comparison": (COUNTY, "{fact: enterprise.county, equals: 全椒县}", "unknown_word"),
    "no comparison": (COUNTY, "{fact: enterprise.county}", "unknown_word"),
    "two words in a step": (f"- {RATE}", f"- {{{RATE}, {CAP}}}", "several_words"),
    # missing parts
    "a column without a heading": (NAME, "{type: text}", "missing_key"),
    "a column without a type": (NAME, "{heading: 项目名称}", "missing_key"),
    "an example without a name": (USUAL, "{award: 150万元}", "missing_key"),
    "an example without an outcome": (USUAL, "{case: 平常}", "one_outcome"),
    "an example with two outcomes": (USUAL, "{case: 平常, award: 150万元, nil: no_row}", "one_outcome"),
    "a title of nothing": ("title: 全椒县促进工业经济发展奖补", "title:", "wrong_value"),
    "no key": (KEY, "key: []", "wrong_value"),
    "no facts to add": (TOTAL, "- total: []", "wrong_value"),
    "no facts to look up by": ("by: [recognition.kind]", "by: []", "wrong_value"),
    "choices without choices": (CHOICES, "type: choice", "no_choices"),
    "choices of a text": (CHOICES, CHOICES.replace("type: choice", "type: text"), "no_choices"),
    # values
    "an unknown language": ("language: zh", "language: 中文", "wrong_value"),
    "an unknown type": (NAME, "{heading: 项目名称, type: string}", "wrong_value"),
    "a name of hanzi": ("schedule: quanjiao-2020", "schedule: 全椒-2020", "wrong_value"),
    "a day that is none": (FORCE, "in_force: {from: 2020-02-30, to: 2020-12-31}", "wrong_value"),
    "a day in hanzi": (FORCE, "in_force: {from: 2020年1月1日, to: 2020-12-31}", "wrong_value"),
    "a year for a time": (FORCE, "in_force: 2020", "wrong_value"),
    "a time that ends before it begins": (FORCE, "in_force: {from: 2020-12-31, to: 2020-01-01}", "backwards"),
    "an unknown way to round": (ROUND, ROUND.replace("half_up", "half"), "wrong_value"),
    "an unknown one to keep": (ONCE, ONCE.replace("first", "last"), "wrong_value"),
    "an unknown time": (DAY, DAY.replace("award_year", "awardyear"), "wrong_value"),
    "a list for a column": (NAME, "[项目名称, text]", "wrong_value"),
    "a word for a list": (KEY, "key: uscc", "wrong_value"),
    # units
    "a cap of a rate": (CAP, "cap: 15%", "wrong_unit"),
    "a cap without a unit": (CAP, "cap: 3000000", "wrong_unit"),
    "a cap in words": (CAP, "cap: 三百万元", "not_a_quantity"),
    "a cap in dollars": (CAP, "cap: 300万美元", "not_a_quantity"),
    "a rate of yuan": (RATE, "rate: 15元", "wrong_unit"),
    "a rate without a sign": (RATE, "rate: 15", "wrong_unit"),
    "a rate as a decimal": (RATE, "rate: 0.15", "not_a_quantity"),
    "rounding to a number": (ROUND, ROUND.replace("0.01元", "0.01"), "not_a_rounding_step"),
    "rounding to nothing": (ROUND, ROUND.replace("0.01元", "0元"), "not_a_rounding_step"),
    "rounding to less than nothing": (ROUND, ROUND.replace("0.01元", "-0.01元"), "not_a_rounding_step"),
    "a blank read as a number": ("if_blank: 0元", "if_blank: 0", "if_blank"),
    "a blank read as a rate": ("if_blank: 0元", "if_blank: 0%", "if_blank"),
    "a blank read as a word": ("if_blank: 0元", "if_blank: 零", "if_blank"),
    "a day compared with a number": (DAY, "{fact: recognition.date, after: 2020}", "wrong_unit"),
    "a choice that is not ordered": (COUNTY, "{fact: enterprise.county, at_least: 全椒县}", "not_ordered"),
    "a name that decides": (COUNTY, "{fact: enterprise.name, is: 某公司}", "free_text"),
    "a choice added up": (TOTAL, "- total: [project.equipment, project.kind]", "not_a_number"),
    "a verified text": (NAME, "{heading: 项目名称, type: text, verified: optional}", "money_only"),
    # names
    "an unknown fact of a condition": (COUNTY, "{fact: enterprise.country, is: 全椒县}", "unknown_fact"),
    "an unknown fact of a step": (TOTAL, "- total: [project.equipment, project.system]", "unknown_fact"),
    "a fact of another table": (TOTAL, "- total: [project.equipment, recognition.date]", "unknown_fact"),
    "an unknown fact of a lookup": ("by: [recognition.kind]", "by: [recognition.knd]", "unknown_fact"),
    "an unknown fact of a change": (USUAL, "{case: 平常, change: {project.sum: 8元}, award: 1元}", "unknown_fact"),
    "an unknown fact of an outcome": (USUAL, "{case: 平常, not_eligible: project.sort}", "unknown_fact"),
    "an unknown fact of a group": ("per: [enterprise, project.name]", "per: [enterprise, project.nam]", "unknown_fact"),
    "an unknown day to keep by": ("{earliest: recognition.date}", "{earliest: recognition.day}", "unknown_fact"),
    "a choice to keep by": ("{earliest: recognition.date}", "{earliest: recognition.kind}", "once_keep"),
    "an unknown choice": (COUNTY, "{fact: enterprise.county, is: 全椒}", "unknown_choice"),
    "an unknown row of a lookup": ("智能工厂: 50万元", "智能工场: 50万元", "lookup_key"),
    "an unknown clause of a combination": (ONCE, ONCE.replace("equipment", "equipments"), "unknown_clause"),
    "an unknown report": ("cites: {in: reported_in", "cites: {in: reported", "wrong_value"),
    "a start that is none": (TOTAL, "- rate: 15%", "no_start"),
    "a second start": (CAP, "fixed: 5元", "second_start"),
}

AT_ITS_OWNER: dict[str, tuple[str, str, str, str]] = {  # told at the table or clause, whose passage comes last
    "an unknown column of a key": (KEY, "key: [uscc, nam]", "unknown_column", "key: [uscc, nam]"),
    "a key without the enterprise": (KEY, "key: [name]", "not_under_enterprise", "sheet: 项目"),
    "an unknown parent": (PARENT, "belongs_to: {enterprize: {uscc: uscc}}", "unknown_table", "belongs_to: {enterprize"),
    "an unknown column of a parent": (PARENT, "belongs_to: {enterprise: {uscc: usc}}", "unknown_column", "belongs_to: {enterprise: {uscc: usc}}"),
    "a parent without its key": (PARENT, "belongs_to: {enterprise: {}}", "parent_key", "sheet: 项目"),
    "another key of a parent": (PARENT, "belongs_to: {enterprise: {code: uscc}}", "parent_key", "sheet: 项目"),
    "a table below itself": (PARENT, "belongs_to: {project: {uscc: uscc, name: name}}", "table_circle", "sheet: 项目"),
    "the enterprise below a project": (
        "sheet: 企业\n", "sheet: 企业\n    belongs_to: {project: {uscc: uscc, name: name}}\n", "table_circle", "sheet: 企业",
    ),
    "a heading twice": (NAME, "{heading: 项目类型, type: text}", "heading_twice", "sheet: 项目"),
    "a heading as another's alias": (
        NAME, "{heading: 项目名称, aliases: [项目 类型], type: text}", "heading_twice", "sheet: 项目",
    ),
    "a sheet with a slash": ("sheet: 项目", "sheet: 项/目", "bad_sheet_name", "sheet: 项/目"),
    "a sheet of 32 letters": ("sheet: 项目", "sheet: " + "项目" * 16, "bad_sheet_name", "sheet: 项目项目"),
    "a sheet of no name": ("sheet: 项目", "sheet: ''", "bad_sheet_name", "sheet: ''"),
    "an unknown table to claim for": ("for_each: project", "for_each: projects", "unknown_table", "for_each: projects"),
    "part of a fen": (f"      - {ROUND}\n", "", "part_of_fen", CAP),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(AT_THE_LINE))
def test_a_fault_is_told_at_its_line(fault: str) -> None:
    old, new, code = AT_THE_LINE[fault]
    text, lines = spoiled(old, new)
    told = places(problems_of(text.encode()), code)
    assert told
    assert set(told) <= set(lines)


@pytest.mark.parametrize("fault", list(AT_ITS_OWNER))
def test_a_fault_is_told_at_its_owner(fault: str) -> None:
    old, new, code, owner = AT_ITS_OWNER[fault]
    text, _ = spoiled(old, new)
    assert text[: text.index(owner)].count("\n") + 1 in places(problems_of(text.encode()), code)


@pytest.mark.parametrize("sheet", ["企业", "历年兑现", "会议决定", "银行账户"])
def test_two_tables_of_one_sheet_are_refused(sheet: str) -> None:
    text, _ = spoiled("sheet: 项目", f"sheet: {sheet}")
    assert places(problems_of(text.encode()), "sheet_twice") != []


@pytest.mark.parametrize("part", ["schedule", "title", "jurisdiction", "document", "in_force", "tables", "clauses"])
def test_a_part_that_is_missing_is_named(part: str) -> None:
    text, _ = spoiled(
        f"{part}:" if part == "schedule" else f"\n{part}:",
        f"# {part}:" if part == "schedule" else f"\nx-{part.upper()}:",
    )
    problems = problems_of(text.encode())
    assert places(problems, "missing_key") == [1 if part != "schedule" else 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CAP, "cap: -300万元"),
        (RATE, "rate: -15%"),
        ("智能工厂: 50万元", "智能工厂: -50万元"),
        (TOTAL, "- fixed: -5元"),
        ("if_blank: 0元", "if_blank: -1元"),
    ],
)
def test_less_than_nothing_is_refused(old: str, new: str) -> None:
    text, lines = spoiled(old, new)
    assert set(places(problems_of(text.encode()))) & set(lines)


def test_a_blank_is_read_as_what_its_column_can_hold() -> None:
    text, lines = spoiled("if_blank: 0元", "if_blank: 0.001元")
    assert set(places(problems_of(text.encode()), "if_blank")) <= set(lines)


@pytest.mark.parametrize("sheet", ["\"'项目'\"", '"项目\'"', '"\'项目"'])
def test_a_sheet_in_apostrophes_is_refused(sheet: str) -> None:
    text, lines = spoiled("sheet: 项目", f"sheet: {sheet}")
    assert places(problems_of(text.encode()), "bad_sheet_name") == [lines.start]


def test_two_sheets_that_differ_by_case_alone_are_refused() -> None:
    text, _ = spoiled("sheet: 项目", "sheet: Item")
    assert places(problems_of(text.replace("sheet: 认定", "sheet: item").encode()), "sheet_twice") != []


def test_a_combination_of_no_clause_is_refused() -> None:
    text, lines = spoiled(ONCE, "clauses: [], keep: first")
    assert set(places(problems_of(text.encode()))) & set(lines)


def test_a_choice_that_stands_twice_is_refused() -> None:
    text, lines = spoiled("choices: [民营, 国有,", "choices: [民营, 民营, 国有,")
    assert set(places(problems_of(text.encode()))) & set(lines)
