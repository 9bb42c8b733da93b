"""The gate and the door: who is let in, from where, with how much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from page.opened import ADDRESS, HOST, PORT, TOKEN, csrf, opened, post, served
from subsidy_calc.page import gate
from subsidy_calc.page.door import Key


@pytest.fixture
def window(tmp_path: Path) -> Iterator[TestClient]:
    with opened(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/", "/?token=", "/?token=wrong", f"/?token={TOKEN}x", "/claims", "/schedule/0", "/results"]
)
def test_without_the_token_nothing_is_shown(tmp_path: Path, path: str) -> None:
    with served(tmp_path) as window:
        answer = window.get(path)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert "csrf" not in answer.text
    assert list(tmp_path.iterdir()) == []


def test_the_token_begins_a_session_and_leaves_the_address(tmp_path: Path) -> None:
    with served(tmp_path) as window:
        answer = window.get(f"/?token={TOKEN}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert window.get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", HOST, f"{HOST}:{PORT + 1}", ""])
def test_another_name_that_leads_here_is_not_answered(window: TestClient, host: str) -> None:
    assert window.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", f"https://{HOST}:{PORT}", f"http://{HOST}:{PORT + 1}"]
)
def test_another_page_cannot_post(window: TestClient, origin: str) -> None:
    form = {"csrf": csrf(window), "year": "2020"}
    assert window.post("/schedule/0/use", data=form, headers={"origin": origin}).status_code == 403
    assert post(window, "/schedule/0/use", year="2020") == 303  # the same from the page itself


@pytest.mark.parametrize("sent", [None, "", "x"])
def test_a_form_must_be_of_this_session(window: TestClient, sent: str | None) -> None:
    form = {"year": "2020"} | ({} if sent is None else {"csrf": sent})
    assert window.post("/schedule/0/use", data=form, headers={"origin": ADDRESS}).status_code == 403


def test_a_form_of_another_session_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as window:
        own, cookies = csrf(window), dict(window.cookies)
        window.cookies.clear()
        assert window.get(f"/?token={TOKEN}").status_code == 200
        assert dict(window.cookies) != cookies
        form = {"csrf": own, "year": "2020"}
        assert window.post("/schedule/0/use", data=form, headers={"origin": ADDRESS}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing-here", "/schedule/99"])
def test_every_answer_forbids_what_comes_from_elsewhere(window: TestClient, path: str) -> None:
    headers = window.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_nothing_on_a_page_comes_from_elsewhere() -> None:
    folder = Path(gate.__file__).parent
    for template in folder.glob("templates/*.html"):
        assert "http:" not in template.read_text("utf-8"), template.name
        assert "https:" not in template.read_text("utf-8"), template.name
    assert "url(" not in (folder / "static/page.css").read_text("utf-8")


def test_a_body_over_the_limit_is_refused_whatever_its_length_says(
    window: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = {"csrf": csrf(window), "year": "2020"}
    monkeypatch.setattr(gate, "LARGEST_UPLOAD", 1000)
    fits = window.post("/schedule/0/use", data=form, headers={"origin": ADDRESS}, follow_redirects=False)
    assert fits.status_code == 303
    over = {**form, "padding": "x" * 1000}
    assert window.post("/schedule/0/use", data=over, headers={"origin": ADDRESS}).status_code == 413
    pieces = (f"csrf={form['csrf']}&year=2020&padding=", *["x" * 100] * 20)
    headers = {"origin": ADDRESS, "content-type": "application/x-www-form-urlencoded"}
    answer = window.post("/schedule/0/use", content=(piece.encode() for piece in pieces), headers=headers)
    assert answer.status_code == 413  # sent in pieces, without a length


def test_other_methods_are_not_known(window: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert window.request(method, "/", headers={"origin": ADDRESS}).status_code == 405


def test_a_session_ends_with_all_that_it_held(tmp_path: Path) -> None:
    with opened(tmp_path) as window:
        assert len(list(tmp_path.iterdir())) == 1
        assert post(window, "/end") == 303
        assert list(tmp_path.iterdir()) == []
        assert window.get("/").status_code == 403


def test_the_password_lets_in_and_a_wrong_one_makes_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("subsidy_calc.page.door.time.monotonic", lambda: now)
    with served(tmp_path, Key.of_password("correct horse")) as window:

        def enter(password: str) -> int:
            answer = window.post("/", data={"password": password}, headers={"origin": ADDRESS}, follow_redirects=False)
            return int(answer.status_code)

        assert 'type="password"' in window.get("/").text
        assert window.get(f"/?token={TOKEN}").text == window.get("/").text  # no token opens it
        assert enter("wrong") == 403
        assert enter("correct horse") == 403  # too soon
        now += 1.0
        assert enter("wrong") == 403
        now += 1.9
        assert enter("correct horse") == 403  # twice as long
        now += 0.2
        assert enter("correct horse") == 303
        assert window.get("/").status_code == 200
