"""Footers: on every page its number, the run or register that it was written from and the program's version."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.sheet import Sheet

PAGES = wording("footer.pages", zh="第&P页 共&N页", en="Page &P of &N")
RUN = wording("footer.run", zh="运行 {run}　subsidy-calc {version}", en="Run {run}, subsidy-calc {version}")
REGISTER = wording(
    "footer.register", zh="台账 {head}　subsidy-calc {version}", en="Register {head}, subsidy-calc {version}"
)

_SHOWN_OF_HASH = 12


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """The state of a register that something was written from: the hash of its newest entry."""

    version: str
    head: str


def set_footer(sheet: Sheet, info: RunInfo | RegisterInfo, language: Language) -> None:
    """Page x of y, the hash of the run or register, and the version."""
    if isinstance(info, RegisterInfo):
        origin = REGISTER(head=info.head[:_SHOWN_OF_HASH], version=info.version)
    else:
        origin = RUN(run=info.short_hash, version=info.version)
    sheet.set_footer(say(origin, language), say(PAGES(), language))
