"""Account: the number of a bank account, as text; a number would have lost its last digits."""

from __future__ import annotations

import re

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording

AS_NUMBER = wording(
    "account.as_number",
    zh="账号存成了数字，末尾几位可能已丢失",
    en="the account is stored as a number; digits may be lost",
)
ENTER_AS_TEXT = wording(
    "account.enter_as_text",
    zh="把单元格设为文本，重新填写账号",
    en="format the cell as text and enter the account again",
)
UNREADABLE = wording("account.unreadable", zh="读不出账号", en="this account cannot be read")
EXPECTED = wording("account.expected", zh="8到32位数字", en="8 to 32 digits")

_ACCOUNT = re.compile(r"\d{8,32}", re.ASCII)


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "number":
        return Fault("account_as_number", AS_NUMBER(), EXPECTED(), ENTER_AS_TEXT())
    account = plain(cell.text).replace(" ", "").replace("-", "")
    if _ACCOUNT.fullmatch(account) is None:
        return Fault("unreadable_account", UNREADABLE(), EXPECTED())
    return tidied(account, cell.text, account)
