"""Limits: how long a claim may stay in a state, counted in working days by the bureau's calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from subsidy_calc.register.cases import Case
from subsidy_calc.register.entries import Change
from subsidy_calc.settings.cases import KindOfClaim
from subsidy_calc.settings.model import Settings
from subsidy_calc.settings.working_days import WorkingDays

_NO_KIND = KindOfClaim()


@dataclass(slots=True)
class Limits:
    """What the settings say of states and kinds; days are counted once for each pair, since thousands share them."""

    settings: Settings
    days: WorkingDays = field(init=False)
    _last: dict[tuple[dt.date, int], dt.date] = field(default_factory=dict)
    _between: dict[tuple[dt.date, dt.date], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.days = WorkingDays(self.settings.calendar)

    def title(self, clause: str) -> str:
        """A kind's title in words, or the clause's name where the settings give none."""
        return self.settings.kinds.get(clause, _NO_KIND).title or clause

    def office(self, case: Case) -> str:
        """Who is to act next: the office that the newest change names, else that of the settings."""
        said = case.steps[-1].office if case.steps else ""
        return said or self.settings.offices.of(case.state or "")

    def last_day(self, clause: str, step: Change) -> dt.date | None:
        """The last day on which a claim of a kind may be what a step made it; None where no limit holds.

        Raises:
            SettingsRefused: the limit reaches into a year that the calendar does not cover.
        """
        limit = self.settings.kinds.get(clause, _NO_KIND).time_limits.of(step.state)
        limit = self.settings.time_limits.of(step.state) if limit is None else limit
        if limit is None:
            return None
        key = (dt.date.fromisoformat(step.day), limit)
        if key not in self._last:
            self._last[key] = self.days.last_of(*key, first_counts=False)
        return self._last[key]

    def left(self, on: dt.date, last: dt.date) -> int:
        """Working days that are left after a day; negative once the last one is over.

        Raises:
            SettingsRefused: the calendar does not cover the time between.
        """
        if (on, last) not in self._between:
            # a last day that lies behind is over, also where only free days lie between
            left = self.days.between(on, last)
            self._between[on, last] = left if last >= on else min(left, -1)
        return self._between[on, last]
