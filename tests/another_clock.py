"""Another clock: what this process takes for the time is an hour later from now on."""

from __future__ import annotations

import datetime as dt
import time

import pytest
import xlsxwriter.core

HOUR = dt.timedelta(hours=1)
NOW = time.time


class _AnyMoment(type):
    def __instancecheck__(cls, moment: object) -> bool:
        return isinstance(moment, dt.datetime)


class _Later(dt.datetime, metaclass=_AnyMoment):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _Later:
        return super().now(tz) + HOUR


def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Move the clocks of archives and of workbooks' properties."""
    monkeypatch.setattr(time, "time", lambda: NOW() + HOUR.total_seconds())
    monkeypatch.setattr(xlsxwriter.core, "datetime", _Later)
