"""Stated: counts and totals in a list's words, such as 共12家企业，奖励合计345.6万元.

A sum counts as a total only where the words say so: 合计, 总计, 共 before it, or right behind a
count of enterprises. 单个项目不超过300万元 is none.

>>> [(each.of, str(each.value)) for each in stated_in("拟奖励企业12家，奖励资金合计345.6万元，单个不超过50万元")]
[('enterprises', '12'), ('sum', '3456000')]
>>> [(each.of, str(each.value)) for each in stated_in("12 enterprises, CNY 3,456,000 in total")]
[('enterprises', '12'), ('sum', '3456000')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from subsidy_calc.facts.number_format import FACTORS
from subsidy_calc.facts.parsing import plain
from subsidy_calc.values.numerals import below_ten_thousand

Of = Literal["enterprises", "rows", "sum", "share"]

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_HANZI = re.compile("零〇一二两三四五六七八九十百千").pattern
_COUNT = re.compile(rf"(?P<count>(?<![\d.,年第])\d[\d,]*|(?<![第{_HANZI}])[{_HANZI}]+)\s*").pattern
_ENTERPRISES = re.compile(
    _COUNT + r"(?:家|户)(?!庭)|(?:企业|单位|公司)(?:共|共计|合计|总数)?:?\s*(?P<bare>\d+)\s*(?:家|户|个)"
)
_ROWS = re.compile(
    r"(?:共|合计|总计|共计)(?:计|有)?\s*\(?\s*"
    + _COUNT
    + r"(?:个项目|个奖项|项|条|笔|行|个)|项目(?:共|共计|合计)?:?\s*(?P<bare>\d+)\s*个"
)
_UNIT = re.compile("亿元|万元|元|亿|万").pattern
_SUM = re.compile(rf"(?P<sum>{_NUMBER})\s*(?P<unit>{_UNIT})").pattern
_TOTAL = re.compile(rf"(?:合计|总计|共计|总额|总金额|共)[^\d，。；;,、单每最超起]{{0,14}}{_SUM}")
_BEHIND_COUNT = re.compile(
    rf"\d\s*(?:家|户|个)(?:企业|单位|公司|项目)?[，,、;；)\s]*"
    r"(?:[^\d，。；;,、单每各最超起均]{0,12}(?:资金|金额|奖励|奖补|补助|补贴|兑现|扶持)[^\d，。；;,、单每各最超起均]{0,4})?"
    rf"{_SUM}"
)
_SHARE = re.compile(
    r"(?P<level>中央|国家|省|市|县|区|乡镇|镇|街道|园区|开发区|高新区)(?:本?级财政|财政|本?级)"
    rf"[^\d，。；;,、单每最超起]{{0,10}}{_SUM}"
)
_ENGLISH_COUNT = re.compile(r"(?<![\d.,])(\d[\d,]*)\s+(?:\w+\s+){0,2}?(?:enterprises|companies|firms)", re.IGNORECASE)
_ENGLISH_SUM = re.compile(
    rf"(?:total(?:s|ling|\s+award\w*|\s+amount|\s+sum)?\s*(?:of|:|is)?\s*(?:CNY|RMB|¥)?\s*(?P<after>{_NUMBER})\s*(?P<scale>million)?\s*(?:yuan|CNY|RMB)?"
    rf"|(?:CNY|RMB|¥)\s*(?P<before>{_NUMBER})\s*(?P<times>million)?\s*in\s+total|(?P<plain>{_NUMBER})\s*(?P<size>million)?\s*(?:yuan|CNY|RMB)\s+in\s+total)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A count, or a sum in yuan, that words say; `level` of the payer whose share it is."""

    of: Of
    value: Fraction
    words: str
    level: str = ""
    unit: str = "元"


def stated_in(text: str) -> list[Stated]:
    """What a text says of its list: each count and each total once, in the order of the text."""
    words = plain(text)
    found = [*_counts(words), *_sums(words), *_english(words)]
    return [stated for _, stated in sorted(found, key=lambda each: each[0])]


def _counts(words: str) -> Iterator[tuple[int, Stated]]:
    for match in _ENTERPRISES.finditer(words):
        value = _whole(match["count"] or match["bare"])
        if value is not None:
            yield match.start(), Stated("enterprises", value, match[0].strip())
    for match in _ROWS.finditer(words):
        value = _whole(match["count"] or match["bare"])
        if value is not None:
            yield match.start(), Stated("rows", value, match[0].strip())


def _sums(words: str) -> Iterator[tuple[int, Stated]]:
    taken: set[int] = set()
    for match in _SHARE.finditer(words):
        taken.add(match.start("sum"))
        yield match.start("sum"), _sum(match, "share", match["level"])
    for pattern in (_TOTAL, _BEHIND_COUNT):
        for match in pattern.finditer(words):
            if match.start("sum") not in taken:
                taken.add(match.start("sum"))
                yield match.start("sum"), _sum(match, "sum")


def _sum(match: re.Match[str], of: Of, level: str = "") -> Stated:
    unit = match["unit"] if match["unit"].endswith("元") else match["unit"] + "元"
    return Stated(of, _number(match["sum"]) * FACTORS[unit], f"{match['sum']}{match['unit']}", level, unit)


def _english(words: str) -> Iterator[tuple[int, Stated]]:
    for match in _ENGLISH_COUNT.finditer(words):
        yield match.start(), Stated("enterprises", _number(match[1]), match[0])
    for match in _ENGLISH_SUM.finditer(words):
        number = match["after"] or match["before"] or match["plain"]
        scale = 1_000_000 if match["scale"] or match["times"] or match["size"] else 1
        yield match.start(), Stated("sum", _number(number) * scale, match[0].strip())


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "").rstrip("."))


def _whole(text: str) -> Fraction | None:
    """A count in digits, or in Chinese characters up to 9999."""
    if text[0].isascii():
        return _number(text)
    return Fraction(below_ten_thousand(text)) or None
