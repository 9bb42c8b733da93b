"""Progress: a bar on a terminal that tells how many are done, how fast, and how long the rest takes."""

from __future__ import annotations

import time
from types import TracebackType

from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import Wording, wording

RATE = wording("cli.run.rate", zh="每秒{count}个，剩余", en="{count} a second, left")


class Progress:
    """Called with how many are done and how many there are; nothing is shown unless `shown`; `of` names them."""

    def __init__(self, shown: bool, of: Wording) -> None:
        self._shown, self._of = shown, of

    def __enter__(self) -> Progress:
        if self._shown:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            left = (TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
            self._bar = Bar(*columns, *left, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(words(self._of), total=None, rate="")
            self._bar.start()
            self._began: float | None = None
        return self

    def __call__(self, done: int, total: int) -> None:
        if not self._shown:
            return
        now = time.monotonic()
        if self._began is None:
            self._began, self._before = now, done
        passed = now - self._began
        rate = words(RATE(count=round((done - self._before) / passed))) if passed else ""
        self._bar.update(self._task, completed=done, total=total, rate=rate)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._bar.stop()
