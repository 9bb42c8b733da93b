"""Competitors: the rules of Quanjiao 2020, each written the way a good user of that library would write them.

A module a competitor, all of one shape: claims → what it reads → what it computes → fen by line and
enterprise. Only the middle is timed: `prepare` puts the claims into the form that the competitor wants,
with the rows of enterprises found already, as this program's tables have them.
"""

from __future__ import annotations

from typing import Any, Protocol

from benchmarks.awards import Awards
from benchmarks.data import Claims


class Competitor(Protocol):
    """What a module of this folder has; `versions` besides, where what it runs is no Python package."""

    PACKAGES: tuple[str, ...]  # of which the version is told

    # Any: each has a form of its own, which only it looks into
    def prepare(self, claims: Claims) -> Any: ...

    def compute(self, prepared: Any) -> Any: ...

    def awards(self, computed: Any) -> Awards: ...


# modules of this folder, what they are called, and how many claims they can be asked to compute at most
ALL: dict[str, tuple[str, int | None]] = {
    "this_program_clauses": ("subsidy-calc: verdicts and derivations", None),
    "this_program": ("subsidy-calc: assess, all of it", 65_000),
    "pandas_fen": ("pandas in whole fen, by hand", None),
    "duckdb_sql": ("DuckDB, SQL with DECIMAL", None),
    "decimal_loop": ("Python Decimal, a loop", None),
    "openfisca": ("openfisca-core, 32-bit floats", None),
    "zen_graph": ("zen-engine, a JDM graph", 2_600),
    "publicodes": ("Publicodes, in node", 2_600),
}
