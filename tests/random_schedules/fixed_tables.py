"""The tables of every random schedule: an enterprise, its projects with invoices, its accidents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

Node = Any  # a part of a schedule: text, lists and mappings

HEAD: Node = yaml.load(
    """
schedule: random
title: 随机
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc:    {heading: 代码, type: uscc}
      name:    {heading: 名称, type: text}
      tax:     {heading: 税额, type: money, negative: allowed}
      town:    {heading: 注册地, type: choice, choices: [东, 西, 南]}
      large:   {heading: 是否规上, type: yes_no}
      staff:   {heading: 职工, type: count}
      founded: {heading: 成立, type: date}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, id]
    columns:
      uscc:   {heading: 代码, type: uscc}
      id:     {heading: 编号, type: text}
      spent:  {heading: 支出, type: money, negative: allowed}
      more:   {heading: 追加, type: money, verified: optional}
      gift:   {heading: 受赠, type: money, if_blank: 0元}
      kind:   {heading: 类型, type: choice, choices: [甲, 乙, 丙]}
      place:  {heading: 地点, type: choice, choices: [东, 西, 南]}
      small:  {heading: 是否小微, type: yes_no}
      share:  {heading: 占比, type: percent}
      heads:  {heading: 人数, type: count}
      term:   {heading: 天数, type: days}
      built:  {heading: 年份, type: year}
      on:     {heading: 日期, type: date}
      end:    {heading: 截止, type: date}
      paper:  {heading: 文号, type: text, required: false}
      wish:   {heading: 选择, type: choice, choices: [一, 二, 三]}
  invoice:
    sheet: 发票
    belongs_to: {project: {uscc: uscc, id: project}, enterprise: {uscc: uscc}}
    key: [uscc, project, number]
    columns:
      uscc:    {heading: 代码, type: uscc}
      project: {heading: 项目编号, type: text}
      number:  {heading: 号码, type: text}
      net:     {heading: 金额, type: money, negative: allowed}
      date:    {heading: 开票, type: date}
      used:    {heading: 是否二手, type: yes_no}
      rank:    {heading: 等次, type: choice, choices: [甲, 乙, 丙]}
      pieces:  {heading: 件数, type: count}
  accident:
    sheet: 事故
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, number]
    columns:
      uscc:   {heading: 代码, type: uscc}
      number: {heading: 号, type: text}
      date:   {heading: 日期, type: date}
      grave:  {heading: 是否重大, type: yes_no}
      loss:   {heading: 损失, type: money}
""",
    yaml.BaseLoader,  # noqa: S506  text, lists and mappings only
)

UP = {
    "enterprise": ("enterprise",),
    "project": ("project", "enterprise"),
    "invoice": ("invoice", "project", "enterprise"),
    "accident": ("accident", "enterprise"),
}
ROWS_OF = {
    "enterprise": ("project", "invoice", "accident"),
    "project": ("invoice", "accident"),
    "invoice": ("accident",),
    "accident": (),
}

ALL_FACTS = {f"{name}.{column}" for name, table in HEAD["tables"].items() for column in table["columns"]}


def facts(table: str, type_: str) -> list[str]:
    """The facts of a type that a claim of the table sees."""
    return [
        f"{name}.{column}"
        for name in UP[table]
        for column, shape in HEAD["tables"][name]["columns"].items()
        if shape["type"] == type_
    ]


def choices(fact: str) -> list[str]:
    table, _, column = fact.partition(".")
    shape = HEAD["tables"][table]["columns"][column]
    return list(shape.get("choices", ("是", "否")))


def words_in(node: Node) -> Iterator[str]:
    """Every key that stands anywhere in a part of a schedule."""
    if isinstance(node, dict):
        yield from node
    if not isinstance(node, str):
        for part in node.values() if isinstance(node, dict) else node:
            yield from words_in(part)


def texts_in(node: Node) -> Iterator[str]:
    """Every scalar that stands anywhere in a part of a schedule."""
    if isinstance(node, str):
        yield node
    else:
        for part in node.values() if isinstance(node, dict) else node:
            yield from texts_in(part)
