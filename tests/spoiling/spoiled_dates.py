"""Dates in the forms that people and programs write."""

from __future__ import annotations

import datetime as dt

from intake.written_books import Calculated, Content
from spoiling.spoiled_case import Case, faulty, put, read, refused

E4 = "认定!E4"


def _read(name: str, content: Content, note: str = "date_from_text") -> Case:
    return read(name, put(E4, content), note, E4, "claim")


def _bad(name: str, content: Content, code: str = "unreadable_date") -> Case:
    return refused(name, put(E4, content), code, E4, "R4")


DATES = [
    _read("with Chinese units", "2020年6月30日"),
    _read("with dots", "2020.6.30"),
    _read("with strokes", "2020/06/30"),
    _read("with dashes, as text", "2020-06-30"),
    _read("eight digits as text", "20200630"),
    _read("eight digits as a number", 20200630),
    _read("full-width digits", "２０２０－０６－３０"),
    _read("blanks between", "2020 年 6 月 30 日"),
    _read("Excel's serial number", 44012, "date_from_serial"),
    _read("with the time of day", dt.datetime(2020, 6, 30, 14, 30), "time_left_out"),  # noqa: DTZ001  a cell has no zone
    _bad("a day that is not in the calendar", "2020-06-31"),
    _bad("a leap day of another month", "2020年2月30日"),
    _bad("a month too many", "2020-13-01"),
    _bad("eight digits that are no day", 20200631),
    _bad("the day first", "30.6.2020"),
    _bad("without the year", "6月30日"),
    _bad("without the day", "2020年6月"),
    _bad("a year of two digits", "20-06-30"),
    _bad("in Chinese numerals", "二〇二〇年六月三十日"),
    _bad("the year alone", 2020),
    _bad("a serial number with a fraction", 44012.5),
    _bad("a time of day", dt.time(14, 30)),
    _bad("two days", "2020-06-30至2020-07-01"),
    _bad("a truth value", True),
    _bad("an error", Calculated("=DATE(Z1)", "#VALUE!"), "error_cell"),
    faulty("no date", put(E4, None), "blank", E4, "R4"),
    faulty("no date in a group", put("认定!E3", None), "blank", "认定!E3", "R2 R3"),
    refused("a bad date of the group's earliest", put("认定!E2", "2020-03-32"), "unreadable_date", "认定!E2", "R2 R3"),
    read("a year with its unit", put("历年兑现!E2", "2019年"), "tidied", "历年兑现!E2", "earlier"),
    refused("a year of two digits, earlier", put("历年兑现!E2", 19), "unreadable_year", "历年兑现!E2", "R11"),
]
