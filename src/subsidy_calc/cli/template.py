"""`subsidy-calc template`: an empty claims workbook of a schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from subsidy_calc.cli.run import RULES
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.summaries import TEMPLATE
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused

FORCE = wording("cli.template.force", zh="覆盖已有的文件", en="Replace a file that is there.")
EXISTS = wording("cli.template.exists", zh="文件已存在，没有覆盖", en="the file exists; it was not replaced")
USE_FORCE = wording(
    "cli.template.use_force",
    zh="换一个文件名，或加 --force 覆盖",
    en="choose another name, or add --force to replace it",
)
FOLDER = wording("cli.template.folder", zh="这里有一个文件夹", en="this is a folder")
OTHER_NAME = wording("cli.template.other_name", zh="换一个文件名", en="choose another name")
NOT_XLSX = wording("cli.template.not_xlsx", zh="文件名要以.xlsx结尾", en="the name must end in .xlsx")
WRITTEN = wording("cli.template.written", zh="已写入 {path}", en="Written to {path}")


@click.command(help=words(TEMPLATE))
@click.option("--rules", "schedule", required=True, metavar="SCHEDULE", help=words(RULES))
@click.option("--force", is_flag=True, help=words(FORCE))
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.xlsx")
@click.pass_obj
def template(obj: dict[str, Any], schedule: str, force: bool, out: Path) -> int:  # Any: the global options
    from subsidy_calc.outputs.folder import write_file
    from subsidy_calc.schedule.load import load_schedule
    from subsidy_calc.workbooks.template import template_book

    _check(out, force)
    rules = load_schedule(schedule_path(schedule))
    write_file(out, template_book(rules, obj["lang"] or rules.language))
    if not obj["quiet"]:
        click.echo(words(WRITTEN(path=str(out))))
    return 0


def _check(out: Path, force: bool) -> None:
    if out.suffix.lower() != ".xlsx":
        raise _refused("not_xlsx", out, NOT_XLSX(), OTHER_NAME())
    if out.is_dir():
        raise _refused("is_a_folder", out, FOLDER(), OTHER_NAME())
    if out.exists() and not force:
        raise _refused("file_exists", out, EXISTS(), USE_FORCE())


def _refused(code: str, out: Path, says: Message, fix: Message) -> TargetRefused:
    return TargetRefused([Problem(code, Line(str(out)), says, fix=fix)])
