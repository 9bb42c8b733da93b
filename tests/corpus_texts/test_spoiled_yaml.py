"""The shipped schedule with one slip of YAML: refused at its line, and never blamed on the claims."""

from __future__ import annotations

import pytest

from corpus_texts.spoiled_rules import RULES, places, problems_of, spoiled

CAP, RATE = "cap: 300万元", "rate: 15%"
COUNTY = "{fact: enterprise.county, is: 全椒县}"
USUAL = "{case: 平常, award: 150万元}"
FORCE = "in_force: {from: 2020-01-01, to: 2020-12-31}"

SLIPS: dict[str, tuple[str, str, str]] = {
    # tags, anchors, aliases, merge keys
    "a tag of text": (CAP, "cap: !!str 300万元", "yaml_tag"),
    "a tag of its own": (RATE, "rate: !percent 15%", "yaml_tag"),
    "a tag that would run": ("title: 全椒县", "title: !!python/object/apply:os.system [ls] #", "yaml_tag"),
    "a tag on a mapping": ("{heading: 企业名称, type: text}", "!!map {heading: 企业名称, type: text}", "yaml_tag"),
    "a tag on a list": ("for_each: project\n", "for_each: !!seq [project]\n", "yaml_tag"),
    "a tag of no tag": (CAP, "cap: ! 300万元", "yaml_tag"),
    "an anchor": (CAP, "cap: &limit 300万元", "yaml_anchor"),
    "an anchor on a list": ("    award:\n", "    award: &steps\n", "yaml_anchor"),
    "an anchor on a key": (RATE, "&k rate: 15%", "yaml_anchor"),
    "an alias of nothing": (CAP, "cap: *limit", "yaml_alias"),
    "an alias in a list": ("[project.equipment, project.systems]", "[project.equipment, *x]", "yaml_alias"),
    "a merge key": ("      year: 2020\n", "      <<: {year: 2020}\n", "yaml_merge"),
    "a merge key in braces": (COUNTY, "{<<: {fact: enterprise.county}, is: 全椒县}", "yaml_merge"),
    # keys
    "a key twice": ("language: zh", "language: zh\nlanguage: en", "yaml_repeated_key"),
    "a key twice in braces": (COUNTY, COUNTY[:-1] + ", is: 来安县}", "yaml_repeated_key"),
    "a table twice": ("  recognition:\n", "  project:\n", "yaml_repeated_key"),
    "a column twice": ("      kind:      {", "      name:      {", "yaml_repeated_key"),
    "a row of a lookup twice": ("            数字化车间: 30万元", "            智能工厂: 30万元", "yaml_repeated_key"),
    "a key quoted and not": ("language: zh", 'language: zh\n"language": zh', "yaml_repeated_key"),
    "a list as a key": (CAP, "? [cap]\n        : 300万元", "yaml_key"),
    "a mapping as a key": (CAP, "{{a: b}: 300万元}", "yaml_key"),
    # several documents
    "a second document": ("clauses:\n", "---\nclauses:\n", "yaml_documents"),
    "a second document that is empty": ("combine:\n", "---\n---\ncombine:\n", "yaml_documents"),
    "an end in the middle": ("combine:\n", "...\ncombine:\n", "yaml_syntax"),
    # commas and colons
    "a comma in an amount": (USUAL, "{case: 平常, award: 1,500,000元}", "yaml_no_value"),
    "a comma in a small amount": ("智能工厂: 50万元", "智能工厂: {a: 500,000元}", "yaml_no_value"),
    "a full-width colon in braces": (COUNTY, COUNTY.replace("fact: ", "fact："), "yaml_no_value"),
    "a colon without a blank": (COUNTY, COUNTY.replace("fact: ", "fact:"), "yaml_no_value"),
    "full-width commas": (COUNTY, COUNTY.replace(",", "，"), "yaml_syntax"),
    "a full-width colon in a step": (CAP, "cap：300万元", "wrong_value"),
    "a colon without a blank in a step": (CAP, "cap:300万元", "wrong_value"),
    "a full-width colon of a key": ("language: zh", "language：zh", "yaml_syntax"),
    "base sixty": (CAP, "cap: 1:1", "not_a_quantity"),
    "base sixty in braces": (FORCE, "in_force: {from: 1:1, to: 2020-12-31}", "wrong_value"),
    "an empty key in braces": (USUAL, "{case: , award: 150万元}", "yaml_no_value"),
    # form
    "a tab": ("    award:\n", "    award:\n\t# x\n\t- fixed: 1元\n", "yaml_syntax"),
    "a tab before a key": ("language: zh", "language: zh\n\tnote: x", "yaml_syntax"),
    "a line too far left": ("    title: 智能装备", "   title: 智能装备", "yaml_syntax"),
    "a line too far right": ("    title: 智能装备", "      title: 智能装备", "yaml_syntax"),
    "a brace never closed": (COUNTY, COUNTY[:-1], "yaml_syntax"),
    "a brace too many": (COUNTY, COUNTY + "}", "yaml_syntax"),
    "a bracket for a brace": (COUNTY, COUNTY[:-1] + "]", "yaml_syntax"),
    "two quotes": ("title: 智能装备", 'title: "智能"装备', "yaml_syntax"),
    "a per cent sign first": (RATE, "rate: %15", "yaml_syntax"),
    "an at sign first": ("title: 智能装备", "title: @智能装备", "yaml_syntax"),
    "a grave accent first": ("title: 智能装备", "title: `智能装备", "yaml_syntax"),
    "an unknown escape": ("title: 智能装备", 'title: "\\q" #', "yaml_syntax"),
    "half of a pair escaped": ("title: 智能装备", 'title: "\\ud800" #', "yaml_syntax"),
    "a mark in the middle": ("clauses:\n", "\ufeffclauses:\n", "yaml_syntax"),
    "thirty levels": (RATE, "rate: " + "[" * 30 + "]" * 30, "yaml_too_deep"),
    "thirty levels of keys": (RATE, "rate: " + "{a: " * 30 + "1" + "}" * 30, "yaml_too_deep"),
    "ten thousand brackets": (RATE, "rate: " + "[" * 10_000, "yaml_syntax"),
}


