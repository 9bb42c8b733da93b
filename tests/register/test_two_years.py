"""Two years of claims under one schedule: only what is owed is paid, and each reason names the award and its batch.

The second year brings the same recognitions, some raised titles, and one project again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from small_claims import AWARDED as A
from small_claims import NIL as B
from small_claims import Cell, write_claims
from subsidy_calc.outputs.explanation import explanation
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, run
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.from_run import draft_of_run
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import Correction, correct, record
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.register.standing import with_register
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import ClaimsRefused

SCHEDULE = """
schedule: two-years
title: 两年都有效的规则
language: zh
jurisdiction: 示例县
document: {title: 示例办法}
in_force: {from: 2020-01-01, to: 2021-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      name: {heading: 企业名称, type: text}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      name: {heading: 项目名称, type: text}
      equipment: {heading: 购置额, type: money}
  recognition:
    sheet: 认定
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, kind, level]
    columns:
      uscc:  {heading: 统一社会信用代码, type: uscc}
      kind:  {heading: 认定类型, type: choice, choices: [智能工厂, 数字化车间, 绿色工厂]}
      level: {heading: 级别, type: choice, choices: [市级, 省级, 国家级]}
clauses:
  - clause: equipment
    title: 购置奖励
    cites: {paragraph: 一}
    says: 按购置额的15%奖励，最高300万元。
    for_each: project
    award: [{total: [project.equipment]}, {rate: 15%}, {cap: 300万元}, {round: {to: 0.01元, mode: half_up}}]
  - clause: title
    title: 认定奖励
    cites: {paragraph: 二}
    says: 市级10万元，省级30万元，国家级50万元，提高级别的补差额。
    for_each: recognition
    award: [{lookup: {by: [recognition.level], rows: {市级: 10万元, 省级: 30万元, 国家级: 50万元}}}]
combine:
  - once: {per: [enterprise, project.name], clauses: [equipment], keep: first}
  - once: {per: [enterprise, recognition.kind, recognition.level], clauses: [title], keep: first}
  - difference: {per: [enterprise, recognition.kind], clauses: [title]}
  - cap: {per: [enterprise], clauses: [equipment], at_most: 170万元, over: all_years, gives_way: in_proportion}
