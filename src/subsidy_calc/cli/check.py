"""`subsidy-calc check`: what `run` would say about the data, and nothing computed for anyone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from subsidy_calc.cli.file_table import files_record, print_file_table
from subsidy_calc.cli.problem_table import print_problem_tables
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, print_json, problems_record, words
from subsidy_calc.values.messages import wording

HELP = wording("cli.check", zh="检查申报表，列出要改正的单元格", en="Check claims; list the cells to put right.")
RULES = wording(
    "cli.check.rules",
    zh="政策规则：文件或文件夹，或随程序附带的规则名",
    en="The schedule: a file, a folder or a shipped name.",
)
YEAR = wording(
    "cli.check.year", zh="政策年度，默认为规则生效的第一年", en="The policy year; the first in force by default."
)
STRICT = wording(
    "cli.check.strict", zh="换算过的金额也算问题", en="Amounts that were changed to be read are problems, too."
)
ANNOTATED = wording(
    "cli.check.annotated", zh="另存一份带批注的申报表", en="Also write a copy with comments at those cells."
)
ONE_BOOK = wording(
    "cli.check.one_book", zh="--annotated 一次只能用于一份申报表", en="--annotated takes one workbook at a time."
)
NOT_ITSELF = wording(
    "cli.check.not_itself", zh="--annotated 不能写到申报表自身", en="--annotated must not name the claims themselves."
)
NO_PROBLEM = wording("cli.check.fine", zh="没有要改正的地方", en="nothing to put right")
SUMMARY = wording(
    "cli.check.summary", zh="{problems}个问题，{notes}条说明", en="{problems:problem|problems}, {notes:note|notes}"
)
WRITTEN = wording("cli.check.written", zh="已写入{path}", en="written to {path}")


@click.command(help=words(HELP))
@click.argument("claims", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--rules", "schedule", required=True, metavar="SCHEDULE", help=words(RULES))
@click.option("--year", type=click.IntRange(1949, 2199), help=words(YEAR))
@click.option("--strict", is_flag=True, help=words(STRICT))
@click.option("--annotated", type=click.Path(path_type=Path), metavar="OUT.xlsx", help=words(ANNOTATED))
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def check(  # noqa: PLR0913, PLR0917  a parameter an option
    obj: dict[str, Any],  # Any: the global options
    claims: tuple[Path, ...],
    schedule: str,
    year: int | None,
    strict: bool,
    annotated: Path | None,
    as_json: bool,
) -> int:
    if annotated is not None and annotated.resolve() == claims[0].resolve():
        raise click.UsageError(words(NOT_ITSELF))
    from subsidy_calc import pipeline
    from subsidy_calc.outputs.inputs import Options, take_inputs
    from subsidy_calc.schedule.load import load_schedule

    path = schedule_path(schedule)
    options = Options(year or load_schedule(path).first_year, strict, obj["lang"])
    inputs = take_inputs(path, claims, options)
    if annotated is not None and len(inputs.claims) > 1:
        raise click.UsageError(words(ONE_BOOK))
    computed = pipeline.compute(inputs)
    found = computed.assessment.claims
    if annotated is not None:
        pipeline.annotate_claims(computed, inputs, annotated)
    if as_json:
        record = {"problems": problems_record(found.problems), "notes": len(found.notes)}
        print_json(record | {"files": files_record(computed.file_outcomes())})
    else:
        if not found.problems:
            click.echo(words(NO_PROBLEM))
        print_problem_tables(found.problems)
        if len(inputs.claims) > 1:
            print_file_table(computed.file_outcomes(), sums=False)
        click.echo(words(SUMMARY(problems=len(found.problems), notes=len(found.notes))))
        if annotated is not None:
            click.echo(words(WRITTEN(path=str(annotated))))
    return 1 if found.problems else 0