@pytest.mark.parametrize("slip", list(SLIPS))
def test_a_slip_is_told_at_its_line(slip: str) -> None:
    old, new, code = SLIPS[slip]
    text, lines = spoiled(old, new)
    told = places(problems_of(text.encode()), code)
    near = range(lines.start, lines.stop + 1)  # what is left open shows in the line behind it
    assert told
    assert set(told) <= set(near)


@pytest.mark.parametrize("title", ["智\x07能装备", "智\0能装备", "智\x1b[31m能装备", "'智能装备", '"智能装备'])
def test_a_forbidden_character_and_an_open_quote_are_told_at_their_line(title: str) -> None:
    text, lines = spoiled("title: 智能装备", f"title: {title}")
    told = places(problems_of(text.encode()), "yaml_syntax")
    assert told
    assert set(told) <= set(range(lines.start, lines.stop + 1))


@pytest.mark.parametrize("title", ["智\x07能装备", "智\0能装备", "智\x1b[31m能装备", "'智能装备", '"智能装备'])
def test_a_forbidden_character_and_an_open_quote_are_no_yaml(title: str) -> None:
    text, _ = spoiled("title: 智能装备", f"title: {title}")
    assert {problem.code for problem in problems_of(text.encode())} == {"yaml_syntax"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030", "gbk", "big5hkscs"])
def test_another_encoding_is_told_as_what_it_is(encoding: str) -> None:
    content = RULES.encode(encoding, errors="replace")
    assert places(problems_of(content), "yaml_not_utf8") == [1 if encoding.startswith("utf") else 2]


@pytest.mark.parametrize("spoil", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", "全".encode()[:2]])
def test_a_byte_that_is_no_letter_is_told_with_its_line(spoil: bytes) -> None:
    before, clauses, after = RULES.encode().partition(b"clauses:\n")
    told = places(problems_of(before + b"# " + spoil + b"\n" + clauses + after), "yaml_not_utf8")
    assert told == [before.count(b"\n") + 1]


def test_a_file_above_one_mebibyte_is_not_looked_at() -> None:
    content = RULES.encode() + b"#" + b"x" * (1024 * 1024)
    assert places(problems_of(content), "yaml_too_large") == [0]


@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "---\n", "- 一\n", "全椒\n", "[]\n", "null\n", "\ufeff"])
def test_a_file_without_a_schedule(text: str) -> None:
    assert problems_of(text.encode()) != ()
