"""The template: an empty claims workbook of a schedule, ready to be filled in and read."""

from __future__ import annotations

import io
from collections import Counter

from subsidy_calc.facts.earlier import rest_of_key
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.tables import Table, bank_table, decision_table, earlier_table
from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.template_guide import write_guide
from subsidy_calc.workbooks.template_lists import Lists
from subsidy_calc.workbooks.template_sheet import TemplateSheets

TITLE = wording("template.title", zh="{title}申报表", en="Claims: {title}")
MATTER = wording(
    "template.matter",
    zh="写明奖励的是哪一项，几项内容用“/”隔开，照下面填：",
    en="What was awarded, its parts separated by “/”, as follows:",
)
MATTER_OF = wording("template.matter_of", zh="{clause}：{parts}", en="{clause}: {parts}")


def template_book(schedule: Schedule, language: Language) -> bytes:
    """The bytes of a schedule's template; headings and lists are in the schedule's own language, help in `language`."""
    tables = [*schedule.tables.values(), _earlier(schedule, language), decision_table(), bank_table()]
    lists = Lists(language, [table.sheet for table in tables])
    content = io.BytesIO()
    with Book(content, language, TITLE(title=schedule.title)) as book:
        write_guide(book, schedule, tables)
        sheets = TemplateSheets(book, schedule, lists)
        for table in tables:
            sheets.write(table)
        lists.write(book)
    return content.getvalue()


def _earlier(schedule: Schedule, language: Language) -> Table:
    """The built-in table of earlier awards, its clauses by title, its matters explained."""
    titles = Counter(clause.title for clause in schedule.clauses)
    names = (clause.title if titles[clause.title] == 1 else clause.clause for clause in schedule.clauses)
    table = earlier_table(tuple(names))
    note = "\n".join([say(MATTER(), language), *(_matter(clause, schedule, language) for clause in schedule.clauses)])
    matter = table.columns["matter"].model_copy(update={"note": note})
    return table.model_copy(update={"columns": {**table.columns, "matter": matter}})


def _matter(clause: Clause, schedule: Schedule, language: Language) -> str:
    table = schedule.tables[clause.for_each]
    parts = "/".join(table.columns[name].heading for name in rest_of_key(table))
    return say(MATTER_OF(clause=clause.title, parts=parts or "—"), language)
