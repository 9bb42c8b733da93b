"""zen-engine: a decision graph (JDM) a kind of claim, evaluated one claim at a time.

A graph sees one record, so which recognition is the first of its kind is told to it. It hands back
sums; its trace is a mode of its own and is off. Its numbers are decimals, so they are exact.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import zen

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ("zen-engine",)

Node = dict[str, Any]  # Any: JSON


def _graph(*between: Node) -> str:
    ends = {"type": "inputNode", "id": "in", "name": "in"}, {"type": "outputNode", "id": "out", "name": "out"}
    nodes = [ends[0], *between, ends[1]]
    edges = [
        {"id": f"{one['id']}-{other['id']}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for one, other in pairwise(nodes)
    ]
    return json.dumps({"nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes], "edges": edges})


def _expressions(**values: str) -> Node:
    expressions = [{"id": key, "key": key, "value": value} for key, value in values.items()]
    return {"type": "expressionNode", "id": "award", "name": "award", "content": {"expressions": expressions}}


def _fixed_sums() -> Node:
    columns = {"county": "county", "ownership": "ownership", "scale": "above_scale", "first": "first", "date": "date",
               "level": "level", "kind": "kind"}  # fmt: skip
    always = {"county": "'全椒县'", "ownership": "'民营'", "scale": "true", "first": "true",
              "date": "date($) in [date('2020-01-01')..date('2020-12-31')]"}  # fmt: skip
    rows = [("省级", "智能工厂", 500_000), ("省级", "数字化车间", 300_000), ("省级", "绿色工厂", 300_000),
            ("市级", "智能工厂", 200_000), ("市级", "数字化车间", 100_000)]  # fmt: skip
    rules = [
        {"_id": str(at), **always, "level": f"'{level}'", "kind": f"'{kind}'", "award": str(yuan)}
        for at, (level, kind, yuan) in enumerate(rows)
    ]
    otherwise = {"_id": "nil", **dict.fromkeys(columns, ""), "award": "0"}
    return {
        "type": "decisionTableNode",
        "id": "fixed",
        "name": "fixed",
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": key, "name": key, "field": field} for key, field in columns.items()],
            "outputs": [{"id": "award", "name": "award", "field": "award"}],
            "rules": [*rules, otherwise],
        },
    }


PROJECT = _graph(
    _expressions(
        award="county == '全椒县' and ownership == '民营' and kind in ['数字化', '智能化', '升级改造'] "
        "? round(min([(equipment + systems) * 0.15, 3000000]), 2) : 0"
    )
)
RECOGNITION = _graph(_fixed_sums())


@dataclass(frozen=True, slots=True)
class Records:
    """Claims as records, each with what it needs to know of its enterprise."""

    projects: Sequence[dict[str, Any]]
    recognitions: Sequence[dict[str, Any]]
    of_projects: Sequence[int]
    of_recognitions: Sequence[int]
    enterprises: int


@dataclass(frozen=True, slots=True)
class Sums:
    projects: list[int]
    recognitions: list[int]
    enterprises: list[int]


def prepare(claims: Claims) -> Records:
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    about = [
        {"county": county, "ownership": ownership, "above_scale": above_scale}
        for county, ownership, above_scale in zip(e.county, e.ownership, e.above_scale, strict=True)
    ]
    projects = [
        {**about[enterprise], "kind": kind, "equipment": equipment / 100, "systems": systems / 100}
        for enterprise, kind, equipment, systems in zip(
            p.enterprise, p.kind, p.equipment_fen, p.systems_fen, strict=True
        )
    ]
    recognitions = [
        {**about[enterprise], "level": level, "kind": kind, "date": date}
        for enterprise, level, kind, date in zip(r.enterprise, r.level, r.kind, r.date, strict=True)
    ]
    return Records(projects, recognitions, p.enterprise, r.enterprise, len(e.uscc))


def compute(records: Records) -> Sums:
    engine = zen.ZenEngine()
    project, recognition = engine.create_decision(PROJECT), engine.create_decision(RECOGNITION)
    of_projects = [_fen(project, record) for record in records.projects]
    first = _first(records)
    of_recognitions = [
        _fen(recognition, {**record, "first": row in first}) for row, record in enumerate(records.recognitions)
    ]
    totals = [0] * records.enterprises
    for enterprise, fen in zip(
        (*records.of_projects, *records.of_recognitions), of_projects + of_recognitions, strict=True
    ):
        totals[enterprise] += fen
    return Sums(of_projects, of_recognitions, totals)


def _fen(decision: Any, record: dict[str, Any]) -> int:  # Any: zen's own class
    award: float = decision.evaluate(record)["result"]["award"]
    return round(award * 100)


def _first(records: Records) -> set[int]:
    """The earliest of each enterprise's recognitions of a level and kind in the policy year."""
    earliest: dict[tuple[int, str, str], tuple[str, int]] = {}
    for row, (enterprise, record) in enumerate(zip(records.of_recognitions, records.recognitions, strict=True)):
        if record["date"].startswith("2020"):
            matter, own = (enterprise, record["level"], record["kind"]), (record["date"], row)
            earliest[matter] = min(earliest.get(matter, own), own)
    return {row for _, row in earliest.values()}


def awards(sums: Sums) -> Awards:
    return Awards(sums.projects, sums.recognitions, sums.enterprises)
