"""Forms: what a page sent, once it has shown that it is this session's page."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from subsidy_calc.page.sessions import Session

MOST_FILES = 1000
FIRST_YEAR, LAST_YEAR = 1949, 2199


def session_of(request: Request) -> Session:
    """The session that the doorkeeper found for the request."""
    session: Session = request.state.session
    return session


def schedules_of(request: Request) -> list[Path]:
    """The schedules that this session can choose: those offered to all, then its own."""
    return [*request.app.state.schedules, *session_of(request).own]


async def form_of(request: Request, max_files: int = 0) -> FormData:
    """The form's fields, and up to so many files, for the caller to close.

    Raises:
        HTTPException: it was not made by a page of this session.
    """
    form = await request.form(max_files=max_files)
    sent = form.get("csrf")
    if not isinstance(sent, str) or not secrets.compare_digest(sent.encode(), session_of(request).csrf.encode()):
        await form.close()
        raise HTTPException(403)
    return form


def year_of(given: str) -> int:
    """A policy year as a form has it.

    Raises:
        HTTPException: it is none.
    """
    if not (given.isascii() and given.isdigit() and FIRST_YEAR <= int(given) <= LAST_YEAR):
        raise HTTPException(400)
    return int(given)
