"""What is handed in: hostile files and names do nothing but stand there as problems; each session sees its own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from page.opened import ADDRESS, RULES, TOKEN, choose, compute, csrf, hand_in, opened, post, when_done
from small_claims import AWARDED, CLEAN, NIL, with_row, write_claims

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "kept").mkdir()
    with opened(tmp_path / "kept") as made:
        choose(made)
        yield made


def _claims(folder: Path, name: str = "三号线", kind: str = "智能化") -> bytes:
    sheets = with_row(CLEAN, "项目", (NIL, name, kind, 100_000, 0))
    return write_claims(folder / "made.xlsx", sheets).read_bytes()


def _bomb() -> bytes:
    """A workbook of a few hundred kilobytes with a part of 200 megabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(bytes(1024**2))
    return packed.getvalue()


def test_hostile_files_stand_there_as_problems_and_do_not_stop_the_others(window: TestClient, tmp_path: Path) -> None:
    good = _claims(tmp_path, name='=HYPERLINK("http://evil.example")', kind=SCRIPT)
    assert hand_in(
        window,
        ("好.xlsx", good),
        ("bomb.xlsx", _bomb()),
        ("page.xlsx", f"<html>{SCRIPT}</html>".encode()),
        ("../../escape.xlsx", b"PK\x03\x04 not really"),
        (f"{SCRIPT}.xlsx", b""),
        ("..", b"x"),
        ("C:\\claims\\*.xlsx", b"x"),
        ("noextension", b"\x00\x01"),
    ) == 303  # fmt: skip
    shown = when_done(window)
    assert SCRIPT not in shown
    assert "&lt;script&gt;alert(1)&lt;" in shown  # the kind of a project, as what was found
    for name in ("bomb.xlsx", "page.xlsx", "escape.xlsx", "noextension"):
        assert shown.count(name) >= 2, name  # in the list of files, and with its problem
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "made.xlsx"]
    assert len(kept) == 8
    assert all(path.is_relative_to(tmp_path / "kept") for path in kept)
    assert not list(tmp_path.parent.glob("escape*"))

    assert post(window, "/run") == 303
    assert when_done(window, "/results").count(AWARDED) >= 1
    assert SCRIPT not in window.get(f"/results/enterprise/{NIL}").text


def test_two_sessions_see_only_their_own(window: TestClient, tmp_path: Path) -> None:
    assert AWARDED in compute(window, ("一.xlsx", _claims(tmp_path)))
    mine = dict(window.cookies)

    window.cookies.clear()
    assert window.get(f"/?token={TOKEN}").status_code == 200
    assert window.get("/results", follow_redirects=False).status_code == 303  # nothing here yet
    assert window.get("/results/awards.xlsx").status_code == 404
    choose(window)
    other = write_claims(tmp_path / "other.xlsx", {**CLEAN, "项目": CLEAN["项目"][:1], "认定": CLEAN["认定"][:1]})
    shown = compute(window, ("二.xlsx", other.read_bytes()))
    assert AWARDED not in shown
    assert "按条款" in shown
    assert "一.xlsx" not in window.get("/claims").text
    assert window.get(f"/results/enterprise/{AWARDED}").status_code == 404
    assert post(window, "/end") == 303

    window.cookies.clear()
    window.cookies.update(mine)
    assert AWARDED in window.get("/results").text  # the end of one is not the end of the other
    assert window.get("/results/awards.xlsx").content[:2] == b"PK"


PATHS = [
    "/results/..%2F..%2Fetc%2Fpasswd",
    "/results/inputs",
    "/results/sheet/..%2F..%2Fawards.xlsx",
    "/results/sheet/*.xlsx",
    "/static/..%2Fapp.py",
    "/static/%2e%2e/app.py",
    "/claims/9/annotated.xlsx",
    "/schedule/1",
]


def test_no_path_of_the_browser_is_used(window: TestClient, tmp_path: Path) -> None:
    assert AWARDED in compute(window, ("一.xlsx", _claims(tmp_path)))
    assert {path: window.get(path).status_code for path in PATHS} == dict.fromkeys(PATHS, 404)


def test_nothing_is_changed_under_a_job_that_runs(window: TestClient, tmp_path: Path) -> None:
    hand_in(window, ("一.xlsx", _claims(tmp_path)))
    answers = {path: post(window, path, year="2020", number="0") for path in ("/claims/remove", "/schedule/0/use")}
    assert answers == dict.fromkeys(answers, 409)
    assert hand_in(window, ("二.xlsx", b"")) == 409
    assert "二.xlsx" not in when_done(window)
    assert post(window, "/claims/remove", number="0") == 303
    assert "一.xlsx" not in when_done(window)


def test_the_other_language_says_again_what_was_found(window: TestClient, tmp_path: Path) -> None:
    hand_in(window, ("一.xlsx", _claims(tmp_path, kind="奇怪")))
    assert "现为" in when_done(window)
    assert post(window, "/language") == 303
    assert "Found" in when_done(window)
    assert post(window, "/run") == 303
    when_done(window)
    assert post(window, "/language", back="/results") == 303
    assert "按条款" in when_done(window, "/results")


def test_a_form_leads_back_to_this_page_alone(window: TestClient) -> None:
    for back in ("//evil.example", "http://evil.example", "/\\evil.example"):
        form = {"csrf": window.get("/").text.split('name="csrf" value="')[1].split('"')[0], "back": back}
        answer = window.post("/language", data=form, headers={"origin": ADDRESS}, follow_redirects=False)
        assert answer.headers["location"] in ("/", "/%5Cevil.example")


def test_a_schedule_of_ones_own_is_used_or_its_problems_told(window: TestClient, tmp_path: Path) -> None:
    def bring(text: str) -> tuple[int, str]:
        files = {"schedule": ("自己的.yaml", text.encode())}
        answer = window.post("/schedule", data={"csrf": csrf(window)}, files=files, headers={"origin": ADDRESS})
        return answer.status_code, answer.text

    own = RULES.read_text("utf-8")
    status, shown = bring(own.replace("- rate: 15%", "- rate: 15"))
    assert status == 422
    at = own[: own.index("- rate: 15%")].count("\n") + 1
    assert f"第{at}行" in shown
    assert "自己的.yaml" not in window.get("/").text

    status, shown = bring(own.replace("全椒县促进工业经济发展奖补", "改过的办法"))
    assert (status, "改过的办法" in shown) == (200, True)
    assert "改过的办法" in window.get("/").text
    assert post(window, "/schedule/1/use", year="2020") == 303
    assert AWARDED in compute(window, ("claims.xlsx", _claims(tmp_path)))
    line = own[: own.index("- rate: 15%")].count("\n") + 1
    found = re.search(
        rf'href="(/schedule/1#[^"]+)">自己的.yaml:{line}:', window.get(f"/results/enterprise/{AWARDED}").text
    )
    assert found is not None
    name = unquote(found[1].split("#")[1])
    assert f'id="{name}"' in window.get("/schedule/1").text
