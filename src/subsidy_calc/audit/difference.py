"""Difference: one thing in a run's folder that is not what the run writes."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy_calc.values.messages import Message, wording

MISSING_FILE = wording("audit.missing_file", zh="文件不见了", en="the file is missing")
EXTRA_FILE = wording("audit.extra_file", zh="不是这次运行写出的文件", en="the run did not write this file")
UNREADABLE = wording("audit.unreadable", zh="文件打不开，无法核对", en="the file cannot be read")
CHANGED = wording("audit.changed", zh="内容不同", en="another value")


@dataclass(frozen=True, slots=True)
class Difference:
    """A file, the sheet and the cell (or row, column, key) in it; what the run writes, and what is there."""

    file: str
    code: str
    says: Message
    sheet: str = ""
    cell: str = ""
    expected: str = ""
    found: str = ""

    @property
    def place(self) -> str:
        """`明细!D7`; the cell alone where there are no sheets."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell


def unreadable(file: str, error: Exception) -> Difference:
    """That a file cannot be opened at all."""
    return Difference(file, "unreadable", UNREADABLE(), found=str(error) or type(error).__name__)
