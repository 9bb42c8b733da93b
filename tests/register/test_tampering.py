"""Tampering: whatever is changed, removed, inserted or moved behind the program's back is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from register.made_registers import FILE, filled
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import head, read_entries

ENTRY = ("number", "kind", "batch", "year", "schedule", "source", "label", "reason", "previous", "hash")
LINE = ("entry", "position", "line", "uscc", "name", "clause", "matter", "sum_fen", "detail")
PLACES = [("entry", column) for column in ENTRY] + [("line", column) for column in LINE]


@contextmanager
def _unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """As a hand that takes the triggers away and puts them back."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        yield
    except sqlite3.IntegrityError:
        assume(False)  # SQLite itself forbids it
    for _, sql in triggers:
        connection.execute(sql)


def _codes(connection: sqlite3.Connection, noted: str = "") -> set[str]:
    return {problem.code for problem in check_chain(connection, FILE, noted).problems}


def test_an_untouched_register_is_whole() -> None:
    found = check_chain(filled(), FILE)
    assert (found.entries, found.batches, found.sum_fen, found.problems) == (5, 3, 550, ())


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM entry", "DELETE FROM line", "UPDATE entry SET reason = ''", "UPDATE line SET sum_fen = sum_fen"],
)
def test_the_file_itself_forbids_it(statement: str) -> None:
    connection = filled()
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute(statement)


def test_triggers_taken_away_are_found() -> None:
    connection = filled()
    connection.execute("DROP TRIGGER line_keeps_values")
    assert _codes(connection) == {"register_protection"}


@given(place=st.sampled_from(PLACES), row=st.integers(0, 5), value=st.one_of(st.integers(-(2**40), 2**40), st.text()))
def test_a_changed_value_is_found(place: tuple[str, str], row: int, value: str | int) -> None:
    table, column = place
    connection = filled()
    rows = connection.execute(f"SELECT {column}, * FROM {table}").fetchall()
    old, *key = rows[row % len(rows)]
    number = isinstance(old, int)
    if number != isinstance(value, int):
        value = old + 1 if number else f"{old}x"
    assume(value != old and "\ud800" not in str(value))
    where = "number = ?" if table == "entry" else "entry = ? AND position = ?"
    keys = key[:1] if table == "entry" else key[:2]
    try:
        with _unguarded(connection):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [value, *keys])
    except UnicodeEncodeError:
        assume(False)
    assert _codes(connection) & {"register_changed", "register_broken", "register_stray"}


@given(number=st.integers(1, 4), lines=st.booleans())
def test_a_removed_entry_is_found(number: int, lines: bool) -> None:
    connection = filled()
    with _unguarded(connection):
        connection.execute("DELETE FROM entry WHERE number = ?", [number])
        if lines:
            connection.execute("DELETE FROM line WHERE entry = ?", [number])
    assert "register_broken" in _codes(connection)


@given(number=st.integers(1, 4))
def test_a_removed_entry_with_the_later_numbers_closed_up_is_found(number: int) -> None:
    connection = filled()
    with _unguarded(connection):
        for table, column in (("entry", "number"), ("line", "entry")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [number])
            for later in range(number + 1, 6):
                connection.execute(f"UPDATE {table} SET {column} = {later - 1} WHERE {column} = {later}")
    assert {"register_broken", "register_changed"} <= _codes(connection)


@given(row=st.integers(0, 5))
def test_a_removed_line_is_found(row: int) -> None:
    connection = filled()
    entry, position = connection.execute("SELECT entry, position FROM line").fetchall()[row]
    with _unguarded(connection):
        connection.execute("DELETE FROM line WHERE entry = ? AND position = ?", [entry, position])
    assert "register_changed" in _codes(connection)


@given(entry=st.integers(1, 7))
def test_an_inserted_line_is_found(entry: int) -> None:
    connection = filled()
    with _unguarded(connection):
        connection.execute("INSERT INTO line VALUES (?, 3, 'x', 'x', 'x', 'x', 'x', 1, '')", [entry])
    assert _codes(connection) & {"register_changed", "register_stray"}


def test_an_inserted_entry_with_a_hash_of_its_own_is_found() -> None:
    """Put in the middle with a right hash, the ones after it moved on by one."""
    connection = filled()
    second = list(read_entries(connection))[1]
    with _unguarded(connection):
        for number in (5, 4, 3, 2):
            connection.execute(f"UPDATE entry SET number = {number + 1} WHERE number = {number}")
            connection.execute(f"UPDATE line SET entry = {number + 1} WHERE entry = {number}")
        values = ["run", 9, 2020, "q", "z", "", "", second.hash + "0", "f" * 64]
        connection.execute("INSERT INTO entry VALUES (2, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    assert "register_broken" in _codes(connection)


@given(swapped=st.lists(st.integers(1, 5), min_size=2, max_size=2, unique=True))
def test_moved_entries_are_found(swapped: list[int]) -> None:
    connection = filled()
    first, second = swapped
    with _unguarded(connection):
        for table, column in (("entry", "number"), ("line", "entry")):
            for old, new in ((first, 99), (second, first), (99, second)):
                connection.execute(f"UPDATE {table} SET {column} = {new} WHERE {column} = {old}")
    assert {"register_broken", "register_changed"} <= _codes(connection)


@given(kept=st.integers(0, 4))
def test_cut_off_entries_are_found_by_the_head_alone(kept: int) -> None:
    connection = filled()
    _, noted = head(connection)
    with _unguarded(connection):
        connection.execute("DELETE FROM line WHERE entry > ?", [kept])
        connection.execute("DELETE FROM entry WHERE number > ?", [kept])
    assert _codes(connection) == set()
    assert _codes(connection, noted) == {"register_cut_off"}


def test_a_head_noted_before_the_newest_entries_is_still_good() -> None:
    connection = filled()
    assert all(_codes(connection, entry.hash) == set() for entry in read_entries(connection))


def test_every_stored_value_is_in_the_hash() -> None:
    """The hash's own tuple has each column, so that a new one cannot be forgotten."""
    connection = filled()
    for table, columns in (("entry", ENTRY), ("line", LINE)):
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns
    entry = next(read_entries(connection))
    assert (len(astuple(entry)), len(astuple(entry.lines[0]))) == (len(ENTRY) + 2, len(LINE) - 2)
