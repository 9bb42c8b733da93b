"""Report: a run of the benchmarks as a table on the terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.plot import bar
from benchmarks.result import MIB, Measured, Outcome, Run, Section

MET = {True: "met", False: "NOT MET", None: "not measured"}
STYLES = {True: "green", False: "bold red", None: "yellow"}
COLUMNS = ("", "best", "beside ours", "median", "CPU", "memory", "figures")


def print_run(run: Run, console: Console) -> None:
    """Every section with its targets, then where this program loses."""
    of_size = "" if run.size == "full" else "; targets are meant for the full size"
    console.print(f"[bold]{run.machine}[/]  {run.day}, size {run.size}{of_size}", highlight=False)
    console.print(escape(versions(run)), highlight=False)
    for section in run.sections:
        console.print()
        console.print(_table(section))
        for outcome in section.outcomes():
            console.print(f"  [{STYLES[outcome.met]}]{escape(said(outcome))}[/]", highlight=False)


def _table(section: Section) -> Table:
    note = section.note.replace("\n", " ")
    table = Table(title=section.title, caption=note, title_justify="left", caption_justify="left")
    for heading in (*COLUMNS, ""):
        table.add_column(
            heading, justify="left" if heading in ("", "figures") else "right", no_wrap=heading != "figures"
        )
    slowest = max((each.best for each in section.measured if each.wall), default=0.0)
    for each in section.measured:
        table.add_row(*map(escape, cells(each, section.ours)), bar(each.best, slowest) if each.wall else "")
    return table


def cells(measured: Measured, ours: Measured | None) -> tuple[str, ...]:
    """A row: the name, the best time, that beside ours, the median, processor time, memory, and whether the figures are right."""
    if not measured.wall:
        return (measured.name, "–", "–", "–", "–", "–", measured.why_not)
    name = measured.name if measured.times <= 1 else f"{measured.name} (a sample, × {measured.times:,.0f})"
    figures = "" if measured.figures is None else str(measured.figures)
    times = (seconds(measured.best), beside(measured, ours), seconds(measured.median), seconds(measured.best_cpu))
    memory = f"{measured.memory / MIB:,.0f} MiB" if measured.memory else "–"  # over before it was looked at
    return (name, *times, memory, figures)


def beside(measured: Measured, ours: Measured | None) -> str:
    """How many times faster or slower than this program; where others are faster, that is said here."""
    if ours is None or measured is ours:
        return ""
    times = measured.best / ours.best
    times, word = (1 / times, "faster") if times < 1 else (times, "slower")
    return f"{times:,.0f} × {word}" if times >= 100 else f"{times:.2g} × {word}"


def seconds(value: float) -> str:
    """Two or three digits of it."""
    return f"{value:,.0f} s" if value >= 100 else f"{value:.1f} s" if value >= 10 else f"{value:.3g} s"


def said(outcome: Outcome) -> str:
    """A target, what came out, and whether that is enough."""
    return f"{MET[outcome.met]}: {outcome.target.of} {outcome.target}: {outcome.found}"


def versions(run: Run) -> str:
    return ", ".join(f"{name} {version}" for name, version in sorted(run.versions().items()))


def markdown(run: Run) -> Iterator[str]:
    """The lines of the same for a page."""
    yield f"{run.day}, size {run.size}: {run.machine}; {versions(run)}."
    for section in run.sections:
        yield ""
        yield f"**{section.title}**"
        yield ""
        yield "| " + " | ".join(COLUMNS) + " |"
        yield "|---|--:|--:|--:|--:|--:|---|"
        for each in section.measured:
            yield "| " + " | ".join(cells(each, section.ours)) + " |"
        yield ""
        for outcome in section.outcomes():
            yield f"- {said(outcome)}"
