"""File table: how each of several files fared, at the end of `run` and `check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from subsidy_calc.cli.terminal import terminal_language, words
from subsidy_calc.values.messages import say, wording
from subsidy_calc.values.quantities import grouped_yuan, yuan

if TYPE_CHECKING:
    from subsidy_calc.outputs.file_list import FileOutcome

FILE = wording("files.file", zh="文件", en="file")
ROWS = wording("files.rows", zh="行", en="rows")
AWARDED = wording("files.awarded", zh="兑现", en="awarded")
SUM = wording("files.sum", zh="金额（元）", en="sum (yuan)")
REFUSED = wording("files.refused", zh="未接受", en="refused")
WHY = wording("files.why", zh="原因", en="why")
WHOLE = wording("files.whole", zh="整份", en="whole file")
MORE = wording("files.more", zh="……等{count}种", en="… {count} reasons in all")

_MOST_REASONS = 2


def print_file_table(outcomes: Sequence[FileOutcome], *, sums: bool) -> None:
    """A table, a row a file; with `sums` also what was awarded."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text  # names of files hold brackets that are no mark-up

    table = Table()
    table.add_column(words(FILE), overflow="fold")
    for heading in (ROWS, *((AWARDED, SUM) if sums else ()), REFUSED):
        table.add_column(words(heading), justify="right")
    table.add_column(words(WHY), overflow="fold")
    for outcome in outcomes:
        awards = (str(outcome.awarded), grouped_yuan(outcome.award)) if sums else ()
        refused = words(WHOLE) if outcome.is_refused else str(outcome.refused)
        cells = (outcome.file, str(outcome.rows), *awards, refused, _why(outcome))
        table.add_row(*map(Text, cells))
    Console().print(table)


def files_record(outcomes: Sequence[FileOutcome]) -> list[dict[str, Any]]:  # Any: numbers and texts, as JSON has them
    """The same for machines."""
    language = terminal_language()
    return [
        {
            "file": outcome.file,
            "rows": outcome.rows,
            "awarded": outcome.awarded,
            "award": yuan(outcome.award),
            "refused": outcome.refused,
            "file_refused": outcome.is_refused,
            "why": [say(says, language) for says in outcome.why],
        }
        for outcome in outcomes
    ]


def _why(outcome: FileOutcome) -> str:
    shown = [words(says) for says in outcome.why[:_MOST_REASONS]]
    more = [words(MORE(count=len(outcome.why)))] if len(outcome.why) > _MOST_REASONS else []
    return "; ".join([*shown, *more])
