"""A tiny schedule around a snippet, and its claims as sheets: what the examples of words are computed with.

A mapping among a claim's facts is the enterprise's, a list of rows a table of its own,
whose rows belong to the claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import indent

from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.proof.tried_facts import BETWEEN_CHOICES, Blank, Fact, Row, Rows, measure_of, type_of, written_sheet
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import earlier_table

FILE, CLAIM, YEAR = "example.yaml", "p", 2020  # `p` is the table of the claims: a snippet says p.equipment

HEAD = """\
schedule: example
title: Example
language: zh
jurisdiction: Example
document: {{title: Example}}
in_force: {{from: 2020-01-01, to: 2020-12-31}}
tables: {tables}
clauses:
"""
CLAUSE = """\
  - clause: {name}
    title: {name}
    cites: {{paragraph: "1"}}
    says: example
    for_each: p
    about: [{{fact: p.clause, is: {name}}}]
"""


@dataclass
class TriedTables:
    """The claims of one enterprise, with the tables that its facts make necessary."""

    words: str  # the snippet, whose words are choices too
    choices_in_key: bool = False
    claims: list[dict[str, Fact]] = field(default_factory=list)
    firm: dict[str, Fact] = field(default_factory=dict)
    below: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, clause: str, facts: Mapping[str, Fact | Row | Rows]) -> None:
        """Add a claim; a mapping holds the enterprise's facts, a list the rows that belong to the claim."""
        number = str(len(self.claims) + 1)
        self.claims.append({"clause": clause, "id": number})
        for name, fact in facts.items():
            if isinstance(fact, str | Blank):
                self.claims[-1][name] = fact
            elif isinstance(fact, Mapping):
                self.firm.update(fact)
            else:
                rows = self.below.setdefault(name, [])
                rows += [{"id": number, **row} for row in fact]

    def key(self) -> list[str]:
        """The key of a claim; a rule that looks back may name no other column."""
        choices = dict.fromkeys(
            name
            for claim in self.claims
            for name, fact in claim.items()
            if name not in ("id", "clause") and type_of(fact) == "choice"
        )
        return ["uscc", "id", *(choices if self.choices_in_key else ())]

    def tables(self) -> dict[str, object]:
        """The tables of the schedule."""
        firm = {"uscc": _column("uscc"), "name": _column("name", "text"), **self._columns([self.firm])}
        tables: dict[str, object] = {ENTERPRISE: {"sheet": ENTERPRISE, "key": ["uscc"], "columns": firm}}
        to_firm = {ENTERPRISE: {"uscc": "uscc"}}
        number = {"uscc": _column("uscc"), "id": _column("id", "text")}
        columns = number | self._columns(self.claims)
        tables[CLAIM] = {"sheet": CLAIM, "key": self.key(), "belongs_to": to_firm, "columns": columns}
        for name, rows in self.below.items():
            to_claim = {CLAIM: {part: part for part in self.key()}}
            columns = number | {"row": _column("row", "text")} | self._columns([*rows, *self._link(rows[:1])])
            tables[name] = {
                "sheet": name,
                "key": ["uscc", "id", "row"],
                "belongs_to": to_firm | to_claim,
                "columns": columns,
            }
        return tables

    def sheets(self, schedule: Schedule, earlier: Sequence[tuple[str, str, str]]) -> list[RawSheet]:
        """The sheets of the claims and, as (clause, award, year) each, of the earlier awards."""
        firm: dict[str, Fact] = {"name": "example", **self.firm}
        sheets = [_sheet(schedule, ENTERPRISE, [firm]), _sheet(schedule, CLAIM, self.claims)]
        for name, rows in self.below.items():
            numbered = [{**row, "row": str(number)} for number, row in enumerate(rows, start=1)]
            linked = [{**link, **row} for link, row in zip(self._link(rows), numbered, strict=True)]
            sheets.append(_sheet(schedule, name, linked))
        return [*sheets, self._earlier(schedule, earlier)]

    def _link(self, rows: Rows) -> list[Row]:
        """What the rows repeat of their claims' keys."""
        parts = [part for part in self.key() if part != "uscc"]
        claims = {claim["id"]: claim for claim in self.claims}
        return [{part: claims[row["id"]][part] for part in parts} for row in rows]

    def _columns(self, rows: Rows) -> dict[str, dict[str, object]]:
        found: dict[str, list[Fact]] = {}
        for row in rows:
            for name, fact in row.items():
                found.setdefault(name, []).append(fact)
        found.pop("id", None)
        return {name: self._typed(name, facts) for name, facts in found.items()}

    def _typed(self, name: str, facts: Sequence[Fact]) -> dict[str, object]:
        type_ = type_of(facts[0])
        if type_ == "quantity":
            return {**_column(name, type_), "unit": measure_of(facts[0])}
        if type_ not in ("choice", "choices"):
            return _column(name, type_)
        texts = [part for fact in facts if isinstance(fact, str) for part in fact.split(BETWEEN_CHOICES)]
        choices = list(dict.fromkeys([*texts, *re.findall(r"\w+", self.words)]))
        return {**_column(name, type_), "choices": choices}

    def _earlier(self, schedule: Schedule, earlier: Sequence[tuple[str, str, str]]) -> RawSheet:
        """Each earlier award is of the matter of the clause's first claim."""
        spec = earlier_table(tuple(clause.clause for clause in schedule.clauses))
        rows: list[Row] = []
        for clause, award, year in earlier:
            claim = next(claim for claim in self.claims if claim["clause"] == clause)
            matter = "/".join(str(claim[part]) for part in self.key() if part != "uscc")
            rows.append({"clause": clause, "matter": matter, "award": award, "year": year})
        return written_sheet(spec.sheet, {name: column.heading for name, column in spec.columns.items()}, rows)


def tried_schedule(tables: TriedTables, clauses: Mapping[str, str], combine: str = "") -> Schedule:
    """A schedule of these clauses, each with the lines of its `award` and `eligible_if`.

    Raises:
        ScheduleRefused: with every problem of the snippet.
    """
    text = HEAD.format(tables=json.dumps(tables.tables(), ensure_ascii=False))
    for name, lines in clauses.items():
        text += CLAUSE.format(name=name) + indent(lines.strip("\n"), " " * 4) + "\n"
    if combine:
        text += "combine:\n" + indent(combine, "  ")
    return read_schedule(text.encode(), FILE)


def _column(heading: str, type_: str = "uscc") -> dict[str, object]:
    return {"heading": heading, "type": type_}


def _sheet(schedule: Schedule, table: str, rows: Rows) -> RawSheet:
    spec = schedule.tables[table]
    return written_sheet(spec.sheet, {name: column.heading for name, column in spec.columns.items()}, rows)
