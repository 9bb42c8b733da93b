"""Parquet: a .parquet file as one sheet, its columns' names as headings; needs the extra `parquet`."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from subsidy_calc.intake.limits import LIMITS, MIB, Limits
from subsidy_calc.intake.numbers import exact_text
from subsidy_calc.intake.packed import LETTERS, PackedFile, PackedRow, PackedSheet, pack_row, pack_text
from subsidy_calc.intake.refusals import FileRefused, too_large
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    from pyarrow import DataType

NOT_INSTALLED = wording(
    "parquet.not_installed", zh="读取Parquet要另装pyarrow", en="reading Parquet needs pyarrow, which is not installed"
)
INSTALL = wording("parquet.install", zh="安装 subsidy-calc[parquet]", en="install subsidy-calc[parquet]")
DAMAGED = wording("parquet.damaged", zh="Parquet文件已损坏", en="the Parquet file is damaged")
WRITE_AGAIN = wording("parquet.write_again", zh="重新导出这张表", en="export the table again")
NESTED = wording(
    "parquet.nested",
    zh="列“{column}”的类型{type}不是单个值",
    en="the type {type} of the column “{column}” is no single value",
)
FLAT = wording("parquet.flat", zh="每列只放一个值", en="give each column one value a row")
TOO_BIG = wording(
    "parquet.too_big", zh="文件有{size} MiB，最多{limit} MiB", en="the file has {size} MiB; at most {limit} MiB"
)

BATCH = 10_000
_Pack = Callable[[Any], str]  # Any: a value as Arrow's type has it in Python


def read_parquet(content: bytes, name: str, limits: Limits = LIMITS) -> PackedFile:
    """One sheet of the given name, headings first.

    Raises:
        FileRefused: the file is damaged, or a column holds lists or records.
    """
    rows = [row for piece in parquet_pieces(content, limits) for row in piece]
    return PackedFile([PackedSheet(name, rows, typed=False)])


def parquet_pieces(content: bytes, limits: Limits = LIMITS) -> Iterator[list[PackedRow]]:
    """The rows of the sheet piece by piece, headings first.

    Raises:
        FileRefused: as above; pieces before the damage may have been given.
    """
    if len(content) > limits.table:
        raise too_large(TOO_BIG(size=len(content) // MIB, limit=limits.table // MIB))
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise FileRefused("needs_parquet", NOT_INSTALLED(), INSTALL()) from error
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        packers = [_packer(field.name, field.type) for field in file.schema_arrow]
        headings = [pack_row(pack_text(column) for column in file.schema_arrow.names)]
        for batch in file.iter_batches(batch_size=BATCH):
            columns = [list(map(pack, column.to_pylist())) for pack, column in zip(packers, batch.columns, strict=True)]
            yield [*headings, *map(pack_row, zip(*columns, strict=True))]
            headings = []
        if headings:
            yield headings
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise FileRefused("unreadable_table", DAMAGED(), WRITE_AGAIN(), found=str(error)[:200]) from error


def _packer(column: str, type_: DataType) -> _Pack:
    from pyarrow import types

    if types.is_dictionary(type_):
        return _packer(column, type_.value_type)
    for is_kind, pack in (
        (types.is_boolean, _bool),
        (types.is_integer, _integer),
        (types.is_floating, _float),
        (types.is_decimal, _decimal),
        (types.is_date, _date),
        (types.is_timestamp, _date),
        (types.is_string, _text),
        (types.is_large_string, _text),
        (types.is_string_view, _text),
        (types.is_null, _text),
    ):
        if is_kind(type_):
            return pack
    raise FileRefused("unreadable_table", NESTED(column=column, type=str(type_)), FLAT())


def _text(value: str | None) -> str:
    return pack_text(value or "")


def _bool(value: bool | None) -> str:
    return "" if value is None else LETTERS["bool"] + ("TRUE" if value else "FALSE")


def _integer(value: int | None) -> str:
    return "" if value is None else LETTERS["number"] + str(value)


def _float(value: float | None) -> str:
    if value is None:
        return ""
    return LETTERS["number"] + exact_text(value) if math.isfinite(value) else LETTERS["error"] + str(value)


def _decimal(value: Decimal | None) -> str:
    if value is None:
        return ""
    whole, _, rest = format(value, "f").partition(".")
    return LETTERS["number"] + (f"{whole}.{rest.rstrip('0')}" if rest.rstrip("0") else whole)


def _date(value: dt.date | None) -> str:
    return "" if value is None else LETTERS["date"] + value.isoformat().removesuffix("T00:00:00")
