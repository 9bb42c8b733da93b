"""Parsing: what every column type's parser returns, and the tidying that they share.

A parser never guesses: it returns a value that is certain, says what it changed to get
it, or returns a fault.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeAlias

from subsidy_calc.facts.number_format import FACTORS, Unit
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.grammar.scope import Type
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.quantities import narrow

Value: TypeAlias = "str | Fraction"

ERROR_CELL = wording("cell.error", zh="单元格是错误值", en="the cell holds an error")
REPAIR_FORMULA = wording(
    "cell.repair_formula", zh="在Excel里改正公式或填入数值", en="repair the formula or enter the value"
)
UNCALCULATED = wording("cell.uncalculated", zh="公式从未计算过，没有结果", en="the formula was never calculated")
CONTRADICTED = wording(
    "cell.contradicted",
    zh="单元格里存的结果不是公式算出来的数",
    en="the result stored in the cell is not what its formula gives",
)
OPEN_AND_SAVE = wording("cell.open_and_save", zh="用Excel或WPS打开并保存一次", en="open it in Excel and save it")
MERGED_NUMBER = wording(
    "cell.merged_number",
    zh="数字写在跨几行的合并单元格里，不知每行是多少",
    en="a number stands in a cell merged over several rows; what each row has is not known",
)
SPLIT_CELL = wording("cell.split", zh="取消合并，逐行填写", en="split the cell and fill in each row")
TIDIED = wording("note.tidied", zh="已规范写法", en="written in the usual form")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value; `changed` says what was done to read it, where more than reading was."""

    value: Value
    changed: Message | None = None
    code: str = "tidied"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be read, what may stand there, and how to put it right."""

    code: str
    says: Message
    expected: Message | None = None
    fix: Message | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a parser knows of its column: the schedule's words, and the unit in the heading."""

    column: Column
    unit: Unit | None = None  # the unit of money that the heading or a title gives
    from_1904: bool = False  # serial numbers of days count from 1904

    @property
    def factor(self) -> Fraction:
        """Yuan for 1 of what is written."""
        return Fraction(1) if self.unit is None else FACTORS[self.unit]


Parser: TypeAlias = Callable[[RawCell, Setting], "Parsed | Fault"]


@cache
def parser_of(type_: Type) -> Parser:
    """The parser of a column type: `parse` in the file of its name."""
    module = importlib.import_module(f"subsidy_calc.facts.types.{type_}")
    parser: Parser = module.parse
    return parser


def unusable(cell: RawCell, setting: Setting) -> Fault | None:
    """The fault of a cell that no type can read: an error, a formula without a result, a sum of several rows."""
    if cell.merged and setting.column.type in ("money", "count", "days", "quantity", "percent"):
        return Fault("merged_number", MERGED_NUMBER(), fix=SPLIT_CELL())
    if cell.kind == "error":
        return Fault("error_cell", ERROR_CELL(), fix=REPAIR_FORMULA())
    if cell.kind == "contradicted":
        return Fault("contradicted_formula", CONTRADICTED(), fix=OPEN_AND_SAVE())
    if cell.kind == "uncalculated":
        return Fault("uncalculated_formula", UNCALCULATED(), fix=OPEN_AND_SAVE())
    return None


_INVISIBLE = {"Cf", "Cc"}


def tidy(text: str) -> str:
    """Without invisible characters and outer blanks."""
    if text.isprintable():
        return text.strip()
    return "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE or c == "\n").strip()


@lru_cache(maxsize=10_000)  # codes and choices stand in many rows
def plain(text: str) -> str:
    """Tidied, and full-width letters, digits and signs as their usual forms."""
    return narrow(tidy(text)).strip()


def tidied(value: Value, old: str, new: str, says: Wording = TIDIED, code: str = "tidied") -> Parsed:
    """The value, with a note where the text was changed to read it."""
    return Parsed(value) if old == new else Parsed(value, says(), code)
