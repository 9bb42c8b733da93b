"""Kinds of rows: below a list's headings, which are enterprises, which totals, and which only words."""

from __future__ import annotations

import re
from typing import Literal

from subsidy_calc.facts.parsing import plain
from subsidy_calc.facts.raw import RawCell, RawRow, is_blank
from subsidy_calc.reconcile.roles import MONEY, RoleName

RowKind = Literal["blank", "total", "row", "words"]

_TOTAL = re.compile(
    r"(?:全[省市县区]|本页|本表|奖励|资金|金额)?(?:总合计|合计|总计|小计|共计|累计|grandtotal|subtotal|totals?)(?![a-z])",
)
_PART_OF_TOTAL = re.compile(r"其中[:：]?.*承担|ofwhichpaidby")  # below the total of a payment table: a payer's share
_AFTER_TOTAL = re.compile(r"(?![大共])[一-龥]")
_SECTION = re.compile(r"[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]")
_FOOT = re.compile(
    r"(?:注|备注|说明|附注|制表|编制|审核|复核|填表|填报|经办|负责人|分管|日期|联系|盖章|note|prepared|checked|approved)"
    r"[^:：]{0,6}[:：]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d", re.ASCII)


def kind_of_row(cells: RawRow, roles: dict[int, RoleName]) -> RowKind:
    """What a row below headings is; `roles` of the columns by their numbers."""
    if is_blank(cells):
        return "blank"
    if total_word(cells, roles):
        return "total"
    visible = {index: cell for index, cell in enumerate(cells, start=1) if cell is not None and cell.text.strip()}
    part = _is_part_of_total(cells)
    if not part and any(roles.get(index) in MONEY and _has_number(cell) for index, cell in visible.items()):
        return "row"
    if not any(roles.get(index) in ("name", "uscc") for index in visible):
        return (
            "words"
            if any(roles.get(index) != "number" or _is_text(cell) for index, cell in visible.items())
            else "blank"
        )
    first = plain(next(iter(visible.values())).text)
    named = (plain(cell.text) for index, cell in visible.items() if roles.get(index) == "name")
    if part or _SECTION.match(first) or any(map(_FOOT.match, (first, *named))):
        return "words"
    return "row"


def total_word(cells: RawRow, roles: dict[int, RoleName]) -> str:
    """The word of a total, from the row's first words or from the column of names; empty where it is none."""
    texts = [
        (index, plain(cell.text)) for index, cell in enumerate(cells, start=1) if cell is not None and _is_text(cell)
    ]
    for place, (index, text) in enumerate(texts):
        if place > 0 and roles.get(index) != "name":
            continue
        compacted = "".join(text.split()).casefold()
        match = _TOTAL.match(compacted)
        if match and not _AFTER_TOTAL.match(compacted, match.end()):
            return match[0]
    return ""


def _is_part_of_total(cells: RawRow) -> bool:
    first = next((plain(cell.text) for cell in cells if cell is not None and cell.text.strip()), "")
    return _PART_OF_TOTAL.match("".join(first.split()).casefold()) is not None


def _is_text(cell: RawCell) -> bool:
    return cell.kind == "text" and bool(cell.text.strip())


def _has_number(cell: RawCell) -> bool:
    return cell.kind != "text" or (_DIGIT.search(plain(cell.text)) is not None and len(cell.text) < 40)
