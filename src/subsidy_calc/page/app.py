"""The application: routes, what stands before them, and what is shown when something goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from subsidy_calc.page.desk import Busy, OwnFault, RefusedOrder, Stopped
from subsidy_calc.page.door import Door, Key
from subsidy_calc.page.gate import Gate, plain
from subsidy_calc.page.sessions import Sessions
from subsidy_calc.page.shown import page
from subsidy_calc.page.views import claims, compare, papers, register, results, start
from subsidy_calc.page.views.claims import WORDS as CLAIMS_WORDS
from subsidy_calc.page.views.forms import form_of, session_of
from subsidy_calc.values.messages import wording

NOT_THERE = wording("web.not_there", zh="没有这个页面。", en="There is no such page.")
NOT_TAKEN = wording(
    "web.not_taken", zh="没有接受；返回上一页再试。", en="This was not accepted; go back a page and try again."
)

_STATIC = Path(__file__).parent / "static"


def make_app(schedules: Sequence[Path], sessions: Sessions, key: Key, host: str, port: int) -> Starlette:
    """The application for one address; `schedules` are those that can be chosen."""

    async def end(request: Request) -> Response:
        await form_of(request)
        sessions.end(session_of(request))
        return RedirectResponse("/", 303)

    names = {host, "localhost"} if host == "127.0.0.1" else {host}
    app = Starlette(
        routes=[
            Route("/", start.choose),
            Route("/schedule", start.bring, methods=["POST"]),
            Route("/schedule/{number:int}", start.show),
            Route("/schedule/{number:int}/template.xlsx", start.template),
            Route("/schedule/{number:int}/use", start.use, methods=["POST"]),
            Route("/language", start.language, methods=["POST"]),
            Route("/claims", claims.claims),
            Route("/claims", claims.hand_in, methods=["POST"]),
            Route("/claims/remove", claims.remove, methods=["POST"]),
            Route("/claims/{number:int}/annotated.xlsx", claims.annotated),
            Route("/run", claims.run, methods=["POST"]),
            Route("/stop", claims.stop, methods=["POST"]),
            Route("/results", results.results),
            Route("/results/enterprise/{uscc}", results.enterprise),
            Route("/results/sheet/{uscc}.xlsx", results.sheet),
            Route("/results/all.zip", results.everything),
            Route("/results/{name}", results.file),
            Route("/compare", compare.compare),
            Route("/papers", papers.papers),
            Route("/papers", papers.make, methods=["POST"]),
            Route("/papers/{kind}/all.zip", papers.everything),
            Route("/papers/{kind}/{name}", papers.file),
            Route("/register", register.register),
            Route("/register", register.add, methods=["POST"]),
            Route("/end", end, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[
            Middleware(Gate, addresses=frozenset(f"{name}:{port}" for name in names)),
            Middleware(Door, sessions=sessions, key=key, port=port),
        ],
        exception_handlers={
            Busy: _failed,
            Stopped: _failed,
            RefusedOrder: _failed,
            OwnFault: _failed,
            HTTPException: _not_there,
        },
    )
    app.state.schedules = list(schedules)
    return app


async def _not_there(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, or a form that this page did not make."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return plain(NOT_THERE if status == 404 else NOT_TAKEN, status)


async def _failed(request: Request, error: Exception) -> Response:
    """A task that a page needed came to nothing: the reasons, in place of the page."""
    if isinstance(error, Stopped):  # what was computed went with the process
        session_of(request).forget_results()
    return page(
        request,
        "failed.html",
        CLAIMS_WORDS,
        status=409 if isinstance(error, Busy) else 500 if isinstance(error, OwnFault) else 422,
        step="",
        busy=isinstance(error, Busy),
        stopped=isinstance(error, Stopped),
        refused=error.problems if isinstance(error, RefusedOrder) else (),
        fault=error.fault if isinstance(error, OwnFault) else None,
    )
