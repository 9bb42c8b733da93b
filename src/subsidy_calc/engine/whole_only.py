"""Whole only: what keeps claims from being computed in partitions, said before anything is computed."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ClaimsRefused, Problem

WORKBOOK = wording(
    "whole_only.workbook",
    zh="分区计算只读 .parquet 和 .csv，不读工作簿",
    en="partitions are made of .parquet and .csv files, not of workbooks",
)
TOTAL = wording(
    "whole_only.total", zh="表里有合计行，要整张核对", en="a printed total is checked against the whole table"
)
DECISIONS = wording(
    "whole_only.decisions", zh="会议决定要对照全部条目", en="decisions of the leadership are held against all lines"
)
OF_OTHERS = wording(
    "whole_only.of_others",
    zh="表 {table} 的行可以属于另一家企业的 {parent}",
    en="rows of the table {table} may belong to a row of {parent} of another enterprise",
)
POOL_AND_REGISTER = wording(
    "whole_only.pool_and_register",
    zh="预算或名额要与台账里本年度的全部条目比较",
    en="a budget or quota is compared with all lines of this year in the register",
)
BOTH_EARLIER = wording(
    "whole_only.both_earlier",
    zh="同时有台账和历年兑现表，要一起核对",
    en="a register and a sheet of earlier awards are checked against each other",
)
WITHOUT_ENGINE = wording(
    "whole_only.without_engine", zh="不写 --engine，在一个进程里整体计算", en="leave --engine out: computed as a whole"
)


class WholeOnly(ClaimsRefused):
    """These claims, or this schedule, cannot be computed in partitions; as a whole they may."""


def whole_only(problem: Problem) -> WholeOnly:
    """The refusal with the one reason."""
    return WholeOnly([problem])


def check_schedule(schedule: Schedule, *, recorded: bool) -> None:
    """Refuse a schedule that looks from one enterprise to another where no second pass reaches.

    Raises:
        WholeOnly: with each reason.
    """
    problems = list(_of_others(schedule))
    pools = [rule for rule in schedule.combine if ENTERPRISE not in rule.grouped.per]
    if recorded and pools:
        problems.append(Problem("whole_only", pools[0].grouped.place, POOL_AND_REGISTER(), fix=WITHOUT_ENGINE()))
    if problems:
        raise WholeOnly(problems)


def _of_others(schedule: Schedule) -> Iterator[Problem]:
    for name, table in schedule.tables.items():
        own = code_column(table)
        for parent, pairs in table.belongs_to.items():
            if pairs.get(code_column(schedule.tables[parent])) != own:
                says = OF_OTHERS(table=name, parent=parent)
                yield Problem("whole_only", table.place, says, fix=WITHOUT_ENGINE())


def code_column(table: Table) -> str:
    """The column with the enterprise's code."""
    return table.belongs_to.get(ENTERPRISE, {}).get("uscc", "uscc")
