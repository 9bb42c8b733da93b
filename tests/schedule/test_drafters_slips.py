"""Each slip of a drafter is told at its line, with what may stand there or the word that was meant, in both languages."""

from __future__ import annotations

import re

import pytest

from schedule.drafters_slips import SLIPS, TEXT, Slip, told
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule


def test_without_a_slip_all_is_well() -> None:
    assert all(result.passed for result in run_examples(read_schedule(TEXT.encode(), "slips.yaml")))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_message_helps(slip: Slip) -> None:
    for language in ("zh", "en"):
        says = told(slip, language)
        assert re.match(rf"slips\.yaml:{slip.line}:[1-9]\d* ", says), says
        assert slip.helps in says
