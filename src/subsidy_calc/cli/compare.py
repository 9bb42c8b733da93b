"""`subsidy-calc compare`: what another schedule, another year or other claims change, and why."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.run import FORCE, OUT
from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.summaries import COMPARE
from subsidy_calc.cli.sums import read_sum
from subsidy_calc.cli.terminal import JSON, SHOWN_PROBLEMS, print_json, print_problems, problems_record, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import Quantity, grouped_yuan, signed_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from subsidy_calc.comparison.compared import Change, Comparison
    from subsidy_calc.pipeline import Computed
    from subsidy_calc.values.messages import Language, Wording
    from subsidy_calc.values.problems import Problem

    Row = tuple[tuple[str, ...], tuple[str, ...]]  # texts, then figures

RULES = wording(
    "cli.compare.rules", zh="政策规则，先旧后新，最多两次", en="The schedule; given twice: the old one, then the new."
)
YEAR = wording(
    "cli.compare.year", zh="政策年度，最多两次", en="The policy year; given twice: the first, then the other."
)
BUDGET = wording(
    "cli.compare.budget", zh="预算，如 5000万元", en="A budget to hold the totals against, such as 5000万元."
)
WHAT_TO_COMPARE = wording(
    "cli.compare.what",
    zh="给出两个运行文件夹，或申报表加 --rules 和 --year，其中至少一个写两次、都不超过两次",
    en="Give two folders of runs, or claims with --rules and --year, at least one of them twice and none more often.",
)
NOT_A_SUM = wording(
    "cli.compare.not_a_sum",
    zh="“{found}”不是金额：写成 5000万元 或 50000000元",
    en="“{found}” is no sum: write 5000万元 or 50000000元",
)
MOST_CAUSES, MOST_ENTERPRISES = 20, 10
MORE = wording("cli.compare.more", zh="……另有{count}条，见 compare.xlsx", en="… and {count} more, see compare.xlsx")
ENTERPRISE = wording("cli.compare.enterprise", zh="企业", en="enterprise")
GAIN_AND_LOSE = wording(
    "cli.compare.gain_and_lose",
    zh="{gaining}家企业增加，{losing}家减少，{even}家不变",
    en="{gaining:enterprise gains|enterprises gain}, {losing:loses|lose}, {even:is|are} even",
)
AGAINST_BUDGET = wording(
    "cli.compare.against_budget",
    zh="预算{budget}：前结余{was}，后结余{now}（负数为超支）",
    en="budget {budget}: {was} left before, {now} left after (below 0: over it)",
)
WRITTEN = wording("cli.compare.written", zh="已写入{folder}：compare.xlsx", en="Written to {folder}: compare.xlsx")
IN_FOLDER = wording("cli.compare.in_folder", zh="{name}（{folder}）", en="{name} ({folder})")
NO_LINE_DIFFERS = wording("cli.compare.no_line_differs", zh="没有一项不同", en="no line differs")
SIDE_SAID = wording("cli.compare.side", zh="{name}：{side}", en="{name}: {side}")


def _budget(context: click.Context, option: click.Parameter, given: str | None) -> Fraction | None:
    if given is None:
        return None
    budget = read_sum(given)
    if budget is None:
        raise click.BadParameter(words(NOT_A_SUM(found=given)))
    return budget


@click.command(help=words(COMPARE))
@click.argument("given", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="(CLAIMS... | DIR DIR)")
@click.option("--rules", "schedules", multiple=True, metavar="SCHEDULE", help=words(RULES))
@click.option("--year", "years", multiple=True, type=click.IntRange(1949, 2199), help=words(YEAR))
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help=words(OUT))
@click.option("--budget", callback=_budget, metavar="SUM", help=words(BUDGET))
@click.option("--force", is_flag=True, help=words(FORCE))
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_obj
def compare(  # noqa: PLR0913, PLR0917  a parameter an option
    obj: dict[str, Any],  # Any: the global options
    given: tuple[Path, ...],
    schedules: tuple[str, ...],
    years: tuple[int, ...],
    out: Path,
    budget: Fraction | None,
    force: bool,
    as_json: bool,
) -> int:
    if not _is_clear(given, schedules, years):
        raise click.UsageError(words(WHAT_TO_COMPARE))
    from subsidy_calc.comparison.compared import compare as compared
    from subsidy_calc.comparison.folder import COMPARISON, write_comparison
    from subsidy_calc.outputs.folder import check_target, recover

    recover(out)
    check_target(out, force, COMPARISON)
    old, new = _sides(given, schedules, years, obj["lang"])
    comparison = compared(old, new, budget)
    language: Language = obj["lang"] or new.language
    write_comparison(comparison, out, language, force=force)
    problems = _problems(comparison)
    if as_json:
        from subsidy_calc.comparison.records import comparison_record

        record = comparison_record(comparison, language)
        print_json(record | {"folder": str(out), "problem_list": problems_record(problems)})
    else:
        print_problems(problems, most=SHOWN_PROBLEMS)
        if not obj["quiet"]:
            _print(comparison, out, () if schedules or years else given)
    return 0 if comparison.complete else 1


def _is_clear(given: Sequence[Path], schedules: Sequence[str], years: Sequence[int]) -> bool:
    """Whether what was given names two sides."""
    if not schedules and not years:
        return len(given) == 2
    return sorted({len(schedules), len(years)}) in ([1, 2], [2])


def _sides(
    given: tuple[Path, ...], schedules: tuple[str, ...], years: tuple[int, ...], language: Language | None
) -> tuple[Computed, Computed]:
    """Both sides computed; what is given once holds for both."""
    from subsidy_calc.outputs.inputs import Options, take_inputs
    from subsidy_calc.pipeline import compute, recompute

    if not schedules:
        return recompute(given[0]), recompute(given[1])
    first, second = (
        take_inputs(schedule_path(schedules[side]), given, Options(years[side_of_year], language=language))
        for side, side_of_year in ((0, 0), (len(schedules) - 1, len(years) - 1))
    )
    return compute(first), compute(second)


def _problems(comparison: Comparison) -> list[Problem]:
    """The problems of both sides, those of both once."""
    sides = (comparison.old, comparison.new)
    return list(dict.fromkeys(problem for side in sides for problem in side.assessment.claims.problems))


def _print(comparison: Comparison, out: Path, folders: Sequence[Path]) -> None:
    """The sides, where they are runs with their folders, and what differs."""
    from subsidy_calc.comparison.words import FIRST, SECOND, side

    names = [FIRST(), SECOND()]
    if folders:
        names = [IN_FOLDER(name=name, folder=str(folder)) for name, folder in zip(names, folders, strict=True)]
    for name, computed in zip(names, (comparison.old, comparison.new), strict=True):
        click.echo(words(SIDE_SAID(name=name, side=side(computed))))
    if not comparison.changed:
        click.echo(words(NO_LINE_DIFFERS()))
    _print_clauses(comparison)
    _print_causes(comparison)
    enterprises = comparison.enterprises()
    _print_enterprises(enterprises)
    gaining, losing = (sum(sign * each.difference > 0 for each in enterprises) for sign in (1, -1))
    even = len(enterprises) - gaining - losing
    click.echo(words(GAIN_AND_LOSE(gaining=gaining, losing=losing, even=even)))
    if comparison.budget is not None:
        left = {"was": comparison.budget - comparison.was, "now": comparison.budget - comparison.now}
        shown = {name: Quantity(value, "money") for name, value in left.items()}
        click.echo(words(AGAINST_BUDGET(budget=Quantity(comparison.budget, "money"), **shown)))
    click.echo(words(WRITTEN(folder=str(out))))


def _print_clauses(comparison: Comparison) -> None:
    from subsidy_calc.comparison.words import CHANGED_LINES, CLAUSE, DIFFERENCE, NOW, TOTAL, WAS

    rows = [((each.title,), (*_sums(each), str(each.lines))) for each in comparison.clauses()]
    sums = (grouped_yuan(comparison.was), grouped_yuan(comparison.now), signed_yuan(comparison.difference))
    total = ((words(TOTAL),), (*sums, str(len(comparison.changed))))
    _print_table((CLAUSE,), (WAS, NOW, DIFFERENCE, CHANGED_LINES), rows, total)


def _print_causes(comparison: Comparison) -> None:
    from subsidy_calc.comparison.words import CHANGED_LINES, CLAUSE, DIFFERENCE, WHY, titles

    named, reasons = titles(comparison), comparison.reasons()
    rows = [
        ((named[each.clause], words(each.cause.says)), (str(each.lines), signed_yuan(each.difference)))
        for each in reasons[:MOST_CAUSES]
    ]
    _print_table((CLAUSE, WHY), (CHANGED_LINES, DIFFERENCE), rows)
    _print_more(len(reasons) - MOST_CAUSES)


def _print_enterprises(enterprises: Sequence[Change]) -> None:
    """Those whose sum changes most, gains first."""
    from subsidy_calc.comparison.words import DIFFERENCE, NOW, WAS

    changed = [each for each in enterprises if each.difference]
    most = sorted(changed, key=lambda each: -abs(each.difference))[:MOST_ENTERPRISES]
    rows = [((each.title,), _sums(each)) for each in sorted(most, key=lambda each: -each.difference)]
    _print_table((ENTERPRISE,), (WAS, NOW, DIFFERENCE), rows)
    _print_more(len(changed) - MOST_ENTERPRISES)


def _print_more(count: int) -> None:
    if count > 0:
        click.echo(words(MORE(count=count)))


def _print_table(
    texts: Sequence[Wording], figures: Sequence[Wording], rows: Sequence[Row], total: Row | None = None
) -> None:
    """A table; texts fold where the terminal is narrow, figures are never cut. Nothing where there are no rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text  # claims and schedules hold brackets that are no mark-up

    if not rows:
        return
    every = [*rows, total] if total else rows
    table = Table()
    for heading in texts:
        table.add_column(words(heading), overflow="fold")
    for column, heading in enumerate(figures):
        widest = max(len(numbers[column]) for _, numbers in every)
        table.add_column(words(heading), justify="right", overflow="fold", min_width=widest)
    for named, numbers in rows:
        table.add_row(*map(Text, named), *numbers)
    if total:
        table.add_section()
        table.add_row(*total[0], *total[1])
    Console().print(table)


def _sums(change: Change) -> tuple[str, str, str]:
    return grouped_yuan(change.was), grouped_yuan(change.now), signed_yuan(change.difference)
