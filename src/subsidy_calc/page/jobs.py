"""Jobs: a check or a run that goes on while pages are shown."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException

from subsidy_calc.page.desk import Busy, OwnFault, RefusedOrder, Stopped
from subsidy_calc.page.sessions import Chosen, Session


def is_running(session: Session) -> bool:
    return session.job is not None and not session.job.done()


def undisturbed(session: Session) -> None:
    """Nothing may be changed of what a job works on.

    Raises:
        Busy: a job is running.
    """
    if is_running(session):
        raise Busy


def begin(session: Session, task: str) -> None:
    """Start a job; one that is at it goes on instead.

    Raises:
        HTTPException: no schedule was chosen.
    """
    chosen = chosen_of(session)
    if not is_running(session):
        session.forget_results()
        session.job = asyncio.create_task(_work(session, task, chosen))


async def end(session: Session) -> None:
    """Stop the job, if there is one; its process goes, and with it what it held."""
    if session.job is not None and is_running(session):
        session.desk.stop()
        await session.job


def chosen_of(session: Session) -> Chosen:
    """The schedule and year of the session.

    Raises:
        HTTPException: none was chosen.
    """
    if session.chosen is None:
        raise HTTPException(409)
    return session.chosen


async def _work(session: Session, task: str, chosen: Chosen) -> None:
    claims = [str(path) for path in session.claims]
    given = {"path": str(chosen.path), "claims": claims, "year": chosen.year, "language": session.language}
    try:
        session.found = await session.desk.ask(task, **given)
        session.has_results = task == "run"
    except (Busy, Stopped, RefusedOrder, OwnFault) as error:
        session.failed = error
