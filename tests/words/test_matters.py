"""A matter that stands in several tables: lines of different claims are one group by a fact of each."""

from __future__ import annotations

import pytest

from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawCell, RawSheet
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import CODE, told

SCHEDULE = """
schedule: matters
title: 同一事项
language: zh
jurisdiction: 测试县
document: {{title: 测试办法}}
in_force: {{from: 2020-01-01, to: 2020-12-31}}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {{heading: 代码, type: uscc}}
  project:
    sheet: 项目
    belongs_to: {{enterprise: {{uscc: uscc}}}}
    key: [uscc, id]
    columns:
      uscc: {{heading: 代码, type: uscc}}
      id:   {{heading: 编号, type: text}}
      net:  {{heading: 金额, type: money}}
  title:
    sheet: 称号
    belongs_to: {{enterprise: {{uscc: uscc}}}}
    key: [uscc, name]
    columns:
      uscc:    {{heading: 代码, type: uscc}}
      name:    {{heading: 名称, type: text}}
      project: {{heading: 所属项目, type: text, required: false}}
      date:    {{heading: 日期, type: date}}
clauses:
  - {{clause: cost, title: 补助, cites: {{paragraph: "1"}}, says: 一, for_each: project, award: [{{total: [project.net]}}]}}
  - {{clause: prize, title: 奖励, cites: {{paragraph: "2"}}, says: 二, for_each: title, award: [{{fixed: 50元}}]}}
combine:
  - {rule}
"""
HIGHEST = "highest: {{per: [enterprise, {{matter: [project.id, {}]}}], clauses: [cost, prize]}}"


def _outcomes(titles: list[tuple[str, str | None]]) -> dict[str, str]:
    schedule = read_schedule(SCHEDULE.format(rule=HIGHEST.format("title.project")).encode(), "s.yaml")
    rows: dict[str, list[tuple[str | int | None, ...]]] = {
        "企业": [("代码",), (CODE,)],
        "项目": [("代码", "编号", "金额"), (CODE, "甲", 40), (CODE, "乙", 60)],
        "称号": [("代码", "名称", "所属项目"), *((CODE, name, project) for name, project in titles)],
    }
    sheets = [
        RawSheet("a.xlsx", name, tuple((number, tuple(map(_cell, row))) for number, row in enumerate(own, start=1)))
        for name, own in rows.items()
    ]
    lines = award_lines(assess(schedule, build_claims(schedule, sheets), schedule.policy_year(2020)))
    return {line.head.name.replace(CODE, ""): told(line) for line in lines}


def _cell(value: str | int | None) -> RawCell | None:
    return None if value is None else RawCell("number" if isinstance(value, int) else "text", str(value))


def test_the_highest_of_a_project_and_its_title() -> None:
    assert _outcomes([("星", "甲"), ("月", "乙"), ("日", "丙")]) == {
        "cost//甲": "highest",
        "cost//乙": "60.00",
        "prize//星": "50.00",
        "prize//月": "highest",
        "prize//日": "50.00",
    }


def test_a_title_whose_project_is_not_known_leaves_both_open() -> None:
    assert _outcomes([("星", None)]) == {
        "cost//甲": "? uncertain:highest",
        "cost//乙": "60.00",
        "prize//星": "? uncertain:highest",
    }


@pytest.mark.parametrize(
    ("other", "code"),
    [("title.nothing", "unknown_fact"), ("enterprise.uscc", "per_missing"), ("project.net", "matter")],
)
def test_a_matter_that_a_clause_does_not_see(other: str, code: str) -> None:
    rule = HIGHEST.format(other)
    if code == "per_missing":
        read_schedule(SCHEDULE.format(rule=rule).encode(), "s.yaml")  # the enterprise is above both
        return
    with pytest.raises(ScheduleRefused) as caught:
        read_schedule(SCHEDULE.format(rule=rule).encode(), "s.yaml")
    assert {problem.code for problem in caught.value.problems} & {code, "matter_not_seen"}
