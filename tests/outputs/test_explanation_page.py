"""The page of explanations stands alone, and what claims hold cannot become part of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outputs.branch_schedule import ONE, SCHEDULE, SHEETS
from small_claims import write_claims
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.explanation_page import as_page
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import compute

HOSTILE = '<script>alert("1")</script>\'&'


def test_a_hostile_name_is_only_text(tmp_path: Path) -> None:
    rules = tmp_path / "branches.yaml"
    rules.write_text(SCHEDULE, encoding="utf-8")
    claims = write_claims(tmp_path / "claims.xlsx", SHEETS)
    computed = compute(take_inputs(rules, [claims], Options(year=2020)))
    (line,) = (line for line in computed.lines if line.head.uscc == ONE)
    explained = explanation(computed.assessment, replace(line, enterprise=HOSTILE))
    page = as_page([explained], computed.info, "zh")
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&#39;&amp;" in page
    assert "http" not in page
    for wanted in ("项目!D2", "企业!D2", "10%", computed.info.run_hash):
        assert wanted in page


def test_texts_of_the_schedule_are_only_text(tmp_path: Path) -> None:
    rules = tmp_path / "branches.yaml"
    rules.write_text(SCHEDULE, encoding="utf-8")
    claims = write_claims(tmp_path / "claims.xlsx", SHEETS)
    computed = compute(take_inputs(rules, [claims], Options(year=2020)))
    explained = explanation(computed.assessment, computed.lines[0])
    assert explained.clause is not None
    clause = explained.clause.model_copy(update={"title": HOSTILE, "says": HOSTILE})
    hostile = replace(explained, clause=clause, document=HOSTILE, assumptions=[HOSTILE])
    page = as_page([hostile], computed.info, "zh")
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 4
