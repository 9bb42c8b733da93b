"""Endings: a run that is stopped, a server that is killed, a body that is too large, a password that is asked for."""

from __future__ import annotations

import functools
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import psutil
import pytest

from page.browser import serving
from page.opened import choose, hand_in, opened, post, when_done
from subsidy_calc.intake import worker
from subsidy_calc.page import desk
from subsidy_calc.page.orders import Step

SAMPLE = Path(__file__).parents[2] / "sample_data" / "quanjiao-2020.xlsx"
LONGEST = 60  # seconds; nothing waits for them unless it is broken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and small pipes are of POSIX")


def test_a_run_stopped_in_the_middle_leaves_nothing_and_can_be_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_middle = threading.Event()

    def held(stream: object) -> object:
        """Hand on what the worker says; from the first award sheet on, nothing until it is gone."""
        answer = receive(stream)  # type: ignore[arg-type]
        if isinstance(answer, Step) and not in_the_middle.is_set():
            in_the_middle.set()
            for child in psutil.Process().children():
                if any("subsidy_calc.page.worker" in word for word in child.cmdline()):  # other tests have theirs
                    child.wait(LONGEST)
        return answer

    receive = worker.receive
    with opened(tmp_path) as window:
        choose(window)
        # so little fits in the pipe that the worker cannot finish while nobody reads
        monkeypatch.setattr("subsidy_calc.page.desk.subprocess.Popen", functools.partial(subprocess.Popen, pipesize=1))
        hand_in(window, ("claims.xlsx", SAMPLE.read_bytes()))
        when_done(window)
        monkeypatch.setattr(desk, "receive", held)
        assert post(window, "/run") == 303
        assert in_the_middle.wait(LONGEST)
        assert "正在计算" in window.get("/claims").text
        assert post(window, "/stop") == 303

        shown = when_done(window)
        assert "已停止，没有写出结果" in shown
        assert window.get("/results", follow_redirects=False).status_code == 303
        (folder,) = tmp_path.iterdir()
        assert not (folder / "awards").exists()

        monkeypatch.setattr(desk, "receive", receive)
        assert post(window, "/run") == 303
        assert "按条款" in when_done(window, "/results")
        assert [path.name for path in folder.iterdir() if "awards" in path.name] == ["awards"]


@contextmanager
def _client(address: str) -> Iterator[httpx2.Client]:
    """A browser without a window, come in by the address."""
    base = address.split("/?", maxsplit=1)[0]
    with httpx2.Client(base_url=base, headers={"origin": base}, follow_redirects=True, timeout=LONGEST) as client:
        assert client.get(address).status_code == 200
        yield client


def _csrf(client: httpx2.Client) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def _number(client: httpx2.Client) -> str:
    found = re.search(r'/schedule/(\d+)">全椒县促进工业经济发展奖补<', client.get("/").text)
    assert found is not None
    return found[1]


def test_a_killed_server_takes_its_processes_along_and_the_next_tidies_up(tmp_path: Path) -> None:
    with serving(temporary=tmp_path) as (address, server), _client(address) as client:
        csrf = _csrf(client)
        client.post(f"/schedule/{_number(client)}/use", data={"csrf": csrf, "year": "2020"})
        sent = [("claims", ("claims.xlsx", SAMPLE.read_bytes()))]
        assert "正在计算" in client.post("/claims", data={"csrf": csrf}, files=sent).text
        workers = psutil.Process(server.pid).children(recursive=True)
        assert workers
        server.kill()
        _, alive = psutil.wait_procs(workers, LONGEST)
        assert alive == []
        (left,) = tmp_path.glob("subsidy-calc-page-*")
        assert not list(left.glob("*/awards"))
        server.wait()
        with serving(temporary=tmp_path) as (_, second):
            (own,) = tmp_path.glob("subsidy-calc-page-*")
            assert own != left
            second.send_signal(signal.SIGTERM)  # a polite end tidies up itself
            second.wait(LONGEST)
        assert list(tmp_path.iterdir()) == []


def test_a_body_of_300_megabytes_is_refused_before_it_is_sent_and_a_password_is_asked_for(tmp_path: Path) -> None:
    with serving("--ask-password", temporary=tmp_path, typed="a long password\n" * 2) as (address, _):
        assert "token" not in address
        with httpx2.Client(base_url=address, headers={"origin": address.rstrip("/")}, timeout=LONGEST) as client:
            assert 'type="password"' in client.get("/").text
            assert client.post("/", data={"password": "a long passw0rd"}).status_code == 403
            assert client.get("/claims").text == client.get("/").text

        place = httpx2.URL(address)
        assert place.port is not None
        with socket.create_connection((place.host, place.port), timeout=LONGEST) as connection:
            head = (
                f"POST /claims HTTP/1.1\r\nHost: {place.host}:{place.port}\r\nOrigin: {address.rstrip('/')}\r\n"
                f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {300 * 1024**2}\r\n\r\n"
            )
            connection.sendall(head.encode() + b"--x\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_other_addresses_need_a_password_and_a_long_one(tmp_path: Path) -> None:
    for options, typed, says in (
        (["--listen", "127.0.0.1"], "", "--ask-password"),
        (["--listen", "0.0.0.0", "--ask-password"], "", "0.0.0.0"),  # noqa: S104  refused
        (["--ask-password"], "elevenchars\n" * 2, "12"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "subsidy_calc", "--lang", "zh", "serve", "--no-browser", *options],
            input=typed, capture_output=True, text=True, check=False, timeout=LONGEST, start_new_session=True,
            env={**os.environ, "TMPDIR": str(tmp_path)},
        )  # fmt: skip
        assert done.returncode == 2
        assert says in done.stderr
