"""Earlier awards: the rows of 历年兑现, their matter read by the key columns of the claims it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.facts.parsing import Fault, Setting, parser_of
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.facts.table import key_text
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

UNREADABLE = wording("earlier.matter", zh="读不出是哪一事项", en="this matter cannot be read")
EXPECTED = wording("earlier.matter_expected", zh="{headings}，用“/”隔开", en="{headings}, separated by “/”")


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """An earlier award. A part, year or award that cannot be read is None: it may be anything."""

    place: Cell
    uscc: str
    clause: str | None
    parts: dict[str, str | None]  # the rest of the claim's key, by column
    award: Fraction | None
    year: int | None
    batch: str

    @property
    def line(self) -> str:
        """The name of the line that was awarded: clause, credit code and the rest of the claim's key."""
        return "/".join([self.clause or "", self.uscc, *(escape(part or "") for part in self.parts.values())])


def earlier_rows(schedule: Schedule, rows: Sequence[ReadRow]) -> tuple[EarlierRow, ...]:
    """The earlier awards of enterprises that can be read, refused rows among them as unknowns.

    A row whose matter cannot be read is refused.
    """
    readable = [row for row in rows if row.repeat_of is None and isinstance(row.values["uscc"], str)]
    return tuple(_earlier(schedule, row) for row in readable)


def _earlier(schedule: Schedule, row: ReadRow) -> EarlierRow:
    clause = _clause_name(schedule, row.values["clause"])
    parts: dict[str, str | None] = {}
    if clause is not None:
        table = schedule.tables[schedule.clause(clause).for_each]
        read = _matter_parts(table, str(row.values["matter"] or ""))
        parts = dict.fromkeys(rest_of_key(table)) if read is None else dict(read)
        if read is None:
            headings = tuple(table.columns[name].heading for name in rest_of_key(table))
            expected = EXPECTED(headings=headings)
            found = str(row.values["matter"] or "")
            row.refuse(Problem("unreadable_matter", row.place, UNREADABLE(), found, expected))
    award, year = row.values["award"], row.values["year"]
    return EarlierRow(
        place=row.place,
        uscc=str(row.values["uscc"]),
        clause=clause,
        parts=parts,
        award=award if isinstance(award, Fraction) and not row.refused else None,
        year=int(year) if isinstance(year, Fraction) else None,
        batch=str(row.values["batch"] or ""),
    )


def rest_of_key(table: Table) -> list[str]:
    """The key columns of a claim beside its enterprise's code."""
    return [name for name in table.key if name != table.code_column]


def escape(part: str) -> str:
    """A part of a key inside a name of parts joined by `/`."""
    return part.replace("~", "~0").replace("/", "~1")


def unescape(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def _clause_name(schedule: Schedule, value: object) -> str | None:
    return next((c.clause for c in schedule.clauses if value in (c.clause, c.title)), None)


def _matter_parts(table: Table, matter: str) -> list[tuple[str, str]] | None:
    names = rest_of_key(table)
    if not names:
        return None if matter.strip() else []
    texts = [matter] if len(names) == 1 else matter.split("/")
    texts += [""] * (len(names) - len(texts))
    if len(texts) != len(names):
        return None
    read = list(_read_parts(table, names, [unescape(text) for text in texts]))
    return read if len(read) == len(names) else None


def _read_parts(table: Table, names: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name, text in zip(names, texts, strict=True):
        column = table.columns[name]
        if not text.strip():
            if not column.is_required:
                yield name, ""
            continue
        parsed = parser_of(column.type)(RawCell("text", text), Setting(column))
        if not isinstance(parsed, Fault):
            yield name, key_text(parsed.value, column)
