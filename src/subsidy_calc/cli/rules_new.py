"""`subsidy-calc rules new`: a file to begin a schedule from, which works as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from subsidy_calc.cli.terminal import terminal_language, words
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused

NEW = wording(
    "cli.rules.new",
    zh="写出一份带说明、可直接运行的规则样本，从它改起",
    en="Write a small, commented schedule that works, to begin from.",
)
LANG = wording("cli.rules.new.lang", zh="样本的语言", en="Language of what is written.")
EXISTS = wording("cli.rules.new.exists", zh="文件已存在，没有覆盖", en="the file exists; it was not replaced")
OTHER = wording("cli.rules.new.other", zh="换一个文件名", en="choose another name")
OTHER_NAME = wording("cli.rules.new.other_name", zh="写成 {name}", en="write {name}")
NO_YAML = wording("cli.rules.new.no_yaml", zh="规则文件的名称以 .yaml 结尾", en="the name of a schedule ends in .yaml")
NEXT = wording("cli.rules.new.next", zh="已写出 {file}。接着：", en="{file} is written. Now:")


@click.command(help=words(NEW))
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.yaml")
@click.option("--lang", type=click.Choice(["zh", "en"]), help=words(LANG))
@click.pass_obj
def new(obj: dict[str, Any], out: Path, lang: Language | None) -> int:  # Any: the global options
    from subsidy_calc.outputs.folder import write_file
    from subsidy_calc.schedule.start import start_of_schedule

    if out.suffix != ".yaml":
        suggested = OTHER_NAME(name=f"{out.stem or 'new-schedule'}.yaml")
        raise TargetRefused([Problem("not_yaml", Line(str(out)), NO_YAML(), out.name, fix=suggested)])
    if out.exists():
        raise TargetRefused([Problem("rules_exist", Line(str(out)), EXISTS(), fix=OTHER())])
    language: Language = lang or obj["lang"] or terminal_language()
    write_file(out, start_of_schedule(language, out.stem).encode())
    click.echo(words(NEXT(file=str(out))))
    for command in ("rules test", "rules show"):
        click.echo(f"subsidy-calc {command} {out}")
    return 0
