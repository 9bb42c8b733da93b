"""No rows: the tables of a schedule with no row in any, for those who read the schedule without claims."""

from __future__ import annotations

from subsidy_calc.facts.table import FactTable, make_table
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import visible_tables


def tables_without_rows(schedule: Schedule) -> dict[str, FactTable]:
    """The tables of the schedule, parents first."""
    tables: dict[str, FactTable] = {}
    for name in sorted(schedule.tables, key=lambda name: len(visible_tables(schedule, name))):
        tables[name] = make_table(name, schedule.tables[name], [], {}, tables)
    return tables
