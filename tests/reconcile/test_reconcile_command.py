"""The command: exit status, what a clerk reads, and the same for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import RULES, command
from reconcile.made_lists import CLEAN as LIST
from reconcile.made_lists import Value, clean
from small_claims import CLEAN, Cell, write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import run


def write_list(path: Path, rows: list[list[Value]]) -> Path:
    cells: list[list[Cell]] = [[cell for cell in row if isinstance(cell, str | int | float | None)] for row in rows]
    return write_claims(path, {"公示": cells})


@pytest.fixture(scope="module")
def awards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reconciled")
    inputs = take_inputs(RULES, [write_claims(folder / "claims.xlsx", CLEAN)], Options(2020, books="none"))
    run(inputs, folder / "awards", force=False, progress=lambda _done, _total: None)
    return folder / "awards"


def test_a_list_alone(tmp_path: Path) -> None:
    done = command("reconcile", write_list(tmp_path / "名单.xlsx", LIST))
    assert (done.status, done.err) == (0, "")
    assert "名单自身前后一致" in done.out
    wrong = write_list(tmp_path / "错.xlsx", clean(D10=375.6, A2=""))
    done = command("reconcile", wrong, COLUMNS="150")
    assert done.status == 1
    for said in ("D10", "375.6", "345.6万元", "只差一个数字"):
        assert said in done.out
    assert "the total of" in command("reconcile", wrong, lang="en", COLUMNS="150").out


def test_against_a_run(tmp_path: Path, awards: Path) -> None:
    rows: list[list[Value]] = [["企业名称", "奖励金额（元）"], ["甲示例有限公司", 685_185.2]]
    listed = write_list(tmp_path / "名单.xlsx", rows)
    done = command("reconcile", listed, awards)
    assert done.status == 0
    assert "名单与核定结果完全一致" in done.out
    table = tmp_path / "名单.csv"
    table.write_text("企业名称,奖励金额（元）\n甲示例有限公司,685185.21\n", encoding="utf-8")
    record = json.loads(command("reconcile", table, awards, "--json").out)
    assert record["agrees"] is False
    assert record["tables"][0]["sum"] == "685185.21"
    (problem,) = record["problems"]
    assert (problem["code"], problem["cell"], problem["found"]) == ("sum_differs", "B2", "685185.21")
    assert problem["expected"] == "685,185.20元"


def test_nothing_can_be_done(tmp_path: Path) -> None:
    listed = write_list(tmp_path / "名单.xlsx", LIST)
    assert command("reconcile", tmp_path / "no.xlsx").status == 2
    assert command("reconcile", listed, tmp_path).status == 2
    assert command("reconcile", write_list(tmp_path / "通知.xlsx", [["通知"]])).status == 2
    assert json.loads(command("reconcile", tmp_path, "--json").out)["problems"][0]["code"] == "list_unreadable"


def test_what_is_no_file_of_a_list_is_told_in_our_words(tmp_path: Path) -> None:
    absent, folder = command("reconcile", tmp_path / "no.xlsx"), command("reconcile", tmp_path)
    assert (absent.status, folder.status) == (2, 2)
    assert "没有这个文件" in absent.err
    assert "文件夹" in folder.err
    assert "No such" not in absent.err
