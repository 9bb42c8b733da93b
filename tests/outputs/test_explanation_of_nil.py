"""What the steps of a claim come to that is not awarded must not read as an award."""

from __future__ import annotations

from pathlib import Path

from cli.command import RULES
from small_claims import write_claims
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.explanation_page import as_page
from subsidy_calc.outputs.explanation_text import as_text
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import compute


def test_the_heading_says_that_nothing_is_awarded(tmp_path: Path) -> None:
    computed = compute(take_inputs(RULES, [write_claims(tmp_path / "claims.xlsx")], Options(2020)))
    for line in computed.lines:
        explained = explanation(computed.assessment, line)
        said = "本项不兑现"
        assert (said in as_text(explained, "zh")) == (line.status == "nil")
        assert (said in as_page([explained], computed.info, "zh")) == (line.status == "nil")
    assert {line.status for line in computed.lines} == {"awarded", "nil"}
