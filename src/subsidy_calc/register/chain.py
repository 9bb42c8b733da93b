"""Chain: every entry followed from the first, so that a changed, removed, inserted or moved one is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from subsidy_calc.register.entries import FIRST, Entry, head, read_entries
from subsidy_calc.register.schema import written_as_made
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

CHANGED = wording(
    "register.changed", zh="第{number}笔的内容与它的校验值不符：记入之后被改过", en="entry {number} does not have its hash: it was changed after it was recorded"
)  # fmt: skip
BROKEN = wording(
    "register.broken", zh="第{number}笔接不上前一笔：其间有删除、插入或移动", en="entry {number} does not follow the one before: entries were removed, inserted or moved"
)  # fmt: skip
STRAY = wording("register.stray", zh="有{count}行不属于任何一笔", en="{count:line belongs|lines belong} to no entry")
PROTECTION = wording(
    "register.protection",
    zh="防改动的设置或表的结构与程序建立的不同",
    en="what forbids changes, or the form of the tables, is not as this program makes it",
)
DAMAGED = wording("register.damaged", zh="文件本身已损坏：{reason}", en="the file itself is damaged: {reason}")
CUT_OFF = wording(
    "register.cut_off",
    zh="台账里没有这个校验值的一笔：最后几笔被删，或整个台账被换",
    en="no entry has this hash: the newest entries were cut off, or the whole register was replaced",
)
RESTORE = wording(
    "register.restore",
    zh="不要再记；用备份和印好的资料查清是谁改了什么",
    en="record nothing more; find out from copies and printed papers who changed what",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What following the chain found, and where it ends."""

    entries: int
    batches: int
    sum_fen: int
    head: str
    problems: tuple[Problem, ...]


def check_chain(connection: sqlite3.Connection, file: str, noted: str = "") -> Checked:
    """Follow the chain on one state of the register; `noted` is a head hash that was written down earlier."""
    connection.execute("BEGIN")
    try:
        entries = list(read_entries(connection))
        problems = [*_whole(connection, file), *_links(entries, file)]
        if noted and noted.lower() not in {FIRST, *(entry.hash for entry in entries)}:
            problems.append(Problem("register_cut_off", Line(file), CUT_OFF(), noted, fix=RESTORE()))
        batches = sum(entry.kind in ("run", "import") for entry in entries)
        sums = [line.sum_fen for entry in entries for line in entry.lines if isinstance(line.sum_fen, int)]
        return Checked(len(entries), batches, sum(sums), head(connection)[1], tuple(problems))
    finally:
        connection.execute("ROLLBACK")


def _links(entries: list[Entry], file: str) -> Iterator[Problem]:
    before, number = FIRST, 0
    for entry in entries:
        if entry.previous != before or entry.number != number + 1:
            yield Problem("register_broken", Line(file), BROKEN(number=entry.number), fix=RESTORE())
        if entry.hash != entry.own_hash():
            yield Problem("register_changed", Line(file), CHANGED(number=entry.number), fix=RESTORE())
        before, number = entry.hash, entry.number


def _whole(connection: sqlite3.Connection, file: str) -> Iterator[Problem]:
    """Faults of the file, of what protects it, and lines that no entry holds."""
    (result,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if result != "ok":
        yield Problem("register_damaged", Line(file), DAMAGED(reason=str(result)), fix=RESTORE())
    if not written_as_made(connection):
        yield Problem("register_protection", Line(file), PROTECTION(), fix=RESTORE())
    for table in ("line", "change"):
        moved = connection.execute(
            f"SELECT entry FROM {table} GROUP BY entry HAVING min(position) <> 1 OR max(position) <> count(*)"  # noqa: S608  no value
        )
        for (number,) in moved.fetchall():
            yield Problem("register_changed", Line(file), CHANGED(number=int(number)), fix=RESTORE())
        (stray,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE entry NOT IN (SELECT number FROM entry)"  # noqa: S608  no value
        ).fetchone()
        if stray:
            yield Problem("register_stray", Line(file), STRAY(count=int(stray)), fix=RESTORE())
