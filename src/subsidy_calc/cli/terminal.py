"""The terminal: its language, and how problems and results are put on it."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from subsidy_calc.values.messages import Language, Message, Wording, say, wording
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.values.problems import Problem

JSON = wording("cli.json", zh="结果以JSON输出", en="Print the result as JSON.")
FOUND = wording("terminal.found", zh="现为：{found}", en="found: {found}")
EXPECTED = wording("terminal.expected", zh="应为：{expected}", en="allowed: {expected}")
FIX = wording("terminal.fix", zh="办法：{fix}", en="to put it right: {fix}")
COUNT = wording("terminal.count", zh="共{count}个问题", en="problems: {count}")
MORE = wording("terminal.more", zh="……另有{count}个，见 problems.csv", en="… and {count} more, see problems.csv")

SHOWN_PROBLEMS = 50


def terminal_language() -> Language:
    """The language of the terminal: `--lang`, else the environment's, else English."""
    arguments = sys.argv[1:]
    for number, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        if value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    if name is None and os.name == "nt":
        name = locale.getlocale()[0]
    return "zh" if (name or "").lower().startswith(("zh", "chinese")) else "en"


def words(of: Wording | Message) -> str:
    """A message, or a wording without arguments, in the terminal's language."""
    return say(of() if isinstance(of, Wording) else of, terminal_language())


def print_problems(
    problems: Sequence[Problem], *, most: int | None = None, count: Wording = COUNT, of: int | None = None
) -> None:
    """Print problems to standard error: place, what is wrong, what is allowed, how to put it right.

    `of` is how many there are, where only the first are given.
    """
    every = len(problems) if of is None else of
    shown = problems[:most]
    for problem in shown:
        click.echo(f"{_place(problem.place)}  {words(problem.says)}  [{problem.code}]", err=True)
        details = [
            words(FOUND(found=_shortened(problem.found))) if problem.found else "",
            words(EXPECTED(expected=problem.expected)) if problem.expected else "",
            words(FIX(fix=problem.fix)) if problem.fix else "",
        ]
        said = "  ".join(filter(None, details))
        if said:
            click.echo(f"    {said}", err=True)
    if len(shown) < every:
        click.echo(words(MORE(count=every - len(shown))), err=True)
    elif problems:
        click.echo(words(count(count=every)), err=True)


def problems_record(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as JSON has them."""
    language = terminal_language()
    return [
        {
            "code": problem.code,
            "file": problem.place.file,
            "place": str(problem.place),
            "problem": say(problem.says, language),
            "found": problem.found,
            "expected": say(problem.expected, language) if problem.expected else "",
            "fix": say(problem.fix, language) if problem.fix else "",
        }
        for problem in problems
    ]


def print_json(value: Any) -> None:  # Any: whatever JSON can hold
    """Print a value as JSON to standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _place(place: Place) -> str:
    if isinstance(place, Cell) and place.sheet:
        return f"{place.file} {place}"
    return place.file if isinstance(place, Cell) else str(place)


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else one_line[:57] + "…"
