"""A file read piece by piece is the file read as a whole; one that breaks counts as none."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from handed_in.three_forms import csv_bytes
from intake.made_codes import code
from partitions.shared_pools import HEADINGS, schedule_text
from partitions.whole_and_parts import inputs_of
from subsidy_calc.intake.read import PIECE
from subsidy_calc.intake.readers import HandedIn, Piece, read_files, read_pieces
from subsidy_calc.pipeline import compute

ROWS = PIECE + 3


def _parquet() -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table({"甲": [str(row) for row in range(ROWS)]}), target, row_group_size=4_000)
    return target.getvalue()


def test_pieces_of_a_parquet_file_are_its_rows() -> None:
    content = _parquet()
    *pieces, last = read_pieces(content, "表.parquet")
    (sheet,) = read_files([(content, "表.parquet")]).sheets
    assert last == HandedIn(())
    rows = [row for piece in pieces if isinstance(piece, Piece) for row in piece.rows]
    assert len(pieces) > 1
    assert rows == ["t甲", *(f"t{row}" for row in range(ROWS))]
    assert len(sheet.rows) == len(rows)


def test_a_damaged_file_ends_in_a_refusal() -> None:
    content = bytearray(_parquet())
    content[60:400] = bytes(340)
    *_, last = read_pieces(bytes(content), "表.parquet")
    assert isinstance(last, HandedIn)
    assert [problem.code for problem in last.problems] == ["unreadable_table"]
    assert isinstance([*read_pieces(_parquet(), "表.parquet")][-1], HandedIn)  # the reader goes on


def test_a_table_in_parts_is_named_like_its_folder() -> None:
    firms = [[HEADINGS["企业"], [code(number), f"公司{number}", "东镇"]] for number in (1, 2)]
    works = csv_bytes([HEADINGS["项目"], [code(2), "一期", "甲", "绿色", "100", "", "", "60", ""]])
    files = [(csv_bytes(rows), f"企业/part.{number}.csv") for number, rows in enumerate(firms)]
    lines = compute(inputs_of(schedule_text([]), [*files, (works, "项目/Part-00000-ab.csv")])).lines
    assert [line.head.name for line in lines] == [f"works/{code(2)}/一期", f"bought/{code(2)}/一期"]
