"""`subsidy-calc explain`: how one figure came about, computed again from the run's own copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.terminal import JSON, print_json, terminal_language, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused, nearest

if TYPE_CHECKING:
    from subsidy_calc.assess.award_lines import AwardLine

HELP = wording(
    "cli.explain",
    zh="说明一个事项、一家企业或一个条款的奖励是怎样算出的",
    en="Explain an award line, an enterprise or a clause of a run.",
)
HTML = wording("cli.explain.html", zh="写成一个可打印的网页文件", en="Write a page to print to FILE.")
ONE_OF = wording("cli.explain.one_of", zh="--json 和 --html 只能选一个", en="give --json or --html, not both")
UNKNOWN = wording("cli.explain.unknown", zh="运行结果里没有“{what}”", en="the run has no “{what}”")
GIVE = wording(
    "cli.explain.give",
    zh="给出 lines.csv 里的 line、信用代码、企业名称、条款名或条款标题",
    en="give a line of lines.csv, a credit code, an enterprise's name, a clause or its title",
)


@click.command(help=words(HELP))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("what", metavar="(LINE | USCC | CLAUSE)")
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=words(HTML))
@click.pass_obj
def explain(
    obj: dict[str, Any], folder: Path, what: str, as_json: bool, html: Path | None
) -> int:  # Any: the global options
    from subsidy_calc.outputs.explanation import explanation
    from subsidy_calc.outputs.explanation_page import as_page
    from subsidy_calc.outputs.explanation_record import as_record
    from subsidy_calc.outputs.explanation_text import as_text
    from subsidy_calc.outputs.folder import write_file
    from subsidy_calc.pipeline import recompute

    if as_json and html is not None:
        raise click.UsageError(words(ONE_OF))

    computed = recompute(folder)
    titles = {clause.clause: clause.title for clause in computed.assessment.schedule.clauses}

    def names(line: AwardLine) -> tuple[str, ...]:
        head = line.head
        return head.name, head.uscc, head.clause or "", titles.get(head.clause or "", ""), line.enterprise

    lines = [line for line in computed.lines if what in names(line) or what.upper() == line.head.uscc]
    if not what or not lines:
        known = {n for line in computed.lines for n in names(line) if n}
        place = Line(str(folder))
        problem = Problem("unknown_line", place, UNKNOWN(what=what), expected=GIVE(), fix=nearest(what, known))
        raise TargetRefused([problem])
    explained = [explanation(computed.assessment, line) for line in lines]
    language = obj["lang"] or terminal_language()
    if html is not None:
        write_file(html, as_page(explained, computed.info, language).encode())
        click.echo(str(html))
    elif as_json:
        print_json([as_record(each, language) for each in explained])
    else:
        click.echo("\n\n".join(as_text(each, language) for each in explained))
    return 0
