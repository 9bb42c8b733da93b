"""Other words: what drafters write for a word of the language, from other languages or in Chinese."""

from __future__ import annotations

import re
from collections.abc import Collection

from subsidy_calc.values.messages import Message
from subsidy_calc.values.problems import NEAREST, nearest

# by the word that is meant, what else is written for it; whole, in small letters
_MEANT = {
    "is": re.compile(r"equals?|eq|={1,3}|is_equal(_to)?|等于|为|是"),
    "is_one_of": re.compile(r"in|one_of|any_of|is_in|属于|之一"),
    "at_least": re.compile(r"gte|ge|>=|min(imum)?|not_less_than|不低于|不少于|至少|大于等于|大于或等于|以上"),
    "more_than": re.compile(r"gt|>|greater(_than)?|above|over|超过|大于|高于"),
    "at_most": re.compile(r"lte|le|<=|max(imum)?|not_more_than|up_to|不超过|不高于|至多|小于等于|小于或等于|以下"),
    "less_than": re.compile(r"lt|<|below|under|低于|小于|少于"),
    "within": re.compile(r"between|during|period|期间|之间"),
    "is_given": re.compile(r"exists|present|not_null|已填"),
    "date": re.compile(r"day|datetime|timestamp|日期|时间"),
    "year": re.compile(r"年度|年份|年"),
    "money": re.compile(r"amount|sum|currency|decimal|float|number|金额|钱|元"),
    "percent": re.compile(r"percentage|ratio|rate|比例|百分比|比率"),
    "count": re.compile(r"integer|int|number_of|数量|个数|整数|人数"),
    "days": re.compile(r"天数|日数"),
    "text": re.compile(r"string|str|文本|文字|字符串"),
    "choice": re.compile(r"enum|option|select|选项|单选|下拉"),
    "choices": re.compile(r"options|multiple|多选"),
    "yes_no": re.compile(r"bool(ean)?|flag|是否|布尔"),
    "uscc": re.compile(r"credit_code|信用代码|统一社会信用代码"),
    "rate": re.compile(r"percent(age)?|比例|按比例"),
    "cap": re.compile(r"max(imum)?|limit|ceiling|at_most|封顶|上限|最高"),
    "floor": re.compile(r"min(imum)?|at_least|保底|下限|最低"),
    "total": re.compile(r"sum|base|合计|基数"),
    "fixed": re.compile(r"amount|lump_sum|定额|一次性"),
    "round": re.compile(r"rounding|取整|四舍五入"),
    "deduct": re.compile(r"minus|subtract|扣除|减"),
    "add": re.compile(r"plus|加"),
}


def meant(word: str, known: Collection[str]) -> Message | None:
    """The known word that is meant by another one, else the one that is most like it."""
    small = word.strip().casefold()
    for name, others in _MEANT.items():
        if name in known and others.fullmatch(small):
            return NEAREST(nearest=name)
    return nearest(word, known)
