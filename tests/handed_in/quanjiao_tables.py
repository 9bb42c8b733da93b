"""Small tables of the schedule of Quanjiao as .csv: an enterprise, and what a test puts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from handed_in.three_forms import Table, Value, csv_bytes
from handed_in.told_files import File
from intake.made_codes import code
from intake.quanjiao_books import HEADINGS

BANK_HEADINGS = ["统一社会信用代码", "户名", "开户行", "账号"]


def company(number: int, uscc: str = "") -> list[Value]:
    """An enterprise that every clause is open to."""
    return [uscc or code(number), f"第{number}号公司", "全椒县", "民营", "是"]


def works(number: int, name: Value = "一期", equipment: Value = 100_000, *, uscc: str = "") -> list[Value]:
    """A project; 15 % of its equipment is paid."""
    return [uscc or code(number), name, "智能化", equipment, None, None, 0, None, None]


def headed(sheet: str, rows: Sequence[Sequence[Value]]) -> Table:
    """Rows below the headings of their sheet."""
    headings = BANK_HEADINGS if sheet == "银行账户" else HEADINGS[sheet]
    return [cast("Sequence[Value]", headings), *rows]


def csv_file(sheet: str, rows: Sequence[Sequence[Value]], *, name: str = "", encoding: str = "utf-8") -> File:
    """A .csv file of a sheet's rows, headings and all."""
    return (csv_bytes(headed(sheet, rows), encoding), name or f"{sheet}.csv")
