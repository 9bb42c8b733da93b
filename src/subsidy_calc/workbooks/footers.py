"""Footers: on every page its number, the run that wrote it and the program's version."""

from __future__ import annotations

from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.sheet import Sheet

PAGES = wording("footer.pages", zh="第&P页 共&N页", en="Page &P of &N")
RUN = wording("footer.run", zh="运行 {run}　subsidy-calc {version}", en="Run {run}, subsidy-calc {version}")


def set_footer(sheet: Sheet, info: RunInfo, language: Language) -> None:
    """Page x of y, run hash and version."""
    run = RUN(run=info.short_hash, version=info.version)
    sheet.set_footer(say(run, language), say(PAGES(), language))
