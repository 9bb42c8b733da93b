"""`subsidy-calc steps`: the words of the schedule language, from their docstrings."""

from __future__ import annotations

import click

from subsidy_calc.cli.summaries import STEPS
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import wording

HEADINGS = {
    "steps": wording("cli.steps.steps", zh="步骤（award）", en="Steps of an award"),
    "parameters": wording("cli.steps.parameters", zh="参数的写法", en="Forms of a parameter"),
    "conditions": wording("cli.steps.conditions", zh="条件（about、eligible_if、when）", en="Conditions"),
    "combine": wording("cli.steps.combine", zh="组合（combine）", en="Rules of combination"),
}


@click.command(help=words(STEPS))
def steps() -> int:
    from subsidy_calc.grammar.meaning import meaning_of
    from subsidy_calc.grammar.words import find_words

    for folder, heading in HEADINGS.items():
        click.secho(words(heading), bold=True)
        for name, word in find_words(folder).items():
            click.echo(f"  {name}")
            for line in meaning_of(word).text.splitlines():
                click.echo(f"    {line}" if line.strip() else "")
        click.echo()
    return 0
