"""Papers of a run: numbers, sums and payers worked by hand from the claims of `payment/paid_claims`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cli.command import command
from papers.paid_run import numbered, papers, rows, told, write_run
from small_claims import AWARDED, CLEAN, NIL, write_claims

TOTAL, NOW = 1_234_567_892_623.49, 740_740_735_504.1
FIRST = ("--from", "2021-09-24")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """List and verification sheets of the run, payment table and notices of the batch that it was recorded as."""
    path: Path = tmp_path_factory.mktemp("papers")
    out, settings = write_run(path), ("--settings", path / "settings.yaml")
    batch = ("--register", path / "register.db")
    assert papers(out, *batch, "--kind", "list", *FIRST, *settings, out=path / "list").status == 0
    assert papers(out, *batch, "--kind", "verification", *settings, out=path / "verification").status == 0
    done = papers(*batch, "--batch", "1", "--kind", "payment", *settings, out=path / "payment")
    (problem,) = told(done)["problems"]
    assert (done.status, problem["code"], problem["file"]) == (1, "no_account", f"{NIL} 乙示例有限公司")
    assert papers(*batch, "--batch", "1", "--kind", "notice", *settings, out=path / "notice").status == 0
    return path


def _book(folder: Path, kind: str, uscc: str) -> Path:
    (found,) = (folder / kind).glob(f"{uscc}*.xlsx")
    return found


def test_the_list(folder: Path) -> None:
    listed = list(numbered(folder / "list" / "list.xlsx"))
    assert [row[0] for row in listed] == list(range(1, 10))
    assert listed[3] == (4, "甲示例有限公司", AWARDED, "市县共担：一", "《兑现办法》第一条", 0.010001, 100.01)
    text = [str(row[0]) for row in rows(folder / "list" / "list.xlsx")]
    assert "公示期：2021年9月24日至2021年9月29日，5个工作日（公示首日计入）" in text[2]
    assert "试算县经信局" in text[2]
    (total,) = (row for row in rows(folder / "list" / "list.xlsx") if row[0] == "合计（9项）")
    assert total[5:] == (123_456_789.262349, TOTAL)
    # 1 2345 6789 2623.49 in groups of four
    assert "合计（大写）：人民币壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万贰仟陆佰贰拾叁元肆角玖分" in text


def test_the_list_agrees_with_its_run(folder: Path) -> None:
    done = command("reconcile", folder / "list" / "list.xlsx", folder / "out")
    assert done.status == 0, done.out


def test_numbers_are_the_same_in_all_four(folder: Path) -> None:
    listed = {row[3]: (row[0], row[2]) for row in numbered(folder / "list" / "list.xlsx")}
    paid = {row[3]: (row[0], row[2]) for row in numbered(folder / "payment" / "payment.xlsx")}
    assert paid == listed
    for kind in ("verification", "notice"):
        found = {row[1]: (row[0], uscc) for uscc in (AWARDED, NIL) for row in numbered(_book(folder, kind, uscc))}
        assert found == listed


def test_the_payment_table(folder: Path) -> None:
    paid = list(numbered(folder / "payment" / "payment.xlsx"))
    assert len(paid) == 17
    six = [row for row in paid if row[0] == 9]  # 60 % of 100.02, a third and the rest
    assert [row[4:8] for row in six] == [("市", "第1期（60%）", 2020, 20), ("县", "第1期（60%）", 2020, 40.01)]
    assert six[0][8:] == ("甲示例有限公司", "示例银行", "6222000011112222333")
    (plain,) = (row for row in paid if row[0] == 3)  # whose clause names nobody
    assert plain[4:] == ("试算县", "一次付清", 2020, 0.01, None, None, None)
    every = rows(folder / "payment" / "payment.xlsx")
    subtotals = {row[0]: row[7] for row in every if str(row[0]).startswith("其中")}
    assert subtotals == {
        "其中：省承担": 66.67,  # 33.34 + 33.33
        "其中：市承担": 246_913_578_161.36,  # 33.33 + 246,913,578,024.69 + 50.01 + 33.33 + 20.00
        "其中：县承担": 493_827_156_206.05,  # 33.33 + 493,827,156,049.38 + 50.00 + 33.33 + 40.01
        "其中：试算县承担": 1_070.02,  # 0.01 + 50.01 + 20.00 + 500 + 500
    }
    assert round(sum(subtotals.values()), 2) == NOW
    assert [row[7] for row in every if row[0] == "合计（17笔）"] == [NOW]
    assert "合计（大写）：人民币柒仟肆佰零柒亿肆仟零柒拾叁万伍仟伍佰零肆元壹角" in [row[0] for row in every]
    assert [str(row[0]).split() for row in every if str(row[0]).startswith("经办")] == [["经办：", "审核："]]


def test_a_verification_sheet_shows_what_is_not_paid(folder: Path) -> None:
    every = rows(_book(folder, "verification", NIL))
    (nil,) = (row for row in every if row[1] == "一次付清：三")
    assert (nil[0], nil[5], nil[8]) == (None, "不予兑现", 0)
    assert nil[3] == "支出 0.00"
    assert nil[7] == "claims.xlsx 项目!10"


def test_a_notice_says_what_is_payable_now(folder: Path) -> None:
    every = rows(_book(folder, "notice", AWARDED))
    (total,) = (row for row in every if row[0] == "合计")
    # 100.01 + 99.99 + 100.01 + 1000 + 1000 + 100.02, and of it 100.01 + 99.99 + 70.01 + 500 + 500 + 60.01
    assert total[3:] == (2_400.03, 1_330.02)
    assert every[2][0] == (
        "根据《兑现办法》，经审核，核定你单位2020年度奖励共计人民币贰仟肆佰元零叁分（￥2,400.03元），明细如下："
    )


def test_every_paper_bears_the_batch(folder: Path) -> None:
    for book in (folder / "list" / "list.xlsx", folder / "payment" / "payment.xlsx"):
        assert rows(book)[1][0] == "试算县经信局　　试算县　　2020年度　　批次：1"


def test_a_name_that_looks_like_a_formula_goes_through(tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {sheet: list(own) for sheet, own in CLEAN.items()}
    sheets["企业"][1] = (AWARDED, "=1+1", "全椒县", "民营", "是")
    claims = write_claims(tmp_path / "claims.xlsx", sheets)
    command("run", claims, "--rules", "quanjiao-2020", "--year", "2020", "--out", tmp_path / "out", "--summary-only")
    assert papers(tmp_path / "out", "--kind", "list", *FIRST, out=tmp_path / "list").status == 0
    cell = openpyxl.load_workbook(tmp_path / "list" / "list.xlsx").worksheets[0]["B5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_edited_folder_is_not_printed(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "out", tmp_path / "out")
    lines = tmp_path / "out" / "lines.csv"
    lines.write_bytes(lines.read_bytes().replace(b"100.01", b"900.01"))
    done = papers(tmp_path / "out", "--kind", "notice", out=tmp_path / "papers")
    assert (done.status, (tmp_path / "papers").exists()) == (2, False)
    assert {problem["code"] for problem in told(done)["problems"]} == {"run_differs"}


def test_the_same_bytes_and_earlier_papers_are_kept(folder: Path) -> None:
    kept = (folder / "notice" / "papers.json").read_bytes()  # with the hash of each file
    again = ("--register", folder / "register.db", "--batch", "1", "--kind", "notice")
    assert papers(*again, out=folder / "notice").status == 2
    assert papers(*again, "--templates", folder, "--force", out=folder / "notice").status == 2  # none is there
    assert (folder / "notice" / "papers.json").read_bytes() == kept
    settings = ("--settings", folder / "settings.yaml")
    assert papers(*again, *settings, "--force", out=folder / "notice").status == 0
    assert (folder / "notice" / "papers.json").read_bytes() == kept


def test_a_run_without_claims_has_no_paper_of_any_kind(tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {sheet: list(own)[: 2 if sheet == "企业" else 1] for sheet, own in CLEAN.items()}
    claims = write_claims(tmp_path / "claims.xlsx", sheets)
    command("run", claims, "--rules", "quanjiao-2020", "--year", "2020", "--out", tmp_path / "out", "--summary-only")
    done = papers(tmp_path / "out", "--kind", "verification", out=tmp_path / "sheets")
    assert done.status == 2
    assert "no_lines" in done.out + done.err
