"""Check of columns: whether what is written beside a column's type fits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from subsidy_calc.schedule.tables import Column, compact
from subsidy_calc.values.choice_sets import APART
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import NotAQuantity, is_measure, is_whole_fen, narrow, read_quantity

NO_CHOICES = wording(
    "tables.no_choices",
    zh="choice、choices 列要写出选项，如 choices: [甲, 乙]，其他列不写",
    en="columns of type choice and choices list their choices, as in choices: [a, b]; others have none",
)
MONEY_ONLY = wording("tables.money_only", zh="verified 只用于金额", en="only money can be verified")
CHOICE_TWICE = wording("tables.choice_twice", zh="选项“{choice}”出现两次", en="the choice “{choice}” stands twice")
UNIQUE_TEXT_ONLY = wording(
    "tables.unique_text_only",
    zh="unique 只用于必填的文字列，如发票号码、证书编号",
    en="unique is for text that must be filled in, such as the number of an invoice or a certificate",
)
IF_BLANK = wording(
    "tables.if_blank",
    zh="if_blank 只用于金额，写成 0元 这样的金额",
    en="if_blank is for money, and is an amount such as 0元",
)
UNIT_IN_HEADING = wording(
    "tables.unit_in_heading",
    zh="表头不要带（万元）这样的单位：模板会写，读取时按它换算",
    en="leave units such as （万元） out of a heading: the template adds them, and the reader converts by them",
)
NO_UNIT = wording(
    "tables.no_unit",
    zh="quantity 列要写 unit，如 unit: 千瓦时，其他列不写",
    en="a quantity states its unit, such as unit: 千瓦时; others have none",
)
BAD_UNIT = wording(
    "tables.bad_unit",
    zh="单位用文字，不含数字和空格，如千瓦时、吨/年、m²；元、%、天用 money、percent、days 列",
    en="a unit is words without digits or blanks, such as 千瓦时, 吨/年, m²; for 元, % and 天 use money, percent and days",
)
CHOICE_APART = wording(
    "tables.choice_apart",
    zh="choices 列的选项“{choice}”里不能有顿号、逗号、分号、斜线，它们用来隔开选项",
    en="choices of a column of several may not hold 、 , ; or /, which stand between them: “{choice}”",
)

_UNIT_AT_END = re.compile(r"\((万元|亿元)\)$")


def check_column(column: Column) -> Iterator[Problem]:
    """Problems of one column."""
    if column.verified and column.type != "money":
        yield Problem("money_only", column.place, MONEY_ONLY(), column.heading)
    if column.is_unique and not (column.type == "text" and column.is_required):
        yield Problem("unique_text_only", column.place, UNIQUE_TEXT_ONLY(), column.heading)
    if column.if_blank is not None and not _is_money(column):
        yield Problem("if_blank", column.place, IF_BLANK(), column.if_blank)
    yield from _check_choices(column)
    yield from _check_unit(column)


def _check_choices(column: Column) -> Iterator[Problem]:
    if (column.type in ("choice", "choices")) != bool(column.choices):
        yield Problem("no_choices", column.place, NO_CHOICES(), column.heading)
    for choice, count in Counter(column.choices).items():
        if count > 1:
            yield Problem("choice_twice", column.place, CHOICE_TWICE(choice=choice), choice)
        if column.type == "choices" and APART.search(choice):
            yield Problem("choice_apart", column.place, CHOICE_APART(choice=choice), choice)


def _check_unit(column: Column) -> Iterator[Problem]:
    if (column.type == "quantity") != (column.unit is not None):
        yield Problem("no_unit", column.place, NO_UNIT(), column.heading)
    elif column.unit is not None and not is_measure(narrow(column.unit)):
        yield Problem("bad_unit", column.place, BAD_UNIT(), column.unit)
    for heading in column.headings:
        if _UNIT_AT_END.search(compact(heading)):
            yield Problem("unit_in_heading", column.place, UNIT_IN_HEADING(), heading)


def _is_money(column: Column) -> bool:
    """Whether a blank is read as a sum that the column itself could hold."""
    try:
        sum_ = read_quantity(column.if_blank or "")
    except NotAQuantity:
        return False
    is_sum = column.type == "money" and sum_.unit == "money" and is_whole_fen(sum_.value)
    return is_sum and (sum_.value >= 0 or column.negative == "allowed")
