"""An explanation shows a claim's own branch alone, with the cells of both input sheets."""

from __future__ import annotations

from fractions import Fraction

import pytest

from outputs.branch_schedule import ONE, SCHEDULE, SHEETS, TWO
from small_claims import write_claims
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.explanation_record import as_record
from subsidy_calc.outputs.explanation_text import as_text
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    folder = tmp_path_factory.mktemp("branches")
    rules = folder / "branches.yaml"
    rules.write_text(SCHEDULE, encoding="utf-8")
    claims = write_claims(folder / "claims.xlsx", SHEETS)
    return compute(take_inputs(rules, [claims], Options(year=2020)))


def _text(computed: Computed, uscc: str) -> str:
    (line,) = (line for line in computed.lines if line.head.uscc == uscc)
    return as_text(explanation(computed.assessment, line), "zh")


def test_the_first_branch_alone(computed: Computed) -> None:
    # 1,000,000 × 10 % = 100,000, cut to the enterprise's limit of 50,000
    (line,) = (line for line in computed.lines if line.head.uscc == ONE)
    assert line.award == Fraction(50_000)
    text = _text(computed, ONE)
    steps = text.partition("计算")[2]
    assert "10%" in steps
    assert "8%" not in steps
    assert " 5%" not in steps
    assert "项目!D2" in text
    assert "企业!D2" in text
    assert "项目!C2" in text  # the fact that chose the branch
    assert "亩均评价" not in text  # what another branch would have looked at


def test_the_second_branch_alone(computed: Computed) -> None:
    # 700,000.33 × 8 % = 56,000.0264, within the limit of 60,000
    (line,) = (line for line in computed.lines if line.head.uscc == TWO)
    assert line.award == Fraction("56000.03")
    text = _text(computed, TWO)
    for wanted in ("8%", "项目!D3", "企业!D3", "企业!C3", "56,000.0264元"):
        assert wanted in text
    steps = text.partition("计算")[2]
    assert "10%" not in steps
    assert "5%" not in steps


def test_the_record_follows_every_step_to_its_operands(computed: Computed) -> None:
    (line,) = (line for line in computed.lines if line.head.uscc == TWO)
    record = as_record(explanation(computed.assessment, line), "en")
    steps = record["steps"]
    assert isinstance(steps, list)
    assert steps[-1]["exact"] == "5600003/100"
    reached = {steps[-1]["step"]}
    for step in reversed(steps):
        if step["step"] in reached:
            reached |= set(step["from"])
    assert reached == {step["step"] for step in steps}
