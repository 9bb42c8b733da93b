"""Each kind of doubt planted in a copy of a real schedule is found at its line; the schedules themselves have none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from cli.command import ROOT
from subsidy_calc.lint.check import check_for_doubts
from subsidy_calc.lint.kind_files import find_kinds
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.places import Line

BEFORE_ITS_END = dt.date(2022, 11, 1)


@dataclass(frozen=True)
class Planted:
    """Text of a schedule, what is written in its place, and the start of the line that is to be told."""

    kind: str
    schedule: str
    text: str
    instead: str
    line: str


ROWS = "            国家级试点: 6万元\n"
TURNED_DOWN = """      - {case: 上年最后一天, change: {recognition.date: 2021-12-31}, not_eligible: recognition.date}
      - {case: 下年第一天, change: {recognition.date: 2023-01-01}, not_eligible: recognition.date}
      - {case: 外县企业, change: {enterprise.county: 石台县}, not_eligible: enterprise.county}
"""
PLANTED = [
    Planted("band_gap", "yishui-2022", "less_than: 3000万元", "less_than: 2999万元", "- {at_least: 3000万元, less_than: 5000"),
    Planted("contradiction", "dongzhi-2022", "at_least: 100万元}", "at_least: 100万元, less_than: 99万元}", "- {fact: project.equipment, at_least: 100"),
    Planted("never_reached", "jingzhou-2023", "          - {otherwise: [{cap: 500", "          - {when: {value: {derived: spent}, at_least: 2亿元}, then: [{cap: 900万元}]}\n          - {otherwise: [{cap: 500", "- {when: {value: {derived: spent}, at_least: 2亿元"),
    Planted("missing_row", "dongzhi-2022", ROWS, "", "- lookup:"),
    Planted("above_cap", "dongzhi-2022", ROWS, f"{ROWS}      - cap: 55000元\n", "国家级试点: 6万元"),
    Planted("step_order", "yishui-2022", "      - cap: 100万元\n", "      - cap: 100万元\n      - multiply: 120%\n", "- multiply: 120%"),
    Planted("doubtful_unit", "dongzhi-2022", ROWS, "            国家级试点: 6元\n", "国家级试点: 6元"),
    Planted("no_citation", "dongzhi-2022", "paragraph: 设备投入一项（未载条号）", 'paragraph: ""', 'cites: {in: document, paragraph: ""}'),
    Planted("no_citation", "dongzhi-2022", "says: 已备案项目当年购置设备100万元及以上的，按购置额的20%补助，化工和矿产品加工项目除外；同一企业全年合计不超过200万元。", 'says: ""', 'says: ""'),
    Planted("untried_boundary", "dongzhi-2022", "      - {case: 恰好满一百万元, change: {project.equipment: 100万元}, award: 20万元}\n", "", "- {fact: project.equipment, at_least: 100"),
    Planted("failing_example", "dongzhi-2022", "{case: 平常, award: 60万元}", "{case: 平常, award: 61万元}", "- {case: 平常, award: 61"),
    Planted("open_tax_or_year", "dongzhi-2022", "    settles: [tax]\n", "", "- rate: 20%"),
    Planted("open_rounding", "dongzhi-2022", "    settles: [rounding]\n", "", "- round: {to: 0.01"),
    Planted("open_overlap", "chace-117478", "    settles: [overlap]\n", "", "- clause: ccw3-01-star"),
    Planted("unnamed_figure", "dongzhi-2022", "- rate: 20%", "- rate: 21%", "- rate: 21%"),
    Planted("unused_figure", "dongzhi-2022", "化工和矿产品加工项目除外", "化工和矿产品加工项目减至3%", "says: 已备案项目"),
    Planted("lapsing_date", "dongzhi-2022", "to: 2022-12-31", "to: 2023-01-30", "in_force: {from: 2022-01-01"),
    Planted("fair_competition", "dongzhi-2022", "to: 2022-12-31", "to: 2024-08-01", "- {fact: enterprise.county, is: 东至县}"),
    Planted("period_gap", "dongzhi-2022", "- rate: 20%", "- rate: {by_date: {as_of: award_year_start, values: [{to: 2021-12-31, is: 20%}]}}", "- rate: {by_date"),
    Planted("period_outside", "dongzhi-2022", "{fact: recognition.date, within: award_year}", "{fact: recognition.date, within: {from: 2021-01-01, to: 2021-12-31}}", "- {fact: recognition.date"),
    Planted("untried_limit", "yishui-2022", "sum: 2000万元, shared", "sum: 3000万元, shared", "- budget:"),
    Planted("one_sided_examples", "dongzhi-2022", TURNED_DOWN, "", "examples:"),
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.kind}-{planted.schedule}")
def test_a_planted_doubt_is_found_at_its_line(planted: Planted) -> None:
    text = (ROOT / "rules" / f"{planted.schedule}.yaml").read_text("utf-8")
    assert planted.text in text
    spoiled = text.replace(planted.text, planted.instead, 1)
    wanted = [n for n, line in enumerate(spoiled.splitlines(), start=1) if line.strip().startswith(planted.line)]
    assert wanted
    found = check_for_doubts(read_schedule(spoiled.encode(), "copy.yaml"), BEFORE_ITS_END)
    lines = {
        each.problem.place.line for each in found if each.kind == planted.kind and isinstance(each.problem.place, Line)
    }
    assert lines & set(wanted), [(each.kind, str(each.problem.place)) for each in found]


def test_every_kind_is_planted() -> None:
    assert {planted.kind for planted in PLANTED} == set(find_kinds())
