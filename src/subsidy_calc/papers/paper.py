"""Paper: what is printed, before it has a form. Workbooks, documents for Word and PDF are three readings of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from subsidy_calc.values.quantities import grouped_yuan, is_whole_fen, plain_decimal
from subsidy_calc.workbooks.capitals import capitals

Kind: TypeAlias = Literal["list", "payment", "verification", "notice"]
Form: TypeAlias = Literal["xlsx", "docx", "pdf"]
KINDS: tuple[Kind, ...] = ("list", "payment", "verification", "notice")
FORMS: tuple[Form, ...] = ("xlsx", "docx", "pdf")

_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money, not negative, as papers write it in three ways; whole fen.

    >>> sum_ = Sum(Fraction("351851.7"))
    >>> sum_.yuan, sum_.wan, sum_.capitals
    ('351,851.70', '35.18517', '叁拾伍万壹仟捌佰伍拾壹元柒角')
    """

    value: Fraction

    def __post_init__(self) -> None:
        if self.value < 0 or not is_whole_fen(self.value):
            raise ValueError(f"{self.value} is no sum of whole fen")

    @property
    def yuan(self) -> str:
        """In yuan, to the fen."""
        return grouped_yuan(self.value)

    @property
    def wan(self) -> str:
        """In 万元: all digits that it has, none rounded away."""
        return plain_decimal(self.value / _WAN, grouped=True)

    @property
    def capitals(self) -> str:
        """In the characters that cannot be altered by a stroke."""
        return capitals(self.value)


Value: TypeAlias = "str | int | Sum | dt.date"
Fields: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list, or one enterprise's paper: fields for its head and foot, and the rows between.

    Every row has the same keys. `name` is unique within the paper and stands in paths: for an enterprise its code
    and the letters, digits and hanzi of its name.
    """

    name: str
    fields: Fields
    rows: Sequence[Fields]
    totals: Sequence[Fields] = ()  # below the rows: of a payment table a row a payer, with `payer` and `sum`


@dataclass(frozen=True, slots=True)
class Paper:
    """What `papers --kind` makes: one sheet for the list and the payment table, one an enterprise for the others."""

    kind: Kind
    sheets: Sequence[Sheet]
