"""Sessions: what a browser has chosen and handed in, in a folder that goes when the session does."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from subsidy_calc.page.desk import Desk
from subsidy_calc.values.messages import Language

MOST = 20  # sessions at once; each has a process


class TooMany(Exception):
    """As many sessions are open as may be."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A schedule: its number on the page, where its file is, and for which policy year it is applied."""

    number: int
    path: Path
    title: str
    year: int


@dataclass(frozen=True, slots=True)
class Bureau:
    """What the page was started with, the same for every session: where register and settings are, if they are given."""

    register: Path | None = None
    settings: Path | None = None


@dataclass
class Session:
    """One browser's work. `folder` holds its uploads and results, and nothing else of the machine."""

    folder: Path
    desk: Desk
    language: Language
    bureau: Bureau
    id: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    own: list[Path] = field(default_factory=list)  # schedules that were handed in
    chosen: Chosen | None = None
    claims: list[Path] = field(default_factory=list)
    found: dict[str, Any] | None = None  # Any: what the last check or run gave, for a template
    has_results: bool = False
    batch: int | None = None  # of the register, once these results are recorded there
    papers: dict[str, Any] = field(default_factory=dict)  # Any: what was made of each kind, for a template
    job: asyncio.Task[None] | None = None
    failed: Exception | None = None  # why the last job came to nothing

    def forget_results(self) -> None:
        """What was found no longer fits what is chosen."""
        self.found, self.failed, self.has_results = None, None, False
        self.batch, self.papers = None, {}


class Sessions:
    """All sessions of one server, below one folder."""

    def __init__(self, root: Path, bureau: Bureau) -> None:
        self._root = root
        self._bureau = bureau
        self._open: dict[str, Session] = {}

    def begin(self, language: Language) -> Session:
        """A new session with a folder of its own.

        Raises:
            TooMany: no further one may be opened.
        """
        if len(self._open) >= MOST:
            raise TooMany
        folder = self._root / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        session = Session(folder, Desk(folder, self._bureau.register, self._bureau.settings), language, self._bureau)
        self._open[session.id] = session
        return session

    def get(self, id_: str) -> Session | None:
        return self._open.get(id_)

    def __iter__(self) -> Iterator[Session]:
        return iter(list(self._open.values()))

    def end(self, session: Session) -> None:
        """Stop its work and delete all that it holds."""
        self._open.pop(session.id, None)
        session.desk.close()
        shutil.rmtree(session.folder, ignore_errors=True)

    def end_all(self) -> None:
        for session in self:
            self.end(session)
