"""Whole random schedules: names, clauses, what stands before and after them."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from random_schedules.fixed_tables import ALL_FACTS, HEAD, Node, facts, texts_in
from random_schedules.random_rows import Rows, Tables
from random_schedules.random_rules import Rules
from random_schedules.random_steps import NOT_KNOWN, Steps
from random_schedules.random_values import DATE

DEPTH = 2
DUMPER = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
# within every schedule's own: see test_open_questions
PERIODS: Node = (
    {"from": "2020-01-01"},
    {"from": "2020-02-01", "to": "2020-12-31"},
    {"from": "2020-01-01", "to": "2020-06-30"},
)


def text_of(schedule: Node) -> str:
    """The schedule as YAML, each scalar in quotes."""
    apart = json.loads(json.dumps(schedule))  # no anchors where a part stands twice
    return str(yaml.dump(apart, Dumper=DUMPER, allow_unicode=True, default_style='"', sort_keys=False, width=1000))


def clause(making: Steps, name: str) -> Node:
    node: Node = {"clause": name, "title": name, "cites": {"paragraph": "1"}, "says": "测试", "for_each": making.table}
    own = dict(making.names)
    if making.chance(3):
        node["derive"] = {"own_sum": making.value("money", 1), "own_test": {"all_of": [making.condition(1)]}}
        own = {**own, "money": [*own.get("money", []), "own_sum"], "condition": [*own.get("condition", []), "own_test"]}
    inside = Steps(making.source, making.table, own)
    if making.chance(4):
        node["about"] = [inside.condition(0)]
    node["eligible_if"] = inside.conditions(DEPTH) if making.chance(2) else []
    node["award"] = inside.award(DEPTH)
    return {**node, **force(making)}


def force(making: Steps) -> Node:
    """When the clause is in force, on what day that is tested, and what of a repeal."""
    node: Node = {}
    if making.chance(4):
        node["in_force"] = making.choose(PERIODS)
    if making.table == "project" and making.chance(3):
        node["as_of"] = making.choose(("project.on", "project.end", "enterprise.founded"))
    if making.chance(4):
        node["repealed"] = making.choose(DATE)
        if making.table == "project" and not making.chance(3):
            node["transition"] = {"begun": making.choose(("project.on", "project.end")), "before": making.choose(DATE)}
    return node


def named(making: Steps, schedule: Node) -> dict[str, list[str]]:
    """Constants of the schedule and what its tables derive; their names by unit."""
    names: dict[str, list[str]] = {}
    if making.chance(2):
        schedule["constants"] = {
            "const_sum": making.choose(("50元", "100元")),
            "const_rate": making.choose(("10%", "1/3")),
        }
        names = {"money": ["const_sum"], "percent": ["const_rate"]}
    if making.chance(3):
        firm = Steps(making.source, "enterprise", {})
        derive = {
            "firm_sum": firm.value("money", 1),
            "firm_test": firm.condition(1),
            "firm_heads": firm.value("count", 1),
        }
        schedule["tables"]["enterprise"]["derive"] = derive
        names.setdefault("money", []).append("firm_sum")
        names |= {"condition": ["firm_test"], "count": ["firm_heads"]}
    return names


def around(making: Steps) -> Node:
    """What stands before and after every clause, and the default rounding."""
    firm = Steps(making.source, "enterprise", {})
    node: Node = {"in_force": making.choose(({"from": "2019-01-01", "to": "2021-12-31"}, {"from": "2020-01-01"}))}
    if making.chance(5):
        after = [firm.change(0, rated=False, over=NOT_KNOWN), firm.rounding()]
        node["all_clauses"] = {"eligible_if": firm.conditions(0), "finally": after if making.chance(2) else []}
    if making.chance(5):
        node["round"] = {"to": making.choose(("1元", "10元")), "mode": making.choose(("down", "half_up"))}
    return node


def simple_clause(making: Steps, name: str) -> Node:
    """One that pays more often than not, for the rules to settle."""
    node: Node = {"clause": name, "title": name, "cites": {"paragraph": "1"}, "says": "测试", "for_each": making.table}
    if making.chance(5):
        node["about"] = [
            {"fact": making.choose(facts(making.table, "money")), "is_given": making.choose(("true", "false"))}
        ]
    node["eligible_if"] = [making.condition(0)] if making.chance(3) else []
    pay = making.choose((100, 100, 50, 150))
    sums = [fact for fact in facts(making.table, "money") if fact != "project.gift"]
    node["award"] = [
        making.choose(({"fixed": f"{pay}元"}, {"total": [making.choose(sums)]}, making.start(1))),
        making.rounding(),
    ]
    return node


@st.composite
def several_clauses(draw: Any) -> tuple[Node, Tables, list[dict[str, str]]]:
    """A schedule of two or three clauses with rules between their lines, claims for it, and awards of earlier years."""
    source = draw(st.randoms(use_true_random=True))  # its seed is drawn: as varied as can be, and repeatable
    making = Steps(source, "project", {})
    node: Node = {**HEAD, "in_force": {"from": "2020-01-01"}}
    over = making.choose(("project", "project", "project", "invoice", "enterprise"))
    tables = {
        "project": ("project",),
        "invoice": ("project", "invoice"),
        "enterprise": ("project", "enterprise", "invoice"),
    }
    node["clauses"] = []
    for name in "abc"[: making.choose((2, 3))]:
        node["clauses"].append(simple_clause(Steps(source, making.choose(tables[over]), {}), name))
    names = {clause["clause"]: clause["for_each"] for clause in node["clauses"]}
    rules = Rules(source, over, {})
    node["combine"] = rules.rules(list(names), beside=making.chance(2))
    rows = Rows(source, "project", {})
    # no open lines beside a choice: see test_open_questions
    free = {"project.wish"} - set(texts_in(node["clauses"]))
    choice = any("choose_one" in rule for rule in node["combine"])
    rows.never_blank = rules.asked_for | (ALL_FACTS - free if choice else set())
    return node, rows.tables(node["clauses"]), rules.earlier(names)


@st.composite
def one_clause(draw: Any) -> tuple[Node, Tables]:
    """A schedule of one clause, and claims for it."""
    source = draw(st.randoms(use_true_random=True))  # its seed is drawn: as varied as can be, and repeatable
    making = Steps(source, source.choice(("project", "project", "project", "enterprise", "invoice")), {})
    schedule: Node = {**HEAD, "tables": {name: dict(table) for name, table in HEAD["tables"].items()}, **around(making)}
    making.names = named(making, schedule)
    schedule["clauses"] = [clause(making, "one")]
    return schedule, Rows(source, "project", {}).tables({key: schedule[key] for key in schedule if key != "tables"})
