"""Unified social credit code: 18 characters with a check digit (GB 32100-2015).

A letter that only looks like one of a code is never put right here, only suggested.
Lower case, full-width characters, blanks and hyphens are put into the usual form with a
note. A code stored as a number has lost digits and is refused.
"""

from __future__ import annotations

from functools import lru_cache

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.same import as_same
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import NEAREST

AS_NUMBER = wording(
    "uscc.as_number",
    zh="信用代码存成了数字，末尾几位已丢失",
    en="the code is stored as a number; its last digits are lost",
)
ENTER_AS_TEXT = wording(
    "uscc.enter_as_text",
    zh="把单元格设为文本，重新填写18位代码",
    en="format the cell as text and enter all 18 characters",
)
WRONG_CHECK = wording(
    "uscc.check_digit",
    zh="信用代码校验位不对，可能有错字",
    en="the code's check digit is wrong; a character may be mistyped",
)
NOT_A_CODE = wording("uscc.not_a_code", zh="不是统一社会信用代码", en="this is no unified social credit code")
EXPECTED = wording("uscc.expected", zh="18位统一社会信用代码", en="a unified social credit code of 18 characters")
_NEVER_IN_A_CODE = str.maketrans("OIZS", "0125")
LOOK_UP = wording("uscc.look_up", zh="对照营业执照改正", en="correct it from the business licence")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "number":
        return Fault("uscc_as_number", AS_NUMBER(), EXPECTED(), ENTER_AS_TEXT())
    return _read(cell.text)


@lru_cache(maxsize=100_000)  # a code stands on its enterprise and on each of its claims
def _read(text: str) -> Parsed | Fault:
    written = plain(text).upper()
    try:
        code = _validated(written)
    except InvalidChecksum:
        return Fault("uscc_check_digit", WRONG_CHECK(), EXPECTED(), LOOK_UP())
    except ValidationError:
        return Fault("uscc_unreadable", NOT_A_CODE(), EXPECTED(), _meant(written) or LOOK_UP())
    return tidied(code, text, code)


def _validated(written: str) -> str:
    return str(uscc.validate(written))  # it also takes off blanks and every kind of dash


def _meant(written: str) -> Message | None:
    """The code that was meant, if letters that no code has stand for the digits that they look like."""
    try:
        return NEAREST(nearest=_validated(as_same(written).upper().translate(_NEVER_IN_A_CODE)))
    except ValidationError:
        return None
