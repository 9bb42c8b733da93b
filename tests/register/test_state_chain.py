"""The chain over states: an edited, removed, inserted or moved change of state is found; two processes lose none."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from register.made_cases import step, walked
from register.made_registers import FILE, draft, empty
from register.test_tampering import _codes, _unguarded
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import Change, read_entries
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import record

COLUMNS = ("entry", "position", *(field.name for field in fields(Change)))


def _filled() -> sqlite3.Connection:
    """A batch, then a claim from received to paid: 8 entries, 7 changes."""
    connection = empty()
    record(connection, [draft("a", ("二", 200))], FILE)
    walked(connection, "一", "paid", instalments=2)
    return connection


def test_the_columns_are_those_of_a_change() -> None:
    assert tuple(row[1] for row in _filled().execute("PRAGMA table_info(change)")) == COLUMNS


def test_an_untouched_register_is_whole() -> None:
    found = check_chain(_filled(), FILE)
    assert (found.entries, found.batches, found.sum_fen, found.problems) == (8, 1, 200, ())


@pytest.mark.parametrize("statement", ["DELETE FROM change", "UPDATE change SET note = note"])
def test_the_file_itself_forbids_it(statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        _filled().execute(statement)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edited_change_is_found(column: str) -> None:
    connection = _filled()
    (old,) = connection.execute(f"SELECT {column} FROM change WHERE entry = 8").fetchone()
    new = old + 100 if isinstance(old, int) else f"{old}x"
    with _unguarded(connection):
        connection.execute(f"UPDATE change SET {column} = ? WHERE entry = 8", [new])
    assert _codes(connection) & {"register_changed", "register_stray"}


def test_a_sum_that_was_not_said_is_not_a_sum_of_nothing() -> None:
    connection = _filled()
    with _unguarded(connection):
        connection.execute("UPDATE change SET sum_fen = NULL WHERE entry = 8")
    assert _codes(connection) == {"register_changed"}


def test_a_removed_and_an_inserted_change_are_found() -> None:
    connection = _filled()
    with _unguarded(connection):
        connection.execute("DELETE FROM change WHERE entry = 5")
    assert _codes(connection) == {"register_changed"}
    connection = _filled()
    with _unguarded(connection):
        connection.execute(
            "INSERT INTO change SELECT 9, position, claim, uscc, name, clause, matter, state, instalment, instalments,"
            " sum_fen, day, by_whom, paper, office, note FROM change WHERE entry = 8"
        )
    assert _codes(connection) == {"register_stray"}


def test_moved_changes_are_found() -> None:
    connection = _filled()
    with _unguarded(connection):
        for old, new in ((2, 99), (3, 2), (99, 3)):
            connection.execute(f"UPDATE change SET entry = {new} WHERE entry = {old}")
    assert _codes(connection) == {"register_changed"}


def test_what_is_read_is_what_was_recorded() -> None:
    entries = list(read_entries(_filled()))
    assert [(entry.kind, len(entry.lines), len(entry.changes)) for entry in entries[:2]] == [
        ("run", 1, 0),
        ("state", 0, 1),
    ]
    last = entries[-1].changes[0]
    assert (last.state, last.instalment, last.instalments, last.sum_fen, last.by_whom) == ("paid", 1, 2, 100, "张三")


_RECORDING = """
import sys
from pathlib import Path
from register.made_cases import step
from subsidy_calc.register.opened import opened

for number in range(10):
    with opened(Path(sys.argv[1]), make=True) as connection:
        step(connection, f"{sys.argv[2]}-{number}", "received", "2021-03-01")
        step(connection, f"{sys.argv[2]}-{number}", "checked", "2021-03-02")
"""


def test_two_processes_record_at_once(tmp_path: Path) -> None:
    file = tmp_path / FILE
    tests = Path(__file__).parents[1]
    code = f"import sys; sys.path.insert(0, {json.dumps(str(tests))})\n{_RECORDING}"
    both = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in ("甲", "乙")]
    assert [process.wait(60) for process in both] == [0, 0]
    with opened(file) as connection:
        assert check_chain(connection, FILE).problems == ()
        claims = [change.claim for entry in read_entries(connection) for change in entry.changes]
    assert len(claims) == 40
    assert {claims.count(claim) for claim in claims} == {2}


def test_the_second_of_two_that_record_the_same_is_refused(tmp_path: Path) -> None:
    from subsidy_calc.register.refusals import RegisterRefused

    file = tmp_path / FILE
    with opened(file, make=True) as first, opened(file) as second:
        step(first, "一", "received", "2021-03-01")
        with pytest.raises(RegisterRefused):
            step(second, "一", "received", "2021-03-01")
