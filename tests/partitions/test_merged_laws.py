"""Merged records must hold every row once and every enterprise in one partition."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from subsidy_calc.assess.award_lines import InvariantBroken
from subsidy_calc.engine.merged import Record, check_every_code, check_every_row
from subsidy_calc.engine.task import Blocks

SHEET = ("项目.csv", "项目")


def _rows(folder: Path, *parts: list[int]) -> Record:
    record = Record(folder / "rows")
    for numbers in parts:
        texts = [f"{number}\r\n".encode() for number in numbers]
        sizes = np.array([len(text) for text in texts], np.int64)
        record.add(Blocks(np.array(numbers, np.int64), sizes, b"".join(texts)), SHEET)
    return record


def _lines(folder: Path, *parts: list[bytes]) -> Record:
    record = Record(folder / "lines")
    for codes in parts:
        record.add(Blocks(np.array(codes, "S18"), np.ones(len(codes), np.int64), b"x" * len(codes)))
    return record


def test_parts_are_written_in_the_order_of_their_rows(tmp_path: Path) -> None:
    record = _rows(tmp_path, [2, 5], [1, 4], [3])
    check_every_row(record, {SHEET: 5})
    record.write(tmp_path / "rows.csv", ("row",))
    assert (tmp_path / "rows.csv").read_bytes() == b"\xef\xbb\xbfrow\r\n1\r\n2\r\n3\r\n4\r\n5\r\n"


@pytest.mark.parametrize("parts", [([1, 2], [4]), ([1, 2], [2, 3]), ([1, 2],), ([1, 2, 3], [4])])
def test_a_row_without_a_fate_or_with_two_is_noticed(tmp_path: Path, parts: tuple[list[int], ...]) -> None:
    with pytest.raises(InvariantBroken):
        check_every_row(_rows(tmp_path, *parts), {SHEET: 3})


def test_an_enterprise_in_two_partitions_is_noticed(tmp_path: Path) -> None:
    check_every_code(_lines(tmp_path, [b"A", b"C"], [b"B"]))
    with pytest.raises(InvariantBroken):
        check_every_code(_lines(tmp_path, [b"A", b"C"], [b"A"]))
