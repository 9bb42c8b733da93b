"""The register's file: its tables, what forbids to change them, and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3

from subsidy_calc.register.refusals import refused
from subsidy_calc.values.messages import wording

NEWER = wording(
    "register.newer",
    zh="台账是更新版本的程序写的（格式 {version}，本程序最多读到 {most}）",
    en="the register was written by a newer program (format {version}; this one reads up to {most})",
)
UPDATE = wording("register.update", zh="改用新版本的程序", en="use the newer program")
OTHER_DATABASE = wording(
    "register.other_database", zh="这是别的程序的数据库，不是台账", en="this is another program's database, no register"
)
OTHER_FILE = wording("register.other_file", zh="换一个文件", en="choose another file")

APPLICATION = 0x53554243  # marks the file as a register

_APPEND_ONLY = """
CREATE TRIGGER {table}_keeps_values BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'the register is only added to'); END;
CREATE TRIGGER {table}_keeps_rows BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'the register is only added to'); END;
"""

# the step at index n leads from format n to format n + 1; a step that was ever released stays as it is
STEPS = (
    """
CREATE TABLE entry (
    number   INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL CHECK (kind IN ('run', 'import', 'correction', 'state')),
    batch    INTEGER NOT NULL,
    year     INTEGER NOT NULL,
    schedule TEXT NOT NULL,
    source   TEXT NOT NULL,
    label    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    hash     TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE line (
    entry    INTEGER NOT NULL REFERENCES entry (number),
    position INTEGER NOT NULL,
    line     TEXT NOT NULL,
    uscc     TEXT NOT NULL,
    name     TEXT NOT NULL,
    clause   TEXT NOT NULL,
    matter   TEXT NOT NULL,
    sum_fen  INTEGER NOT NULL,
    detail   TEXT NOT NULL,
    PRIMARY KEY (entry, position),
    UNIQUE (entry, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    entry       INTEGER NOT NULL REFERENCES entry (number),
    position    INTEGER NOT NULL,
    claim       TEXT NOT NULL,
    uscc        TEXT NOT NULL,
    name        TEXT NOT NULL,
    clause      TEXT NOT NULL,
    matter      TEXT NOT NULL,
    state       TEXT NOT NULL,
    instalment  INTEGER NOT NULL,
    instalments INTEGER NOT NULL,
    sum_fen     INTEGER,
    day         TEXT NOT NULL,
    by_whom     TEXT NOT NULL,
    paper       TEXT NOT NULL,
    office      TEXT NOT NULL,
    note        TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX batches ON entry (batch) WHERE kind IN ('run', 'import');
CREATE INDEX lines ON line (line);
CREATE INDEX changes ON change (claim);
"""
    + _APPEND_ONLY.format(table="entry")
    + _APPEND_ONLY.format(table="line")
    + _APPEND_ONLY.format(table="change"),
)
FORMAT = len(STEPS)


def bring_up_to_date(connection: sqlite3.Connection, file: str) -> None:
    """Make the tables of an empty file, or bring those of an older program up to date; all steps or none.

    Raises:
        RegisterRefused: the file is another program's, or a newer program's.
    """
    if _format(connection, file) == FORMAT:
        return
    connection.execute("BEGIN IMMEDIATE")
    for number in range(_format(connection, file), FORMAT):  # asked again: another process may have done it
        for statement in _statements(STEPS[number]):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def written_as_made(connection: sqlite3.Connection) -> bool:
    """Whether tables, triggers and indexes are those that this program makes."""
    fresh = sqlite3.connect(":memory:")
    try:
        for step in STEPS:
            fresh.executescript(step)
        return _objects(fresh) == _objects(connection)
    finally:
        fresh.close()


def _objects(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def _format(connection: sqlite3.Connection, file: str) -> int:
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not ours and (version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise refused("not_a_register", file, OTHER_DATABASE(), OTHER_FILE())
    if version > FORMAT:
        raise refused("newer_register", file, NEWER(version=version, most=FORMAT), UPDATE())
    return version


def _statements(script: str) -> list[str]:
    """The statements of a step one by one: a script as a whole would end the transaction around it."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found
