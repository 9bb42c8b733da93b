"""Checks of a template: what a cell takes while it is filled in, and what is said otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from subsidy_calc.facts.types.yes_no import NO, YES
from subsidy_calc.values.messages import Language, Message, say, wording
from subsidy_calc.workbooks.template_columns import TemplateColumn
from subsidy_calc.workbooks.template_help import how
from subsidy_calc.workbooks.template_lists import Lists

TITLE = wording("template.check.title", zh="请检查", en="Please check")
NOT_NEGATIVE = wording(
    "template.check.money",
    zh="这里填以元为单位的数字，不小于0，例如1200000.00；不写“万元”等字样。",
    en="A number in yuan, from 0, such as 1200000.00, without any words.",
)
ANY_SUM = wording(
    "template.check.any_money",
    zh="这里填以元为单位的数字，例如1200000.00，可以是负数。",
    en="A number in yuan, such as 1200000.00; it may be negative.",
)
DATE = wording(
    "template.check.date",
    zh="这里填日期，写成2020-06-30这样，不要写“2020年6月”或“6月底”。",
    en="A date, written as 2020-06-30: year, month and day.",
)
CHOICE = wording(
    "template.check.choice", zh="请从下拉列表中选择，不要自行填写。", en="Choose an entry from the drop-down list."
)
CODE = wording(
    "template.check.uscc",
    zh="统一社会信用代码是18位，请照营业执照填写，前后不留空格。",
    en="A unified social credit code has 18 characters, without blanks.",
)
OTHER = wording("template.check.other", zh="这里填：{how}。", en="Wanted here: {how}.")

Rule = Mapping[str, object]

YES_NO: Mapping[Language, tuple[str, ...]] = {"zh": (YES, NO), "en": ("yes", "no")}
_LARGEST = 10**15
_RANGES: Mapping[str, Rule] = {
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(1900, 3, 1),  # before it the two spreadsheet calendars differ
        "maximum": dt.date(2199, 12, 31),
    },
    "year": {"validate": "integer", "criteria": "between", "minimum": 1949, "maximum": 2199},
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "days": {"validate": "integer", "criteria": ">=", "value": 0},
    "percent": {"validate": "decimal", "criteria": "between", "minimum": -1000, "maximum": 1000},
    "uscc": {"validate": "length", "criteria": "==", "value": 18},
}


def check_of(column: TemplateColumn, read_in: Language, language: Language, lists: Lists) -> Rule | None:
    """The rule of a column's cells as XlsxWriter names its parts; words are free.

    `read_in` is the language of the schedule, which the entries of lists are in.
    """
    rule = _rule(column, read_in, lists)
    if rule is None:
        return None
    message = say(_message(column), language)
    return {**rule, "error_title": say(TITLE(), language), "error_message": message}


def _rule(column: TemplateColumn, read_in: Language, lists: Lists) -> Rule | None:
    if column.type in ("choice", "yes_no"):
        choices = column.column.choices if column.type == "choice" else YES_NO[read_in]
        return {"validate": "list", "source": lists.source(choices)}
    if column.type in ("money", "quantity"):
        least = -_LARGEST if column.column.negative == "allowed" else 0
        return {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": _LARGEST}
    return _RANGES.get(column.type)


def _message(column: TemplateColumn) -> Message:
    if column.type == "money":
        return ANY_SUM() if column.column.negative == "allowed" else NOT_NEGATIVE()
    known = {"date": DATE, "choice": CHOICE, "yes_no": CHOICE, "uscc": CODE}
    return known[column.type]() if column.type in known else OTHER(how=how(column))
