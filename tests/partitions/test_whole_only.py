"""What cannot be computed in partitions is refused with its reason, never approximated."""

from __future__ import annotations

from pathlib import Path

import pytest

from handed_in.three_forms import csv_bytes
from intake.made_codes import code
from partitions.shared_pools import HEADINGS, TABLES, schedule_text
from partitions.whole_and_parts import in_parts, inputs_of
from subsidy_calc.engine.whole_only import (
    DECISIONS,
    OF_OTHERS,
    POOL_AND_REGISTER,
    TOTAL,
    WORKBOOK,
    WholeOnly,
    check_schedule,
)
from subsidy_calc.schedule.load import schedule_of
from subsidy_calc.schedule.parts import Part
from subsidy_calc.values.messages import Wording

FIRMS = (csv_bytes([HEADINGS["企业"], [code(1), "一号", "东镇"]]), "企业.csv")
WORKS = [code(1), "一期", "甲", "绿色", "100", "", "", "60", ""]
DECIDED = ["条目", "决定金额（元）", "依据文号", "原因"]


def _reasons(files: list[tuple[bytes, str]], folder: Path) -> list[Wording]:
    with pytest.raises(WholeOnly) as refused:
        in_parts(inputs_of(schedule_text([]), files), folder / "out", 10)
    return [problem.says.wording for problem in refused.value.problems]


def test_a_workbook_is_not_split(tmp_path: Path) -> None:
    assert _reasons([FIRMS, (b"PK", "项目.xlsx")], tmp_path) == [WORKBOOK]


def test_a_printed_total_is_of_the_whole_table(tmp_path: Path) -> None:
    works = csv_bytes([HEADINGS["项目"], WORKS, ["合计", "", "", "", "100", "", "", "", ""]])
    assert _reasons([FIRMS, (works, "项目.csv")], tmp_path) == [TOTAL]


def test_decisions_are_held_against_all_lines(tmp_path: Path) -> None:
    works, decided = (
        csv_bytes([HEADINGS["项目"], WORKS]),
        csv_bytes([DECIDED, [f"works/{code(1)}/一期", "1", "纪要", "议定"]]),
    )
    assert _reasons([FIRMS, (works, "项目.csv"), (decided, "会议决定.csv")], tmp_path) == [DECISIONS]


def test_rows_that_belong_to_another_enterprise_are_refused_in_the_schedule() -> None:
    other = TABLES.replace("{project: {uscc: uscc, name: project}", "{project: {uscc: owner, name: project}").replace(
        "      project: {heading: 项目名称, type: text}\n",
        "      project: {heading: 项目名称, type: text}\n      owner: {heading: 业主代码, type: uscc}\n",
    )
    schedule = schedule_of([Part("rules.yaml", other.encode())])
    with pytest.raises(WholeOnly) as refused:
        check_schedule(schedule, recorded=False)
    assert [problem.says.wording for problem in refused.value.problems] == [OF_OTHERS]


def test_a_pool_beside_the_register_is_refused_and_neither_alone() -> None:
    pool = "- budget: {except: [], sum: 100元, shared: pro_rata}"
    with_pool, without = (schedule_of([Part("rules.yaml", schedule_text(rules))]) for rules in ([pool], []))
    check_schedule(with_pool, recorded=False)
    check_schedule(without, recorded=True)
    with pytest.raises(WholeOnly) as refused:
        check_schedule(with_pool, recorded=True)
    assert [problem.says.wording for problem in refused.value.problems] == [POOL_AND_REGISTER]
