"""A workbook as a county's: every outcome in it, groups of several recognitions, refused rows and repeats."""

from __future__ import annotations

import datetime as dt

from intake.made_codes import with_wrong_check
from intake.quanjiao_books import Row, earlier, enterprise, project, recognition

WORKSHOP, GREEN = "数字化车间", "绿色工厂"


def _day(month: int, day: int, year: int = 2020) -> dt.date:
    return dt.date(year, month, day)


ENTERPRISES: list[Row] = [
    enterprise(1),
    enterprise(2),
    enterprise(3),
    enterprise(4),
    enterprise(5, ownership="国有"),
    enterprise(6, county="来安县"),
    enterprise(7, above_scale="否"),
    enterprise(8),
    enterprise(9),
    enterprise(10, county=None),
    enterprise(11),
    enterprise(12),
    enterprise(12),
    enterprise(13, above_scale="不详"),
]
PROJECTS: list[Row] = [
    project(1, equipment=(8_000_000,), systems=(2_000_000, 1_500_000, "发票不符")),
    project(1, "二期", equipment=(30_000_000, 29_000_000, "重复列支"), systems=(None,)),
    project(1, "三期", kind="其他"),
    project(2, equipment=(0.1,)),
    project(3, equipment=(None,), systems=(100,)),
    project(5),
    project(6),
    project(7, equipment=(1_000_000, 1_000_000, None)),
    project(9),
    project(9, "二期"),
    project(10),
    project(12),
    project(12),
    project(13),
    project(99),
]
RECOGNITIONS: list[Row] = [
    recognition(2),
    recognition(2, level="市级"),
    recognition(3, WORKSHOP, title="甲", date=_day(3, 1)),
    recognition(3, WORKSHOP, title="乙", date=_day(3, 2)),
    recognition(3, WORKSHOP, title="丙", date=_day(5, 1)),
    recognition(3, WORKSHOP, "市级", title="甲", date=_day(1, 1)),
    recognition(4, WORKSHOP, title="乙", date=_day(4, 1)),
    recognition(4, WORKSHOP, title="甲", date=_day(4, 1)),
    recognition(4, GREEN, title=None),
    recognition(4, GREEN, "市级"),
    recognition(5),
    recognition(7, date=_day(12, 31)),
    recognition(8, title="上年", date=_day(12, 31, 2019)),
    recognition(8, title="当年", date=_day(1, 1)),
    recognition(8, WORKSHOP, title="未填日期", date=None),
    recognition(8, WORKSHOP, title="有日期"),
    recognition(9),
    recognition(9, level="市级"),
    recognition(9, WORKSHOP, "国家级"),
    recognition(11, WORKSHOP, title="读不出", date="去年"),
    recognition(11, WORKSHOP, title="读得出"),
    recognition(11, GREEN),
    recognition(12, "其他"),
    [with_wrong_check(str(enterprise(12)[0])), *recognition(12)[1:]],
]
EARLIER: list[Row] = [
    earlier(9, "smart-equipment", "二期"),
    earlier(9, "provincial-recognition", "智能工厂/省级/旧名"),
    earlier(4, "provincial-recognition", "绿色工厂/国家级/"),
    earlier(2, "municipal-recognition", "智能工厂/市级/甲", award="若干"),
]
