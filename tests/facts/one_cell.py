"""One cell at a time: a workbook right in every cell but one, read through the real reader."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from intake.made_codes import code
from intake.told_runs import run_books
from intake.written_books import Content, never_calculated, workbook
from subsidy_calc.schedule.load import read_schedule

SCHEDULE = read_schedule(
    """
schedule: every-type
title: 各种列
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2020-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      name: {heading: 企业名称, type: text}
  item:
    sheet: 事项
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:   {heading: 统一社会信用代码, type: uscc}
      name:   {heading: 名称, type: text}
      class:  {heading: 类别, type: choice, choices: [甲类, 乙类, AB类]}
      small:  {heading: 是否小微, type: yes_no}
      day:    {heading: 日期, type: date}
      amount: {heading: 金额, type: money}
      change: {heading: 变动额, type: money, negative: allowed}
      share:  {heading: 占比, type: percent}
      heads:  {heading: 人数, type: count}
      days:   {heading: 天数, type: days}
      year:   {heading: 年份, type: year}
clauses:
  - clause: each
    title: 每项一万
    cites: {paragraph: "1"}
    says: 每项一万元
    for_each: item
    award: [{fixed: 1万元}]
""".encode(),
    "every-type.yaml",
)

CODE = code(1)
RIGHT: dict[str, Content] = {
    "统一社会信用代码": CODE,
    "名称": "一号",
    "类别": "甲类",
    "是否小微": "是",
    "日期": "2020-06-30",
    "金额": 100,
    "变动额": 100,
    "占比": "15%",
    "人数": 3,
    "天数": 30,
    "年份": 2020,
}
COLUMNS = dict(zip(RIGHT, SCHEDULE.tables["item"].columns, strict=True))
Value = str | Fraction | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the cell: its value, the row's fate, and what was said of it, as (code, cell)."""

    value: Value
    fate: str
    problems: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    lines: int


def place_of(heading: str, row: int = 2) -> str:
    """Where a column's cell stands."""
    return f"事项!{chr(ord('A') + list(RIGHT).index(heading))}{row}"


def read_cell(
    heading: str, content: Content, *, headed: str | None = None, title: str | None = None, calculated: bool = True
) -> Outcome:
    """Read a workbook in which one column holds this content, under another heading or below a title if so told."""
    row = {**RIGHT, heading: content}
    above: list[list[Content]] = [] if title is None else [[title]]
    headings: list[Content] = [headed if name == heading and headed is not None else name for name in row]
    book = workbook(
        {"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲公司"]], "事项": [*above, headings, list(row.values())]}
    )
    run = run_books(book if calculated else never_calculated(book), schedule=SCHEDULE)
    number = 2 + len(above)
    read = run.claims.tables["item"].read
    own = place_of(heading, number)
    return Outcome(
        value=read[0].values[COLUMNS[heading]] if read else None,
        fate=run.fates("事项")[number],
        problems=tuple(run.problems()),
        notes=tuple(code for code, place in run.notes() if place == own),
        lines=len(run.lines),
    )


def check_read(outcome: Outcome, value: Value, *notes: str) -> None:
    """The cell was read as this value, with these notes, and the row is a claim with its line."""
    assert outcome == Outcome(value, "claim", (), notes, 1)


def check_refused(outcome: Outcome, code: str, heading: str, row: int = 2) -> None:
    """The row was refused for this cell alone, and has no line."""
    assert outcome == Outcome(None, "refused", ((code, place_of(heading, row)),), (), 0)
