"""`subsidy-calc rules`: prove a schedule by its examples, check it for doubts, and show it as a person reads it."""

from __future__ import annotations

import io
import json
import sys

import click

from subsidy_calc.cli.rules_check import check
from subsidy_calc.cli.rules_new import new
from subsidy_calc.cli.rules_prove import test
from subsidy_calc.cli.rules_show import show
from subsidy_calc.cli.summaries import RULES
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import wording

SCHEMA = wording(
    "cli.rules.schema",
    zh="输出规则文件的JSON Schema，供编辑器补全和提示",
    en="Print the JSON Schema of schedules, for completion and hints in editors.",
)


@click.group(help=words(RULES))
def rules() -> None:
    pass


for _command in (check, new, show, test):
    rules.add_command(_command)


@rules.command(help=words(SCHEMA))
def schema() -> int:
    from subsidy_calc.schedule.json_schema import schedule_json_schema

    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # an editor reads the file so, whatever the terminal speaks
    click.echo(json.dumps(schedule_json_schema(), ensure_ascii=False, indent=2, sort_keys=True))
    return 0
