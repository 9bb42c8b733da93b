"""A run whose awards are paid in parts: its records, its explanations and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.command import command
from payment.paid_claims import PAID, write_paid_claims
from small_claims import AWARDED, NIL, Cell
from workbooks.sample_run import cells


@pytest.fixture
def out(tmp_path: Path) -> Path:
    claims = write_paid_claims(tmp_path / "claims.xlsx")
    done = command("run", claims, "--rules", PAID, "--year", "2020", "--out", tmp_path / "out")
    assert done.status == 1, done.err  # one instalment cannot be told
    assert "本期应付合计" in done.out
    assert "1 项奖励有一期因资料不全暂不支付" in done.out
    return tmp_path / "out"


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_records(out: Path) -> None:
    lines = {line["line"]: (line["award"], line["payable_now"]) for line in _csv(out / "lines.csv")}
    assert lines[f"in-parts/{AWARDED}/三"] == ("100.01", "70.01")
    assert lines[f"both/{AWARDED}/六"] == ("100.02", "60.01")
    assert lines[f"plain/{NIL}/二"] == ("0.01", "0.01")
    assert lines[f"plain/{NIL}/三"] == ("0.00", "0.00")
    paid = [tuple(row.values()) for row in _csv(out / "payments.csv")]
    assert [row[1:] for row in paid if row[0] == f"in-parts/{AWARDED}/三"] == [
        ("试算县", "1", "2020", "50.01"),
        ("试算县", "2", "2020", "20.00"),
    ]
    assert [row[1:] for row in paid if row[0] == f"both/{AWARDED}/六"] == [
        ("市", "1", "2020", "20.00"),
        ("县", "1", "2020", "40.01"),
    ]
    assert [row[1:] for row in paid if row[0] == f"plain/{NIL}/二"] == [("试算县", "1", "2020", "0.01")]
    assert f"plain/{NIL}/三" not in {row[0] for row in paid}
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    # 2,400.03 + 100.00 + 0.01 + 1,234,567,890,123.45, and 1,330.02 + 100.00 + 0.01 + 740,740,734,074.07
    assert record["total"] == "1234567892623.49"
    assert record["payable_now"] == "740740735504.10"
    assert record["instalments"] == {"now": 9, "due": 5, "later": 0, "open": 1, "forfeited": 1}
    assert record["payable_now_by_payer"]["省"] == "66.67"


def test_a_decided_sum_is_what_is_paid_in_parts(tmp_path: Path) -> None:
    line = f"both/{AWARDED}/六"
    decided: list[tuple[Cell, ...]] = [("事项", "决定金额", "依据文号", "原因"), (line, 50.01, "纪要3号", "酌减")]
    bank = [
        ("统一社会信用代码", "户名", "开户行", "账号"),
        (AWARDED, "甲示例有限公司", "示例银行", "6222000011112222333"),
    ]
    claims = write_paid_claims(tmp_path / "claims.xlsx", 会议决定=decided, 银行账户=bank)
    command("run", claims, "--rules", PAID, "--year", "2020", "--out", tmp_path / "out")
    lines = {each["line"]: each for each in _csv(tmp_path / "out" / "lines.csv")}
    assert (lines[line]["award"], lines[line]["payable_now"]) == ("50.01", "30.01")  # 30.006
    paid = [row for row in _csv(tmp_path / "out" / "payments.csv") if row["line"] == line]
    assert [(row["payer"], row["sum"]) for row in paid] == [("市", "10.00"), ("县", "20.01")]
    head, *rows = cells(tmp_path / "out" / "awards.xlsx")
    (own,) = [row for row in rows if row[1] == AWARDED]
    assert own[head.index("户名")] == "甲示例有限公司"
    assert own[head.index("其中：市（元）")] == 93.34  # 50.01 + 33.33 + 10.00


def test_explained(out: Path) -> None:
    text = command("explain", out, f"in-parts/{AWARDED}/四").out
    assert "第1期 50%（2020年度） = 500元：本期应付  [paid-schedule.yaml:58:11]" in text
    assert "条件未满足，不再支付：不符合条件：要求已缴税额不低于10万元，填报99,999.99元（项目!E5）" in text
    assert "第3期 30%（2021年度） = 300元：以后年度应付，条件：已缴税额不低于20万元" in text
    (both,) = json.loads(command("explain", out, f"both/{AWARDED}/六", "--json").out)
    assert both["payable_now"] == "60.01"
    assert [part["by_payer"] for part in both["payment"]["instalments"]] == [
        {"市": "20.00", "县": "40.01"},
        {"市": "13.34", "县": "26.67"},
    ]
    (plain,) = json.loads(command("explain", out, f"plain/{NIL}/二", "--json").out)
    assert (plain["payable_now"], plain["payment"]) == ("0.01", None)


def test_rules_are_proved_and_shown() -> None:
    proved = command("rules", "test", PAID)
    assert (proved.status, proved.out.splitlines()[0]) == (0, "3/3 个例子符合")
    shown = command("rules", "show", PAID, lang="en").out
    assert "Payment: paid by 市 50%, 县 50%" in shown
    assert "Payment: instalment 2: 20% in year 1, if " in shown
