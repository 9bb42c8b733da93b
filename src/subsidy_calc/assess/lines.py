"""Lines: every claim under every clause that speaks of it, before anything happens between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.assess.reasons import (
    NO_CLAUSE,
    NOT_IN_FORCE,
    NOTHING_DUE,
    Reason,
    missing,
    missing_facts,
    not_eligible,
    nothing,
    nothing_told,
    untold_facts,
)
from subsidy_calc.facts.earlier import escape, rest_of_key
from subsidy_calc.facts.table import FactTable
from subsidy_calc.values.exact import MISSING, NOTHING, Index, choose, without_numbers
from subsidy_calc.values.figure import Choice, Figure, Operand, RowSet, Up, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.verdicts import CANNOT_TELL, NO, NO_VALUE, YES

AWARD = wording("line.award", zh="按条款计算的奖励", en="award under the clause")

Status = Literal["awarded", "nil", "cannot_tell"]
RowsOf: TypeAlias = Mapping[str, npt.NDArray[np.bool_]]  # which rows of each table


@dataclass(frozen=True, slots=True)
class LineHead:
    """Which claim under which clause; a claim that no clause speaks of has none."""

    name: str
    uscc: str
    clause: str
    table: str
    claim: int  # row in the claim table
    place: Cell
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes the lines' figure out of the clauses' figures."""

    word: str = "award"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines in their order, with their clause's award, status and reason so far."""

    heads: Sequence[LineHead]
    award: Figure
    status: Sequence[Status]
    reasons: Sequence[Reason | None]
    results: Sequence[ClauseResult]


def make_lines(
    results: Sequence[ClauseResult],
    tables: Sequence[FactTable],
    refused: set[tuple[str, int]],
    only: RowsOf | None = None,
) -> Lines:
    """One line for each claim and clause about it, sorted by enterprise, clause and key; `only` of those rows."""
    found = sorted(_found(results, tables, refused, only), key=lambda f: (f[1].uscc, f[0], f[1].key, f[1].table))
    heads = [head for _, head in found]
    numbers = np.array([number for number, _ in found], np.int64)
    claims = np.array([head.claim for head in heads], np.int64)
    judged = [
        _judge(results[number], head.claim) if number < len(results) else ("nil", _no_clause(head, results))
        for number, head in found
    ]
    return Lines(
        heads=heads,
        award=_joined(results, numbers, claims),
        status=[status for status, _ in judged],
        reasons=[reason for _, reason in judged],
        results=results,
    )


def _found(
    results: Sequence[ClauseResult], tables: Sequence[FactTable], refused: set[tuple[str, int]], only: RowsOf | None
) -> Iterator[tuple[int, LineHead]]:
    for table in tables:
        counts = np.ones(table.rows.size, bool) if only is None else only[table.name]
        spoken_of = np.zeros(table.rows.size, bool)
        for number, result in enumerate(results):
            if result.clause.for_each != table.name:
                continue
            about = np.asarray(result.speaks_of == YES)
            spoken_of |= about
            for claim in np.flatnonzero(about & counts):
                if (table.name, int(claim)) not in refused:
                    yield number, _head(table, int(claim), result.clause.clause)
        for claim in np.flatnonzero(~spoken_of & counts):
            if (table.name, int(claim)) not in refused:
                yield len(results), _head(table, int(claim), "")


def _head(table: FactTable, claim: int, clause: str) -> LineHead:
    spec, row = table.spec, table.read[claim]
    uscc = str(row.values[spec.code_column])
    key = table.keys[claim]
    own = rest_of_key(spec)
    rest = [part for name, part in zip(spec.key, key, strict=True) if name in own]
    first = clause or f"({table.name})"
    name = "/".join([first, uscc, *map(escape, rest)])
    return LineHead(name, uscc, clause, table.name, claim, row.place, key)


def _judge(result: ClauseResult, claim: int) -> tuple[Status, Reason | None]:
    failed = _failed(result, claim)
    if failed is not None:
        return "nil", failed
    open_conditions = [v for v in (result.in_force, *result.eligible) if v.values[claim] == CANNOT_TELL]
    facts = [fact for verdicts in open_conditions for fact in untold_facts(verdicts, claim)]
    state = result.award.values.states[claim]
    if open_conditions or state == MISSING:
        return "cannot_tell", missing([*facts, *missing_facts(same(result.award), claim)])
    if state == NOTHING:
        return "nil", nothing(result.award, claim)
    amount = result.award.values.at(claim)
    if amount is None or amount <= 0:
        return "nil", Reason("nothing_due", NOTHING_DUE())
    return "awarded", None


def _failed(result: ClauseResult, claim: int) -> Reason | None:
    """Why a claim is nil whatever its steps come to."""
    if result.in_force.values[claim] == NO:
        return Reason("not_in_force", NOT_IN_FORCE())
    if result.is_eligible[claim] == NO:
        return not_eligible(result.eligible, claim)
    if result.is_eligible[claim] == NO_VALUE:
        return nothing_told(result.eligible, claim)
    return None


def _no_clause(head: LineHead, results: Sequence[ClauseResult]) -> Reason:
    """Name the claim by what the clauses of its table look at, else by its key."""
    looked_at: dict[str, str] = {}
    for result in results:
        if result.clause.for_each == head.table:
            for verdicts in result.about:
                for operand in verdicts.operands[:1]:
                    text = shown_value(operand, head.claim)
                    looked_at.setdefault(operand.source.fact, text)
    said = "".join(looked_at.values()) or "/".join(head.key)
    return Reason("no_clause", NO_CLAUSE(claim=said))


def shown_value(operand: Operand, row: int) -> str:
    """The word that stands in a fact, without its cell."""
    below = operand.row(row)
    if isinstance(operand.source, Figure):
        number = operand.source.values.at(below) if below >= 0 else None
        return "" if number is None else str(number)
    return str(operand.source.values[below] or "") if below >= 0 else ""


def _joined(results: Sequence[ClauseResult], numbers: Index, claims: Index) -> Figure:
    """The awards of all clauses as one column of the lines."""
    rows = RowSet("lines", len(numbers))
    operands = tuple(
        Operand(result.award, Up(np.where(numbers == number, claims, -1))) for number, result in enumerate(results)
    )
    columns = [operand.numbers() for operand in operands]
    nobody = len(results)
    which = np.where(numbers == nobody, -1, numbers)
    values = choose(columns, which) if columns else without_numbers(NOTHING, len(numbers))
    labels = tuple(result.award.label for result in results)
    return Figure(AWARD(), rows, values, "money", LineMaker(), operands, Choice(which, labels, of_operands=True))
