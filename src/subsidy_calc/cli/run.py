"""`subsidy-calc run`: compute awards and write them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.file_table import files_record, print_file_table
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, SHOWN_PROBLEMS, print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import Quantity, grouped_yuan

if TYPE_CHECKING:
    from collections.abc import Callable

    from subsidy_calc.outputs.inputs import Inputs
    from subsidy_calc.pipeline import Computed

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
BOTH = wording(
    "cli.run.both", zh="--all 和 --summary-only 只能选一个", en="--all and --summary-only exclude each other."
)
WRITING = wording("cli.run.writing", zh="写核定表", en="award sheets")
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


SHOWN_NOTES = 12


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
    as_json: bool,
) -> int:
    if every and summary_only:
        raise click.UsageError(words(BOTH))
    from subsidy_calc import pipeline
    from subsidy_calc.outputs.folder import check_target, recover
    from subsidy_calc.outputs.inputs import Books, Options, take_inputs

    recover(out)
    check_target(out, force)
    books: Books = "all" if every else "none" if summary_only else "awarded"
    inputs = take_inputs(schedule_path(schedule), claims, Options(year, strict, obj["lang"], books), settings)
    if register is not None:
        inputs = _with_register(inputs, register)
    shown = sys.stderr.isatty() and not obj["quiet"] and not as_json
    with _Progress(shown) as progress:
        computed = pipeline.run(inputs, out, force=force, progress=progress)
    if as_json:
        _print_record(computed, out)
    else:
        print_problems(computed.assessment.claims.problems, most=SHOWN_PROBLEMS)
        if not obj["quiet"]:
            _print_summary(computed, out)
            outcomes = computed.file_outcomes()
            if len(outcomes) > 1:
                print_file_table(outcomes, sums=True)
    return 0 if computed.complete else 1


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


class _Progress:
    """A bar on a terminal, nothing elsewhere."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._stop: Callable[[], None] = lambda: None

    def __enter__(self) -> Callable[[int, int], None]:
        if not self._shown:
            return lambda _done, _total: None
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task(words(WRITING), total=None)
        bar.start()
        self._stop = bar.stop
        return lambda done, total: bar.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        self._stop()


def _print_record(computed: Computed, out: Path) -> None:
    from subsidy_calc.outputs.records import run_record

    record = run_record(computed.assessment, computed.lines, computed.info)
    problems = problems_record(computed.assessment.claims.problems)
    files = files_record(computed.file_outcomes())
    print_json(record | {"folder": str(out), "problem_list": problems, "files": files})


def _print_summary(computed: Computed, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from subsidy_calc.assess.award_lines import total, total_now

    table = Table(words(CLAUSE))
    for heading in (AWARDED, NIL, CANNOT_TELL, SUM):
        table.add_column(words(heading), justify="right")
    clauses = [(clause.clause, clause.title) for clause in computed.assessment.schedule.clauses]
    for name, title in [*clauses, ("", words(NO_CLAUSE))]:
        own = [line for line in computed.lines if line.head.clause == name]
        counts = [str(sum(line.status == status for line in own)) for status in ("awarded", "nil", "cannot_tell")]
        table.add_row(Text(title), *counts, grouped_yuan(total(own)))
    every = [str(sum(line.status == s for line in computed.lines)) for s in ("awarded", "nil", "cannot_tell")]
    table.add_section()
    table.add_row(words(TOTAL), *every, grouped_yuan(total(computed.lines)))
    Console().print(table)
    if computed.assessment.schedule.has_payments:
        click.echo(words(PAYABLE_NOW(sum=Quantity(total_now(computed.lines), "money"))))
        if untold := sum(line.payment is not None and line.payment.untold for line in computed.lines):
            click.echo(words(UNTOLD_PARTS(count=untold)))
    books = len(list((out / "enterprises").glob("*.xlsx")))
    click.echo(words(WRITTEN(folder=str(out), count=books)))
    _print_notes(computed)
    refused = sum(fate.fate == "refused" for fate in computed.assessment.claims.fates)
    if refused:
        click.echo(words(REFUSED_ROWS(count=refused)))


def _print_notes(computed: Computed) -> None:
    """What was changed or taken for granted, counted by kind, and what was not handed in."""
    from subsidy_calc.assess.history import NOT_GIVEN, clauses_that_look_back

    claims = computed.assessment.claims
    counts = Counter(note.says for note in claims.notes)
    for says, count in counts.most_common(SHOWN_NOTES):
        click.echo(words(NOTED(count=count, says=says)))
    if counts:
        click.echo(words(SEE_NOTES))
    if not claims.earlier_given and clauses_that_look_back(computed.assessment.schedule):
        click.echo(words(NOT_GIVEN))
