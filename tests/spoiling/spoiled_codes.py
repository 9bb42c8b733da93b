"""Credit codes and account numbers as they are typed, copied and changed by Excel."""

from __future__ import annotations

from intake.made_codes import code, with_wrong_check
from intake.written_books import Calculated, Content
from spoiling.spoiled_case import E1, Case, faulty, put, read, refused

ONE = code(1)


def _tidied(name: str, content: Content) -> Case:
    return read(name, put("认定!A2", content), "tidied", "认定!A2", "claim")


def _nobody(name: str, content: Content, problem: str = "uscc_unreadable") -> Case:
    return refused(name, put("认定!A2", content), problem, "认定!A2", "R2", freed="R3")


CODES = [
    _tidied("lower case", ONE.lower()),
    _tidied("blanks between", f"{ONE[:4]} {ONE[4:8]} {ONE[8:]}"),
    _tidied("dashes between", f"{ONE[:8]}-{ONE[8:17]}-{ONE[17]}"),
    _tidied("full-width characters", "".join(chr(ord(c) + 0xFEE0) for c in ONE)),
    _tidied("an invisible character", ONE + "\u200b"),
    _tidied("a blank line after it", ONE + "\n"),
    _nobody("a wrong check digit", with_wrong_check(ONE), "uscc_check_digit"),
    _nobody("two characters swapped", ONE[:8] + ONE[9] + ONE[8] + ONE[10:], "uscc_check_digit"),
    _nobody("one character short", ONE[:17]),
    _nobody("the letter O for the digit", ONE.replace("0", "O")),
    _nobody("a business licence number of old", "341124000012345"),
    _nobody("two codes in one cell", f"{ONE}、{code(2)}"),
    _nobody("a name instead", "甲示例有限公司"),
    _nobody("shown with an exponent", "9.13411E+17"),
    _nobody("stored as a number", 913411240000000000, "uscc_as_number"),
    _nobody("an error", Calculated("=VLOOKUP(B2,Z:Z,1,0)", "#N/A"), "error_cell"),
    _nobody("no code", None, "blank_key"),
    refused(
        "an enterprise's wrong check digit", put("企业!A2", with_wrong_check(ONE)), "uscc_check_digit", "企业!A2", E1
    ),
    refused("an enterprise's code as a number", put("企业!A2", 913411240000000000), "uscc_as_number", "企业!A2", E1),
    refused(
        "a project's wrong check digit", put("项目!A2", with_wrong_check(ONE)), "uscc_check_digit", "项目!A2", "P2"
    ),
    refused("a code of nobody", put("项目!A3", code(99)), "unknown_parent", "项目!A3", "P3"),
    refused(
        "an earlier award's wrong check digit",
        put("历年兑现!A2", with_wrong_check(code(6))),
        "uscc_check_digit",
        "历年兑现!A2",
        freed="R11",
    ),
    refused(
        "an account's wrong check digit", put("银行账户!A2", with_wrong_check(ONE)), "uscc_check_digit", "银行账户!A2"
    ),
    refused("an account of nobody", put("银行账户!A2", code(99)), "unknown_parent", "银行账户!A2"),
    refused("an account stored as a number", put("银行账户!D2", 6222000011112222), "account_as_number", "银行账户!D2"),
    faulty(
        "a decision with a mistyped code",
        put("会议决定!A2", f"smart-equipment/{code(4)}/七号线"),
        "decision_no_line",
        "会议决定!2",
        "P8",
        "decision",
    ),
]
