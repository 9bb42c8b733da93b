"""What crosses enterprises is settled over all partitions; each guard is proved by taking it away."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from handed_in.three_forms import csv_bytes
from intake.made_codes import code
from partitions.shared_pools import HEADINGS, schedule_text
from partitions.whole_and_parts import as_a_whole, in_parts, in_parts_told, inputs_of
from subsidy_calc.engine import run_parts
from subsidy_calc.engine.linked import Links
from subsidy_calc.outputs.inputs import Inputs

FIRMS = 6


def _inputs(rules: list[str], *, shared_invoice: bool = False) -> Inputs:
    """Enterprises with one project of 100 yuan each, so that clause `works` gives each 10 yuan."""
    firms = [[code(number), f"公司{number}", "东镇"] for number in range(1, FIRMS + 1)]
    works = [[firm[0], "一期", "甲", "绿色", "100", "", "", "60", ""] for firm in firms]
    bought = [[firm[0], "一期", "票1" if shared_invoice else f"票{firm[0]}", "50"] for firm in firms]
    sheets = {"企业": firms, "项目": works, "发票": bought}
    files = [(csv_bytes([HEADINGS[name], *rows]), f"{name}.csv") for name, rows in sheets.items()]
    return inputs_of(schedule_text(rules), files)


def _awards(records: dict[str, bytes], clause: str) -> list[tuple[str, str]]:
    rows = csv.DictReader(records["lines.csv"].decode("utf-8-sig").splitlines())
    return [(row["award"], row["reason_code"]) for row in rows if row["clause"] == clause]


def test_a_budget_that_suffices_to_the_fen_leaves_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(run_parts, "settle_pool")  # the sums are enough: nobody is looked at line by line
    inputs = _inputs(["- budget: {clauses: [works], sum: 60元, shared: pro_rata}"])
    assert _awards(in_parts(inputs, tmp_path / "parts", 1), "works") == [("10.00", "")] * FIRMS


def test_a_budget_one_fen_short_is_shared_over_all_partitions(tmp_path: Path) -> None:
    inputs = _inputs(["- budget: {clauses: [works], sum: 59.99元, shared: pro_rata}"])
    # 59.99 / 6 = 9.998333…: whole fen 9.99 each, and the 5 fen that are left to the first keys
    expected = [("10.00", "")] * 5 + [("9.99", "budget")]
    assert _awards(in_parts(inputs, tmp_path / "parts", 1), "works") == expected


@pytest.mark.parametrize(("places", "paid"), [(FIRMS, FIRMS), (FIRMS - 1, FIRMS - 1)])
def test_a_quota_counts_over_all_partitions(tmp_path: Path, places: int, paid: int) -> None:
    inputs = _inputs([f"- quota: {{clauses: [works], most: {places}, ranked: highest, by: project.score}}"])
    awards = _awards(in_parts(inputs, tmp_path / "parts", 1), "works")
    assert awards == [("10.00", "")] * paid + [("0.00", "quota")] * (FIRMS - paid)


def test_a_cap_behind_a_budget_sees_what_the_budget_left(tmp_path: Path) -> None:
    rules = [
        "- budget: {clauses: [works], sum: 30元, shared: pro_rata}",
        "- cap: {per: [enterprise], except: [], at_most: 14元, over: year, gives_way: in_proportion}",
    ]
    awards = in_parts(_inputs(rules), tmp_path / "parts", 1)
    # works 10 → 5 by the budget; with the 10 of `bought` 15, of which the cap leaves 14: a third to works
    assert _awards(awards, "works") == [("4.67", "cap")] * FIRMS
    assert _awards(awards, "bought") == [("9.33", "cap")] * FIRMS


def test_one_invoice_of_all_enterprises_is_refused_for_each(tmp_path: Path) -> None:
    inputs = _inputs([], shared_invoice=True)
    parts = in_parts_told(inputs, tmp_path / "parts", 1)
    assert [problem.code for problem in parts.problems] == ["shared_document"] * FIRMS


def test_without_the_links_a_shared_invoice_would_be_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = _inputs([], shared_invoice=True)
    monkeypatch.setattr(Links, "shared", lambda _self: frozenset())
    assert in_parts(inputs, tmp_path / "parts", 1) != as_a_whole(inputs, tmp_path / "whole")
