"""Small registers: batches of made-up lines, in memory or in a file."""

from __future__ import annotations

import sqlite3

from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.record import Correction, correct, record
from subsidy_calc.register.schema import bring_up_to_date

FILE = "register.db"
USCC = "91341124FAKE00013M"


def booked(matter: str, fen: int) -> BookedLine:
    return BookedLine(f"smart/{USCC}/{matter}", USCC, "甲", "smart", matter, fen)


def draft(source: str, *lines: tuple[str, int], year: int = 2020) -> Draft:
    return Draft("run", year, "quanjiao-2020", source, tuple(booked(*line) for line in lines))


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    bring_up_to_date(connection, FILE)
    return connection


def filled() -> sqlite3.Connection:
    """Three batches and two counter-entries: 100 + 200 + 300 + 400 - 150 - 300 = 550 fen."""
    connection = empty()
    record(connection, [draft("a", ("一", 100), ("二", 200))], FILE)
    record(connection, [draft("b", ("三", 300))], FILE)
    correct(connection, Correction(1, booked("二", 0).line, 50, "算错"), FILE)
    record(connection, [draft("c", ("四", 400))], FILE)
    correct(connection, Correction(2, booked("三", 0).line, 0, "撤销"), FILE)
    return connection
