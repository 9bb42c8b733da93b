"""`subsidy-calc verify`: whether a run's folder still holds what the run wrote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from subsidy_calc.cli.terminal import JSON, print_json, words
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    from subsidy_calc.audit.difference import Difference

HELP = wording(
    "cli.verify",
    zh="用留底重新计算，逐格核对结果文件夹有没有被改动",
    en="Compute a run again from its own copies and compare its folder with it, cell by cell.",
)
CLEAN = wording(
    "cli.verify.clean",
    zh="{folder}：重新计算，逐格核对，没有不同",
    en="{folder}: computed again and compared cell by cell; nothing differs",
)
DIFFERS = wording(
    "cli.verify.differs",
    zh="{folder}：{files}个文件共{count}处不同",
    en="{folder}: {count:difference|differences} in {files:file|files}",
)
FROM_TO = wording(
    "cli.verify.from_to", zh="应为：{expected}　现为：{found}", en="expected: {expected}   found: {found}"
)
BLANK = wording("cli.verify.blank", zh="（空）", en="(blank)")
MORE = wording("cli.verify.more", zh="……另有{count}处，用 --json 看全部", en="… and {count} more; --json shows all")

SHOWN_A_FILE = 20
LONGEST = 120  # characters of a value on the terminal


@click.command(help=words(HELP))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
def verify(folder: Path, as_json: bool) -> int:
    from subsidy_calc.audit.verify import verify as differences_of

    differences = differences_of(folder).differences
    if as_json:
        print_json({"folder": str(folder), "clean": not differences, "differences": [_record(d) for d in differences]})
    else:
        _print(folder, differences)
    return 1 if differences else 0


def _print(folder: Path, differences: Sequence[Difference]) -> None:
    if not differences:
        click.echo(words(CLEAN(folder=str(folder))))
        return
    by_file = [(name, list(own)) for name, own in groupby(differences, key=lambda each: each.file)]
    for name, own in by_file:
        click.echo(name)
        for difference in own[:SHOWN_A_FILE]:
            _print_one(difference)
        if len(own) > SHOWN_A_FILE:
            click.echo(f"  {words(MORE(count=len(own) - SHOWN_A_FILE))}")
    files = len({name for name, _ in by_file})
    click.echo(words(DIFFERS(folder=str(folder), files=files, count=len(differences))))


def _print_one(difference: Difference) -> None:
    place = f"{difference.place}  " if difference.place else ""
    click.echo(f"  {place}{words(difference.says)}")
    if difference.expected or difference.found:
        expected, found = _shown(difference.expected), _shown(difference.found)
        click.echo(f"      {words(FROM_TO(expected=expected, found=found))}")


def _shown(text: str) -> str:
    one_line = " ".join(text.split())
    return (one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…") or words(BLANK)


def _record(difference: Difference) -> dict[str, str]:
    return {
        "file": difference.file,
        "sheet": difference.sheet,
        "cell": difference.cell,
        "code": difference.code,
        "says": words(difference.says),
        "expected": difference.expected,
        "found": difference.found,
    }
