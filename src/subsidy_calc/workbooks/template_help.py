"""Help of a template: what is to be filled into a column, in the words of its type and of the schedule."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.values.messages import Language, Message, Wording, say, wording
from subsidy_calc.values.quantities import read_quantity
from subsidy_calc.workbooks.template_columns import Demand, TemplateColumn

DEMANDS: dict[Demand, Wording] = {
    "required": wording("template.required", zh="必填", en="required"),
    "optional": wording("template.optional", zh="可不填", en="may be left blank"),
    "bureau": wording("template.bureau", zh="主管部门填写", en="for the bureau"),
}
HOW: dict[str, Wording] = {
    "uscc": wording(
        "template.how.uscc",
        zh="18位统一社会信用代码，照营业执照填写，存为文本",
        en="The unified social credit code, 18 characters as on the business licence, as text",
    ),
    "text": wording("template.how.text", zh="文字", en="Words"),
    "date": wording("template.how.date", zh="日期，如2020-06-30", en="A date, such as 2020-06-30"),
    "year": wording("template.how.year", zh="四位数年份，如2020", en="A year of four digits, such as 2020"),
    "money": wording(
        "template.how.money",
        zh="单位：元。只填数字，最多两位小数",
        en="In yuan (元): a number alone, with at most two decimals",
    ),
    "percent": wording("template.how.percent", zh="带百分号的数，如15%", en="A number with its sign, such as 15%"),
    "count": wording("template.how.count", zh="不小于0的整数", en="A whole number from 0"),
    "days": wording("template.how.days", zh="天数，不小于0的整数", en="Days: a whole number from 0"),
    "decided": wording(
        "template.how.decided",
        zh="单位：元。只填数字；不予兑现的写“不予兑现”",
        en="In yuan (元): a number alone; 不予兑现 where nothing is paid",
    ),
    "account": wording("template.how.account", zh="银行账号，存为文本", en="The number of a bank account, as text"),
    "yes_no": wording("template.how.yes_no", zh="从下拉列表选“是”或“否”", en="Yes or no, from the list"),
}
CHOOSE = wording("template.how.choose", zh="从下拉列表选择：{choices}", en="Choose from the list: {choices}")
CHOOSE_ONE = wording(
    "template.how.choose_one", zh="从下拉列表选择，共{count}项", en="Choose from the list, which has {count} entries"
)
QUANTITY = wording(
    "template.how.quantity",
    zh="单位：{unit}。只填数字，最多6位小数",
    en="In {unit}: a number alone, with at most 6 decimals",
)
CHOOSE_SEVERAL = wording(
    "template.how.choose_several",
    zh="可填几项，用“、”隔开：{choices}",
    en="One or several, with 、 between them: {choices}",
)
NEGATIVE = wording("template.negative", zh="可以是负数", en="May be negative")
KEY = wording("template.key", zh="未填的行不予受理", en="A row without it is refused")
NEEDED = wording(
    "template.needed", zh="未填的无法判定，不按0计", en="Without it nothing can be told; blank is never zero"
)
IF_BLANK = wording("template.if_blank", zh="空白按{value}计", en="Blank is read as {value}")
SETTLED = wording(
    "template.settled",
    zh="核定后的金额，不得高于申报额；未填的按申报额计",
    en="The sum as verified, at most the claimed one; if blank, the claimed sum is used",
)
MUST_SETTLE = wording(
    "template.must_settle",
    zh="核定后的金额，不得高于申报额；未填的无法判定",
    en="The sum as verified, at most the claimed one; without it nothing can be told",
)
WHY = wording("template.why", zh="审定额低于申报额的，写明原因", en="Why the verified sum is below the claimed one")

_LISTED = 12


def how(column: TemplateColumn, *, every_choice: bool = False) -> Message:
    """What is to be filled in; a long list of choices is only counted unless every one is wanted."""
    if column.part == "reason":
        return WHY()
    if column.type == "quantity":
        return QUANTITY(unit=column.column.unit or "")
    if column.type == "choices":
        return CHOOSE_SEVERAL(choices=column.column.choices)
    if column.type != "choice":
        return HOW[column.type]()
    choices = column.column.choices
    return CHOOSE(choices=choices) if every_choice or len(choices) <= _LISTED else CHOOSE_ONE(count=len(choices))


def remarks(column: TemplateColumn) -> Iterator[Message | str]:
    """What is to be known beside: the schedule's own note, and what a blank means."""
    spec = column.column
    if column.part == "value":
        if spec.note:
            yield spec.note
        if spec.negative == "allowed":
            yield NEGATIVE()
        if spec.if_blank is not None:
            yield IF_BLANK(value=read_quantity(spec.if_blank))
        elif spec.is_required:
            yield KEY() if column.is_key else NEEDED()
    elif column.part == "verified":
        yield MUST_SETTLE() if spec.verified == "required" else SETTLED()


def comment(column: TemplateColumn, language: Language) -> str:
    """All of it, a line each, for the comment on the heading."""
    said = [DEMANDS[column.demand](), how(column), *remarks(column)]
    return "\n".join(say(each, language) for each in said)
