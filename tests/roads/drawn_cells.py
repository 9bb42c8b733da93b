"""Cells drawn for a test: texts, numbers and days of every shape, and sheets of them with gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hypothesis import settings
from hypothesis import strategies as st

SEEDED = settings(derandomize=True, database=None, deadline=None)

Value: TypeAlias = "str | int | float | dt.date | dt.datetime | dt.time"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A value and the number format of its cell."""

    value: Value
    format: str = "General"


Cells: TypeAlias = "Mapping[tuple[int, int], Drawn]"  # by row and column from 1

# nothing here changes what is stored; `strange` ones may also show another number or a time
PLAIN_FORMATS = ("General", "0", "0.00", "#,##0", "#,##0.00", "@", "#,##0.00;[Red]-#,##0.00", "0_ ")
STRANGE_FORMATS = (
    '0"万元"',
    "0%",
    "0.0,",
    "0.00E+00",
    "[$$-409]#,##0.00",
    '"约"0',
    ";;;",
    "# ?/?",
    "[h]:mm",
    "yyyy-mm",
)
DAY_FORMATS = ("yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"')
MOMENT_FORMATS = ("yyyy-mm-dd hh:mm", "m/d/yy h:mm", "mm-dd-yy")

FIRST_CERTAIN_DAY, LAST_DAY = dt.date(1900, 3, 1), dt.date(9999, 12, 31)
LAST_SERIAL = 2_958_465  # of that day; what is beyond it has a test of its own
_LETTERS = "ab Z09-_&<>\"';x\t\n　全椒县龘𠀀😀é\u200b\ufeff\xa0"
_MEMORABLE = (
    0,
    -0.0,
    0.1 + 0.2,
    1234567.8849999998,
    -1234567.885,
    99999999999999.99,
    123456789012345,
    1234567890123456,
    12345678901234567,
    -999999999999999,
    1e14,
    1e15,
    1e20,
    -1e20,
    1e-4,
    9.999e-5,
    1e-10,
    5e-324,
    1.7976931348623157e308,
    20000001,
    19999999.93,
    1 / 3,
)

# a text of blanks alone has a test of its own
texts = (
    st.text(_LETTERS, min_size=1, max_size=12)
    | st.sampled_from(
        [" 前", "后 ", "\n行\n", "_x0041_", "_x000D_", "a_x005F_b", "x005F_", "&amp;", "]]>", "1", "TRUE", "=A"]
    )
).filter(lambda text: bool(text.strip()))
plain_texts = texts.filter(lambda text: "_x" not in text and not text.startswith("="))
plain_numbers = st.integers(-(10**14) + 1, 10**14 - 1) | st.integers(1, 10**13).map(lambda fen: fen / 100)
numbers = plain_numbers | st.sampled_from(_MEMORABLE) | st.floats(allow_nan=False, allow_infinity=False)
days = st.dates(FIRST_CERTAIN_DAY, LAST_DAY) | st.sampled_from([FIRST_CERTAIN_DAY, LAST_DAY])
early_days = st.dates(dt.date(1900, 1, 1), dt.date(1900, 3, 3))
moments = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 31))  # noqa: DTZ001  Excel knows no zones

plain_cells = (
    st.builds(Drawn, plain_texts, st.sampled_from(PLAIN_FORMATS))
    | st.builds(Drawn, plain_numbers, st.sampled_from(PLAIN_FORMATS))
    | st.builds(Drawn, days, st.sampled_from(DAY_FORMATS))
)
wild_cells = (
    st.builds(Drawn, texts | numbers, st.sampled_from(PLAIN_FORMATS + STRANGE_FORMATS))
    | st.builds(Drawn, texts | st.integers(-5, LAST_SERIAL) | st.floats(-1, LAST_SERIAL), st.sampled_from(DAY_FORMATS))
    | st.builds(Drawn, early_days, st.sampled_from(DAY_FORMATS))
    | st.builds(Drawn, moments | st.times(), st.sampled_from(MOMENT_FORMATS))
)


def sheets(cells: st.SearchStrategy[Drawn], columns: int = 81) -> st.SearchStrategy[list[Cells]]:
    """One to three sheets, perhaps empty, cells far apart up to the column of that number; 81 is CC."""
    places = st.tuples(st.integers(1, 8) | st.just(300), st.integers(1, 6) | st.integers(1, columns))
    return st.lists(st.dictionaries(places, cells, max_size=8), min_size=1, max_size=3)
