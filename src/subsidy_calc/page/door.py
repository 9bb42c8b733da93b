"""Door: who may come in. The token of the address that was opened, or the password, begins a session; its cookie goes on."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from subsidy_calc.page.gate import limited, plain
from subsidy_calc.page.sessions import Session, Sessions, TooMany
from subsidy_calc.page.shown import door_page
from subsidy_calc.values.messages import Language, wording

USE_THE_ADDRESS = wording(
    "door.use_the_address",
    zh="请打开程序在终端里显示的完整地址。",
    en="Open the whole address that the program printed.",
)
WRONG_PASSWORD = wording(
    "door.wrong_password", zh="密码不对，稍等再试。", en="The password is wrong; wait a little and try again."
)
FULL = wording(
    "door.full", zh="同时打开的会话太多，先结束一个。", en="Too many sessions are open; end one of them first."
)

COOKIE = "subsidy_calc_{port}"
_LONGEST_PASSWORD = 10_000  # bytes that are read of one who is not in yet
_LONGEST_WAIT = 60.0  # seconds between two guesses


@dataclass
class Key:
    """What opens the door: the token, or a password of which only a slow hash is kept."""

    token: str = ""
    password: bytes = b""
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    _failures: int = 0
    _shut_until: float = 0.0

    @classmethod
    def of_password(cls, password: str) -> Key:
        key = cls()
        key.password = key._hash(password)
        return key

    def opens_with_token(self, given: str) -> bool:
        return bool(self.token) and secrets.compare_digest(given.encode(), self.token.encode())

    def opens_with_password(self, given: str) -> bool:
        """Whether the password is right; after a wrong one the door stays shut, each time twice as long."""
        now = time.monotonic()
        if not self.password or now < self._shut_until:
            return False
        if secrets.compare_digest(self._hash(given), self.password):
            self._failures = 0
            return True
        self._failures += 1
        self._shut_until = now + min(2.0 ** (self._failures - 1), _LONGEST_WAIT)
        return False

    def _hash(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(), salt=self.salt, n=2**14, r=8, p=1)


class Door:
    """Finds the session of a request, begins one, or sends away."""

    def __init__(self, app: ASGIApp, sessions: Sessions, key: Key, port: int) -> None:
        self._app = app
        self._sessions = sessions
        self._key = key
        self._cookie = COOKIE.format(port=port)  # cookies do not tell ports apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope, limited(receive, _LONGEST_PASSWORD))
        session = self._sessions.get(request.cookies.get(self._cookie, ""))
        if session is None:
            await (await self._begin(request))(scope, receive, send)
            return
        scope.setdefault("state", {})["session"] = session
        await self._app(scope, receive, send)

    async def _begin(self, request: Request) -> Response:
        if self._key.password:
            return await self._ask(request)
        if not self._key.opens_with_token(request.query_params.get("token", "")):
            return plain(USE_THE_ADDRESS, 403)
        return self._welcome(request)

    async def _ask(self, request: Request) -> Response:
        if request.method != "POST":
            return HTMLResponse(door_page(_language(request)))
        given = str((await request.form(max_files=0)).get("password", ""))
        if self._key.opens_with_password(given):
            return self._welcome(request)
        return HTMLResponse(door_page(_language(request), WRONG_PASSWORD), 403)

    def _welcome(self, request: Request) -> Response:
        try:
            session: Session = self._sessions.begin(_language(request))
        except TooMany:
            return plain(FULL, 503)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, session.id, httponly=True, samesite="strict")
        return answer


def _language(request: Request) -> Language:
    """The language that the browser asks for first."""
    first = Headers(scope=request.scope).get("accept-language", "zh")
    return "zh" if first.lower().startswith("zh") else "en"
