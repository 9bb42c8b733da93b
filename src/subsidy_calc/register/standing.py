"""Standing: what every recorded line stands at, counter-entries included, as the earlier awards of a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from subsidy_calc.facts.recorded import written_rows
from subsidy_calc.outputs.inputs import Inputs, from_register
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import head
from subsidy_calc.register.export import fen_as_yuan
from subsidy_calc.register.opened import opened
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.schedule.load import schedule_of
from subsidy_calc.schedule.tables import earlier_table
from subsidy_calc.values.messages import Language, say, wording

BATCH = wording("register.batch_name", zh="台账第{batch}批", en="batch {batch} of the register")


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows of a schedule's clauses, how many lines are of other clauses, and the state that they are of."""

    rows: bytes
    others: int
    head: str


def with_register(inputs: Inputs, file: Path) -> tuple[Inputs, Standing]:
    """The inputs of a run with the earlier awards of the register alone; an absent register is made.

    Raises:
        RegisterRefused: the register cannot be used, or its chain does not hold.
        ScheduleRefused: the schedule cannot be loaded.
    """
    schedule = schedule_of(inputs.schedule_parts())
    with opened(file, make=True) as connection:
        found = standing(connection, str(file), {clause.clause for clause in schedule.clauses}, schedule.language)
    options = replace(inputs.options, register=found.head)
    return replace(inputs, options=options, recorded=from_register(found.rows)), found


def standing(connection: sqlite3.Connection, file: str, clauses: Collection[str], language: Language) -> Standing:
    """What stands in the register, by line and batch; lines that were put right to nothing do not.

    Raises:
        RegisterRefused: the chain does not hold, so that nothing it says can be relied on.
    """
    problems = check_chain(connection, file).problems
    if problems:
        raise RegisterRefused(problems)
    connection.execute("BEGIN")  # one state, while others record
    try:
        newest = head(connection)[1]
        found = connection.execute(
            "SELECT uscc, clause, matter, sum(sum_fen), year, batch FROM line JOIN entry ON number = entry"
            " GROUP BY line, batch, year HAVING sum(sum_fen) > 0 ORDER BY batch, line"
        ).fetchall()
    finally:
        connection.execute("ROLLBACK")
    rows = [
        [uscc, clause, matter, fen_as_yuan(fen), str(year), say(BATCH(batch=batch), language)]
        for uscc, clause, matter, fen, year, batch in found
        if clause in clauses
    ]
    headings = [column.heading for column in earlier_table(()).columns.values()]
    return Standing(written_rows([headings, *rows]), len(found) - len(rows), newest)
