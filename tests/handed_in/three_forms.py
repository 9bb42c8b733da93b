"""The same rows as a workbook, as .csv files and as .parquet files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from handed_in.told_files import SHEET_OF_TABLE, File
from intake.written_books import Content, workbook

Value: TypeAlias = "str | int | Decimal | bool | dt.date | None"
Table: TypeAlias = "Sequence[Sequence[Value]]"  # headings first
Sheets: TypeAlias = "Mapping[str, Table]"

TABLE_OF_SHEET = {sheet: table for table, sheet in SHEET_OF_TABLE.items()}


def as_xlsx(sheets: Sheets) -> list[File]:
    """One workbook: numbers, dates and truths as Excel stores them."""
    return [(workbook({name: [list(map(_excel, row)) for row in rows] for name, rows in sheets.items()}), "1.xlsx")]


def as_csv(sheets: Sheets, chance: random.Random, *, encodings: Sequence[str] = ()) -> list[File]:
    """A file a sheet, in an encoding, with line ends and quotes as chance has them."""
    allowed = encodings or ("utf-8", "utf-8-sig", "gb18030")
    return [
        (
            csv_bytes(rows, chance.choice(allowed), chance.choice(["\n", "\r\n"]), quote_all=chance.random() < 0.3),
            f"{_stem(name, chance)}.csv",
        )
        for name, rows in sheets.items()
    ]


def as_parquet(sheets: Sheets, chance: random.Random) -> list[File]:
    """A file a sheet; each column in one of the types that can hold its values."""
    return [(parquet_bytes(rows, chance), f"{_stem(name, chance)}.parquet") for name, rows in sheets.items()]


def csv_bytes(rows: Table, encoding: str = "utf-8", end: str = "\n", *, quote_all: bool = False) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator=end, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerows(list(map(plain_text, row)) for row in rows)
    return target.getvalue().encode(encoding)


def parquet_bytes(rows: Table, chance: random.Random) -> bytes:
    headings, *body = rows
    columns = [[row[at] if at < len(row) else None for row in body] for at in range(len(headings))]
    arrays = [_array(column, chance) for column in columns]
    return written([str(heading) for heading in headings], arrays, row_group_size=chance.choice([1, 3, 1000]))


def written(headings: Sequence[str], arrays: Sequence[pa.Array], row_group_size: int = 1000) -> bytes:
    """The bytes of a .parquet file of these columns."""
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(list(arrays), names=list(headings)), target, row_group_size=row_group_size)
    return target.getvalue()


def plain_text(value: Value) -> str:
    """A value as a text file has it: a plain decimal, an ISO date, TRUE or FALSE."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case dt.date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _excel(value: Value) -> Content:
    return float(value) if isinstance(value, Decimal) else value


def _stem(sheet: str, chance: random.Random) -> str:
    return chance.choice([sheet, TABLE_OF_SHEET.get(sheet, sheet)])


_NUMBERS = {
    True: (pa.int32(), pa.int64(), pa.float64(), pa.decimal128(20)),
    False: (pa.float64(), pa.decimal128(20, 4)),
}
_DATES = (pa.date32(), pa.date64(), *(pa.timestamp(unit) for unit in ("s", "ms", "us", "ns")))
_TEXTS = (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()))


def _array(column: Sequence[Value], chance: random.Random) -> pa.Array:
    """A column in a type of its values; values of several kinds are text, as in a .csv."""
    given = [value for value in column if value is not None]
    if not given and chance.random() < 0.5:
        return pa.nulls(len(column))
    if given and all(isinstance(value, bool) for value in given):
        return pa.array(column, pa.bool_())
    if given and all(isinstance(value, dt.date) for value in given):
        return pa.array(column, pa.date32()).cast(chance.choice(_DATES))
    if given and all(isinstance(value, int | Decimal) and not isinstance(value, bool) for value in given):
        return _numbers(column, chance)
    blank = chance.choice([None, ""])
    texts = [blank if value is None else plain_text(value) for value in column]
    type_ = chance.choice(_TEXTS)
    return pa.array(texts, pa.string()).dictionary_encode() if pa.types.is_dictionary(type_) else pa.array(texts, type_)


def _numbers(column: Sequence[Value], chance: random.Random) -> pa.Array:
    """Whole numbers may be int64; a column with decimals is float64 or decimal128."""
    whole = all(value is None or isinstance(value, int) for value in column)
    type_ = chance.choice(_NUMBERS[whole])
    make = int if pa.types.is_integer(type_) else float if pa.types.is_floating(type_) else Decimal
    return pa.array([None if value is None else make(str(value)) for value in column], type_)
