"""`register`: what a clerk does with it, by the command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.command import RULES, Done, command
from small_claims import AWARDED, CLEAN, with_row, write_claims

LINE = f"smart-equipment/{AWARDED}/一号线"  # 185,185.20 by hand: 15 % of 1,234,568
PROVINCIAL = f"provincial-recognition/{AWARDED}/智能工厂/省级/甲厂"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "台账 1.db"


def _run(folder: Path) -> Path:
    claims, out = write_claims(folder / "claims.xlsx"), folder / "awards"
    assert command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only").status == 0
    return out


def _register(name: str, *arguments: str | Path, to: Path) -> Done:
    return command("register", name, *arguments, "--register", to)


def test_a_batch_from_run_to_check(tmp_path: Path, register: Path) -> None:
    out = _run(tmp_path)
    assert _register("add", out, to=register).status == 0
    again = _register("add", out, to=register)
    assert (again.status, "第1批" in again.err) == (2, True)
    done = _register("correct", LINE, "--batch", "1", "--sum", "18万元", "--reason", "发票重复", to=register)
    assert done.status == 0, done.err
    head = json.loads(_register("show", "--json", to=register).out)
    assert (head["entries"], head["batches"], head["total"]) == (2, 1, "680000.00")
    assert _register("check", "--head", head["head"], to=register).status == 0
    assert _register("check", "--head", "0" * 63 + "1", to=register).status == 1
    listed = json.loads(_register("list", "--json", to=register).out)
    assert [(entry["kind"], entry["sum"]) for entry in listed] == [("run", "685185.20"), ("correction", "-5185.20")]
    assert _register("export", tmp_path / "all.csv", to=register).status == 0
    text = (tmp_path / "all.csv").read_bytes().decode("utf-8-sig")
    rows = [(row["line"], row["matter"], row["sum"]) for row in csv.DictReader(io.StringIO(text))]
    assert sorted(rows) == sorted(
        [(LINE, "一号线", "185185.20"), (PROVINCIAL, "智能工厂/省级/甲厂", "500000.00"), (LINE, "一号线", "-5185.20")]
    )


def test_a_run_whose_lines_were_edited_is_not_recorded(tmp_path: Path, register: Path) -> None:
    out = _run(tmp_path)
    lines = out / "lines.csv"
    lines.write_bytes(lines.read_bytes().replace(b"185185.20", b"285185.20"))
    done = _register("add", out, to=register)
    assert (done.status, "285185.20" in done.err, register.exists()) == (2, True, False)


def test_earlier_years_are_imported_a_batch_a_year(tmp_path: Path, register: Path) -> None:
    sheets = with_row(CLEAN, "历年兑现", (AWARDED, "智能装备与系统购置奖励", "旧线", 1234.56, 2018, "第2批"))
    sheets = with_row(sheets, "历年兑现", (AWARDED, "provincial-recognition", "智能工厂/省级", 500_000, 2019, ""))
    book = write_claims(tmp_path / "earlier.xlsx", {"历年兑现": sheets["历年兑现"]})
    done = _register("import", book, "--rules", RULES, "--json", to=register)
    assert done.status == 0, done.err
    batches = [(b["batch"], b["year"], b["label"], b["sum"]) for b in json.loads(done.out)]
    assert batches == [(1, 2018, "第2批", "1234.56"), (2, 2019, "", "500000.00")]
    shown = json.loads(_register("show", "2", "--json", to=register).out)
    assert shown["entries"][0]["lines"][0]["line"] == f"provincial-recognition/{AWARDED}/智能工厂/省级/"
    assert _register("import", book, "--rules", RULES, to=register).status == 2


@pytest.mark.parametrize("wrong", [("旧线", "约一千", 2018), ("旧线", 1.001, 2018), ("旧线", 1, None), ("", 1, 2018)])
def test_a_row_that_cannot_be_read_keeps_the_whole_workbook_out(
    tmp_path: Path, register: Path, wrong: tuple[str, str | float, int | None]
) -> None:
    sheets = with_row(CLEAN, "历年兑现", (AWARDED, "smart-equipment", "好线", 1, 2018, ""))
    sheets = with_row(sheets, "历年兑现", (AWARDED, "smart-equipment", *wrong, ""))
    done = _register("import", write_claims(tmp_path / "earlier.xlsx", sheets), "--rules", RULES, to=register)
    assert (done.status, "历年兑现!" in done.err, register.exists()) == (2, True, False)


@pytest.mark.parametrize("name", ["list", "show", "check"])
def test_looking_makes_no_register(register: Path, name: str) -> None:
    assert _register(name, to=register).status == 2
    assert not register.exists()


@pytest.mark.parametrize("wanted", ["18", "-1元", "0.001元", "很多"])
def test_a_sum_of_no_whole_fen_is_refused(register: Path, wanted: str) -> None:
    done = _register("correct", LINE, "--batch", "1", f"--sum={wanted}", "--reason", "x", to=register)
    assert done.status == 2


@pytest.mark.parametrize("head", ["", " ", "0" * 63, "0" * 65, "g" + "0" * 63])
def test_a_mistyped_head_hash_is_no_alarm(register: Path, head: str) -> None:
    done = _register("check", f"--head={head}", to=register)
    assert (done.status, "64" in done.err, "register_cut_off" in done.err) == (2, True, False)


def test_a_head_hash_as_it_was_copied(tmp_path: Path, register: Path) -> None:
    assert _register("import", _earlier(tmp_path), "--rules", RULES, to=register).status == 0
    head = json.loads(_register("show", "--json", to=register).out)["head"]
    assert _register("check", "--head", f" {head.upper()} ", to=register).status == 0
    assert "register_cut_off" in _register("check", "--head", "f" * 64, to=register).err


def _earlier(folder: Path) -> Path:
    """A workbook of one earlier award."""
    sheets = with_row(CLEAN, "历年兑现", (AWARDED, "smart-equipment", "旧线", 1234.56, 2018, "第2批"))
    return write_claims(folder / "earlier.xlsx", {"历年兑现": sheets["历年兑现"]})


def test_what_stands_there_already_is_named(tmp_path: Path, register: Path) -> None:
    book = _earlier(tmp_path)
    first, second = (command("--lang", "en", "register", "import", book, "--rules", RULES, "--register", register, lang=None) for _ in range(2))  # fmt: skip
    assert "batch 1  import  2018  第2批  1 line  1234.56 yuan" in first.out
    assert (second.status, "batch 1 (2018 第2批, 1 line, 1234.56 yuan)" in second.err) == (2, True)
    exported = command("register", "export", tmp_path / "all.csv", "--register", register, lang="en")
    assert exported.out == f"{tmp_path / 'all.csv'} is written: 1 line of 1 entry\n"


def test_a_batch_that_is_not_there_is_one_kind_of_fault(tmp_path: Path, register: Path) -> None:
    assert _register("import", _earlier(tmp_path), "--rules", RULES, to=register).status == 0
    shown = _register("show", "9", to=register)
    put_right = _register("correct", LINE, "--batch", "9", "--sum", "0元", "--reason", "x", to=register)
    assert (shown.status, shown.err) == (2, put_right.err)
    assert "1到1" in shown.err


def test_a_run_with_nothing_new_says_so(tmp_path: Path, register: Path) -> None:
    claims = write_claims(tmp_path / "claims.xlsx")
    for number, status in ((1, 0), (2, 2)):
        out = tmp_path / str(number)
        given = (claims, "--rules", RULES, "--year", "2020", "--out", out, "--summary-only", "--register", register)
        assert command("run", *given).status == 0
        done = _register("add", out, to=register)
        assert done.status == status
    assert "除已记的以外" in done.err
