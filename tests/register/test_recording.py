"""Recording: numbered batches, counter-entries that add up, nothing twice, all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from register.made_registers import FILE, booked, draft, empty, filled
from subsidy_calc.register import schema
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import read_entries
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import Correction, correct, record
from subsidy_calc.register.refusals import RegisterRefused


def _code(refused: pytest.ExceptionInfo[RegisterRefused]) -> str:
    return refused.value.problems[0].code


def _record_with_two_pages_left(file: Path) -> None:
    with opened(file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        record(connection, [draft("b", *((f"事项{number}", 1) for number in range(2000)))], FILE)


def test_batches_are_numbered_without_the_counter_entries() -> None:
    entries = list(read_entries(filled()))
    told = [(entry.number, entry.kind, entry.batch, entry.sum_fen) for entry in entries]
    assert told == [
        (1, "run", 1, 300), (2, "run", 2, 300), (3, "correction", 1, -150), (4, "run", 3, 400), (5, "correction", 2, -300),
    ]  # fmt: skip


def test_a_second_correction_starts_from_the_first() -> None:
    connection = filled()
    entry = correct(connection, Correction(1, booked("二", 0).line, 60, "再算"), FILE)
    assert entry.sum_fen == 10  # from 50, not from 200


def test_the_same_run_twice_is_refused() -> None:
    connection = filled()
    with pytest.raises(RegisterRefused) as refused:
        record(connection, [draft("a", ("九", 1))], FILE)
    assert _code(refused) == "recorded_already"
    assert check_chain(connection, FILE).entries == 5


@pytest.mark.parametrize(("matter", "year", "taken"), [("一", 2020, False), ("一", 2021, True), ("三", 2020, True)])
def test_a_line_of_the_year_that_still_stands_is_refused(matter: str, year: int, taken: bool) -> None:
    """一 stands at 100 and 三 was set to 0."""
    connection = filled()
    wanted = [draft("d", ("八", 5), (matter, 7), year=year)]
    if taken:
        assert record(connection, wanted, FILE)[0].batch == 4
        return
    with pytest.raises(RegisterRefused) as refused:
        record(connection, wanted, FILE)
    assert _code(refused) == "awarded_before"
    assert check_chain(connection, FILE).entries == 5


def test_a_run_without_an_award_is_refused() -> None:
    with pytest.raises(RegisterRefused) as refused:
        record(empty(), [draft("a")], FILE)
    assert _code(refused) == "no_lines"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Correction(4, booked("一", 0).line, 0, "x"), "no_batch"),
        (Correction(2, booked("一", 0).line, 0, "x"), "no_line"),
        (Correction(1, booked("一", 0).line, 100, "x"), "no_change"),
        (Correction(1, booked("二", 0).line, 50, "x"), "no_change"),
    ],
)
def test_corrections_of_nothing_are_refused(wanted: Correction, code: str) -> None:
    with pytest.raises(RegisterRefused) as refused:
        correct(filled(), wanted, FILE)
    assert _code(refused) == code


def test_a_full_disk_loses_nothing_and_records_nothing(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with opened(file, make=True) as connection:
        record(connection, [draft("a", ("一", 100))], FILE)
    with pytest.raises(RegisterRefused) as refused:
        _record_with_two_pages_left(file)
    assert _code(refused) == "register_full"
    with opened(file) as connection:
        found = check_chain(connection, FILE)
        assert (found.entries, found.sum_fen, found.problems) == (1, 100, ())
        assert record(connection, [draft("b", ("二", 1))], FILE)[0].batch == 2


def test_a_newer_register_is_refused(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with opened(file, make=True) as connection:
        connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    with pytest.raises(RegisterRefused) as refused, opened(file):
        pass
    assert _code(refused) == "newer_register"


def test_an_older_register_is_brought_up_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / FILE
    with opened(file, make=True) as connection:
        record(connection, [draft("a", ("一", 100))], FILE)
    added = "CREATE TABLE extra (x INTEGER);"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, added, "ALTER TABLE extra ADD COLUMN y INTEGER;"))
    monkeypatch.setattr(schema, "FORMAT", len(schema.STEPS))
    with opened(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)
        assert [row[1] for row in connection.execute("PRAGMA table_info(extra)")] == ["x", "y"]
        assert next(read_entries(connection)).sum_fen == 100


def test_files_that_are_no_register_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    text = tmp_path / "text.db"
    text.write_text("no database at all, only a text that is long enough" * 40)
    for file, code in ((other, "not_a_register"), (text, "register_unreadable"), (tmp_path / "none", "no_register")):
        with pytest.raises(RegisterRefused) as refused, opened(file):
            pass
        assert _code(refused) == code
