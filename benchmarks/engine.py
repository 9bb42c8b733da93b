"""Engine: claims that were read before, to awards by line and enterprise; this program beside seven others."""

from __future__ import annotations

import importlib
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import cast

from benchmarks.awards import differences, known_awards
from benchmarks.competitors import ALL, Competitor
from benchmarks.data import Claims, made_claims
from benchmarks.result import Figures, Measured, Section, SizeName, Target
from benchmarks.size import Size
from benchmarks.way import Way
from benchmarks.way import measured as timed

SIZES = {"small": Size(4_000, 20_000, 6_000), "full": Size(200_000, 1_000_000, 300_000)}
RUNS = 3

DECIMAL, PANDAS = "Python Decimal, a loop", "pandas in whole fen, by hand"
OURS = ("subsidy-calc: verdicts and derivations", "subsidy-calc: assess, all of it")
NOTE = """Claims read before, to whole fen by line and enterprise. Nobody but subsidy-calc hands back verdicts,
reasons and derivations; `assess` makes every line with its name and reason, too. What computes one claim at a time
is measured on a sample and multiplied, and its name says so."""


def way(name: str) -> Way:
    """A competitor, with its awards held against those that the claims were made for."""
    module = cast("Competitor", importlib.import_module(f"benchmarks.competitors.{name}"))

    def check(computed: object, file: Path) -> Figures:
        claims = Claims.load(file)
        wrong = differences(known_awards(claims), module.awards(computed))
        return Figures(max(wrong.totals, wrong.lines) if not wrong.totals else wrong.totals, wrong.of_totals, "totals")

    def versions() -> dict[str, str]:
        own = getattr(module, "versions", dict)  # of what is no Python package
        return {package: version(package) for package in module.PACKAGES} | own()

    return Way(lambda file: module.prepare(Claims.load(file)), module.compute, check, versions)


def measure(size: SizeName, work: Path) -> Section:
    """Every competitor on the same claims."""
    found = [_measured(name, title, most, SIZES[size], work) for name, (title, most) in ALL.items()]
    targets = [target for own in OURS for target in (Target(own, PANDAS, 3), Target(own, DECIMAL, 1 / 4))]
    whole = SIZES[size]
    title = f"Engine: {whole.projects:,} projects, {whole.recognitions:,} recognitions"
    return Section(title, NOTE, found, targets)


def _measured(name: str, title: str, most: int | None, whole: Size, work: Path) -> Measured:
    divided = 1 if most is None else -(-whole.claims // most)
    size = whole.divided(divided)
    file = work / f"claims-{size.claims}.json"
    if not file.exists():
        made_claims(size).save(file)
    found = timed("engine", name, title, file, RUNS)
    return replace(found, times=whole.claims / size.claims)
