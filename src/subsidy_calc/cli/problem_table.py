"""Problem tables: what must be put right, a table a sheet, a row a problem."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

CELL = wording("cli.check.cell", zh="单元格", en="cell")
PROBLEM = wording("cli.check.problem", zh="问题", en="problem")
FOUND = wording("cli.check.found", zh="现为", en="found")
ALLOWED = wording("cli.check.allowed", zh="应为", en="allowed")
FIX = wording("cli.check.fix", zh="办法", en="to put it right")


def print_problem_tables(problems: Sequence[Problem], expected_heading: Wording = ALLOWED) -> None:
    """Print problems, in the order of their sheets, to standard output."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text  # claims hold brackets that are no mark-up

    console = Console()
    for (file, sheet), own in groupby(problems, key=_sheet_of):
        table = Table(title=Text(f"{file} {sheet}"), title_justify="left")
        for heading in (CELL, PROBLEM, FOUND, expected_heading, FIX):
            table.add_column(words(heading), overflow="fold")
        for problem in own:
            reference = problem.place.reference if isinstance(problem.place, Cell) else str(problem.place)
            expected = words(problem.expected) if problem.expected else ""
            fix = words(problem.fix) if problem.fix else ""
            cells = (reference, words(problem.says), problem.found, expected, fix)
            table.add_row(*(Text(cell) for cell in cells))
        console.print(table)


def _sheet_of(problem: Problem) -> tuple[str, str]:
    place = problem.place
    return (place.file, place.sheet if isinstance(place, Cell) else "")
