"""`subsidy-calc papers`: what is published, paid by, filed and sent after a run, as workbooks, documents and PDF."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.terminal import JSON, SHOWN_PROBLEMS, print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from subsidy_calc.papers.paper import Form, Kind
    from subsidy_calc.papers.period import Period
    from subsidy_calc.papers.subject import Subject
    from subsidy_calc.settings.model import Settings
    from subsidy_calc.values.messages import Language

HELP = wording(
    "cli.papers",
    zh="从一次运行或台账的一批，写出公示表、拨付表、核定表、奖励通知书",
    en="Write the publication list, payment table, verification sheets or notices of a run or a batch of the register.",
)
KIND = wording(
    "cli.papers.kind",
    zh="list 公示表，payment 拨付表，verification 核定表，notice 通知书",
    en="The publication list, the payment table, a verification sheet or a notice for each enterprise.",
)
OUT = wording("cli.papers.out", zh="写到哪个文件夹", en="The folder to write.")
REGISTER = wording(
    "cli.papers.register",
    zh="历年兑现台账；与 DIR 一起给出时，印上它是第几批",
    en="The register; beside DIR, the number of the batch that the run was recorded as is printed.",
)
BATCH = wording("cli.papers.batch", zh="台账的第几批", en="The batch of the register.")
SETTINGS = wording(
    "cli.papers.settings",
    zh="设置文件：单位名称、签字人、公示天数、放假安排",
    en="Settings: the bureau's name, who signs, days of publication, holidays.",
)
FROM = wording("cli.papers.from", zh="公示的第一天", en="The first day of publication.")
DAYS = wording(
    "cli.papers.days", zh="公示几个工作日，代替设置里的", en="Working days of publication, in place of the settings'."
)
DATE = wording("cli.papers.date", zh="落款日期；不给就留空", en="The date printed beside the seal; blank if not given.")
FORMAT = wording(
    "cli.papers.format", zh="写哪种文件，可以给几次；不给就都写", en="Which files, may be repeated; all if not given."
)
TEMPLATES = wording(
    "cli.papers.templates", zh="自己的模板所在文件夹；里面没有的用自带的", en="A folder of own templates; those it lacks are the program's."
)  # fmt: skip
WRITE_TEMPLATES = wording(
    "cli.papers.write_templates", zh="把自带的模板写到这个文件夹，供修改", en="Write the program's templates to this folder, to be changed."
)  # fmt: skip
FORCE = wording("cli.papers.force", zh="覆盖以前的材料", en="Replace earlier papers.")
WHAT_OF = wording(
    "cli.papers.what_of",
    zh="要么给运行结果的文件夹，要么给 --register 和 --batch",
    en="give either the folder of a run, or --register and --batch",
)
NEEDS = wording("cli.papers.needs", zh="要给 --kind 和 --out", en="--kind and --out are needed")
NEEDS_FROM = wording(
    "cli.papers.needs_from",
    zh="公示表要给 --from：公示的第一天",
    en="the list needs --from, the first day of publication",
)
ONLY_LIST = wording(
    "cli.papers.only_list", zh="--from 和 --days 只用于公示表", en="--from and --days are for the list only"
)
WRITTEN = wording(
    "cli.papers.written", zh="{count}项，合计{sum}元；已写入 {folder}：{files}", en="awards: {count}, in all {sum} yuan; written to {folder}: {files}"
)  # fmt: skip
AND_MORE = wording("cli.papers.and_more", zh=" 等，共{count}个文件", en=" and others, {count} files in all")
PERIOD = wording(
    "cli.papers.period",
    zh="公示期 {first} 至 {last}，{days}个工作日，{counts}",
    en="published from {first} to {last}: {days} working days, {counts}",
)

_DAY = click.DateTime(["%Y-%m-%d"])
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)
SHOWN_FILES = 3


@click.command(help=words(HELP))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--register", type=_FILE, metavar="FILE", help=words(REGISTER))
@click.option("--batch", type=click.IntRange(1), help=words(BATCH))
@click.option("--kind", type=click.Choice(["list", "payment", "verification", "notice"]), help=words(KIND))
@click.option("--out", type=_FOLDER, metavar="DIR", help=words(OUT))
@click.option("--settings", "settings_file", type=_FILE, metavar="FILE", help=words(SETTINGS))
@click.option("--from", "first", type=_DAY, metavar="DATE", help=words(FROM))
@click.option("--days", type=click.IntRange(1, 366), help=words(DAYS))
@click.option("--date", type=_DAY, metavar="DATE", help=words(DATE))
@click.option("--format", "forms", multiple=True, type=click.Choice(["xlsx", "docx", "pdf"]), help=words(FORMAT))
@click.option("--templates", type=_FOLDER, metavar="DIR", help=words(TEMPLATES))
@click.option("--write-templates", type=_FOLDER, metavar="DIR", help=words(WRITE_TEMPLATES))
@click.option("--force", is_flag=True, help=words(FORCE))
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def papers(  # noqa: PLR0913, PLR0917  a parameter an option
    obj: dict[str, Any],  # Any: the global options
    folder: Path | None,
    register: Path | None,
    batch: int | None,
    kind: Kind | None,
    out: Path | None,
    settings_file: Path | None,
    first: dt.datetime | None,
    days: int | None,
    date: dt.datetime | None,
    forms: tuple[Form, ...],
    templates: Path | None,
    write_templates: Path | None,
    force: bool,
    as_json: bool,
) -> int:
    if write_templates is not None:
        return _write_templates(write_templates, obj["lang"] or "zh", force=force)
    _check_usage(folder, register, batch)
    if kind is None or out is None:
        raise click.UsageError(words(NEEDS))
    _check_days(kind, first, days)
    from subsidy_calc.outputs.folder import check_target
    from subsidy_calc.papers.extras import require_papers
    from subsidy_calc.papers.made import Terms, make_paper
    from subsidy_calc.papers.paper import FORMS
    from subsidy_calc.papers.refusals import gaps
    from subsidy_calc.papers.written import PAPERS, Printing, write_papers

    wanted = tuple(dict.fromkeys(forms)) or FORMS
    require_papers(*wanted)
    check_target(out, force, PAPERS)
    settings = _settings(settings_file)
    period = None if first is None else _period(settings, first.date(), days, settings_file)
    subject = _subject(folder, register, batch, obj["lang"])
    paper = make_paper(kind, subject, Terms(settings, period, None if date is None else date.date()))
    printing = Printing(wanted, subject.language, templates)
    files = write_papers(paper, subject, printing, out, period=period, force=force)
    problems = list(gaps(kind, subject))
    if as_json:
        print_json(_record(kind, subject, out, files, period) | {"problems": problems_record(problems)})
        return 1 if problems else 0
    print_problems(problems, most=SHOWN_PROBLEMS)
    if not obj["quiet"]:
        _print_written(subject, out, files, period)
    return 1 if problems else 0


def _check_usage(folder: Path | None, register: Path | None, batch: int | None) -> None:
    if (folder is None) == (batch is None) or (batch is not None and register is None):
        raise click.UsageError(words(WHAT_OF))


def _check_days(kind: Kind, first: dt.datetime | None, days: int | None) -> None:
    if kind == "list" and first is None:
        raise click.UsageError(words(NEEDS_FROM))
    if kind != "list" and (first is not None or days is not None):
        raise click.UsageError(words(ONLY_LIST))


def _write_templates(folder: Path, language: Language, *, force: bool) -> int:
    from subsidy_calc.papers.templates import write_templates

    for path in write_templates(folder, language, force=force):
        click.echo(str(path))
    return 0


def _settings(file: Path | None) -> Settings:
    from subsidy_calc.settings.load import load_settings
    from subsidy_calc.settings.model import Settings

    return load_settings(file) if file is not None else Settings()


def _period(settings: Settings, first: dt.date, days: int | None, file: Path | None) -> Period:
    from subsidy_calc.papers.period import publication_period

    return publication_period(settings, first, days, "" if file is None else file.name)


def _subject(folder: Path | None, register: Path | None, batch: int | None, language: Language | None) -> Subject:
    from subsidy_calc.papers.of_batch import subject_of_batch
    from subsidy_calc.papers.of_run import subject_of_run

    if folder is not None:
        return subject_of_run(folder, register, language)
    if register is None or batch is None:
        raise click.UsageError(words(WHAT_OF))
    return subject_of_batch(register, batch, language)


def _record(
    kind: Kind, subject: Subject, out: Path, files: Sequence[str], period: Period | None
) -> dict[str, Any]:  # Any: what JSON can hold
    from subsidy_calc.papers.written import record_of

    return record_of(kind, subject, period) | {"folder": str(out), "files": list(files)}


def _print_written(subject: Subject, out: Path, files: Sequence[str], period: Period | None) -> None:
    from subsidy_calc.papers.subject import total

    shown = ", ".join(files[:SHOWN_FILES])
    if len(files) > SHOWN_FILES:
        shown += words(AND_MORE(count=len(files)))
    written = WRITTEN(count=len(subject.awarded), sum=total(subject.awarded).yuan, folder=str(out), files=shown)
    click.echo(words(written))
    if period is not None:
        counts = period.first_day()
        click.echo(words(PERIOD(first=period.first, last=period.last, days=period.days, counts=counts)))
