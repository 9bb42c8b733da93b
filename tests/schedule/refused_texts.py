"""A sound schedule to break one line at a time, and the problems that are then told."""

from __future__ import annotations

from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.messages import say
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused

SOUND = """schedule: sound
title: 一份规则
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2020-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {heading: 代码, type: uscc}
      name: {heading: 名称, type: text}
      large: {heading: 是否规上, type: yes_no}
  item:
    sheet: 事项
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, id]
    columns:
      uscc: {heading: 代码, type: uscc}
      id: {heading: 编号, type: text}
      spent: {heading: 支出, type: money, verified: optional}
      share: {heading: 占比, type: percent}
      heads: {heading: 人数, type: count}
      kind: {heading: 类型, type: choice, choices: [智能工厂, 绿色工厂]}
      on: {heading: 日期, type: date}
clauses:
  - clause: one
    title: 第一条
    cites: {paragraph: "1"}
    says: 测试
    for_each: item
    eligible_if:
      - {fact: enterprise.large, is: 是}
    award:
      - total: [item.spent]
      - cap: 5元
    typical:
      enterprise: {large: 是}
      item: {spent: 3元, kind: 智能工厂}
    examples:
      - {case: 平常, award: 3元}
  - clause: two
    title: 第二条
    cites: {paragraph: "2"}
    says: 测试
    for_each: item
    award: [{fixed: 1元}]
combine:
  - highest: {per: [enterprise], clauses: [one, two]}
"""


def problems_of(text: str | bytes) -> list[Problem]:
    """Every problem of a text; none if it loads."""
    try:
        read_schedule(text.encode() if isinstance(text, str) else text, "rules.yaml")
    except ScheduleRefused as refused:
        return list(refused.problems)
    return []


def changed(old: str, new: str) -> str:
    """The sound schedule with one passage changed."""
    if SOUND.count(old) != 1:
        raise ValueError(f"{old!r} stands {SOUND.count(old)} times in the sound schedule")
    return SOUND.replace(old, new)


def told(old: str, new: str) -> list[tuple[str, int, str]]:
    """Code, line and what was found, for each problem of the changed schedule."""
    return [(p.code, line_of(p), p.found) for p in problems_of(changed(old, new))]


def line_of(problem: Problem) -> int:
    """The line of a problem in the schedule."""
    if not isinstance(problem.place, Line) or problem.place.file != "rules.yaml":
        raise TypeError(f"{problem.place} is no line of the schedule")
    return problem.place.line


def at(passage: str, text: str = SOUND) -> int:
    """The line in which a passage stands."""
    return text[: text.index(passage)].count("\n") + 1


def said(problem: Problem) -> str:
    """The problem with what is allowed and the nearest word, in English."""
    parts = [problem.says, problem.expected, problem.fix]
    return " | ".join(say(part, "en") for part in parts if part is not None)
