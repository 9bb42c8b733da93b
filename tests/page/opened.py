"""A page opened as a browser opens it: with the token, the cookie that it gives, and the origin of its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from subsidy_calc.page.app import make_app
from subsidy_calc.page.door import Key
from subsidy_calc.page.sessions import Bureau, Sessions
from subsidy_calc.page.views.downloads import XLSX

HOST, PORT = "127.0.0.1", 8765
ADDRESS = f"http://{HOST}:{PORT}"
TOKEN = "the-token-that-was-printed"  # noqa: S105  of this test alone
RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"


@contextmanager
def served(root: Path, key: Key | None = None, bureau: Bureau | None = None) -> Iterator[TestClient]:
    """A browser's window before anything was opened in it; what the server kept goes with it."""
    sessions = Sessions(root, bureau or Bureau())
    app = make_app([RULES], sessions, key or Key(token=TOKEN), HOST, PORT)
    app.state.sessions = sessions
    try:
        with TestClient(app, base_url=ADDRESS, headers={"accept-language": "zh-CN"}) as window:
            yield window
    finally:
        sessions.end_all()


@contextmanager
def opened(root: Path, bureau: Bureau | None = None) -> Iterator[TestClient]:
    """A window in which the page is open."""
    with served(root, bureau=bureau) as window:
        assert window.get(f"/?token={TOKEN}").status_code == 200
        yield window


def csrf(window: TestClient, path: str = "/") -> str:
    """The field that a page's forms carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', window.get(path).text)
    assert found is not None
    return found[1]


def post(window: TestClient, path: str, **fields: str) -> int:
    """Send a form as a page of the session does; the status of the answer before it leads on."""
    form = {"csrf": csrf(window), **fields}
    answer = window.post(path, data=form, headers={"origin": ADDRESS}, follow_redirects=False)
    return int(answer.status_code)


def choose(window: TestClient) -> None:
    """Take the first schedule, for its own year."""
    assert post(window, "/schedule/0/use", year="2020") == 303


def hand_in(window: TestClient, *files: tuple[str, bytes]) -> int:
    """Drop files on the page of claims, named as the browser names them."""
    form, origin = {"csrf": csrf(window)}, {"origin": ADDRESS}
    sent = [("claims", (name, content, XLSX)) for name, content in files]
    return int(window.post("/claims", data=form, files=sent, headers=origin, follow_redirects=False).status_code)


def when_done(window: TestClient, path: str = "/claims") -> str:
    """A page after all that was begun has ended."""
    assert window.portal is not None
    window.portal.call(_jobs_done, window)
    return window.get(path).text


def compute(window: TestClient, *files: tuple[str, bytes]) -> str:
    """Hand in, check and run; the page of results."""
    assert hand_in(window, *files) == 303
    when_done(window)
    assert post(window, "/run") == 303
    return when_done(window, "/results")


async def _jobs_done(window: TestClient) -> None:
    app: Any = window.app
    for session in app.state.sessions:
        if session.job is not None:
            await session.job
