"""Small schedules around a few lines, to be made otherwise, and what their examples notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidy_calc.proof.examples import results_of
from subsidy_calc.proof.mutation import Outcome, all_changes, mutate
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule

HEAD = """schedule: small
title: 小规则
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2022-12-31}
HEAD
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
    key: [uscc, kind, id]
    columns:
      uscc: {heading: 代码, type: uscc}
      id: {heading: 编号, type: text}
      spent: {heading: 支出, type: money}
      more: {heading: 另外支出, type: money}
      share: {heading: 占比, type: percent}
      heads: {heading: 人数, type: count}
      power: {heading: 用电量, type: quantity, unit: 千瓦时}
      kind: {heading: 类型, type: choice, choices: [甲, 乙, 丙]}
      saves: {heading: 节约, type: choices, choices: [水, 电, 地]}
      on: {heading: 日期, type: date}
      begun: {heading: 开工, type: date}
  piece:
    sheet: 明细
    belongs_to: {enterprise: {uscc: uscc}, item: {uscc: uscc, kind: kind, id: id}}
    key: [uscc, kind, id, number]
    columns:
      uscc: {heading: 代码, type: uscc}
      kind: {heading: 类型, type: choice, choices: [甲, 乙, 丙]}
      id: {heading: 编号, type: text}
      number: {heading: 序号, type: text}
      net: {heading: 净额, type: money}
      old: {heading: 是否旧, type: yes_no}
clauses:
"""

CLAUSE = """  - clause: {name}
    title: 条款{name}
    cites: {{paragraph: "1"}}
    says: 测试
    for_each: item
{lines}
    typical:
      year: 2020
      enterprise: {{large: 是}}
      item: {{spent: 200元, more: 20元, share: 10%, heads: 3, power: 50千瓦时, kind: 甲, saves: 水, on: 2020-06-30, begun: 2020-05-01}}
    examples:{examples}
"""


def listed(lines: Sequence[str], indent: int) -> str:
    """Lines as the items of a list."""
    return "\n".join(" " * indent + f"- {line}" for line in lines)


def small(
    clauses: Mapping[str, tuple[str, Sequence[str]]],
    combine: Sequence[str] = (),
    together: Sequence[str] = (),
    head: str = "",
    behind: str = "",
) -> Schedule:
    """A schedule of clauses, each with its own lines and examples, with rules, their examples, and more keys."""
    text = HEAD.replace("HEAD\n", f"{head}\n" if head else "")
    for name, (lines, examples) in clauses.items():
        indented = "\n".join(f"    {line}" for line in lines.strip("\n").splitlines())
        text += CLAUSE.format(name=name, lines=indented, examples="\n" + listed(examples, 6) if examples else " []")
    text += f"combine:\n{listed(combine, 2)}\n" if combine else ""
    text += f"examples:\n{listed(together, 2)}\n" if together else ""
    return read_schedule((text + behind).encode(), "small.yaml")


def outcomes(schedule: Schedule) -> dict[str, Outcome]:
    """What becomes of every change, by its id; all examples must agree to begin with."""
    trial = trial_of(schedule)
    wrong = [result for result in results_of(trial) if not result.passed]
    assert not wrong, wrong
    found = list(mutate(trial, all_changes(trial.schedule)))
    by_id = {outcome.change.id: outcome for outcome in found}
    assert len(by_id) == len(found), "two changes have one id"
    return by_id
