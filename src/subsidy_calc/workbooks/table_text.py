"""Table text: the tables that claims are kept in, their columns and how blanks and cells are read."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.workbooks.section import Grid, Part, Row, Said, Section
from subsidy_calc.workbooks.template_columns import TemplateColumn, template_columns
from subsidy_calc.workbooks.template_guide import ONE_OF_A_KIND, PARENT
from subsidy_calc.workbooks.template_help import DEMANDS, how, remarks

TABLE = wording("table_text.table", zh="申报表：{sheet}（{name}）", en="Table of claims: {sheet} ({name})")
READ = wording("table_text.read", zh="填报", en="Rows")
COLUMNS = wording("table_text.columns", zh="列", en="Columns")
COLUMN = wording("table_text.column", zh="列名", en="Heading")
NAME = wording("table_text.name", zh="代码", en="Name")
DEMAND = wording("table_text.demand", zh="要求", en="Wanted")
HOW = wording("table_text.how", zh="填写", en="How")
REMARKS = wording("table_text.remarks", zh="说明", en="Remarks")
ALIASES = wording("table_text.aliases", zh="也认：{headings}", en="also read: {headings}")
UNIQUE = wording("table_text.unique", zh="全部申报中不得重复", en="on one row of all claims only")
NEXT = wording("table_text.next", zh="{first}；{second}", en="{first}; {second}")

_WIDTHS = (22, 12, 12, 28, 26)


def table_sections(schedule: Schedule) -> Iterator[Section]:
    """A section a table; headings are those of the template in the schedule's language."""
    for name, table in schedule.tables.items():
        columns = template_columns(table, schedule.language)
        rows = tuple(Row(_cells(column), column.column.place) for column in columns)
        grid = Grid(COLUMNS, (COLUMN, NAME, DEMAND, HOW, REMARKS), rows, _WIDTHS)
        part = Part(READ, tuple(Said(each, table.place) for each in _rows_said(table, schedule)))
        yield Section(TABLE(sheet=table.sheet, name=name), (part,), (grid,), table.place)


def _rows_said(table: Table, schedule: Schedule) -> Iterator[Message]:
    yield ONE_OF_A_KIND(headings=tuple(table.columns[name].heading for name in table.key))
    for parent, pairs in table.belongs_to.items():
        headings = tuple(table.columns[own].heading for own in pairs.values())
        yield PARENT(headings=headings, sheet=schedule.tables[parent].sheet)


def _cells(column: TemplateColumn) -> tuple[Argument, ...]:
    name = column.name if column.part == "value" else ""
    return (
        column.heading,
        name,
        DEMANDS[column.demand](),
        how(column, every_choice=True),
        _joined(list(_remarks(column))),
    )


def _remarks(column: TemplateColumn) -> Iterator[Argument]:
    yield from remarks(column)
    if column.part == "value":
        if column.column.aliases:
            yield ALIASES(headings=column.column.aliases)
        if column.column.is_unique:
            yield UNIQUE()


def _joined(said: list[Argument]) -> Argument:
    if not said:
        return ""
    joined = said[0]
    for each in said[1:]:
        joined = NEXT(first=joined, second=each)
    return joined
