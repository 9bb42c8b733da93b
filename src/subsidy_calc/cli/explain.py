"""`subsidy-calc explain`: how one figure came about, computed again from the run's own copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from subsidy_calc.cli.terminal import JSON, print_json, terminal_language, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused, nearest

HELP = wording(
    "cli.explain",
    zh="说明一个事项、一家企业或一个条款的奖励是怎样算出的",
    en="Explain an award line, an enterprise or a clause of a run.",
)
UNKNOWN = wording("cli.explain.unknown", zh="运行结果里没有“{what}”", en="the run has no “{what}”")
GIVE = wording(
    "cli.explain.give",
    zh="给出 lines.csv 里的 line、信用代码或条款名",
    en="give a line of lines.csv, a credit code, or a clause",
)


@click.command(help=words(HELP))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("what", metavar="(LINE | USCC | CLAUSE)")
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def explain(obj: dict[str, Any], folder: Path, what: str, as_json: bool) -> int:  # Any: the global options
    from subsidy_calc.outputs.explanation import as_record, as_text, explanation
    from subsidy_calc.pipeline import recompute

    computed = recompute(folder)
    lines = [line for line in computed.lines if what in (line.head.name, line.head.uscc, line.head.clause)]
    if not lines:
        known = {n for line in computed.lines for n in (line.head.name, line.head.uscc, line.head.clause)}
        place = Line(str(folder))
        problem = Problem("unknown_line", place, UNKNOWN(what=what), expected=GIVE(), fix=nearest(what, known))
        raise TargetRefused([problem])
    explained = [explanation(computed.assessment, line) for line in lines]
    language = obj["lang"] or terminal_language()
    if as_json:
        print_json([as_record(each, language) for each in explained])
    else:
        click.echo("\n\n".join(as_text(each, language) for each in explained))
    return 0
