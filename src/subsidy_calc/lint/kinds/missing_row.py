"""Missing row: combinations of choices that a claim may have and a lookup has no row for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.logic import All, Allowed
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.stated_nil import facts_without
from subsidy_calc.lint.visits import Visit
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

NO_ROW = wording(
    "lint.missing_row",
    zh="表里缺{count}种组合：{paths}；这样的申报没有奖励",
    en="combinations without a row: {count}, such as {paths}; such claims get nothing",
)
ADD_ROWS = wording(
    "lint.add_rows",
    zh="补上这些行；不奖励的用 about 或 eligible_if 排除，或各写一个 nil: no_row 的例子，或在这一步写 note",
    en="add the rows; what is not paid for exclude in `about` or `eligible_if`, or give each an example with "
    "`nil: no_row`, or say so in a `note` on the step",
)
SHOWN, MOST = 5, 20_000


def find(look: Look) -> Iterator[Problem]:
    missing: dict[Line, list[set[str]]] = {}
    for visit in look.visits:
        if isinstance(visit.part, Lookup) and visit.left:
            missing.setdefault(visit.part.place, []).append(set() if visit.noted else set(_missing(visit.part, visit)))
    for place, each in missing.items():
        paths = sorted(set.intersection(*each))  # a table that several clauses share lacks what all of them ask
        if paths:
            says = NO_ROW(count=len(paths), paths=tuple(paths[:SHOWN]))
            yield Problem("missing_row", place, says, paths[0], fix=ADD_ROWS())


def _missing(part: Lookup, visit: Visit) -> Iterator[str]:
    subjects = [visit.reader.fact(name) for name in part.lookup.by]
    choices = [sorted(s.every.known) if s and isinstance(s.every.known, frozenset) else [] for s in subjects]
    listed = {row.path for row in part.lookup.listed()}
    for facts in facts_without(visit.clause, "no_row"):
        listed.add(tuple(facts.get(name) or "" for name in part.lookup.by))
    if prod(map(len, choices)) > MOST:
        return
    for path in product(*choices):
        atoms = (s.atom(Allowed(frozenset({key}))) for s, key in zip(subjects, path, strict=True) if s is not None)
        if path not in listed and visit.left.with_(All(tuple(atoms))):
            yield "/".join(path)
