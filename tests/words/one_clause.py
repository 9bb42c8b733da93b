"""One clause at work: a schedule with a single clause, rows of claims as text, and what each is awarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.quantities import plain_decimal

CODE = "91341124FAKE00013M"
Row = Mapping[str, str | None]

HEAD = """
schedule: one-clause
title: 一条
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2020-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc:  {heading: 代码, type: uscc}
      name:  {heading: 名称, type: text}
      tax:   {heading: 税额, type: money}
      large: {heading: 是否规上, type: yes_no}
      town:  {heading: 注册地, type: choice, choices: [东, 西, 南]}
  item:
    sheet: 事项
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, id]
    columns:
      uscc:   {heading: 代码, type: uscc}
      id:     {heading: 编号, type: text}
      spent:  {heading: 支出, type: money, negative: allowed}
      more:   {heading: 追加, type: money, negative: allowed}
      kind:   {heading: 类型, type: choice, choices: [甲, 乙, 丙]}
      place:  {heading: 地点, type: choice, choices: [东, 西, 南]}
      small:  {heading: 是否小微, type: yes_no}
      share:  {heading: 占比, type: percent}
      heads:  {heading: 人数, type: count}
      term:   {heading: 天数, type: days}
      built:  {heading: 年份, type: year}
      on:     {heading: 日期, type: date}
      end:    {heading: 截止, type: date}
      remark: {heading: 说明, type: text, required: false}
clauses:
"""
CLAUSE = """
  - clause: {name}
    title: 条款{name}
    cites: {{paragraph: "1"}}
    says: 测试
    for_each: item
    about: {about}
    eligible_if: {eligible_if}
    award: {award}
"""
PAY_SPENT = "[{total: [item.spent]}]"

FIRM: Row = {"uscc": CODE, "name": "甲公司", "tax": "100", "large": "是", "town": "东"}
ITEM: Row = {
    "uscc": CODE, "spent": "100", "more": "10", "kind": "甲", "place": "东", "small": "是", "share": "10%", "heads": "3",
    "term": "30", "built": "2020", "on": "2020-06-30", "end": "2020-12-31", "remark": None,
}  # fmt: skip


def clause(name: str = "one", *, award: str = PAY_SPENT, eligible_if: str = "[]", about: str = "[]") -> str:
    """The text of a clause."""
    return CLAUSE.format(name=name, award=award, eligible_if=eligible_if, about=about)


def schedule_of(*clauses: str, combine: str = "[]") -> Schedule:
    """A schedule of these clauses."""
    return read_schedule((HEAD + "".join(clauses) + f"\ncombine: {combine}\n").encode(), "one.yaml")


def assessed(schedule: Schedule, rows: Sequence[Row], firm: Row | None = None) -> Assessment:
    """The claims of one enterprise; a row is what differs from a complete one."""
    items: list[Row] = [{**ITEM, "id": str(number), **row} for number, row in enumerate(rows, start=1)]
    sheets = [
        _sheet(schedule, "enterprise", [{**FIRM, **(firm or {})}]),
        _sheet(schedule, "item", items),
    ]
    return assess(schedule, build_claims(schedule, sheets), schedule.policy_year(2020))


def told(line: AwardLine) -> str:
    """`120.00` for an award, else the reason's code; both where an award was cut."""
    code = line.reason.code if line.reason is not None else ""
    if line.status == "awarded":
        return f"{plain_decimal(line.award, places=2)} {code}".strip()
    return code if line.status == "nil" else f"? {code}"


def outcomes(schedule: Schedule, rows: Sequence[Row], firm: Row | None = None) -> list[str]:
    """What became of each line, in the order of clauses and keys."""
    return [told(line) for line in award_lines(assessed(schedule, rows, firm))]


def awards(award: str, *rows: Row, firm: Row | None = None, eligible_if: str = "[]") -> list[str]:
    """What one clause awards for each row."""
    return outcomes(schedule_of(clause(award=award, eligible_if=eligible_if)), rows or [{}], firm)


def verdict(condition: str, row: Row | None = None, firm: Row | None = None) -> str:
    """`yes`, `no` or `?`: whether a condition holds of a claim."""
    (found,) = awards("[{fixed: 1元}]", row or {}, firm=firm, eligible_if=f"[{condition}]")
    return {"1": "yes", "n": "no", "?": "?"}[found[0]]


def _sheet(schedule: Schedule, table: str, rows: Sequence[Row]) -> RawSheet:
    spec = schedule.tables[table]
    headings: RawRow = tuple(RawCell("text", column.heading) for column in spec.columns.values())
    written: list[tuple[int, RawRow]] = [(1, headings)]
    for number, row in enumerate(rows, start=2):
        cells = tuple(_cell(row.get(name), column.type) for name, column in spec.columns.items())
        written.append((number, cells))
    return RawSheet("claims.xlsx", spec.sheet, tuple(written))


def _cell(text: str | None, type_: str) -> RawCell | None:
    if text is None:
        return None
    if type_ in ("money", "count", "days", "year"):
        return RawCell("number", text)
    return RawCell("date" if type_ == "date" else "text", text)
