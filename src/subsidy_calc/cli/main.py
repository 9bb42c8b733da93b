"""The command: global options, and what every command's failure looks like."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import NoReturn

import click

from subsidy_calc import __version__
from subsidy_calc.cli.check import check
from subsidy_calc.cli.compare import compare
from subsidy_calc.cli.explain import explain
from subsidy_calc.cli.papers import papers
from subsidy_calc.cli.reconcile import reconcile
from subsidy_calc.cli.register import register
from subsidy_calc.cli.rules import rules
from subsidy_calc.cli.run import run
from subsidy_calc.cli.sample import sample
from subsidy_calc.cli.serve import serve
from subsidy_calc.cli.steps import steps
from subsidy_calc.cli.surroundings import lost_output, prepare
from subsidy_calc.cli.template import template
from subsidy_calc.cli.terminal import print_json, print_problems, problems_record, words
from subsidy_calc.cli.verify import verify
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Refused

WHAT_IT_IS = wording(
    "cli.what_it_is",
    zh="按公布的奖补政策（YAML）计算企业申报表（Excel），写出每家企业的核定表；每个数都能追到单元格和条款。",
    en="Compute awards from a published schedule (YAML) and companies' claims (Excel). Every figure leads back to a "
    "cell of the claims and a clause of the schedule.",
)
EXIT = wording(
    "cli.exit",
    zh="退出码：0 全部正常；1 已完成，但有行未被接受或有事项无法判定；2 什么都没做；130 被中断。",
    en="Exit status: 0 all well; 1 done, but rows were refused or lines cannot be told; 2 nothing done; 130 interrupted.",
)
LANG = wording("cli.lang", zh="终端和输出文件的语言", en="Language of the terminal and of the files written.")
QUIET = wording("cli.quiet", zh="不显示进度和汇总", en="No progress, no summary.")
VERBOSE = wording("cli.verbose", zh="多说一些", en="Say more.")
BUG = wording(
    "cli.bug",
    zh="程序自身出错（{kind}，{place}），不是申报材料的问题；没有写出任何结果。请把这一行告诉维护者。",
    en="This program failed ({kind}, {place}); the claims are not at fault and nothing was written. Please report this line.",
)
LOST = wording(
    "cli.lost",
    zh="屏幕输出没有全部写出（{reason}）；结果文件夹不受影响",
    en="Not all that was to be shown could be written ({reason}); folders of results are not affected.",
)

DONE, INCOMPLETE, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130


@click.group(help=words(WHAT_IT_IS), epilog=words(EXIT), context_settings={"max_content_width": 100})
@click.option("--lang", type=click.Choice(["zh", "en"]), help=words(LANG))
@click.version_option(__version__, prog_name="subsidy-calc")
@click.option("-q", "--quiet", is_flag=True, help=words(QUIET))
@click.option("-v", "--verbose", is_flag=True, help=words(VERBOSE))
@click.pass_context
def cli(context: click.Context, lang: str | None, quiet: bool, verbose: bool) -> None:
    context.obj = {"lang": lang, "quiet": quiet, "verbose": verbose}


_COMMANDS = (
    run, check, compare, explain, papers, reconcile, register, rules, sample, serve, steps, template, verify,
)  # fmt: skip
for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> NoReturn:
    """Run the command and exit; no traceback ever reaches a user."""
    prepare()
    status = _status()
    if (lost := lost_output()) is not None:
        click.echo(words(LOST(reason=lost.strerror or str(lost))), err=True)
        status = status or INCOMPLETE
    gc.freeze()  # else all that was loaded is searched for circles before the process ends, which takes half a second
    sys.exit(status)


def _status() -> int:
    try:
        result = cli.main(standalone_mode=False)
    except Refused as refused:
        if "--json" in sys.argv:
            print_json({"problems": problems_record(refused.problems)})
        else:
            print_problems(refused.problems)
        return NOTHING_DONE
    except click.ClickException as error:
        error.show()
        return NOTHING_DONE
    except (KeyboardInterrupt, click.Abort) as end:
        # click takes the end of a file for the user's; nothing is asked here, so that is a damaged installation
        return _failed(end.__cause__) if isinstance(end.__cause__, EOFError) else INTERRUPTED
    except Exception as error:  # the last resort that keeps tracebacks from users
        return _failed(error)
    return result if isinstance(result, int) else DONE


def _failed(error: BaseException) -> int:
    click.echo(words(BUG(kind=f"{type(error).__name__}: {error}", place=_where(error))), err=True)
    return NOTHING_DONE


def _where(error: BaseException) -> str:
    if notes := getattr(error, "__notes__", None):  # it was raised in another process, which says where
        return str(notes[-1])
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
