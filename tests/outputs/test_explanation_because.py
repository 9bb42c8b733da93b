"""Explanations name because of whom a rule changed a line: another line, a refused row, an earlier award."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from cli.command import RULES
from small_claims import AWARDED, CLEAN, NIL, REFUSED, Cell, with_row, write_claims
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.explanation_record import as_record
from subsidy_calc.outputs.explanation_text import as_text
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

DAY = dt.date(2020, 3, 1)
SECOND = ("数字化车间", "省级", "二车间", dt.date(2020, 9, 1), "示例3号")


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    """Each enterprise has the workshop 二车间, recognised in September; something else comes before each of them."""
    sheets: Mapping[str, Sequence[Sequence[Cell]]] = {**CLEAN, "企业": CLEAN["企业"][:1]}
    for code, name in ((AWARDED, "甲"), (NIL, "乙"), (REFUSED, "丙")):
        sheets = with_row(sheets, "企业", (code, name, "全椒县", "民营", "是"))
        sheets = with_row(sheets, "认定", (code, *SECOND))
    sheets = with_row(sheets, "认定", (AWARDED, "数字化车间", "省级", "一车间", DAY, "示例2号"))
    sheets = with_row(sheets, "认定", (NIL, "数字化车间", "省级", "一车间", "年初", "示例2号"))
    sheets = with_row(
        sheets, "历年兑现", (REFUSED, "provincial-recognition", "数字化车间/省级/旧", 300_000, 2019, "第7批")
    )
    claims = write_claims(tmp_path_factory.mktemp("because") / "claims.xlsx", sheets)
    return compute(take_inputs(RULES, [claims], Options(2020)))


@pytest.mark.parametrize(
    ("code", "status", "because"),
    [
        (
            AWARDED, "nil",
            {"because_line": f"provincial-recognition/{AWARDED}/数字化车间/省级/一车间", "because_batch": "", "because_place": None},
        ),
        (
            NIL, "cannot_tell",
            {"because_line": "", "because_batch": "", "because_place": {"file": "claims.xlsx", "place": "认定!7"}},
        ),
        (
            REFUSED, "nil",
            {"because_line": "", "because_batch": "第7批", "because_place": {"file": "claims.xlsx", "place": "历年兑现!2"}},
        ),
    ],
)  # fmt: skip
def test_because_of_whom(computed: Computed, code: str, status: str, because: dict[str, object]) -> None:
    (line,) = (each for each in computed.lines if each.head.uscc == code and each.head.key[-1] == "二车间")
    assert line.status == status
    explained = explanation(computed.assessment, line)
    record = as_record(explained, "zh")
    (ruled,) = record["combination"] if isinstance(record["combination"], list) else []
    assert {name: ruled[name] for name in because} == because
    shown = ruled["because"]
    assert shown
    assert f"[{shown}]" in as_text(explained, "zh")
