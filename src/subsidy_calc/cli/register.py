"""`subsidy-calc register`: record awards, import earlier years, put right, look, and check that nothing was changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.register_due import due
from subsidy_calc.cli.register_options import register_options, whole_fen
from subsidy_calc.cli.register_state import state
from subsidy_calc.cli.register_summary import summary
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.state_records import change_record, change_said, states_recorded
from subsidy_calc.cli.terminal import print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from subsidy_calc.register.entries import Entry

HELP = wording(
    "cli.register",
    zh="历年兑现台账：只能添加，改动能查出来",
    en="The register of all years' awards: only added to, and every change is found.",
)
ADD = wording("cli.register.add", zh="把一次运行的结果记为下一批", en="Record a run as the next batch.")
IMPORT = wording(
    "cli.register.import",
    zh="记入工作簿里“历年兑现”表的奖励",
    en="Record the awards on a workbook's sheet 历年兑现.",
)
RULES = wording("cli.register.rules", zh="事项所属的政策规则", en="The schedule that the awards belong to.")
CORRECT = wording(
    "cli.register.correct",
    zh="更正一批里的一项：另记一笔差额，原来的不动",
    en="Put a line of a batch right, by a counter-entry; what was recorded stays.",
)
BATCH = wording("cli.register.batch", zh="第几批", en="The batch's number.")
NEW_SUM = wording("cli.register.new_sum", zh="应为多少：150万元、0元", en="What it should have been: 150万元, 0元.")
REASON = wording("cli.register.reason", zh="为什么更正", en="Why it is put right.")
LIST = wording(
    "cli.register.list", zh="列出各批、各笔更正和状态", en="List the batches, counter-entries and changes of state."
)
SHOW = wording(
    "cli.register.show",
    zh="显示台账的合计和校验值；给出批号则显示这一批",
    en="Show the register's total and head hash, or one batch.",
)
EXPORT = wording("cli.register.export", zh="写出 csv", en="Write all lines as csv.")
CHECK = wording(
    "cli.register.check",
    zh="核对台账自记入以来没有改动",
    en="Check that nothing was changed since it was recorded.",
)
HEAD = wording(
    "cli.register.head",
    zh="以前抄下的校验值：后面的被删也能查出来",
    en="A head hash noted earlier: finds also that the newest entries were cut off.",
)
NO_REASON = wording("cli.register.no_reason", zh="要写明原因", en="the reason must be said")
RECORDED = wording(
    "cli.register.recorded",
    zh="第{number}笔 第{batch}批 {kind} {year}年度 {label} {count}项 {sum}元",
    en="entry {number}  batch {batch}  {kind}  {year}  {label}  {count:line|lines}  {sum} yuan",
)
STANDS = wording(
    "cli.register.stands",
    zh="{entries}笔，{batches}批，合计{sum}元",
    en="{entries:entry|entries}, {batches:batch|batches}, in all {sum} yuan",
)
HEAD_IS = wording("cli.register.head_is", zh="校验值 {head}", en="head {head}")
INTACT = wording("cli.register.intact", zh="没有发现改动", en="nothing was changed")
NOT_A_HASH = wording(
    "cli.register.not_a_hash",
    zh="“{found}”不是校验值：校验值是64位0-9、a-f，照 register show 印出的抄（现为{count}位）",
    en="“{found}” is no head hash: one has 64 digits, 0-9 and a-f, as `register show` prints it (this has {count})",
)
EXPORTED = wording(
    "cli.register.exported",
    zh="已写出 {file}：{count}行（{entries}笔）",
    en="{file} is written: {count:line|lines} of {entries:entry|entries}",
)
KIND_RUN = wording("cli.register.kind_run", zh="兑现", en="run")
KIND_IMPORT = wording("cli.register.kind_import", zh="导入", en="import")
KIND_CORRECTION = wording("cli.register.kind_correction", zh="更正", en="correction")

_HASH = re.compile(r"[0-9a-f]{64}")
_KINDS = {"run": KIND_RUN, "import": KIND_IMPORT, "correction": KIND_CORRECTION}


def _head(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """A head hash as it was noted down; None where none is given. A slip of the pen is no sign of a cut."""
    if given is None:
        return None
    noted = given.strip().lower()
    if not _HASH.fullmatch(noted):
        raise click.BadParameter(words(NOT_A_HASH(found=given, count=len(noted))))
    return noted


@click.group(help=words(HELP))
def register() -> None:
    pass


for _command in (state, due, summary):
    register.add_command(_command)


@register.command(help=words(ADD))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@register_options
def add(folder: Path, file: Path, as_json: bool) -> int:
    from subsidy_calc.register.from_run import draft_of_run
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record import record

    draft = draft_of_run(folder)
    with opened(file, make=True) as connection:
        _print_entries(record(connection, [draft], str(file)), as_json)
    return 0


@register.command("import", help=words(IMPORT))
@click.argument("workbook", type=click.Path(path_type=Path), metavar="WORKBOOK")
@click.option("--rules", "schedule", required=True, metavar="SCHEDULE", help=words(RULES))
@register_options
def import_(workbook: Path, schedule: str, file: Path, as_json: bool) -> int:
    from subsidy_calc.register.from_workbook import drafts_of_workbook
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record import record
    from subsidy_calc.schedule.load import load_schedule

    drafts = drafts_of_workbook(workbook, load_schedule(schedule_path(schedule)))
    with opened(file, make=True) as connection:
        _print_entries(record(connection, drafts, str(file)), as_json)
    return 0


@register.command(help=words(CORRECT))
@click.argument("line", metavar="LINE")
@click.option("--batch", required=True, type=click.IntRange(1), help=words(BATCH))
@click.option("--sum", "new_sum", required=True, metavar="SUM", help=words(NEW_SUM))
@click.option("--reason", required=True, help=words(REASON))
@register_options
def correct(line: str, batch: int, new_sum: str, reason: str, file: Path, as_json: bool) -> int:  # noqa: PLR0913, PLR0917  a parameter an option
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record import Correction
    from subsidy_calc.register.record import correct as record_correction

    if not reason.strip():
        raise click.UsageError(words(NO_REASON))
    wanted = Correction(batch, line, whole_fen(new_sum), reason.strip())
    with opened(file) as connection:
        _print_entries([record_correction(connection, wanted, str(file))], as_json)
    return 0


@register.command("list", help=words(LIST))
@register_options
def list_(file: Path, as_json: bool) -> int:
    from subsidy_calc.register.entries import read_entries
    from subsidy_calc.register.opened import opened

    with opened(file) as connection:
        _print_entries(list(read_entries(connection)), as_json)
    return 0


@register.command(help=words(SHOW))
@click.argument("batch", required=False, type=click.IntRange(1))
@register_options
def show(batch: int | None, file: Path, as_json: bool) -> int:
    from subsidy_calc.register.chain import check_chain
    from subsidy_calc.register.export import fen_as_yuan
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record import entries_of

    if batch is None:
        return _check(file, "", as_json)
    with opened(file) as connection:
        entries = entries_of(connection, batch, str(file))
        head = check_chain(connection, str(file)).head
    if as_json:
        print_json({"head": head, "entries": [_record(entry, lines=True) for entry in entries]})
        return 0
    for entry in entries:
        _print_entries([entry], as_json=False)
        for line in entry.lines:
            click.echo(f"  {line.line}  {line.name}  {fen_as_yuan(line.sum_fen)}")
        for change in entry.changes:
            click.echo(f"  {change.claim}  {change.name}  {words(change_said(change))}")
    click.echo(words(HEAD_IS(head=head)))
    return 0


@register.command(help=words(EXPORT))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.csv")
@register_options
def export(out: Path, file: Path, as_json: bool) -> int:
    from subsidy_calc.outputs.folder import write_file
    from subsidy_calc.register.entries import read_entries
    from subsidy_calc.register.export import as_csv
    from subsidy_calc.register.opened import opened

    with opened(file) as connection:
        entries = list(read_entries(connection))
    write_file(out, as_csv(entries))
    count = sum(len(entry.lines) for entry in entries)
    if as_json:
        print_json({"file": str(out), "entries": len(entries), "lines": count})
    else:
        click.echo(words(EXPORTED(file=str(out), count=count, entries=len(entries))))
    return 0


@register.command(help=words(CHECK))
@click.option("--head", callback=_head, metavar="HASH", help=words(HEAD))
@register_options
def check(head: str | None, file: Path, as_json: bool) -> int:
    return _check(file, head or "", as_json)


def _check(file: Path, noted: str, as_json: bool) -> int:
    from subsidy_calc.register.chain import check_chain
    from subsidy_calc.register.export import fen_as_yuan
    from subsidy_calc.register.opened import opened

    with opened(file) as connection:
        found = check_chain(connection, str(file), noted)
    total = fen_as_yuan(found.sum_fen)
    if as_json:
        record = {"entries": found.entries, "batches": found.batches, "total": total, "head": found.head}
        print_json(record | {"problems": problems_record(found.problems)})
        return 1 if found.problems else 0
    print_problems(found.problems)
    click.echo(words(STANDS(entries=found.entries, batches=found.batches, sum=total)))
    click.echo(words(HEAD_IS(head=found.head)))
    if not found.problems:
        click.echo(words(INTACT))
    return 1 if found.problems else 0


def _print_entries(entries: Sequence[Entry], as_json: bool) -> None:
    from subsidy_calc.register.export import fen_as_yuan

    if as_json:
        print_json([_record(entry, lines=False) for entry in entries])
        return
    for entry in entries:
        if entry.kind == "state":
            click.echo(words(states_recorded(entry)))
            continue
        said = RECORDED(
            number=entry.number, batch=entry.batch, kind=_KINDS[entry.kind](), year=str(entry.year), label=entry.label,
            count=len(entry.lines), sum=fen_as_yuan(entry.sum_fen),
        )  # fmt: skip
        click.echo(words(said))


def _record(entry: Entry, *, lines: bool) -> dict[str, Any]:  # Any: what JSON can hold
    from subsidy_calc.register.export import fen_as_yuan

    record: dict[str, Any] = {  # Any: as above
        "entry": entry.number, "kind": entry.kind, "batch": entry.batch, "year": entry.year, "label": entry.label,
        "schedule": entry.schedule, "source": entry.source, "reason": entry.reason, "sum": fen_as_yuan(entry.sum_fen),
        "count": len(entry.lines) or len(entry.changes), "hash": entry.hash,
    }  # fmt: skip
    if lines:
        record["lines"] = [
            {
                "line": line.line, "uscc": line.uscc, "name": line.name, "clause": line.clause, "matter": line.matter,
                "sum": fen_as_yuan(line.sum_fen),
            }
            for line in entry.lines
        ]  # fmt: skip
        record["changes"] = [change_record(change) for change in entry.changes]
    return record
