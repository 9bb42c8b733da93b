"""`subsidy-calc rules test`: the schedule's own examples; what they touch, and with `--mutate` what they notice."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.shipped import schedule_path
from subsidy_calc.cli.terminal import JSON, print_json, print_problems, problems_record, terminal_language, words
from subsidy_calc.values.messages import Message, say, wording

if TYPE_CHECKING:
    from subsidy_calc.proof.change import Change
    from subsidy_calc.proof.coverage import Part
    from subsidy_calc.proof.examples import ExampleResult
    from subsidy_calc.proof.mutation import Outcome
    from subsidy_calc.proof.unnoticed import Mutation

TEST = wording(
    "cli.rules.test",
    zh="计算规则里的全部例子，与写明的结果核对，并列出没有例子触及的部分",
    en="Compute the examples of a schedule, compare them exactly, and list what none of them touches.",
)
MUTATE = wording(
    "cli.rules.mutate",
    zh="在内存里逐处改动规则，列出没有一个例子能看出的改动",
    en="Make the schedule otherwise in memory, one thing at a time, and list the changes that no example notices.",
)
EXPECTED = wording("cli.rules.expected", zh="应为{expected}，算得{found}", en="expected {expected}, found {found}")
PASSED = wording(
    "cli.rules.passed", zh="{passed}/{count} 个例子符合", en="{passed} of {count:example agrees|examples agree}"
)
NO_EXAMPLES = wording(
    "cli.rules.no_examples", zh="规则里没有例子，什么都没有证明", en="the schedule has no examples: nothing is proved"
)
TOUCHED = wording(
    "cli.rules.touched", zh="例子触及 {touched}/{parts} 处", en="the examples touch {touched} of {parts} parts"
)
UNTOUCHED = wording("cli.rules.untouched", zh="没有例子触及：", en="no example touches:")
FIRST_AGREE = wording(
    "cli.rules.first_agree",
    zh="先让所有例子都符合，再看它们能看出哪些改动",
    en="first put the examples right; then see what they notice",
)
CHANGES = wording(
    "cli.rules.changes",
    zh="{count} 处改动：{noticed} 处有例子看出，{refused} 处改后载入不了，{unnoticed} 处没有例子看出（其中 {excused} 处写明了理由）",
    en="{count:change|changes}: {noticed} noticed by an example, {refused} do not load, {unnoticed} noticed by none "
    "({excused} of them with a reason)",
)
NO_EXAMPLE = wording("cli.rules.no_example", zh="没有例子能看出：", en="no example notices:")
CHANGED = wording("cli.rules.changed", zh="{how}：{was} → {now}", en="{how}: {was} → {now}")
LEFT_OUT = wording("cli.rules.left_out", zh="{how}：{was}", en="{how}: {was}")
TRYING = wording("cli.rules.trying", zh="正在逐处改动", en="trying changes")


@click.command(help=words(TEST))
@click.argument("schedule", metavar="SCHEDULE")
@click.option("--mutate", is_flag=True, help=words(MUTATE))
@click.option("--json", "as_json", is_flag=True, help=words(JSON))
@click.pass_context
def test(context: click.Context, schedule: str, mutate: bool, as_json: bool) -> int:
    from subsidy_calc.proof.coverage import coverage_of
    from subsidy_calc.proof.examples import results_of
    from subsidy_calc.proof.mutation import all_changes
    from subsidy_calc.proof.mutation import mutate as try_changes
    from subsidy_calc.proof.trial import trial_of
    from subsidy_calc.proof.unnoticed import check_reasons, judged
    from subsidy_calc.schedule.load import load_schedule

    loaded = load_schedule(schedule_path(schedule))
    trial = trial_of(loaded)
    changes = all_changes(trial.schedule, loaded) if mutate or loaded.unnoticed else []
    check_reasons(loaded, changes)
    results, parts = results_of(trial), coverage_of(trial)
    agree = bool(results) and all(result.passed for result in results)
    mutation = None
    if mutate and agree:
        quiet = bool(context.obj and context.obj["quiet"]) or not sys.stderr.isatty()
        mutation = judged(loaded, list(_shown(try_changes(trial, changes), len(changes), quiet)))
    if as_json:
        found = None if mutation is None else _mutation_record(mutation)
        print_json({**_results_record(results), "coverage": _coverage_record(parts), "mutation": found})
    else:
        _print_results(results)
        _print_coverage(parts)
        if mutation is not None:
            _print_mutation(mutation)
        elif mutate:
            click.echo(words(FIRST_AGREE), err=True)
    return 0 if agree and (mutation is None or not (mutation.left or mutation.stale)) else 1


def _shown(outcomes: Iterable[Outcome], count: int, quiet: bool) -> Iterator[Outcome]:
    """The outcomes, with a bar on the terminal while they come."""
    if quiet:
        yield from outcomes
        return
    with click.progressbar(outcomes, length=count, label=words(TRYING), file=sys.stderr) as shown:
        yield from shown


def _print_results(results: Sequence[ExampleResult]) -> None:
    for result in results:
        if not result.passed:
            said = words(EXPECTED(expected=result.expected, found=result.found))
            click.echo(f"{result.place}  {result.clause} {result.case}: {said}", err=True)
    passed = sum(result.passed for result in results)
    click.echo(words(PASSED(passed=passed, count=len(results)) if results else NO_EXAMPLES))


def _print_coverage(parts: Sequence[Part]) -> None:
    untouched = [part for part in parts if not part.touched]
    if parts:
        click.echo(words(TOUCHED(touched=len(parts) - len(untouched), parts=len(parts))))
    if untouched:
        click.echo(words(UNTOUCHED))
    for part in untouched:
        click.echo("  " + "  ".join(filter(None, (str(part.place), part.clause, words(part.says)))))


def _print_mutation(mutation: Mutation) -> None:
    unnoticed = len(mutation.left) + len(mutation.excused)
    if mutation.left:
        click.echo(words(NO_EXAMPLE))
    for change in mutation.left:
        said = [str(change.place), change.clause, words(_what(change))]
        click.echo("  " + "  ".join(filter(None, said)))
        click.echo(f"      {change.id}")
    print_problems(mutation.stale)
    click.echo(
        words(
            CHANGES(
                count=len(mutation.outcomes),
                noticed=mutation.noticed,
                refused=mutation.refused,
                unnoticed=unnoticed,
                excused=len(mutation.excused),
            )
        )
    )


def _what(change: Change) -> Message:
    from subsidy_calc.proof.change import SAID

    how = SAID[change.kind]()
    return CHANGED(how=how, was=change.was, now=change.now) if change.now else LEFT_OUT(how=how, was=change.was)


def _results_record(results: Sequence[ExampleResult]) -> dict[str, Any]:  # Any: whatever JSON can hold
    language = terminal_language()
    return {
        "examples": len(results),
        "passed": sum(result.passed for result in results),
        "results": [
            {
                "clause": result.clause,
                "case": result.case,
                "place": str(result.place),
                "expected": say(result.expected, language),
                "found": say(result.found, language),
                "passed": result.passed,
            }
            for result in results
        ],
    }


def _coverage_record(parts: Sequence[Part]) -> dict[str, Any]:  # Any: as above
    return {
        "parts": len(parts),
        "touched": sum(part.touched for part in parts),
        "untouched": [
            {"clause": part.clause, "place": str(part.place), "part": words(part.says)}
            for part in parts
            if not part.touched
        ],
    }


def _mutation_record(mutation: Mutation) -> dict[str, Any]:  # Any: as above
    return {
        "changes": len(mutation.outcomes),
        "noticed": mutation.noticed,
        "refused": mutation.refused,
        "unnoticed": [_change_record(change) for change in mutation.left],
        "excused": [{**_change_record(change), "because": reason.because} for change, reason in mutation.excused],
        "stale": problems_record(mutation.stale),
    }


def _change_record(change: Change) -> dict[str, str]:
    return {
        "change": change.id,
        "kind": change.kind,
        "clause": change.clause,
        "place": str(change.place),
        "says": words(_what(change)),
        "was": change.was,
        "now": change.now,
    }
