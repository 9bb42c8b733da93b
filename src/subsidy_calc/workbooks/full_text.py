"""Full text: all that a schedule says, in sections: its rules, its examples, and its tables of claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import wording
from subsidy_calc.workbooks.example_text import combination_grid, example_grid, typical_part
from subsidy_calc.workbooks.schedule_text import schedule_text
from subsidy_calc.workbooks.section import Section
from subsidy_calc.workbooks.table_text import table_sections

TOGETHER = wording("full_text.together", zh="合并规则的例子", en="Examples of combination")


def full_text(schedule: Schedule) -> list[Section]:
    """Every section of a schedule, in the order in which a person checks it against the policy."""
    sections = [_with_examples(section, schedule) for section in schedule_text(schedule)]
    return [*sections, *_combination_examples(schedule), *table_sections(schedule)]


def _with_examples(section: Section, schedule: Schedule) -> Section:
    if section.clause is None:
        return section
    clause = schedule.clause(section.clause)
    typical = typical_part(clause, schedule)
    parts = (*section.parts, typical) if typical.said else section.parts
    return replace(section, parts=parts, grids=(example_grid(clause, schedule),) if clause.examples else ())


def _combination_examples(schedule: Schedule) -> Iterator[Section]:
    if schedule.examples:
        yield Section(TOGETHER(), grids=(combination_grid(schedule),))
