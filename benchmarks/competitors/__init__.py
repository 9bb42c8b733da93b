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
    """What a module of this folder has."""

    NAME: str
    PACKAGES: tuple[str, ...]  # of which the version is told
    SAMPLE: int  # it computes one claim in so many, and its time is multiplied

    # Any: each has a form of its own, which only it looks into
    def prepare(self, claims: Claims) -> Any: ...

    def compute(self, prepared: Any) -> Any: ...

    def awards(self, computed: Any) -> Awards: ...


ALL = (
    "this_program",
    "this_program_clauses",
    "pandas_fen",
    "duckdb_sql",
    "decimal_loop",
    "openfisca",
    "zen_graph",
    "publicodes",
)
