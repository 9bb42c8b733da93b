"""Refusals: what a person is told where the register cannot be used, whatever SQLite calls it."""

from __future__ import annotations

import sqlite3

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, Refused

IN_USE = wording(
    "register.in_use",
    zh="别的程序一直占用着台账；什么都没有记入",
    en="another program keeps the register busy; nothing was recorded",
)
TRY_AGAIN = wording("register.try_again", zh="等它结束再试", en="wait for it to end, then try again")
FULL = wording("register.full", zh="磁盘已满；什么都没有记入", en="the disk is full; nothing was recorded")
FREE_SPACE = wording("register.free_space", zh="腾出磁盘空间再试", en="free some space, then try again")
UNREADABLE = wording(
    "register.unreadable",
    zh="台账打不开或写不进去：{reason}；什么都没有记入",
    en="the register cannot be read or written: {reason}; nothing was recorded",
)
LOOK = wording(
    "register.look",
    zh="检查路径和权限；文件损坏的，用备份恢复后再核对",
    en="check path and permissions; if the file is damaged, restore a copy and check it",
)


class RegisterRefused(Refused):
    """The register cannot be used, or does not take what was given; nothing was recorded."""


def refused(code: str, file: str, says: Message, fix: Message | None = None, found: str = "") -> RegisterRefused:
    """One reason not to do it."""
    return RegisterRefused([Problem(code, Line(file), says, found, fix=fix)])


def of_sqlite(error: sqlite3.Error, file: str) -> RegisterRefused:
    """What SQLite could not do, as people call it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # without what is particular to it
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return refused("register_in_use", file, IN_USE(), TRY_AGAIN())
    if code == sqlite3.SQLITE_FULL:
        return refused("register_full", file, FULL(), FREE_SPACE())
    return refused("register_unreadable", file, UNREADABLE(reason=str(error)), LOOK())
