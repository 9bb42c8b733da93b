"""`register state`, `due` and `summary`: a year as a clerk works it, by the command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cli.command import RULES, Done, command
from small_claims import AWARDED, Cell, write_claims

LINE = f"smart-equipment/{AWARDED}/一号线"  # 185,185.20 by hand: 15 % of 1,234,568
PROVINCIAL = f"provincial-recognition/{AWARDED}/智能工厂/省级/甲厂"  # 500,000
NEW = f"smart-equipment/{AWARDED}/二号线"
SETTINGS = """
time_limits: {published: 7, approved: 15}
offices: {published: 办公室}
kinds:
  provincial-recognition: {title: 省级认定奖励, recognition: {title: 1, level: 2}}
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "台账.db"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = tmp_path / "settings.yaml"
    file.write_text(SETTINGS, encoding="utf-8")
    return file


def _register(name: str, *arguments: str | Path, to: Path) -> Done:
    return command("register", name, *arguments, "--register", to)


def _state(word: str, day: str, *arguments: str | Path, to: Path) -> Done:
    return _register("state", *arguments, "--state", word, "--on", day, "--by", "张三", to=to)


def test_a_year_by_the_command(tmp_path: Path, register: Path, settings: Path) -> None:
    assert _state("受理", "2020-12-01", LINE, "--year", "2020", "--name", "甲公司", to=register).status == 0
    claims, out = write_claims(tmp_path / "claims.xlsx"), tmp_path / "awards"
    run = ("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    assert command(*run, "--register", register).status == 0
    for word, day in (("初审", "2020-12-03"), ("核实", "2020-12-04")):
        assert _state(word, day, LINE, to=register).status == 0
    added = _register("add", out, to=register)  # though states were recorded since the run
    assert added.status == 0, added.err
    assert _state("decided", "2021-01-20", "--batch", "1", "--paper", "会议纪要3号", to=register).status == 0
    assert _state("公示", "2021-02-03", "--batch", "1", to=register).status == 0
    due = _register("due", "--settings", settings, "--on", "2021-02-18", "--json", to=register)
    told = json.loads(due.out)
    assert (due.status, told["overdue"], told["due_soon"]) == (0, 0, 2)
    assert {(each["claim"], each["last_day"], each["working_days_left"]) for each in told["due"]} == {
        (LINE, "2021-02-18", 0), (PROVINCIAL, "2021-02-18", 0),
    }  # fmt: skip
    book = tmp_path / "due.xlsx"
    late = _register("due", "--settings", settings, "--on", "2021-02-19", "--workbook", book, to=register)
    assert (late.status, "截至2021-02-19：超期2项" in late.out, "办公室：2项" in late.out) == (1, True, True)
    cells = [cell.value for row in openpyxl.load_workbook(book)["到期提醒"].iter_rows() for cell in row]
    assert {LINE, PROVINCIAL, "省级认定奖励", "甲示例有限公司"} <= set(cells)
    assert _state("异议", "2021-02-19", LINE, to=register).status == 0
    refused = _state("批准", "2021-02-20", "--batch", "1", to=register)
    assert (refused.status, "异议未答复" in refused.err) == (2, True)
    assert _state("批准", "2021-02-20", "--batch", "1", "--except", LINE, to=register).status == 0
    assert _state("拨付", "2021-03-01", PROVINCIAL, "--instalment", "1/2", "--sum", "30万元", to=register).status == 0
    assert _state("拨付", "2021-06-01", PROVINCIAL, to=register).status == 0
    history = json.loads(_register("state", PROVINCIAL, "--json", to=register).out)[0]
    assert [(each["state"], each["instalment"], each["sum"]) for each in history["steps"]] == [
        ("decided", "", ""), ("published", "", ""), ("approved", "", ""), ("paid", "1/2", "300000.00"),
        ("paid", "2/2", "200000.00"),
    ]  # fmt: skip
    book = tmp_path / "summary.xlsx"
    summed = _register("summary", "--year", "2020", "--settings", settings, "--json", "--workbook", book, to=register)
    told = json.loads(summed.out)
    assert summed.status == 0
    total, (recognised,) = told["total"], told["recognised"]
    assert (total["states"], total["award"], total["paid"]) == ({"paid": 1, "objected": 1}, "685185.20", "500000.00")
    assert (recognised["title"], recognised["level"], recognised["enterprises"]) == ("智能工厂", "省级", 1)
    assert told["total"]["closed"] == {"on_time": 0, "late": 1, "no_limit": 0, "not_counted": 0}  # approved on the 20th
    assert book.exists()
    text = _register("summary", "--year", "2020", "--settings", settings, to=register).out
    assert "省级认定奖励" in text
    assert "185,185.20" in text
    assert _register("check", to=register).status == 0
    assert "第1批" in _register("show", "1", to=register).out


def test_a_list_is_recorded_whole_or_not_at_all(tmp_path: Path, register: Path) -> None:
    headings = ("条目", "年度", "状态", "日期", "经办人", "说明")
    good = (LINE, 2020, "受理", "2020-12-01", "=1+1", "@SUM(A1)")
    rows: list[Sequence[Cell]] = [headings, good, (NEW, 2020, "批准", "2020-12-01", "李四", "")]
    book = write_claims(tmp_path / "list.xlsx", {"登记": rows})
    done = _register("state", "--from", book, to=register)
    assert (done.status, "登记!3" in done.err, "受理" in done.err) == (2, True, True)
    assert json.loads(_register("list", "--json", to=register).out) == []
    book = write_claims(tmp_path / "list.xlsx", {"登记": rows[:2]})
    assert _register("state", "--from", book, to=register).status == 0
    assert _register("export", tmp_path / "all.csv", to=register).status == 0
    text = (tmp_path / "all.csv").read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["kind"], row["line"], row["state"], row["day"]) == ("state", LINE, "received", "2020-12-01")
    assert (row["by"], row["note"]) == ("'=1+1", "'@SUM(A1)")  # no formula when it is opened


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [LINE, "--batch", "1", "--state", "公示", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--state", "公视", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--state", "公示", "--by", "x"],
        [LINE, "--state", "公示", "--on", "2021-1-1", "--by", "x"],
        [LINE, "--state", "公示", "--on", "2021-01-01"],
        [LINE, "--state", "公示", "--undo", "--on", "2021-01-01", "--by", "x", "--note", "y"],
        [LINE, NEW, "--state", "受理", "--year", "2020", "--name", "甲", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--except", NEW, "--state", "公示", "--on", "2021-01-01", "--by", "x"],
        ["--batch", "1", "--year", "2020", "--state", "公示", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--state", "拨付", "--instalment", "2/1", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--state", "拨付", "--sum", "5", "--on", "2021-01-01", "--by", "x"],
        ["一号线", "--state", "受理", "--year", "2020", "--on", "2021-01-01", "--by", "x"],
        [LINE, "--state", "受理", "--on", "2021-01-01", "--by", "x"],
    ],
)
def test_what_cannot_be_meant_is_refused_and_makes_no_register(register: Path, arguments: list[str]) -> None:
    assert (_register("state", *arguments, to=register).status, register.exists()) == (2, False)


def test_a_mistake_is_undone(register: Path) -> None:
    assert _state("受理", "2021-01-01", LINE, "--year", "2020", to=register).status == 0
    assert _state("checked", "2021-01-02", LINE, to=register).status == 0
    undo = ("state", LINE, "--undo", "--on", "2021-01-03", "--by", "张三")
    assert _register(*undo, to=register).status == 2
    assert _register(*undo, "--note", "记错企业", to=register).status == 0
    shown = _register("state", LINE, to=register).out
    assert ("现为受理" in shown, "初审" in shown) == (True, False)
    assert len(json.loads(_register("list", "--json", to=register).out)) == 3
    assert _register("state", NEW, to=register).status == 2


def test_settings_that_cannot_be_read(tmp_path: Path, register: Path) -> None:
    assert _state("受理", "2021-01-01", LINE, "--year", "2020", to=register).status == 0
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("time_limits: {recieved: 5, checked: 5天}\n", encoding="utf-8")
    done = _register("due", "--settings", wrong, "--on", "2021-02-01", to=register)
    assert (done.status, "received" in done.err, "工作日数" in done.err) == (2, True, True)
