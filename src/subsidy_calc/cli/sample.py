"""`subsidy-calc sample`: the sample claims and schedule, to try the program on."""

from __future__ import annotations

from pathlib import Path

import click

from subsidy_calc.cli.shipped import shipped
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused

HELP = wording(
    "cli.sample", zh="把样例申报表和规则复制到文件夹", en="Copy the sample claims and schedule into a folder."
)
EXISTS = wording("cli.sample.exists", zh="文件已存在，没有覆盖", en="the file exists; it was not replaced")
OTHER = wording("cli.sample.other", zh="换一个文件夹", en="choose another folder")
NEXT = wording("cli.sample.next", zh="接着运行：", en="Now run:")

NAME = "quanjiao-2020"


@click.command(help=words(HELP))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def sample(folder: Path) -> int:
    from subsidy_calc.outputs.folder import write_file

    sources = [shipped("sample_data") / f"{NAME}.xlsx", shipped("rules") / f"{NAME}.yaml"]
    taken = [folder / source.name for source in sources if (folder / source.name).exists()]
    if taken:
        problems = [Problem("sample_exists", Line(str(path)), EXISTS(), fix=OTHER()) for path in taken]
        raise TargetRefused(problems)
    for source in sources:
        write_file(folder / source.name, source.read_bytes())
    claims, schedule = (folder / source.name for source in sources)
    click.echo(words(NEXT))
    click.echo(f"subsidy-calc run {claims} --rules {schedule} --year 2020 --out {folder / 'awards'}")
    return 0
