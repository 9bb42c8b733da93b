"""Schedules with planted doubts: a text in which the lines that must be found end in `# !`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from subsidy_calc.lint.kind_files import find_kinds
from subsidy_calc.lint.look import Look
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.messages import say
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from words.one_clause import HEAD

ON = dt.date(2020, 6, 1)
PLANTED = "# !"
QUANJIAO = (Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml").read_text("utf-8")

CLAUSE = """
  - clause: {name}
    title: 条款{name}
    cites: {{paragraph: "1"}}
    says: {says}
    for_each: item
"""


def clause(lines: str, name: str = "one", says: str = "测试") -> str:
    """A clause of the lines that are written, beneath its name and meaning."""
    indented = "\n".join(f"    {line}" for line in lines.strip("\n").splitlines())
    return CLAUSE.format(name=name, says=says) + indented + "\n"


def schedule_text(*clauses: str, more: str = "") -> str:
    """A schedule of these clauses, on the tables of `words.one_clause`, with more keys behind them."""
    return f"{HEAD}{''.join(clauses)}{more}"


def problems(kind: str, text: str, on: dt.date = ON) -> list[Problem]:
    """What one kind finds, in the order of the lines."""
    look = Look(read_schedule(text.encode(), "linted.yaml"), on)
    return sorted(find_kinds()[kind].find(look), key=lambda problem: (problem.place, problem.found))


def lines(kind: str, text: str, on: dt.date = ON) -> list[int]:
    """The lines at which one kind finds something."""
    return [problem.place.line for problem in problems(kind, text, on) if isinstance(problem.place, Line)]


def planted(text: str) -> list[int]:
    """The lines that must be found."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if line.rstrip().endswith(PLANTED)]


def told(kind: str, text: str) -> list[str]:
    """What one kind says, in English."""
    return [say(problem.says, "en") for problem in problems(kind, text)]


def changed(old: str, new: str, text: str = QUANJIAO) -> str:
    """The schedule with one thing written otherwise."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)
