"""`subsidy-calc run`: compute awards and write them."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.file_table import files_record, print_file_table
from subsidy_calc.cli.progress import Progress
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, SHOWN_PROBLEMS, print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import Quantity, grouped_yuan

if TYPE_CHECKING:
    from subsidy_calc.engine.scheduler import Engine
    from subsidy_calc.outputs.inputs import Books, Inputs
    from subsidy_calc.outputs.outcome import Outcome

HELP = wording("cli.run", zh="计算奖励，写出核定表和结果文件", en="Compute awards and write award sheets and records.")
RULES = wording(
    "cli.run.rules",
    zh="政策规则：文件或文件夹，或随程序附带的规则名",
    en="The schedule: a file or a folder, or the name of one that travels in the package.",
)
YEAR = wording(
    "cli.run.year",
    zh="政策年度：认定或实施的年度，不是兑现的年度",
    en="The policy year: of recognition or carrying out, not of payment.",
)
OUT = wording("cli.run.out", zh="写到哪个文件夹", en="The folder to write.")
STRICT = wording(
    "cli.run.strict",
    zh="没有历年兑现资料就不计算",
    en="Refuse to compute without the earlier awards that a rule needs.",
)
FORCE = wording("cli.run.force", zh="覆盖以前的运行结果", en="Replace an earlier run.")
REGISTER = wording(
    "cli.run.register",
    zh="历年兑现只从这个台账取",
    en="Take earlier awards from this register, and from nothing else.",
)
SETTINGS = wording(
    "cli.run.settings",
    zh="设置文件：核定表由谁签字",
    en="Settings: who signs the award sheets.",
)
NEW_REGISTER = wording(
    "cli.run.new_register",
    zh="没有台账 {file}，新建了一个空的：历年都按没有兑现过计算",
    en="there was no register {file}; an empty one was made: nothing counts as awarded before",
)
OTHER_CLAUSES = wording(
    "cli.run.other_clauses",
    zh="台账里另有 {count} 项属于本规则没有的条款，不影响计算",
    en="the register also holds {count:line|lines} of clauses that this schedule does not have, which changes nothing",
)
ALL = wording("cli.run.all", zh="没有奖励的企业也写核定表", en="A workbook also for enterprises without an award.")
SUMMARY = wording("cli.run.summary_only", zh="不写各企业的核定表", en="No workbook an enterprise.")
RECORDS = wording(
    "cli.run.records_only",
    zh="只写 lines.csv 等结果文件，不写任何工作簿；申报再多也不多占内存",
    en="Only lines.csv and the other records, no workbook; memory does not grow with the claims.",
)
ENGINE = wording(
    "cli.run.engine",
    zh="按企业分区计算，只写结果文件：local 在本进程，dask 在集群",
    en="Compute partitions of enterprises, records only: local in this process, dask on a cluster.",
)
SCHEDULER = wording(
    "cli.run.scheduler",
    zh="已运行的Dask调度器的地址；不写就在本机启动",
    en="A Dask scheduler that runs; else this machine.",
)
WORKERS = wording(
    "cli.run.workers",
    zh="同时用几个进程写工作簿；不写则按数量自定，结果都一样",
    en="Processes that write workbooks; as many as help unless given. The results are the same.",
)
BOTH = wording(
    "cli.run.both",
    zh="--all、--summary-only 和 --records-only（--engine）只能选一个",
    en="--all, --summary-only and --records-only (--engine) exclude each other.",
)
NEEDS_DASK = wording("cli.run.needs_dask", zh="--scheduler 只用于 --engine dask", en="--scheduler needs --engine dask.")
WRITING = wording("cli.run.writing", zh="写核定表", en="award sheets")
COMPUTING = wording("cli.run.computing", zh="计算分区", en="partitions")
RECORDS_WRITTEN = wording(
    "cli.run.records_written",
    zh="已写入 {folder}：只有结果文件，没有工作簿",
    en="Written to {folder}: records, no workbook",
)
CLAUSE = wording("cli.run.clause", zh="条款", en="clause")
AWARDED = wording("cli.run.awarded", zh="兑现", en="awarded")
NIL = wording("cli.run.nil", zh="不兑现", en="nil")
CANNOT_TELL = wording("cli.run.cannot_tell", zh="无法判定", en="cannot tell")
SUM = wording("cli.run.sum", zh="金额（元）", en="sum (yuan)")
NO_CLAUSE = wording("cli.run.no_clause", zh="无条款", en="no clause")
TOTAL = wording("cli.run.total", zh="合计", en="total")
WRITTEN = wording(
    "cli.run.written",
    zh="已写入 {folder}：awards.xlsx 和 {count} 份企业核定表",
    en="Written to {folder}: awards.xlsx and {count:workbook|workbooks} of enterprises",
)
NOTED = wording("cli.run.noted", zh="{count} 处：{says}", en="{count} × {says}")
PAYABLE_NOW = wording("cli.run.payable_now", zh="本期应付合计：{sum}", en="payable now in all: {sum}")
UNTOLD_PARTS = wording(
    "cli.run.untold_parts",
    zh="{count} 项奖励有一期因资料不全暂不支付，见工作表“支付”",
    en="{count:award has|awards have} an instalment that cannot be told; see the sheet Payments of awards.xlsx",
)
SEE_NOTES = wording("cli.run.see_notes", zh="逐处见 notes.csv", en="see notes.csv for each")
REFUSED_ROWS = wording(
    "cli.run.refused",
    zh="{count} 行未被接受，见工作表“未兑现”和“问题”",
    en="{count:row was|rows were} refused; see the sheets of awards.xlsx",
)


REFUSED_IN_RECORDS = wording(
    "cli.run.refused_in_records",
    zh="{count} 行未被接受，见 problems.csv",
    en="{count} rows were refused; see problems.csv",
)

SHOWN_NOTES = 12
STATUSES = ("awarded", "nil", "cannot_tell")


@click.command(help=words(HELP))
@click.argument("claims", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--rules", "schedule", required=True, metavar="SCHEDULE", help=words(RULES))
@click.option("--year", required=True, type=click.IntRange(1949, 2199), help=words(YEAR))
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help=words(OUT))
@click.option("--register", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=words(REGISTER))
@click.option("--settings", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=words(SETTINGS))
@click.option("--strict", is_flag=True, help=words(STRICT))
@click.option("--force", is_flag=True, help=words(FORCE))
@click.option("--all", "every", is_flag=True, help=words(ALL))
@click.option("--summary-only", is_flag=True, help=words(SUMMARY))
@click.option("--records-only", is_flag=True, help=words(RECORDS))
@click.option("--engine", type=click.Choice(["local", "dask"]), help=words(ENGINE))
@click.option("--scheduler", metavar="ADDRESS", help=words(SCHEDULER))
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help=words(WORKERS))
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def run(  # noqa: PLR0913, PLR0917  a parameter an option
    obj: dict[str, Any],  # Any: the global options
    claims: tuple[Path, ...],
    schedule: str,
    year: int,
    out: Path,
    register: Path | None,
    settings: Path | None,
    strict: bool,
    force: bool,
    every: bool,
    summary_only: bool,
    records_only: bool,
    engine: Engine | None,
    scheduler: str | None,
    workers: int | None,
    as_json: bool,
) -> int:
    records_only = records_only or engine is not None
    if every + summary_only + records_only > 1:
        raise click.UsageError(words(BOTH))
    if scheduler is not None and engine != "dask":
        raise click.UsageError(words(NEEDS_DASK))
    from subsidy_calc.intake.readers import begin_reading

    begin_reading()
    from subsidy_calc import pipeline
    from subsidy_calc.outputs.folder import check_target, recover
    from subsidy_calc.outputs.inputs import Options, take_inputs

    recover(out)
    check_target(out, force)
    books: Books = "records" if records_only else "all" if every else "none" if summary_only else "awarded"
    inputs = take_inputs(schedule_path(schedule), claims, Options(year, strict, obj["lang"], books), settings)
    if register is not None:
        inputs = _with_register(inputs, register)
    shown = sys.stderr.isatty() and not obj["quiet"] and not as_json
    with Progress(shown, COMPUTING if records_only else WRITING) as progress:
        if records_only:
            outcome = pipeline.run_records(inputs, out, engine, force=force, scheduler=scheduler, progress=progress)
        else:
            computed = pipeline.run(inputs, out, force=force, progress=progress, workers=workers)
            outcome = computed.outcome()
    _tell(outcome, out, books, as_json=as_json, quiet=obj["quiet"])
    return 0 if outcome.tally.complete else 1


def _tell(outcome: Outcome, out: Path, books: Books, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        _print_record(outcome, out)
        return
    print_problems(outcome.problems, most=SHOWN_PROBLEMS, of=outcome.tally.problems)
    if not quiet:
        _print_summary(outcome, out, books)
        files = outcome.file_outcomes()
        if len(files) > 1:
            print_file_table(files, sums=True)


def _with_register(inputs: Inputs, file: Path) -> Inputs:
    """The inputs with what the register holds; a new register and lines that do not matter are said."""
    from subsidy_calc.register.standing import with_register

    is_new = not file.exists()
    inputs, found = with_register(inputs, file)
    if is_new:
        click.echo(words(NEW_REGISTER(file=str(file))), err=True)
    if found.others:
        click.echo(words(OTHER_CLAUSES(count=found.others)), err=True)
    return inputs


def _print_record(outcome: Outcome, out: Path) -> None:
    from subsidy_calc.outputs.records import tallied_record

    record = tallied_record(outcome.schedule, outcome.tally, outcome.info)
    problems = problems_record(outcome.problems)
    files = files_record(outcome.file_outcomes())
    print_json(record | {"folder": str(out), "problem_list": problems, "files": files})


def _print_summary(outcome: Outcome, out: Path, books: Books) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    tally = outcome.tally
    table = Table(words(CLAUSE))
    for heading in (AWARDED, NIL, CANNOT_TELL, SUM):
        table.add_column(words(heading), justify="right")
    clauses = [(clause.clause, clause.title) for clause in outcome.schedule.clauses]
    for name, title in [*clauses, ("", words(NO_CLAUSE))]:
        counts = [str(tally.statuses[name, status]) for status in STATUSES]
        table.add_row(Text(title), *counts, grouped_yuan(tally.by_clause.get(name, Fraction(0))))
    every = [str(tally.lines(status)) for status in STATUSES]
    table.add_section()
    table.add_row(words(TOTAL), *every, grouped_yuan(tally.total))
    Console().print(table)
    if outcome.schedule.has_payments:
        click.echo(words(PAYABLE_NOW(sum=Quantity(tally.payable_now, "money"))))
        if tally.untold_payments:
            click.echo(words(UNTOLD_PARTS(count=tally.untold_payments)))
    if books == "records":
        click.echo(words(RECORDS_WRITTEN(folder=str(out))))
    else:
        count = len(list((out / "enterprises").glob("*.xlsx")))
        click.echo(words(WRITTEN(folder=str(out), count=count)))
    _print_notes(outcome)
    if refused := tally.rows("refused"):
        said = REFUSED_IN_RECORDS if books == "records" else REFUSED_ROWS
        click.echo(words(said(count=refused)))


def _print_notes(outcome: Outcome) -> None:
    """What was changed or taken for granted, counted by kind, and what was not handed in."""
    from subsidy_calc.assess.history import NOT_GIVEN, clauses_that_look_back

    counts = outcome.tally.notes
    for says, count in counts.most_common(SHOWN_NOTES):
        click.echo(words(NOTED(count=count, says=says)))
    if counts:
        click.echo(words(SEE_NOTES))
    if not outcome.tally.earlier_given and clauses_that_look_back(outcome.schedule):
        click.echo(words(NOT_GIVEN))
