"""Bank details: where an enterprise wants to be paid, from the optional sheet 银行账户."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.facts.same import as_same
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Note

OTHER_NAME = wording(
    "bank.other_name", zh="户名与企业名称不一致", en="the account is in another name than the enterprise's"
)


@dataclass(frozen=True, slots=True)
class BankDetails:
    """One enterprise's account: its name (户名), bank (开户行) and number (账号)."""

    account_name: str
    bank: str
    account: str


def bank_details(rows: Sequence[ReadRow], names: Mapping[str, str]) -> dict[str, BankDetails]:
    """The accounts by credit code; one in another name than the enterprise's is noted."""
    found = {}
    for row in rows:
        if row.refused or row.repeat_of is not None:
            continue
        code, name = str(row.values["uscc"]), str(row.values["account_name"] or "")
        found[code] = BankDetails(name, str(row.values["bank"] or ""), str(row.values["account"] or ""))
        if name and as_same(name) != as_same(names[code]):
            row.notes += (Note("account_name", row.place, OTHER_NAME(), name, names[code]),)
    return found