"""

Sheets = Mapping[str, Sequence[Sequence[Cell]]]
ENTERPRISES = [("统一社会信用代码", "企业名称"), (A, "甲公司"), (B, "乙公司")]
PROJECT, TITLE = ("统一社会信用代码", "项目名称", "购置额"), ("统一社会信用代码", "认定类型", "级别")

FIRST: Sheets = {
    "企业": ENTERPRISES,
    "项目": [PROJECT, (A, "一号线", 10_000_000)],  # 15 %: 1,500,000
    "认定": [TITLE, (A, "智能工厂", "市级"), (B, "数字化车间", "省级"), (B, "绿色工厂", "市级")],
}
SECOND: Sheets = {
    "企业": ENTERPRISES,
    # the old project again: nil; 15 % of 2,000,000 is 300,000, of which the cap leaves 1,700,000 - 1,500,000
    "项目": [PROJECT, (A, "一号线", 10_000_000), (A, "二号线", 2_000_000)],
    "认定": [
        TITLE,
        (A, "智能工厂", "市级"), (B, "数字化车间", "省级"), (B, "绿色工厂", "市级"),  # as before: nil
        (A, "智能工厂", "省级"),  # raised: 300,000 - 100,000
        (B, "绿色工厂", "国家级"),  # raised: 500,000 - 100,000
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Bureau:
    """A folder with a schedule and a register."""

    folder: Path

    @property
    def register(self) -> Path:
        return self.folder / "register.db"

    def run(self, name: str, sheets: Sheets, year: int, schedule: str = SCHEDULE) -> Computed:
        """Compute a run with the register into a folder of its name."""
        rules = self.folder / "rules.yaml"
        rules.write_text(schedule, encoding="utf-8")
        claims = write_claims(self.folder / f"{name}.xlsx", sheets)
        inputs, _ = with_register(take_inputs(rules, [claims], Options(year, books="none")), self.register)
        return run(inputs, self.folder / name, force=False, progress=lambda _done, _all: None)

    def add(self, name: str) -> str:
        """Record a run; the hash of its entry."""
        with opened(self.register, make=True) as connection:
            (entry,) = record(connection, [draft_of_run(self.folder / name)], "register.db")
        return entry.hash


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    return Bureau(tmp_path)


def awards(computed: Computed) -> dict[str, Fraction]:
    """Awards in units of 10,000 yuan by line, without the lines that get nothing."""
    return {line.head.name: line.award / 10_000 for line in computed.lines if line.award}


def reasons(computed: Computed) -> dict[str, str]:
    return {line.head.name: say(line.reason.says, "zh") for line in computed.lines if line.reason}


def test_the_second_year_pays_only_what_is_owed(bureau: Bureau) -> None:
    first = bureau.run("a", FIRST, 2020)
    assert awards(first) == {
        f"equipment/{A}/一号线": 150, f"title/{A}/智能工厂/市级": 10,
        f"title/{B}/数字化车间/省级": 30, f"title/{B}/绿色工厂/市级": 10,
    }  # fmt: skip
    bureau.add("a")
    second = bureau.run("b", SECOND, 2021)
    assert awards(second) == {
        f"equipment/{A}/二号线": 20, f"title/{A}/智能工厂/省级": 20, f"title/{B}/绿色工厂/国家级": 40,
    }  # fmt: skip
    stopped_by = {
        f"equipment/{A}/一号线": f"equipment/{A}/一号线", f"equipment/{A}/二号线": f"equipment/{A}/一号线",
        f"title/{A}/智能工厂/市级": f"title/{A}/智能工厂/市级", f"title/{A}/智能工厂/省级": f"title/{A}/智能工厂/市级",
        f"title/{B}/数字化车间/省级": f"title/{B}/数字化车间/省级", f"title/{B}/绿色工厂/市级": f"title/{B}/绿色工厂/市级",
        f"title/{B}/绿色工厂/国家级": f"title/{B}/绿色工厂/市级",
    }  # fmt: skip
    said = reasons(second)
    assert said.keys() == stopped_by.keys()
    for line, stopper in stopped_by.items():
        assert f"台账第1批，{stopper}" in said[line]
    bureau.add("b")
    with opened(bureau.register) as connection:
        found = check_chain(connection, "register.db")
    assert (found.problems, found.batches, found.sum_fen) == ((), 2, (200 + 80) * 10_000 * 100)


def test_the_explanation_names_line_and_batch(bureau: Bureau) -> None:
    bureau.run("a", FIRST, 2020)
    bureau.add("a")
    second = bureau.run("b", SECOND, 2021)
    (line,) = (line for line in second.lines if line.head.name == f"equipment/{A}/一号线")
    (ruled,) = explanation(second.assessment, line).combination
    because = ruled.because()
    assert because is not None
    assert say(because, "zh") == f"因台账里的 {line.head.name}（台账第1批）"


def test_the_year_again_pays_only_what_is_new(bureau: Bureau) -> None:
    """An objection is upheld: the claim that was forgotten is a batch of its own."""
    forgotten = {**FIRST, "认定": FIRST["认定"][:2]}
    bureau.run("a", forgotten, 2020)
    bureau.add("a")
    again = bureau.run("again", forgotten, 2020)
    assert awards(again) == {}
    assert reasons(again)[f"title/{A}/智能工厂/市级"] == f"本年度已兑现10万元（台账第1批，title/{A}/智能工厂/市级）"
    with pytest.raises(RegisterRefused) as nothing:
        bureau.add("again")
    assert [problem.code for problem in nothing.value.problems] == ["no_lines"]
    upheld = bureau.run("upheld", FIRST, 2020)
    assert awards(upheld) == {f"title/{B}/数字化车间/省级": 30, f"title/{B}/绿色工厂/市级": 10}
    assert upheld.complete
    bureau.add("upheld")


@pytest.mark.parametrize(
    ("bought", "pays", "codes"),
    [(10_000_000, 0, []), (10_000_001, Fraction("0.000015"), []), (9_999_999, 0, ["overpaid"])],
)
def test_a_sum_of_the_year_that_changed(bureau: Bureau, bought: int, pays: Fraction | int, codes: list[str]) -> None:
    """More is topped up; less is a problem, since it was paid already. 15 % of one yuan are 15 fen."""
    bureau.run("a", FIRST, 2020)
    bureau.add("a")
    changed = bureau.run("b", {**FIRST, "项目": [PROJECT, (A, "一号线", bought)]}, 2020)
    assert awards(changed) == ({f"equipment/{A}/一号线": pays} if pays else {})
    assert [problem.code for problem in changed.assessment.claims.problems] == codes
    if pays:
        bureau.add("b")


def test_a_corrected_award_no_longer_stops_anything(bureau: Bureau) -> None:
    bureau.run("a", FIRST, 2020)
    bureau.add("a")
    line = f"equipment/{A}/一号线"
    with opened(bureau.register) as connection:
        correct(connection, Correction(1, line, 50_000_000, "只付了一部分"), "register.db")
    assert awards(bureau.run("b", SECOND, 2021))[f"equipment/{A}/二号线"] == 30  # 500,000 were used of 1,700,000
    with opened(bureau.register) as connection:
        correct(connection, Correction(1, line, 0, "没有付"), "register.db")
    # 1,500,000 and 300,000 in proportion within 1,700,000: the rest of a fen goes to the largest remainder
    second = awards(bureau.run("c", SECOND, 2021))
    assert second[line] == Fraction("141.666667")
    assert second[f"equipment/{A}/二号线"] == Fraction("28.333333")


def test_a_run_computed_before_another_was_recorded_is_refused(bureau: Bureau) -> None:
    bureau.run("a", FIRST, 2020)
    bureau.run("b", SECOND, 2021)  # awards the project and all titles once more
    bureau.add("a")
    with pytest.raises(RegisterRefused) as stale:
        bureau.add("b")
    assert [problem.code for problem in stale.value.problems] == ["computed_before"]


def test_a_run_without_the_register_is_refused_once_there_are_awards(bureau: Bureau, tmp_path: Path) -> None:
    bureau.run("a", FIRST, 2020)
    claims = tmp_path / "a.xlsx"
    for name in ("before", "after"):
        run(
            take_inputs(tmp_path / "rules.yaml", [claims], Options(2020 + (name == "after"), books="none")),
            tmp_path / name, force=False, progress=lambda _done, _all: None,
        )  # fmt: skip
    bureau.add("before")
    with pytest.raises(RegisterRefused) as unseen:
        bureau.add("after")
    assert [problem.code for problem in unseen.value.problems] == ["computed_without"]


def test_earlier_awards_on_a_sheet_beside_a_register_are_refused(bureau: Bureau) -> None:
    headings: Sequence[Cell] = ("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次")
    empty: Sheets = {**FIRST, "历年兑现": [headings]}
    assert awards(bureau.run("empty", empty, 2020))
    with pytest.raises(ClaimsRefused) as both:
        bureau.run("both", {**FIRST, "历年兑现": [headings, (A, "equipment", "旧线", 1, 2019, "")]}, 2020)
    assert [problem.code for problem in both.value.problems] == ["beside_register"]


HIGHEST = SCHEDULE.replace("difference: {per: [enterprise, recognition.kind]", "highest: {per: [enterprise]")


def test_a_claim_of_the_year_that_must_be_compared_is_asked_for(bureau: Bureau) -> None:
    """`highest` does not look back: with the green factory alone, both titles would be paid."""
    bureau.run("a", {**FIRST, "认定": [TITLE, (B, "数字化车间", "市级")]}, 2020, HIGHEST)
    bureau.add("a")
    apart = bureau.run("apart", {**FIRST, "认定": [TITLE, (B, "绿色工厂", "省级")]}, 2020, HIGHEST)
    assert [problem.code for problem in apart.assessment.claims.problems] == ["not_claimed"]
    both: list[Sequence[Cell]] = [TITLE, (B, "数字化车间", "市级"), (B, "绿色工厂", "省级")]
    together = bureau.run("together", {**FIRST, "认定": both}, 2020, HIGHEST)
    assert awards(together) == {f"title/{B}/绿色工厂/省级": 30}
    assert [problem.code for problem in together.assessment.claims.problems] == ["overpaid"]


def test_the_copy_of_the_recorded_rows_is_kept_and_verified(bureau: Bureau) -> None:
    bureau.run("a", FIRST, 2020)
    bureau.add("a")
    bureau.run("b", SECOND, 2021)
    copy = bureau.folder / "b" / "inputs" / "earlier.csv"
    copy.write_bytes(copy.read_bytes().replace(b"1500000.00", b"1.00"))
    with pytest.raises(RegisterRefused) as altered:
        bureau.add("b")
    assert {problem.code for problem in altered.value.problems} == {"run_differs"}


def test_a_key_of_odd_letters_is_found_again(bureau: Bureau) -> None:
    """A key that holds `/` and a leading `=` finds its own award again."""
    odd: Sheets = {**FIRST, "项目": [PROJECT, (A, "=1+1/二~期", 10_000_000)]}
    bureau.run("a", odd, 2020)
    bureau.add("a")
    again = bureau.run("b", odd, 2021)
    assert [line.status for line in again.lines if line.head.clause == "equipment"] == ["nil"]
