"""Cells of several choices: read in any order and with any separator, put right with a note, or refused."""

from __future__ import annotations

import pytest

from column_types.measured_orders import CODE, run, schedule_of
from handed_in.three_forms import csv_bytes
from handed_in.told_files import told
from intake.written_books import Content

SCHEDULE = schedule_of()


def read(content: Content) -> tuple[object, str, list[str], list[str]]:
    """The value, the row's fate, and the codes of problems and notes."""
    done = run(SCHEDULE, {"领域": content})
    rows = done.claims.tables["p"].read
    value = rows[0].values["fields"] if rows else None
    return value, done.fates("事项")[2], [c for c, _ in done.problems()], [c for c, _ in done.notes()]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("软件", "软件"),
        ("软件、机器人", "软件、机器人"),
        ("机器人、软件", "软件、机器人"),  # in the order of the column
        ("机器人,软件", "软件、机器人"),
        ("机器人，软件", "软件、机器人"),
        ("机器人;软件", "软件、机器人"),
        ("机器人；软件", "软件、机器人"),
        ("机器人/软件", "软件、机器人"),
        ("机器人\n软件", "软件、机器人"),
        (" 机器人 、 软件 、", "软件、机器人"),
        ("AI应用、数据中心、机器人、软件", "软件、数据中心、机器人、AI应用"),
    ],
)
def test_read(content: str, value: str) -> None:
    assert read(content) == (value, "claim", [], [])


@pytest.mark.parametrize(
    ("content", "value", "note"),
    [
        ("軟件、機器人", "软件、机器人", "tidied"),  # traditional characters
        ("ＡＩ应用、软件", "软件、AI应用", "tidied"),  # full width
        ("软件\u200b、机器人", "软件、机器人", "tidied"),
        ("软件、机器人、软件", "软件、机器人", "choice_twice"),
        ("软件、軟件", "软件", "choice_twice"),
    ],
)
def test_put_right_with_a_note(content: str, value: str, note: str) -> None:
    assert read(content) == (value, "claim", [], [note])


@pytest.mark.parametrize(
    "content", ["软件和机器人", "软件、机械", "软件 机器人", "软件|机器人", "АI应用", "、", "软件、机器人等", 1, True]
)
def test_an_unknown_one_refuses_the_row(content: Content) -> None:
    assert read(content) == (None, "refused", ["unknown_choice"], [])


def test_a_blank_is_missing() -> None:
    value, fate, problems, _ = read(None)
    assert (value, fate, problems) == (None, "claim", ["blank"])


def test_in_a_csv() -> None:
    headings = ["统一社会信用代码", "编号", "领域"]
    files = [
        (csv_bytes([["统一社会信用代码", "企业名称"], [CODE, "甲公司"]]), "企业.csv"),
        (csv_bytes([headings, [CODE, "1", "机器人,软件"], [CODE, "2", "机械"]]), "事项.csv"),
    ]
    done = told(files, schedule=SCHEDULE)
    assert [row.values["fields"] for row in done.claims.tables["p"].read] == ["软件、机器人"]
    assert ("unknown_choice", "事项", 3, 3) in done.problems()
