"""Files: claims as a workbook and as .parquet, under the headings of rules/quanjiao-2020.yaml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import xlsxwriter

from benchmarks.data import Claims

Cell: TypeAlias = str | float | dt.datetime

HEADINGS = {
    "企业": ("统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"),
    "项目": ("统一社会信用代码", "项目名称", "项目类型", "智能装备购置额（不含税）", "系统购置额（不含税）"),
    "认定": ("统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期"),
    "历年兑现": ("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"),
}


def write_workbook(claims: Claims, path: Path) -> None:
    """All tables as sheets; that of earlier awards is there and empty."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, headings in HEADINGS.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headings)
            for number, row in enumerate(_rows(claims, name), start=1):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif isinstance(value, dt.datetime):
                        sheet.write_datetime(number, column, value, day)
                    else:
                        sheet.write_number(number, column, value, money)


def _rows(claims: Claims, sheet: str) -> Iterator[tuple[Cell, ...]]:
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    if sheet == "企业":
        yield from zip(e.uscc, e.name, e.county, e.ownership, _yes_no(e.above_scale), strict=True)
    elif sheet == "项目":
        equipment, systems = ([fen / 100 for fen in column] for column in (p.equipment_fen, p.systems_fen))
        yield from zip(_codes(claims, p.enterprise), p.name, p.kind, equipment, systems, strict=True)
    elif sheet == "认定":
        dates = [dt.datetime.fromisoformat(date) for date in r.date]
        yield from zip(_codes(claims, r.enterprise), r.kind, r.level, r.title, dates, strict=True)


def _codes(claims: Claims, rows: Sequence[int]) -> list[str]:
    return [claims.enterprises.uscc[row] for row in rows]


def _yes_no(values: Sequence[bool]) -> list[str]:
    return ["是" if value else "否" for value in values]


def wide_workbook(path: Path, rows: int) -> None:
    """One sheet of twelve columns: a code, a name, a choice, seven sums, a date and a remark a row."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("项目")
        sheet.write_row(0, 0, [f"列{column}" for column in range(12)])
        for row in range(1, rows + 1):
            sheet.write_string(row, 0, f"91341124MA2{row:07d}")
            sheet.write_string(row, 1, f"项目{row}")
            sheet.write_string(row, 2, ("数字化", "智能化", "其他")[row % 3])
            for column in range(3, 10):
                sheet.write_number(row, column, _wide_fen(row, column) / 100, money)
            sheet.write_number(row, 10, 44_000 + row % 300, day)
            sheet.write_string(row, 11, "备注")


def wide_workbook_fen(rows: int, column: int = 3) -> int:
    """What a column of sums of that sheet comes to."""
    return sum(_wide_fen(row, column) for row in range(1, rows + 1))


def _wide_fen(row: int, column: int) -> int:
    return row * 7_919 * (column + 1) % 10**9


def fen_of_text(yuan: str) -> int:
    """Whole fen of a number written out in yuan."""
    whole, _, rest = yuan.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def write_parquet(claims: Claims, folder: Path) -> list[Path]:
    """A file a table, named like its sheet, sums as decimals."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    equipment, systems = (_yuan(fen) for fen in (p.equipment_fen, p.systems_fen))
    columns = {
        "企业": [e.uscc, e.name, e.county, e.ownership, _yes_no(e.above_scale)],
        "项目": [_codes(claims, p.enterprise), p.name, p.kind, equipment, systems],
        "认定": [_codes(claims, r.enterprise), r.kind, r.level, r.title, pa.array(r.date).cast(pa.date32())],
        "历年兑现": [pa.array([], pa.string())] * 6,
    }
    paths = []
    for name, values in columns.items():
        paths.append(folder / f"{name}.parquet")
        pq.write_table(pa.table(values, names=list(HEADINGS[name])), paths[-1])
    return paths


def _yuan(fen: Sequence[int]):  # type: ignore[no-untyped-def]  # pyarrow has no types
    """Whole fen as decimals of yuan: the same digits, the point set two places to the left."""
    import pyarrow as pa

    whole = pa.array(fen, pa.int64()).cast(pa.decimal128(19, 0))
    return pa.Array.from_buffers(pa.decimal128(14, 2), len(whole), whole.buffers())
