"""Roles: what the heading of a list's column says that the column holds, and in which unit of money.

>>> role_of("2020年度拟奖励金额（万元）"), role_of("县级财政承担"), role_of("所属县区")
(Role(name='award', unit='万元', level=''), Role(name='share', unit=None, level='县'), None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from subsidy_calc.facts.number_format import UNKNOWN, Unit
from subsidy_calc.facts.parsing import tidy
from subsidy_calc.facts.same import simplified
from subsidy_calc.schedule.tables import compact

RoleName = Literal[
    "number", "name", "uscc", "matter", "item", "award", "payable", "share", "restated", "money", "capitals"
]
MONEY: frozenset[RoleName] = frozenset({"award", "payable", "share", "restated", "money"})

LONGEST_HEADING = 40

_UNITS: Mapping[str, Unit] = {
    "元": "元", "万元": "万元", "亿元": "亿元", "万": "万元",
    "yuan": "元", "cny": "元", "rmb": "元", "10,000yuan": "万元", "10000yuan": "万元", "10,000cny": "万元",
}  # fmt: skip
_WORD_OF_UNIT = re.compile(r"[十百千万亿]*[美欧港日英]?(?:元|镑|币)|(?:10,?000)?(?:yuan|cny|rmb)").pattern
_UNIT = re.compile(
    rf"\((?:单位:?|unit:)?(?:人民币)?({_WORD_OF_UNIT})\)|[/,:](?:单位:)?({_WORD_OF_UNIT})|(万元|亿元|元)$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")

_PAID = re.compile("奖励|奖补|补助|补贴|兑现|扶持|资助|支持").pattern
_WORDS_OF_SUMS = re.compile("资金|金额|总额|总金额|额度|额|合计|数额").pattern
_LEVELS = re.compile("中央|国家|省|市|县|区|乡镇|镇|街道|园区|开发区|高新区").pattern
_ENGLISH_LEVELS = "central|provincial|municipal|city|county|district|township"
_SAME_LEVELS = re.compile("中央|省|市|市|县|区|乡镇").pattern
_IN_CHINESE = dict(zip(_ENGLISH_LEVELS.split("|"), _SAME_LEVELS.split("|"), strict=True))
_AFTER_PAYER = re.compile("|级|承担| share").pattern

_NUMBER = re.compile(r"序号|编号|no\.?|number|serial(?:no\.?|number)?")
_NAMES = (
    re.compile(
        r"(?:企业|单位|公司|主体)(?:名称|全称)|(?:enterprise|company)(?:name)?|nameof(?:the)?(?:enterprise|company)"
    ),
    re.compile(
        rf"拟?(?:申报|项目|受奖|获奖|承担|建设|实施|收款|{_PAID})(?:企业|单位|主体|公司|对象)(?:名称|全称)?|recipient"
    ),
    re.compile(r"企业|单位|公司"),
)
_CAPITALS = re.compile("大写|inwords|incapitals")
_USCC = re.compile(r".{0,8}信用代码(?:号|证号)?|(?:unifiedsocial)?creditcode|uscc")
_MATTER = re.compile(r"项目(?:名称)?|projects?(?:name)?|matter")
_ITEM = re.compile(
    rf"(?:{_PAID}|政策|项目)(?:项目|事项|类别|类型|条款|条目|种类|内容|名目)|条款|类别|事项|clause|item|category"
)
_SHARE = re.compile(
    rf"(?:(?:{_PAID})?(?:资金|金额))?(?:其中:?)?(?P<level>{_LEVELS})"
    rf"(?:本?级财政|财政|本?级|(?=承担|负担|分担|出资|配套))"
    rf"(?:{_PAID}|承担|负担|分担|出资|配套|安排|应付)*(?:{_WORDS_OF_SUMS}|部分)?"
    rf"|(?P<english>{_ENGLISH_LEVELS})(?:level)?(?:government)?(?:share|part|funds?|amount)"
)
_PAYABLE = re.compile(rf".*(?:本期|应付|拨付|支付|发放).*(?:{_WORDS_OF_SUMS})|payablenow|payable")
_AWARD = re.compile(
    r"(?:\d{4}年度?)?(?:本次|本年度?|拟|实际|应|核定|审定|最终|建议|安排)*"
    rf"(?:{_PAID}|奖金|资金)(?:{_PAID}|安排)*(?P<sum>{_WORDS_OF_SUMS})*"
)
_BARE_SUM = re.compile(r"合计|小计|总计|金额|总额|总金额|金额合计|(?:total)?(?:award|amount|sum)(?:amount)?|total")


@dataclass(frozen=True, slots=True)
class Role:
    """What a column holds; `level` is that of the payer, `unit` the one that the heading itself gives."""

    name: RoleName
    unit: Unit | None = None
    level: str = ""
    rank: int = 0  # a lower one is the surer

    def __repr__(self) -> str:
        return f"Role(name={self.name!r}, unit={self.unit!r}, level={self.level!r})"


@lru_cache(maxsize=20_000)
def role_of(heading: str) -> Role | None:
    """The role of a column with this heading, None where it says nothing to us."""
    if len(heading) > LONGEST_HEADING:
        return None
    text = compact(tidy(heading)).casefold()
    text = text if text.isascii() else simplified(text)
    unit, text = _without_unit(text)
    if _CAPITALS.search(text):
        return Role("capitals")
    bare = _IN_BRACKETS.sub("", text).strip(":")
    return _of_words(bare) if unit is None else _of_sums(bare, unit)


def without_unit(heading: str) -> str:
    """The words of a heading alone: 奖励金额（万元） and 奖励金额（元） speak of one thing."""
    text = compact(tidy(heading)).casefold()
    return _IN_BRACKETS.sub("", _without_unit(text if text.isascii() else simplified(text))[1]).strip(":")


def level_of(payer: str) -> str:
    """The level of a payer as headings of shares name it; blank where it is none.

    >>> level_of("市级财政"), level_of("县"), level_of("county"), level_of("开发区管委会")
    ('市', '县', '县', '')
    """
    shares = (role_of(f"{payer}{more}") for more in _AFTER_PAYER.split("|"))
    return next((role.level for role in shares if role is not None and role.name == "share"), "")


def _of_words(bare: str) -> Role | None:
    for rank, pattern in enumerate(_NAMES):
        if pattern.fullmatch(bare):
            return Role("name", rank=rank)
    known: tuple[tuple[RoleName, re.Pattern[str]], ...] = (
        ("number", _NUMBER), ("uscc", _USCC), ("matter", _MATTER), ("item", _ITEM),
    )  # fmt: skip
    return next((Role(name) for name, pattern in known if pattern.fullmatch(bare)), None) or _money(bare, None)


def _of_sums(bare: str, unit: Unit) -> Role:
    """A heading with a unit is one of sums, whatever sums they are."""
    return _money(bare, unit) or Role("money", unit)


def _money(bare: str, unit: Unit | None) -> Role | None:
    if share := _SHARE.fullmatch(bare):
        return Role("share", unit, share["level"] or _IN_CHINESE[share["english"]])
    if _PAYABLE.fullmatch(bare):
        return Role("payable", unit)
    award = _AWARD.fullmatch(bare)
    if (award and (award["sum"] or unit)) or _BARE_SUM.fullmatch(bare):
        return Role("award", unit)
    return None


def _without_unit(text: str) -> tuple[Unit | None, str]:
    match = _UNIT.search(text)
    if match is None:
        return None, text
    word = next(group for group in match.groups() if group)
    return _UNITS.get(word, UNKNOWN), text[: match.start()] + text[match.end() :]
