"""Register options: what every command of the register takes, and how sums and days are given to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from subsidy_calc.cli.sums import read_sum
from subsidy_calc.cli.terminal import JSON, words
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import NotAQuantity, in_fen, is_whole_fen, read_date

if TYPE_CHECKING:
    import datetime as dt

FILE = wording("cli.register.file", zh="台账文件", en="The register's file.")
SETTINGS = wording(
    "cli.cases.settings", zh="设置文件：时限、股室、日历", en="Settings: time limits, offices, calendar."
)
WORKBOOK = wording("cli.cases.workbook", zh="另写成工作簿", en="Also write a workbook.")
WRITTEN = wording("cli.cases.written", zh="已写入 {file}", en="Written: {file}")
NOT_A_SUM = wording("cli.register.not_a_sum", zh="金额要带单位、不小于0、到分为止：150万元", en="a sum carries its unit, is not below 0 and ends in whole fen: 150万元")  # fmt: skip
NOT_A_DAY = wording(
    "cli.register.not_a_day", zh="“{found}”不是日期：写成2021-02-18", en="“{found}” is no day: write 2021-02-18"
)

FILE_PATH = click.Path(path_type=Path, dir_okay=False)


def register_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options that every command of the register takes."""
    command = click.option("--json", "as_json", is_flag=True, help=words(JSON))(command)
    return click.option("--register", "file", required=True, type=FILE_PATH, metavar="FILE", help=words(FILE))(command)


def whole_fen(text: str) -> int:
    """A sum with its unit, in fen.

    Raises:
        UsageError: it is no sum, below 0, or ends in part of a fen.
    """
    sum_ = read_sum(text)
    if sum_ is None or not is_whole_fen(sum_):
        raise click.UsageError(words(NOT_A_SUM))
    return in_fen(sum_)


def day_given(_context: click.Context, _option: click.Parameter, given: str | None) -> dt.date | None:
    """A day as an option has it."""
    if given is None:
        return None
    try:
        return read_date(given)
    except NotAQuantity as error:
        raise click.BadParameter(words(NOT_A_DAY(found=given))) from error
