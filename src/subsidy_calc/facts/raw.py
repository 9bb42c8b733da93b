"""Raw sheets: what a workbook holds before anything is understood, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

CellKind = Literal["text", "number", "date", "bool", "error", "uncalculated", "contradicted"]


class RawCell(NamedTuple):  # a tuple: there are millions of them
    """A cell that is not blank. `text` is a number's exact decimal, a date's ISO form, or what stands there."""

    kind: CellKind
    text: str
    format: str = "General"
    merged: bool = False  # stands for several rows of a merged cell
    struck: bool = False  # crossed out, wholly or in part


RawRow: TypeAlias = "tuple[RawCell | None, ...]"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's rows by their numbers, from 1 without gaps; columns from 1."""

    file: str
    name: str
    rows: Sequence[tuple[int, RawRow]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    from_1904: bool = False  # serial numbers of days count from 1904, not from 1900
    hidden_columns: frozenset[int] = frozenset()
    typed: bool = True  # False where the file has text alone, as .csv: a number is written out
    own: Sequence[int] | None = None  # numbers of its rows, where it is a part of a sheet

    def numbers(self) -> Sequence[int]:
        """The numbers of its rows."""
        return range(1, len(self.rows) + 1) if self.own is None else self.own


_TOTALS = {"合计", "总计", "小计", "共计", "总合计", "total", "totals"}


def is_blank(row: RawRow) -> bool:
    """Whether no cell of the row holds anything but white space and invisible characters."""
    return not any(_is_visible(cell) for cell in row)


def is_total(row: RawRow) -> bool:
    """Whether the row's first words are those of a total, such as 合计."""
    first = next((cell for cell in row if cell is not None and _is_visible(cell)), None)
    if first is None or first.kind != "text":
        return False
    return "".join(first.text.split()).rstrip(":：").casefold() in _TOTALS


def is_data(row: RawRow) -> bool:
    """Whether the row is to be read as one of a table: neither blank nor a total nor the example."""
    return not (is_blank(row) or is_total(row) or is_example(row))


EXAMPLE_MARK = "示例行"


def is_example(row: RawRow) -> bool:
    """Whether the row is the template's example, marked by its first words."""
    first = next((cell for cell in row if cell is not None and _is_visible(cell)), None)
    return first is not None and first.text.strip().startswith(EXAMPLE_MARK)


def _is_visible(cell: RawCell | None) -> bool:
    if cell is None:
        return False
    return cell.kind != "text" or any(c.isprintable() and not c.isspace() for c in cell.text)
