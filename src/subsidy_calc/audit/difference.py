"""Difference: one thing in a run's folder that is not what the run writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.values.messages import Message, wording

MISSING_FILE = wording("audit.missing_file", zh="文件不见了", en="the file is missing")
EXTRA_FILE = wording("audit.extra_file", zh="不是这次运行写出的文件", en="the run did not write this file")
DAMAGED = wording(
    "audit.damaged",
    zh="文件已损坏，或不是{kind}文件（{size}字节，开头为{begins}），没有核对；用备份恢复，或重新运行",
    en="the file is damaged, or is no {kind} file ({size:byte|bytes}, beginning with {begins}), and was not compared; "
    "restore it from a copy, or run again",
)
CANNOT_OPEN = wording(
    "audit.cannot_open",
    zh="文件打不开（{reason}），没有核对；检查权限，正打开的先关闭",
    en="the file cannot be opened ({reason}) and was not compared; check permissions, and close it if it is open",
)
EMPTY = wording("audit.empty", zh="空白", en="nothing")
CHANGED = wording("audit.changed", zh="内容不同", en="another value")


_FIRST_BYTES = 4


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


def unreadable(file: str, path: Path, error: Exception) -> Difference:
    """That a file cannot be read at all, in our own words: those of a library tell a clerk nothing."""
    try:
        content = path.read_bytes()
    except OSError as refused:
        reason = refused.strerror or type(error).__name__
        return Difference(file, "unreadable", CANNOT_OPEN(reason=reason))
    begins = content[:_FIRST_BYTES].hex(" ").upper() or EMPTY()
    return Difference(file, "unreadable", DAMAGED(kind=path.suffix, size=len(content), begins=begins))
