"""Looked at: what becomes of a workbook when it is read, its rows or why it is refused."""

from __future__ import annotations

import pytest

from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.refusals import FileRefused
from subsidy_calc.intake.workbook import read_workbook
from subsidy_calc.values.messages import say


def rows_of(content: bytes, limits: Limits = LIMITS) -> list[str]:
    """The rows of the first sheet, each as one packed text."""
    return list(read_workbook(content, limits).sheets[0].rows)


def refused(content: bytes, limits: Limits = LIMITS) -> tuple[str, str]:
    """The code and the English words of the refusal, which also says what to do."""
    with pytest.raises(FileRefused) as caught:
        read_workbook(content, limits)
    assert say(caught.value.fix, "zh")
    return caught.value.code, say(caught.value.says, "en")
