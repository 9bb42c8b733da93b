"""Fates: what became of every row of every input sheet, exactly one each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell

FateName = Literal[
    "claim", "enterprise", "child", "unnamed_sheet", "earlier", "decision", "refused", "repeat", "no_data"
]

REPEAT_OF = wording("fate.repeat_of", zh="与{place}相同", en="the same as {place}")
TOTAL_ROW = wording("fate.total", zh="合计行", en="total")
EXAMPLE_ROW = wording("fate.example", zh="示例行", en="example")
BLANK_ROW = wording("fate.blank", zh="空行", en="blank")
ABOVE_HEADINGS = wording("fate.title", zh="标题行", en="title")
HEADINGS = wording("fate.headings", zh="表头", en="headings")
NO_TABLE = wording("fate.no_table", zh="规则没有用到这张工作表", en="the schedule names no such sheet")
CHILD_OF = wording("fate.child_of", zh="属于{parent}", en="belongs to {parent}")
FILE_REFUSED = wording(
    "fate.file_refused", zh="整份文件未被接受：{reasons}", en="the whole file was refused: {reasons}"
)
REFUSED_FOR = wording("fate.refused_for", zh="{reasons}", en="{reasons}")


@dataclass(frozen=True, slots=True)
class RowFate:
    """The fate of one row. `detail` says of whom it is a repeat, or why it was refused."""

    place: Cell
    fate: FateName
    table: str = ""
    detail: Message | None = None
