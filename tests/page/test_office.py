"""What an office adds to a run: papers to print, and a register that earlier awards come from and the run goes to.

The small claims by hand: 15 % of 1,234,568.00 yuan is 185,185.20, a provincial smart factory is 500,000.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from starlette.testclient import TestClient

from page.opened import ADDRESS, TOKEN, choose, compute, csrf, opened, post, when_done
from small_claims import AWARDED, write_claims
from subsidy_calc.page.sessions import Bureau

SETTINGS = "bureau: 示例局\ntime_limits: {decided: 10}\n"


def _claims(folder: Path) -> tuple[str, bytes]:
    return "claims.xlsx", write_claims(folder / "claims.xlsx").read_bytes()


def _bureau(folder: Path) -> Bureau:
    (folder / "settings.yaml").write_text(SETTINGS, "utf-8")
    return Bureau(folder / "register.db", folder / "settings.yaml")


def _make(window: TestClient, **fields: str) -> str:
    form = {"csrf": csrf(window), **fields}
    return window.post("/papers", data=form, headers={"origin": ADDRESS}).text


def test_papers_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with opened(tmp_path / "kept", _bureau(tmp_path)) as window:
        choose(window)
        assert window.get("/papers", follow_redirects=False).status_code == 303  # no results yet
        assert window.get("/papers/list/list.xlsx").status_code == 404
        compute(window, _claims(tmp_path))

        assert window.get("/papers").text.count("写出") >= 4
        assert window.get("/papers/list/list.xlsx").status_code == 404  # not made yet
        assert post(window, "/papers", kind="list", first="2020-02-30") == 400
        assert post(window, "/papers", kind="../list", first="2020-09-24") == 400
        shown = _make(window, kind="list", first="2020-09-24")
        assert "公示期 2020-09-24 至 2020-09-29" in shown  # Sunday the 27th was worked
        assert "685,185.20" in shown
        book = load_workbook(io.BytesIO(window.get("/papers/list/list.xlsx").content))
        texts = [str(cell.value) for row in book.worksheets[0] for cell in row]
        assert any("示例局" in text for text in texts)
        assert texts.count(AWARDED) == 2
        with zipfile.ZipFile(io.BytesIO(window.get("/papers/list/all.zip").content)) as archive:
            assert {"list.xlsx", "list.docx", "list.pdf"} <= set(archive.namelist())
        assert window.get("/papers/list/..%2F..%2Fawards%2Fawards.xlsx").status_code == 404

        shown = _make(window, kind="payment")
        assert "空着、要手填的：1" in shown  # the claims have no bank account
        assert AWARDED in shown


def test_a_run_goes_to_the_register_once_and_the_next_one_looks_there(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with opened(tmp_path / "kept", _bureau(tmp_path)) as window:
        assert "已记的批次，合计0.00元" in window.get("/register").text
        choose(window)
        compute(window, _claims(tmp_path))
        assert post(window, "/register") == 400  # nobody said that it is approved
        assert post(window, "/register", approved="1") == 303
        assert "本次结果是台账第1批" in window.get("/register").text
        assert post(window, "/register", approved="1") == 303
        shown = window.get(f"/register?search={AWARDED}").text
        assert "合计685185.20元" in shown
        assert "2项" in shown
        assert "185185.20" in shown
        assert "0项" in window.get("/register?search=nobody").text

        window.cookies.clear()
        window.get(f"/?token={TOKEN}")
        choose(window)
        shown = compute(window, _claims(tmp_path))
        assert "685,185.20" not in shown
        assert post(window, "/register", approved="1") == 422
        assert "合计685185.20元" in window.get("/register").text


def test_without_a_register_there_is_no_page_of_it(tmp_path: Path) -> None:
    with opened(tmp_path) as window:
        assert "/register" not in window.get("/").text
        assert window.get("/register").status_code == 404
        assert post(window, "/register", approved="1") == 404
        assert when_done(window, "/papers")
