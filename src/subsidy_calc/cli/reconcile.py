"""`subsidy-calc reconcile`: a list made by hand, or a published one, against itself and against a run."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.problem_table import print_problem_tables
from subsidy_calc.cli.terminal import JSON, print_json, problems_record, terminal_language, words
from subsidy_calc.values.messages import say, wording
from subsidy_calc.values.places import Cell, column_letters
from subsidy_calc.values.quantities import grouped_yuan, yuan

if TYPE_CHECKING:
    from subsidy_calc.reconcile.listed import ListTable
    from subsidy_calc.reconcile.reconciled import Reconciled
    from subsidy_calc.values.messages import Message
    from subsidy_calc.values.problems import Note

HELP = wording(
    "cli.reconcile",
    zh="核对奖补名单（.xlsx或.csv）：自身是否前后一致，与核定结果是否一致",
    en="Check a list of awards (.xlsx or .csv) against itself and, if DIR is given, against that run.",
)
ALONE = wording(
    "cli.reconcile.alone",
    zh="名单自身前后一致；没有给出核定结果文件夹，未与核定结果核对",
    en="the list agrees with itself; no run was given to compare it with",
)
AGREES = wording("cli.reconcile.agrees", zh="名单与核定结果完全一致", en="the list agrees with itself and with the run")
COUNT = wording("cli.reconcile.count", zh="{count}处不一致", en="{count:thing does|things do} not agree")
SHOULD_BE = wording("cli.reconcile.should_be", zh="应为", en="should be")
READ = wording("cli.reconcile.read", zh="读取的名单", en="the list as it was read")
PLACE = wording("cli.reconcile.place", zh="位置", en="where")
COLUMNS = wording("cli.reconcile.columns", zh="认出的列", en="columns understood")
ROWS = wording("cli.reconcile.rows", zh="行", en="rows")
ENTERPRISES = wording("cli.reconcile.enterprises", zh="企业", en="enterprises")
SUM = wording("cli.reconcile.sum", zh="金额", en="sum")
SUM_UNKNOWN = wording("cli.reconcile.sum_unknown", zh="未知", en="not known")
IN_YUAN = wording("cli.reconcile.in_yuan", zh="{sum}元", en="{sum} yuan")
RUN = wording("cli.reconcile.run", zh="核定结果 {folder}", en="the run {folder}")
NOTED = wording("cli.reconcile.noted", zh="说明：{says}（{places}）", en="note: {says} ({places})")
AND_MORE = wording("cli.reconcile.and_more", zh="{places}等{count}处", en="{places} … {count} in all")

_NAMED_PLACES = 5


@click.command(help=words(HELP))
@click.argument("list_file", type=click.Path(path_type=Path), metavar="LIST")
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def reconcile(obj: dict[str, Any], list_file: Path, folder: Path | None, as_json: bool) -> int:  # Any: global options
    from subsidy_calc.pipeline import recompute
    from subsidy_calc.reconcile.reconciled import reconcile as reconciled

    found = reconciled(list_file, None if folder is None else recompute(folder))
    if as_json:
        print_json(_record(found, list_file, folder))
    else:
        print_problem_tables(found.problems, SHOULD_BE)
        if not obj["quiet"]:
            _print_read(found, folder)
            _print_notes(found)
        click.echo(words(_verdict(found)))
    return 1 if found.problems else 0


def _verdict(found: Reconciled) -> Message:
    if found.problems:
        return COUNT(count=len(found.problems))
    return ALONE() if found.pays is None else AGREES()


def _print_read(found: Reconciled, folder: Path | None) -> None:
    """What was taken for what, so that a reader sees what the checks rest on."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=words(READ), title_justify="left")
    table.add_column(words(PLACE), overflow="fold")
    table.add_column(words(COLUMNS), overflow="fold")
    for heading in (ROWS, ENTERPRISES, SUM):
        table.add_column(words(heading), justify="right", overflow="fold")
    for each in found.listed.tables:
        cells = (str(each.place), _columns(each), str(len(each.rows)), str(_enterprises(each)), _sum(each))
        table.add_row(*map(Text, cells))
    if found.pays is not None:
        awarded = found.pays.awarded
        table.add_section()
        run = words(RUN(folder=str(folder)))
        total = words(IN_YUAN(sum=grouped_yuan(sum((paid.award for paid in awarded), Fraction(0)))))
        table.add_row(Text(run), "", "", str(len(awarded)), total)
    Console().print(table)


def _columns(table: ListTable) -> str:
    return " ".join(f"{column_letters(column.index)}={column.heading}" for column in table.columns)


def _enterprises(table: ListTable) -> int:
    from subsidy_calc.reconcile.entries import entries_of

    return len(entries_of([table]))


def _sum(table: ListTable) -> str:
    """The sum of the award's column in yuan."""
    total = _total(table)
    return words(SUM_UNKNOWN) if total is None else words(IN_YUAN(sum=grouped_yuan(total)))


def _total(table: ListTable) -> Fraction | None:
    sums = table.sums
    return table.total(sums) if sums is not None and table.is_known(sums) else None


def _print_notes(found: Reconciled) -> None:
    """Each kind of note once, with the first places."""
    places: dict[Message, list[Cell]] = defaultdict(list)
    for note in found.notes:
        if isinstance(note.place, Cell):
            places[note.says].append(note.place)
    for says, own in places.items():
        named = ", ".join(str(place) or place.file for place in own[:_NAMED_PLACES])
        more = named if len(own) <= _NAMED_PLACES else words(AND_MORE(places=named, count=len(own)))
        click.echo(words(NOTED(says=says, places=more)))


def _record(found: Reconciled, list_file: Path, folder: Path | None) -> dict[str, object]:
    problems = [
        record | {"sheet": problem.place.sheet, "cell": problem.place.reference}
        for problem, record in zip(found.problems, problems_record(found.problems), strict=True)
        if isinstance(problem.place, Cell)
    ]
    return {
        "list": str(list_file),
        "run": None if folder is None else str(folder),
        "agrees": not problems,
        "tables": [_table_record(table) for table in found.listed.tables],
        "problems": problems,
        "notes": [_note_record(note) for note in found.notes],
    }


def _table_record(table: ListTable) -> dict[str, object]:
    columns = [
        {
            "heading": column.heading,
            "column": column_letters(column.index),
            "read_as": column.role.name,
            "unit": column.unit,
        }
        for column in table.columns
    ]
    total = _total(table)
    return {
        "sheet": table.place.sheet,
        "headings_row": table.place.row,
        "columns": columns,
        "rows": len(table.rows),
        "enterprises": _enterprises(table),
        "sum": None if total is None else yuan(total),
    }


def _note_record(note: Note) -> dict[str, str]:
    place = note.place
    return {"code": note.code, "file": place.file, "place": str(place), "note": say(note.says, terminal_language())}
