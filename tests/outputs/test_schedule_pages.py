"""A schedule's pages say what the schedule says, stand alone, and hold nothing of it but as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from subsidy_calc.outputs.schedule_markdown import as_markdown, escaped
from subsidy_calc.outputs.schedule_page import as_html
from subsidy_calc.schedule.load import load_schedule, read_schedule
from subsidy_calc.values.messages import Language, Message, Wording, say
from subsidy_calc.values.places import Line
from subsidy_calc.workbooks.full_text import full_text
from subsidy_calc.workbooks.section import Section, where
from workbooks.sample_run import QUANJIAO, SECOND

THIRD = SECOND.with_name("third-schedule.yaml")
WORKED = Path(__file__).parent.parent / "worked" / "worked-schedule.yaml"

HOSTILE = "<script>alert(1)</script>&[a](http://b) | `c` **d**"

SCHEDULE = f"""
schedule: hostile
title: '{HOSTILE}'
language: zh
jurisdiction: '{HOSTILE}'
document: {{title: '{HOSTILE}'}}
in_force: {{from: 2020-01-01}}
assumptions: [{{says: '{HOSTILE}'}}]
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {{heading: 统一社会信用代码, type: uscc}}
      kind: {{heading: '{HOSTILE}', type: choice, choices: ['{HOSTILE}', 其他], note: '{HOSTILE}'}}
clauses:
  - clause: one
    title: '{HOSTILE}'
    cites: {{paragraph: '{HOSTILE}'}}
    says: '{HOSTILE}'
    for_each: enterprise
    eligible_if: [{{fact: enterprise.kind, is: '{HOSTILE}'}}]
    award: [{{fixed: 1元, label: '{HOSTILE}', note: '{HOSTILE}'}}]
    typical: {{enterprise: {{kind: '{HOSTILE}'}}}}
    examples: [{{case: '{HOSTILE}', award: 1元}}]
"""


class Tags(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def words_of(sections: list[Section], language: Language) -> list[str]:
    """Every sentence and cell, and every line that is told."""
    said = [each.says for section in sections for part in section.parts for each in part.said]
    cells = [cell for section in sections for grid in section.grids for row in grid.rows for cell in row.cells]
    return [say(each, language) for each in (*said, *cells)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [QUANJIAO, SECOND, THIRD, WORKED], ids=lambda path: path.stem)
def test_all_that_is_said_stands_on_both_pages(path: Path, language: Language) -> None:
    schedule = load_schedule(path)
    sections = full_text(schedule)
    page = Tags(as_html(schedule.title, sections, language)).text
    markdown = as_markdown(schedule.title, sections, language)
    for words in words_of(sections, language):
        assert words in page
        assert escaped(words) in markdown


def test_a_page_has_nothing_from_outside() -> None:
    page = as_html("x", full_text(load_schedule(QUANJIAO)), "zh")
    assert not re.search(r"https?:|url\(|@import|src=", page)
    assert Tags(page).tags.isdisjoint({"script", "link", "img", "iframe", "object"})


def test_what_a_schedule_holds_is_only_text() -> None:
    schedule = read_schedule(SCHEDULE.encode(), "hostile.yaml")
    sections = full_text(schedule)
    page = as_html(schedule.title, sections, "zh")
    tags = Tags(page)
    assert "<script" not in page
    assert tags.text.count(HOSTILE) >= 10
    assert tags.attributes <= {"lang", "charset", "style", "id", "class", "href"}
    markdown = as_markdown(schedule.title, sections, "zh")
    assert "<script" not in markdown
    assert "[a](" not in markdown
    assert not re.search(r"(?<!\\)[`]", markdown)
    # a grid keeps its columns: no cell ends early
    rows = [line for line in markdown.splitlines() if line.startswith("| ") and "例" not in line]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5, 7}


def test_a_line_of_text_begins_nothing_in_markdown() -> None:
    for text, wanted in (("1. 一", "1\\. 一"), ("- 一", "\\- 一"), ("2020-01-01", "2020-01-01"), ("a\n# b", "a \\# b")):
        assert escaped(text) == wanted


def test_each_sentence_names_its_line_of_the_schedule() -> None:
    schedule = load_schedule(QUANJIAO)
    lines = QUANJIAO.read_text(encoding="utf-8").splitlines()
    found = {
        say(said.says, "zh"): lines[said.place.line - 1]
        for section in full_text(schedule)
        for part in section.parts
        for said in part.said
        if said.place.line
    }
    for says, written in (
        ("不超过300万元", "- cap: 300万元"),
        ("智能工厂：50万元", "智能工厂: 50万元"),
        ("是否规上为是", "{fact: enterprise.above_scale, is: 是}"),
    ):
        assert written in found[says]


def test_places_of_a_folder_name_the_file() -> None:
    title = Message(Wording("a", "a", "a"))
    told = where([Section(title, place=Line("a.yaml", 3)), Section(title, place=Line("b.yaml", 4))])
    said = told(Line("b.yaml", 4))
    assert said is not None
    assert say(said, "en") == "b.yaml, line 4"
    assert told(Line("")) is None
