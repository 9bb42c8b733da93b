"""The first sheet of a template: how to fill it in, sheet by sheet and column by column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import EARLIER_SHEET, Table
from subsidy_calc.values.messages import Language, Message, say, wording
from subsidy_calc.workbooks.book import Book, BookSheet
from subsidy_calc.workbooks.footers import PAGES
from subsidy_calc.workbooks.layout import BODY, BOLD, CENTRED, FREE, HEAD, SECTION, TITLE
from subsidy_calc.workbooks.template_columns import TemplateColumn, template_columns
from subsidy_calc.workbooks.template_help import DEMANDS, how, remarks
from subsidy_calc.workbooks.template_lists import free_number
from subsidy_calc.workbooks.template_sheet import FILLS, ROWS

SHEET = wording("template.guide", zh="填写说明", en="How to fill in")
HEADING = wording("template.guide.title", zh="{title}申报表填写说明", en="{title}: how to fill in the claims")
STEPS = wording("template.guide.steps", zh="填写要求", en="In general")
STEP = wording("template.guide.step", zh="{number}. {says}", en="{number}. {says}")
WHERE = wording(
    "template.guide.where",
    zh="每张工作表填一类内容，一行一项，从示例行下面起填，可填{rows}行。不改工作表名称和第一行表头，不加列。",
    en="Each sheet takes one kind of thing, one a row, from below the example on; there is room for {rows} rows. "
    "Leave the names of sheets and the headings as they are; add no columns.",
)
EXAMPLE = wording(
    "template.guide.example",
    zh="第2行的灰色斜体是示例，不参加计算，可以留着。",
    en="The grey row 2 is an example; it is not read, and may stay.",
)
FIRST = wording(
    "template.guide.first",
    zh="先填“{sheet}”，每家企业一行；其他工作表的信用代码要与这张表一致。",
    en="Begin with “{sheet}”, one row an enterprise; codes on the other sheets must be among those of this one.",
)
COLOURS = wording(
    "template.guide.colours",
    zh="蓝色表头必填；灰色表头可不填；黄色表头（审定额、核减原因）由主管部门填写，企业不填。",
    en="Blue headings are required, grey ones may be left blank; yellow ones (verified sums and reasons) "
    "are for the bureau, not for enterprises.",
)
BLANK = wording(
    "template.guide.blank",
    zh="空白不等于0：金额确实为0的，填0；未填的无法判定。没有某类申报的，那张表留空。",
    en="A blank is never zero: enter 0 where the sum is 0; what is not filled in cannot be told. "
    "A sheet with nothing to claim stays empty.",
)
UNITS = wording(
    "template.guide.units",
    zh="金额一律以元为单位，只填数字；日期写成2020-06-30；有下拉列表的从列表选择。粘贴内容时用“只粘贴数值”，以保留格式。",
    en="All sums are in yuan, as numbers alone; dates are written 2020-06-30; where there is a list, choose from it. "
    "Paste values only, so that formats stay.",
)
HELP = wording(
    "template.guide.help",
    zh="把鼠标停在表头上可看该列的说明。表头受保护，没有密码，请勿改动。",
    en="Rest the pointer on a heading for help. Headings are protected, without a password; please leave them.",
)
HAND_IN = wording(
    "template.guide.hand_in",
    zh="填好后存为.xlsx文件，交{office}负责兑现的部门：",
    en="Save it as an .xlsx file and hand it in to the bureau of {office} that pays:",
)
OFFICE = wording("template.guide.office", zh="交至", en="Hand in to")
CONTACT = wording("template.guide.contact", zh="联系人、电话", en="Contact, telephone")
UNTIL = wording("template.guide.until", zh="截止日期", en="Until")
PART = wording("template.guide.part", zh="工作表：{sheet}", en="Sheet: {sheet}")
ONE_OF_A_KIND = wording("template.guide.key", zh="{headings}相同的，只填一行。", en="One row for the same {headings}.")
PARENT = wording(
    "template.guide.parent",
    zh="{headings}要在工作表“{sheet}”里有。",
    en="{headings} must stand on the sheet “{sheet}”.",
)
EARLIER = wording(
    "template.guide.earlier",
    zh="以前年度和批次已兑现的奖励，由主管部门填写。没有填任何一行，表示以前没有兑现过；不掌握历年情况的，删去这张工作表。",
    en="The awards of earlier years and batches, for the bureau. No row means that nothing was awarded before; "
    "where that is not known, delete this sheet.",
)
COLUMN = wording("template.guide.column", zh="列", en="Column")
DEMAND = wording("template.guide.demand", zh="要求", en="Wanted")
HOW = wording("template.guide.how", zh="填写方法", en="How")
REMARKS = wording("template.guide.remarks", zh="说明", en="Remarks")

_WIDTHS = [27.0, 14.0, 30.0, 28.0]
_LAST = len(_WIDTHS) - 1


def write_guide(book: Book, schedule: Schedule, tables: list[Table]) -> None:
    """Write the sheet."""
    taken = [table.sheet for table in tables]
    sheet = book.sheet(SHEET(), free_number(say(SHEET(), book.language), taken))
    sheet.columns(_WIDTHS)
    sheet.set_footer(schedule.title, say(PAGES(), book.language))
    sheet.text((0, 0), HEADING(title=schedule.title), TITLE, to=_LAST)
    sheet.text((2, 0), STEPS(), SECTION, to=_LAST)
    row = 3
    for number, says in enumerate(_steps(schedule), start=1):
        row = sheet.paragraph((row, 0), STEP(number=number, says=says), FREE, to=_LAST)
    row = _hand_in(sheet, row)
    for table in tables:
        row = _part(sheet, row + 1, table, schedule)
    sheet.worksheet.protect()


def _steps(schedule: Schedule) -> Iterator[Message]:
    yield WHERE(rows=ROWS)
    yield EXAMPLE()
    yield FIRST(sheet=schedule.tables[ENTERPRISE].sheet)
    yield COLOURS()
    yield BLANK()
    yield UNITS()
    yield HELP()
    yield HAND_IN(office=schedule.document.issuer or schedule.jurisdiction)


def _hand_in(sheet: BookSheet, row: int) -> int:
    """Lines for the bureau to fill in before it hands the template out."""
    open_ = replace(BODY, num_format="@")
    sheet.book.format(open_).set_locked(False)
    for says in (OFFICE(), CONTACT(), UNTIL()):
        sheet.text((row, 0), says, CENTRED)
        sheet.blank((row, 1), open_, to=_LAST)
        sheet.at_least(row, 20)
        row += 1
    return row


def _part(sheet: BookSheet, row: int, table: Table, schedule: Schedule) -> int:
    start = row
    sheet.text((row, 0), PART(sheet=table.sheet), SECTION, to=_LAST)
    row += 1
    for says in _about(table, schedule):
        row = sheet.paragraph((row, 0), says, FREE, to=_LAST)
    for number, heading in enumerate((COLUMN(), DEMAND(), HOW(), REMARKS())):
        sheet.text((row, number), heading, HEAD)
    row += 1
    for column in template_columns(table, schedule.language):
        _line(sheet, row, column)
        row += 1
    sheet.keep_together(range(start, row))
    return row


def _about(table: Table, schedule: Schedule) -> Iterator[Message]:
    if table.sheet == EARLIER_SHEET:
        yield EARLIER()
        return
    yield ONE_OF_A_KIND(headings=tuple(table.columns[name].heading for name in table.key))
    for parent, pairs in table.belongs_to.items():
        headings = tuple(table.columns[own].heading for own in pairs.values())
        yield PARENT(headings=headings, sheet=schedule.tables[parent].sheet)


def _line(sheet: BookSheet, row: int, column: TemplateColumn) -> None:
    sheet.text((row, 0), column.heading, BOLD)
    sheet.text((row, 1), DEMANDS[column.demand](), replace(CENTRED, fill=FILLS[column.demand]))
    sheet.text((row, 2), how(column), BODY)
    sheet.text((row, 3), _joined(column, sheet.language), BODY)


def _joined(column: TemplateColumn, language: Language) -> str:
    return "\n".join(say(each, language) for each in remarks(column))
