"""Slips that drafters make in a copy of the schedule that `rules new` writes: what is written for what, and what helps."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.start import start_of_schedule
from subsidy_calc.values.messages import Language, say
from subsidy_calc.values.problems import ScheduleRefused

TEXT = start_of_schedule("zh", "slips")

SUM, RATE, DAY = "300万元", "15%", "2020-06-30"  # as messages give them for examples
DASHES, COLON, COMMA = "“- ”", "title: ", ", "
STEPS = ("total: [project.cost]", "rate: 15%", "cap: 300万元", "round: {")


@dataclass(frozen=True, slots=True)
class Slip:
    """`right` stands once in the schedule; `wrong` is written for it, and the message points at the line of `at`."""

    name: str
    right: str
    wrong: str
    helps: str  # must be told, whatever the language: the nearest word, or what may be written
    at: str = ""  # in `wrong` or after it; where nothing is said, the beginning of `wrong`

    @property
    def text(self) -> str:
        assert TEXT.count(self.right) == 1, (self.name, TEXT.count(self.right))
        return TEXT.replace(self.right, self.wrong)

    @property
    def line(self) -> int:
        """The line, from 1, where the message should point."""
        return self.text[: self.text.index(self.at or self.wrong, TEXT.index(self.right))].count("\n") + 1


def told(slip: Slip, language: Language) -> str:
    """What the drafter is told first: when the schedule is loaded, else when its examples are computed."""
    try:
        results = run_examples(read_schedule(slip.text.encode(), "slips.yaml"))
    except ScheduleRefused as refused:
        problem = refused.problems[0]
        said = [problem.says, problem.expected, problem.fix]
        return " ".join([str(problem.place), *(say(each, language) for each in said if each is not None)])
    failed = next(result for result in results if not result.passed)
    return f"{failed.place} {say(failed.found, language)}"


SLIPS = (
    # misspelt
    Slip("key of the schedule", "jurisdiction: 某省", "jurisdicton: 某省", "“jurisdiction”"),
    Slip("key of a clause", "    eligible_if:  ", "    eligible:  ", "“eligible_if”"),
    Slip("key of a column", "heading: 注册地", "header: 注册地", "“heading”"),
    Slip("table for a clause", "for_each: project ", "for_each: projects ", "“project”"),
    Slip("table of the typical claim", "      enterprise: {county: 本县}", "      company: {county: 本县}", "“enterprise.county”"),
    Slip("parent", "belongs_to: {enterprise:", "belongs_to: {company:", "enterprise"),
    Slip("column of a key", "key: [uscc, name]", "key: [uscc, nam]", "“name”"),
    Slip("column of a step", "- total: [project.cost]", "- total: [project.costs]", "“project.cost”"),
    Slip("column without its table", "- total: [project.cost]", "- total: [cost]", "“project.cost”"),
    Slip("column by its heading", "- total: [project.cost]", "- total: [项目投入]", "“project.cost”"),
    Slip("fact by its heading", "{fact: enterprise.county,", "{fact: 注册地,", "“enterprise.county”"),
    Slip("fact of a condition", "{fact: enterprise.county,", "{fact: enterprise.country,", "“enterprise.county”"),
    Slip("fact of an example", "{enterprise.county: 其他}", "{enterprise.country: 其他}", "“enterprise.county”"),
    Slip("step", "- cap: 300万元", "- capp: 300万元", "“cap”"),
    Slip("step in Chinese", "- cap: 300万元", "- 封顶: 300万元", "cap"),
    Slip("comparison", "is_one_of: [设备购置, 软件开发]}", "is_oneof: [设备购置, 软件开发]}", "“is_one_of”"),
    Slip("comparison of another language", "is_one_of: [设备购置, 软件开发]}", "in: [设备购置, 软件开发]}", "“is_one_of”"),
    Slip("equals", "{fact: enterprise.county, is: 本县}", "{fact: enterprise.county, equals: 本县}", "“is”"),
    Slip("order of choices", "{fact: enterprise.county, is: 本县}", "{fact: enterprise.county, at_least: 本县}", "is_one_of"),
    Slip("order of days", "{fact: enterprise.county, is: 本县}", "{fact: project.accepted, at_least: 2025-01-01}", "on_or_after"),
    Slip("days of a sum", "{fact: enterprise.county, is: 本县}", "{fact: project.cost, after: 2025-01-01}", "at_least"),
    Slip("free text", "{fact: enterprise.county, is: 本县}", "{fact: enterprise.name, is: 甲公司}", "type: choice"),
    Slip("type in Chinese", "type: choice, choices: [本县", "type: 选项, choices: [本县", "“choice”"),
    Slip("type of another language", "type: choice, choices: [本县", "type: enum, choices: [本县", "“choice”"),
    Slip("choice", "is_one_of: [设备购置, 软件开发]}", "is_one_of: [设备采购, 软件开发]}", "“设备购置”"),
    Slip("choice of an example", "{project.kind: 软件开发}", "{project.kind: 软件}", "“软件开发”"),
    Slip("choice of the typical claim", "project: {kind: 设备购置,", "project: {kind: 设备采购,", "“设备购置”"),
    Slip("clause of an assumption", "for: [equipment]\n    settles: [rounding]", "for: [equipments]\n    settles: [rounding]", "“equipment”"),
    Slip("question", "settles: [rounding]", "settles: [round]", "“rounding”"),
    Slip("mode of rounding", "mode: half_up", "mode: halfup", "“half_up”"),
    Slip("type", "type: choice, choices: [本县", "type: chioce, choices: [本县", "“choice”"),
    Slip("language", "language: zh", "language: 中文", "zh"),
    Slip("clause with capitals", "  - clause: equipment", "  - clause: Equipment_1", "equipment"),
    # amounts and days
    Slip("rate without its sign", "- rate: 15%", "- rate: 15", RATE),
    Slip("rate as a number", "- rate: 15%", "- rate: 15", "“15%”"),
    Slip("rate as a fraction of 1", "- rate: 15%", "- rate: 0.15", "“15%”"),
    Slip("sum with the unit to guess", "- cap: 300万元", "- cap: 300万", "“300万元”"),
    Slip("sum in bare yuan", "- cap: 300万元", "- cap: 3000000", "“3000000元”"),
    Slip("rate as a sum", "- rate: 15%", "- rate: 15万元", RATE),
    Slip("rate in words", "- rate: 15%", "- rate: 百分之十五", RATE),
    Slip("sum without its unit", "- cap: 300万元", "- cap: 300", SUM),
    Slip("sum with half a unit", "- cap: 300万元", "- cap: 300万", SUM),
    Slip("sum in words", "- cap: 300万元", "- cap: 三百万元", SUM),
    Slip("sum as a rate", "- cap: 300万元", "- cap: 30%", SUM),
    Slip("rounding without its unit", "round: {to: 0.01元,", "round: {to: 0.01,", "0.01元"),
    Slip("outcome without its unit", "{case: 平常, award: 150万元}", "{case: 平常, award: 150}", SUM),
    Slip("commas in an amount", "project.cost: 20000001元}", "project.cost: 20,000,001元}", "500000元"),
    Slip("day with points", "from: 2025-01-01, to", "from: 2025.1.1, to", DAY),
    Slip("day in Chinese", "from: 2025-01-01, to", "from: 2025年1月1日, to", DAY),
    Slip("day that is none", "from: 2025-01-01, to", "from: 2025-02-30, to", DAY),
    Slip("day of an example", "project.accepted: 2026-01-01}", "project.accepted: 元旦}", DAY),
    Slip("year in Chinese", "      year: 2025", "      year: 2025年", "2020"),
    # signs of writing
    Slip("wide colon in braces", "case: 外县企业,", "case：外县企业,", COLON),
    Slip("wide colon of a key", "    title: 技术改造补助", "    title：技术改造补助", COLON),
    Slip("no blank after a colon", "case: 外县企业,", "case:外县企业,", COLON),
    Slip("wide comma in braces", "case: 外县企业, change", "case: 外县企业，change", COMMA),
    Slip("wide comma between choices", "is_one_of: [设备购置, 软件开发]}", "is_one_of: [设备购置、软件开发]}", COMMA),
    Slip("wide commas of a column", "choices: [设备购置, 软件开发, 其他]", "choices: [设备购置、软件开发、其他]", COMMA, "is_one_of"),
    Slip("tab", "    for_each: project ", "\tfor_each: project ", "Tab"),
    Slip("too far right", "    title: 技术改造补助", "     title: 技术改造补助", DASHES),
    Slip("quotation mark left open", "    title: 技术改造补助", '    title: "技术改造补助', '"'),
    Slip("full-width blanks before a key", "    title: 技术改造补助", "　　title: 技术改造补助", "YAML"),
    Slip("full-width blank after a colon", "    title: 技术改造补助", "    title:　技术改造补助", "YAML"),
    Slip("full-width blanks before a step", "      - rate: 15%", "　　　- rate: 15%", "YAML"),
    Slip("no blank after a key", "    title: 技术改造补助", "    title:技术改造补助", "title: 技术改造补助"),
    Slip("no blank after a step", "- rate: 15%", "- rate:15%", "rate: 15%"),
    Slip("wide colon of a step", "- rate: 15%", "- rate：15%", "rate: 15%"),
    Slip("step without its dash", "      - rate: 15%", "      rate: 15%", "- rate: 15%"),
    Slip("step below another's word", "      - rate: 15%", "        rate: 15%", DASHES),
    Slip("brace left open", "{to: 0.01元, mode: half_up}", "{to: 0.01元, mode: half_up", "“}”"),
    Slip("bracket left open", "is_one_of: [设备购置, 软件开发]}", "is_one_of: [设备购置, 软件开发}", "“]”"),
    Slip("key twice", "      - rate: 15%", "      - rate: 15%\n        rate: 10%", DASHES, "  rate: 10%"),
    # lists and parts
    Slip("text where a list is wanted", "key: [uscc, name]", "key: uscc", "[uscc]"),
    Slip("text where keys are wanted", "    cites: {paragraph: 第一条}", "    cites: 第一条", ": "),
    Slip("steps without dashes", "\n      - ".join(STEPS), "\n        ".join(STEPS).removeprefix("  "), DASHES, "        rate:"),
    Slip("key left out", "- clause: equipment\n    title: 技术改造补助", "- clause: equipment", "title: "),
    Slip("choices left out", "type: choice, choices: [本县, 其他]", "type: choice", "choices: ["),
    Slip("rounding left out", "cap: 300万元\n      - round: {to: 0.01元, mode: half_up}", "cap: 300万元", "round: {to: 0.01元, mode: half_up}"),
    Slip("no otherwise", "- rate: 15%", "- rate: {cases: [{when: {fact: project.kind, is: 其他}, then: 15%}, {then: 10%}]}", "otherwise"),
    Slip("unit in a heading", "heading: 项目投入（不含税）,", "heading: 项目投入（万元）,", "（万元）"),
    Slip("two outcomes", "{case: 平常, award: 150万元}", "{case: 平常, award: 150万元, nil: no_row}", "not_eligible"),
)  # fmt: skip
