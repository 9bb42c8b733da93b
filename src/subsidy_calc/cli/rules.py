"""`subsidy-calc rules`: prove a schedule by its examples, check it for doubts, and show it as a person reads it."""

from __future__ import annotations

import io
import json
import sys

import click

from subsidy_calc.cli.rules_check import check
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, print_json, terminal_language, words
from subsidy_calc.values.messages import say, wording

HELP = wording("cli.rules", zh="检验和查看政策规则", en="Prove and show schedules.")
TEST = wording(
    "cli.rules.test",
    zh="计算规则里的全部例子，与写明的结果核对",
    en="Compute the examples of a schedule and compare them exactly.",
)
SHOW = wording("cli.rules.show", zh="用平常的话显示规则", en="Show a schedule as a person reads it.")
SCHEMA = wording(
    "cli.rules.schema",
    zh="输出规则文件的JSON Schema，供编辑器补全和提示",
    en="Print the JSON Schema of schedules, for completion and hints in editors.",
)
EXPECTED = wording("cli.rules.expected", zh="应为{expected}，算得{found}", en="expected {expected}, found {found}")
PASSED = wording("cli.rules.passed", zh="{passed}/{count} 个例子符合", en="{passed} of {count} examples agree")
NO_EXAMPLES = wording(
    "cli.rules.no_examples", zh="规则里没有例子，什么都没有证明", en="the schedule has no examples: nothing is proved"
)


@click.group(help=words(HELP))
def rules() -> None:
    pass


rules.add_command(check)


@rules.command(help=words(TEST))
@click.argument("schedule", metavar="SCHEDULE")
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
def test(schedule: str, as_json: bool) -> int:
    from subsidy_calc.proof.examples import run_examples
    from subsidy_calc.schedule.load import load_schedule

    results = run_examples(load_schedule(schedule_path(schedule)))
    passed = sum(result.passed for result in results)
    if as_json:
        language = terminal_language()
        print_json(
            {
                "examples": len(results),
                "passed": passed,
                "results": [
                    {
                        "clause": result.clause,
                        "case": result.case,
                        "place": str(result.place),
                        "expected": say(result.expected, language),
                        "found": say(result.found, language),
                        "passed": result.passed,
                    }
                    for result in results
                ],
            }
        )
        return 0 if results and passed == len(results) else 1
    for result in results:
        if not result.passed:
            said = words(EXPECTED(expected=result.expected, found=result.found))
            click.echo(f"{result.place}  {result.clause} {result.case}: {said}", err=True)
    click.echo(words(PASSED(passed=passed, count=len(results)) if results else NO_EXAMPLES))
    return 0 if results and passed == len(results) else 1


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
