"""Gate: what every request must show before anything looks at it.

Only the address that was opened is answered (another name that leads here, as DNS rebinding
makes one, is not); only pages of that address may post; a session's cookie or the token that
the program printed lets in. Answers forbid the browser to load or run anything from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from subsidy_calc.values.messages import Wording, say, wording

NOT_SERVED = wording(
    "gate.not_served", zh="本页只答复程序打开的地址。", en="Only the address that the program opened is answered."
)
OTHER_ORIGIN = wording(
    "gate.other_origin", zh="别的网页不能向本页发送内容。", en="Other pages may not send anything to this one."
)
TOO_LARGE = wording("gate.too_large", zh="一次最多上传200 MB。", en="At most 200 MB can be sent at once.")

LARGEST_UPLOAD = 200 * 1024**2  # bytes of one request

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # without any, browsers post forms with the origin "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class TooLarge(Exception):
    """A request holds more bytes than are taken."""


class Gate:
    """Guards an application; `address` is host and port as the browser writes them."""

    def __init__(self, app: ASGIApp, addresses: frozenset[str]) -> None:
        self._app = app
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets
            return
        if (refusal := self._refusal(scope)) is not None:
            await refusal(scope, receive, _guarded(send))
            return
        try:
            await self._app(scope, limited(receive, LARGEST_UPLOAD), _guarded(send))
        except TooLarge:
            await plain(TOO_LARGE, 413)(scope, receive, _guarded(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._addresses:
            return plain(NOT_SERVED, 403)
        if scope["method"] not in ("GET", "HEAD") and headers.get("origin", "") not in self._origins():
            return plain(OTHER_ORIGIN, 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_UPLOAD:
            return plain(TOO_LARGE, 413)
        return None

    def _origins(self) -> frozenset[str]:
        return frozenset(f"http://{address}" for address in self._addresses)


def plain(says: Wording, status: int) -> Response:
    """A refusal in both languages: who asks has no session that tells which."""
    return PlainTextResponse(f"{say(says(), 'zh')}\n{say(says(), 'en')}\n", status)


def limited(receive: Receive, most: int) -> Receive:
    """The body as it comes, up to so many bytes: a length can be left out or be a lie."""
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLarge
        return message

    return counted


def _guarded(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers
