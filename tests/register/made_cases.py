"""Small cases: changes of state of made-up claims, recorded one by one."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace

from register.made_registers import FILE, USCC, booked
from subsidy_calc.register.cases import Case, Claim, case_of
from subsidy_calc.register.record_states import Wanted, record_states
from subsidy_calc.register.states import Recorded
from subsidy_calc.values.places import Line

YEAR = 2020


def claim(matter: str) -> Claim:
    return Claim("smart", USCC, matter)


def wanted(matter: str, state: Recorded, day: str, **more: object) -> Wanted:
    made = Wanted(claim(matter), state, dt.date.fromisoformat(day), "张三", Line(matter), YEAR)
    return replace(made, **more)  # type: ignore[arg-type]


def step(connection: sqlite3.Connection, matter: str, state: Recorded, day: str, **more: object) -> None:
    record_states(connection, [wanted(matter, state, day, **more)], FILE)


def case(connection: sqlite3.Connection, matter: str) -> Case:
    assert claim(matter).name == booked(matter, 0).line  # a claim is named as its line
    return case_of(connection, YEAR, claim(matter))


WAY: dict[str, tuple[Recorded, ...]] = {
    "received": ("received",),
    "checked": ("received", "checked"),
    "verified": ("received", "checked", "verified"),
    "decided": ("received", "checked", "verified", "decided"),
    "declined": ("received", "declined"),
    "published": ("received", "checked", "verified", "decided", "published"),
    "objected": ("received", "declined", "objected"),
    "approved": ("received", "checked", "verified", "decided", "published", "approved"),
    "paid": ("received", "checked", "verified", "decided", "published", "approved", "paid"),
    "followed_up": ("received", "checked", "verified", "decided", "published", "approved", "paid", "followed_up"),
    "returned": ("received", "returned"),
    "withdrawn": ("received", "withdrawn"),
}
"""The shortest way of a claim into each state."""


def walked(connection: sqlite3.Connection, matter: str, to: str, *, instalments: int = 1) -> None:
    """Record the shortest way into a state, all on one day."""
    for state in WAY[to]:
        more = {"instalment": (1, instalments), "sum_fen": 100} if state == "paid" else {}
        step(connection, matter, state, "2021-03-01", **more)
