"""Signatures: who made, checked and approved a sheet, with dates and room for the seal."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.values.messages import Argument, wording
from subsidy_calc.workbooks.layout import BODY, FIGURE, HEAD, HOW, MARK, WHAT, WHERE
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.styles import Style

ROLES = (
    wording("sign.made", zh="制表", en="Prepared by"),
    wording("sign.checked", zh="复核", en="Checked by"),
    wording("sign.section_head", zh="股室负责人", en="Head of section"),
    wording("sign.deputy", zh="分管负责人", en="Deputy in charge"),
    wording("sign.head", zh="主要负责人", en="Head of bureau"),
)
OPINION = wording("sign.opinion", zh="财政部门意见", en="Opinion of the finance bureau")
DATE = wording("sign.date", zh="日期：", en="Date:")
SEAL = wording(
    "sign.seal", zh="（盖章）　　　　　　　　年　　月　　日", en="(seal)                Date:                "
)

_SIGNED = Style(valign="vcenter")
_SEALED = Style(align="right", valign="bottom")


def write_signatures(sheet: Sheet, row: int, roles: Sequence[str]) -> int:
    """A row a role, the usual ones where none is named, then the bureau's opinion; returns the first row after them."""
    signed: Sequence[Argument] = roles or tuple(role() for role in ROLES)
    for role in signed:
        sheet.text((row, MARK), role, HEAD, to=WHAT)
        sheet.blank((row, WHERE), BODY, to=HOW)
        sheet.text((row, FIGURE), DATE(), _SIGNED)
        sheet.at_least(row, 28)
        row += 1
    sheet.text((row, MARK), OPINION(), HEAD, to=WHAT)
    sheet.text((row, WHERE), SEAL(), _SEALED, to=FIGURE)
    sheet.at_least(row, 100)
    return row + 1
