"""Claims of one enterprise as the bytes of .csv files, written by hand, and what a run makes of them."""

from __future__ import annotations

from functools import cache

from handed_in.quanjiao_tables import company, csv_file
from handed_in.told_files import Outcome, told
from intake.made_codes import code

CODE = code(1)
HEADINGS = (
    "统一社会信用代码,项目名称,项目类型,"
    "智能装备购置额（不含税）,智能装备购置额（不含税）审定额,智能装备购置额（不含税）核减原因,"
    "系统购置额（不含税）,系统购置额（不含税）审定额,系统购置额（不含税）核减原因"
)
RECOGNITIONS = "统一社会信用代码,认定类型,级别,认定名称,认定日期,认定文号"
ROW = f"{CODE},一期,智能化,100000,,,0,,"  # 15 % of 100000 yuan are 15000


def table(*rows: str, headings: str = HEADINGS, end: str = "\n") -> str:
    """The headings and rows as the text of a file."""
    return "".join(f"{row}{end}" for row in (headings, *rows))


def works(name: str = "一期", equipment: str = "100000", systems: str = "0", *, verified: str = "") -> str:
    """A project's row; what holds a comma or a quote comes quoted from the caller."""
    return f"{CODE},{name},智能化,{equipment},{verified},,{systems},,"


@cache
def outcome(content: bytes, name: str = "项目.csv") -> Outcome:
    """What a run of that file makes beside a sound 企业.csv."""
    return told([csv_file("企业", [company(1)]), (content, name)])


def recognised(date: str, *, title: str = "甲", document: str = "") -> Outcome:
    """A run with one provincial recognition of that date, as it stands in the file."""
    row = f"{CODE},智能工厂,省级,{title},{date},{document}"
    return outcome(table(row, headings=RECOGNITIONS).encode(), "认定.csv")


def problems_of(run: Outcome, sheet: str) -> list[tuple[str, int, int]]:
    """Code, row and column of every problem on a sheet."""
    return [(code_, row, column) for code_, at, row, column in run.problems() if at == sheet]


def notes_of(run: Outcome, sheet: str) -> set[str]:
    """The notes on a sheet but that nothing is verified yet, which holds of whole columns."""
    return {code_ for code_, at, _, _ in run.notes() if at == sheet} - {"not_verified"}
