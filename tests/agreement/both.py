"""Both readings of one batch: the program's lines and the oracle's, in the same form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

import oracle
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import VERIFIED_SUFFIX, earlier_table

Row = Mapping[str, str | None]
Told = tuple[str, Fraction, str]  # status, award, reason code


def by_program(
    schedule: str, year: int, tables: Mapping[str, Sequence[Row]], earlier: Sequence[Row]
) -> dict[str, Told]:
    """The program's lines by name."""
    loaded = _loaded(schedule)
    claims = build_claims(loaded, raw_sheets(loaded, tables, earlier))
    lines = award_lines(assess(loaded, claims, loaded.policy_year(year)))
    return {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "") for line in lines
    }


@lru_cache(maxsize=1)  # the parts of a batch come one after the other
def _loaded(schedule: str) -> Schedule:
    return read_schedule(schedule.encode(), "schedule.yaml")


def by_oracle(schedule: str, year: int, tables: Mapping[str, Sequence[Row]], earlier: Sequence[Row]) -> dict[str, Told]:
    """The oracle's lines by name."""
    plain = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    past = [{key: value or "" for key, value in row.items()} for row in earlier]
    lines = oracle.evaluate(schedule, year, plain, past)
    return {line.line: (line.status, line.award, line.reason_code) for line in lines}


def raw_sheets(schedule: Schedule, tables: Mapping[str, Sequence[Row]], earlier: Sequence[Row]) -> list[RawSheet]:
    """Plain rows as the sheets of a workbook, amounts as numbers."""
    sheets = []
    for name, rows in tables.items():
        spec = schedule.tables[name]
        headings: list[str] = []
        keys: list[str] = []
        for column, of in spec.columns.items():
            headings.append(of.heading)
            keys.append(column)
            if of.verified:
                headings.append(of.heading + VERIFIED_SUFFIX["zh"])
                keys.append(f"{column}.verified")
        types = [spec.columns[key.partition(".")[0]].type for key in keys]
        sheets.append(
            _sheet(spec.sheet, headings, [[(row.get(k), t) for k, t in zip(keys, types, strict=True)] for row in rows])
        )
    spec = earlier_table(tuple(clause.clause for clause in schedule.clauses))
    columns = list(spec.columns.items())
    cells = [[(row.get(name), of.type) for name, of in columns] for row in earlier]
    sheets.append(_sheet(spec.sheet, [of.heading for _, of in columns], cells))
    return sheets


def _sheet(name: str, headings: list[str], rows: Sequence[Sequence[tuple[str | None, str]]]) -> RawSheet:
    written: list[tuple[int, RawRow]] = [(1, tuple(RawCell("text", heading) for heading in headings))]
    for number, row in enumerate(rows, start=2):
        written.append((number, tuple(_cell(text, type_) for text, type_ in row)))
    return RawSheet("claims.xlsx", name, tuple(written))


def _cell(text: str | None, type_: str) -> RawCell | None:
    if text is None:
        return None
    return RawCell("number" if type_ in ("money", "count", "year") else "date" if type_ == "date" else "text", text)
