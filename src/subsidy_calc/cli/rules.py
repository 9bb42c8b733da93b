"""`subsidy-calc rules`: prove a schedule by its examples, and show it as a person reads it."""

from __future__ import annotations

import io
import json
import sys

import click

from subsidy_calc.cli.rules_test import test
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import wording

HELP = wording("cli.rules", zh="检验和查看政策规则", en="Prove and show schedules.")
SHOW = wording("cli.rules.show", zh="用平常的话显示规则", en="Show a schedule as a person reads it.")
SCHEMA = wording(
    "cli.rules.schema",
    zh="输出规则文件的JSON Schema，供编辑器补全和提示",
    en="Print the JSON Schema of schedules, for completion and hints in editors.",
)


@click.group(help=words(HELP))
def rules() -> None:
    pass


rules.add_command(test)


@rules.command(help=words(SHOW))
@click.argument("schedule", metavar="SCHEDULE")
def show(schedule: str) -> int:
    from subsidy_calc.schedule.load import load_schedule
    from subsidy_calc.workbooks.schedule_text import schedule_text

    for section in schedule_text(load_schedule(schedule_path(schedule))):
        click.secho(words(section.title), bold=True)
        for line in section.lines:
            click.echo(f"  {line if isinstance(line, str) else words(line)}")
        click.echo()
    return 0


@rules.command(help=words(SCHEMA))
def schema() -> int:
    from subsidy_calc.schedule.json_schema import schedule_json_schema

    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # an editor reads the file so, whatever the terminal speaks
    click.echo(json.dumps(schedule_json_schema(), ensure_ascii=False, indent=2, sort_keys=True))
    return 0
