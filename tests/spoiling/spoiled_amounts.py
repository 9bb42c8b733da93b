"""Amounts as firms and clerks write them."""

from __future__ import annotations

import datetime as dt

from intake.written_books import Calculated, Content, Shown, never_calculated
from spoiling.spoiled_case import Case, bytes_by, faulty, put, read, refused, then

D3 = "项目!D3"


def _text(name: str, content: Content, note: str = "amount_from_text") -> Case:
    return read(name, put(D3, content), note, D3, "claim")


def _bad(name: str, content: Content, code: str = "unreadable_amount") -> Case:
    return refused(name, put(D3, content), code, D3, "P3")


AMOUNTS = [
    _text("thousands separators in a text", "1,234,567.89"),
    _text("full-width digits", "１２３４５６７．８９"),
    _text("a unit of ten thousand in a text", "123.456789万元"),
    _text("the unit yuan in a text", "1234567.89元"),
    _text("a sign of currency", "¥1,234,567.89"),
    _text("an invisible character", "1234567.89\u200b"),
    _text("a number format of ten thousand", Shown(123.456789, '0.00"万元"'), "amount_converted"),
    read("a formula with its result", put(D3, Calculated("=1000000+234567.89", 1234567.89)), "", "", "claim", "项目!3"),
    read("a claimed sum with a digit too many, verified", put("项目!D2", 80_000_000), "", "", "claim", "项目!2"),
    read("a blank that is read as nothing", put("项目!G3", None), "if_blank", "项目!G3", "claim", changes="P3"),
    read("a decided sum with its unit", put("会议决定!B2", "10万元"), "amount_from_text", "会议决定!B2", "decision"),
    _bad("about so much", "约120万"),
    _bad("a sum in words", "壹佰贰拾万元整"),
    _bad("a range", "100-120万元"),
    _bad("the letter O for the digit", "12345O7.89"),
    _bad("European separators", "1.234.567,89"),
    _bad("in dollars", Shown(1234567.89, "[$$-409]#,##0.00")),
    _bad("in per cent", Shown(1234567.89, "0.00%")),
    _bad("a format that scales", Shown(1234567.89, '0!.0,"万"')),
    _bad("a truth value", True),
    _bad("a date", dt.date(2020, 6, 30)),
    _bad("a negative sum", -1234567.89, "negative_amount"),
    _bad("a negative sum in a text", "-1234567.89", "negative_amount"),
    _bad("part of a fen", 1234567.895, "part_of_fen"),
    _bad("an error", Calculated("=Z1", "#REF!"), "error_cell"),
    refused(
        "a formula never calculated",
        then(put(D3, Calculated("=1000000+234567.89", 0)), bytes_by(never_calculated)),
        "uncalculated_formula",
        D3,
        "P3",
    ),
    faulty("no sum", put(D3, None), "blank", D3, "P3"),
    faulty("a claimed sum short of a digit", put("项目!D2", 800_000), "verified_above_claimed", "项目!E2", "P2"),
    faulty(
        "a verified sum with a digit too many", put("项目!E2", 75_000_000), "verified_above_claimed", "项目!E2", "P2"
    ),
    refused("a verified sum in words", put("项目!E2", "已核"), "unreadable_amount", "项目!E2", "P2"),
    refused("an earlier sum in words", put("历年兑现!D2", "已兑现"), "unreadable_amount", "历年兑现!D2", "R11"),
    refused("a decided sum in words", put("会议决定!B2", "再议"), "unreadable_amount", "会议决定!B2", "P8"),
    refused("no decided sum", put("会议决定!B2", None), "incomplete_decision", "会议决定!2", "P8"),
]
