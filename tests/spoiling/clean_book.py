"""The clean workbook that every case spoils: eight enterprises with awards of every kind, in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from intake.made_codes import code
from intake.written_books import Content, workbook
from subsidy_calc.outputs.inputs import Inputs, Options, Taken
from subsidy_calc.pipeline import Computed, compute

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
SCHEDULE = Taken(RULES.name, f"schedule/{RULES.name}", RULES.read_bytes())
FILE = "申报.xlsx"
EQUIPMENT, SYSTEMS = "智能装备购置额（不含税）", "系统购置额（不含税）"

Row = list[Content]
Told = tuple[str, Fraction, str]  # status, award in yuan, reason code


def _day(month: int, day: int, year: int = 2020) -> dt.date:
    return dt.date(year, month, day)


def clean_sheets() -> dict[str, list[Row]]:
    """The sheets of the clean workbook, each a list of rows, the first of headings."""
    verified = [f"{head}{end}" for head in (EQUIPMENT, SYSTEMS) for end in ("", "审定额", "核减原因")]
    return {
        "企业": [
            ["统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"],
            [code(1), "甲示例有限公司", "全椒县", "民营", "是"],
            [code(2), "乙示例有限公司", "全椒县", "民营", "是"],
            [code(3), "丙示例有限公司", "全椒县", "民营", "否"],
            [code(4), "丁示例有限公司", "来安县", "民营", "是"],
            [code(5), "戊示例有限公司", "全椒县", "国有", "是"],
            [code(6), "己示例有限公司", "全椒县", "民营", "是"],
            [code(7), "庚示例有限公司", "全椒县", "民营", "是"],
            [code(8), "辛示例有限公司", "全椒县", "外资", "是"],
        ],
        "项目": [
            ["统一社会信用代码", "项目名称", "项目类型", *verified],
            [code(1), "一号线", "智能化", 8_000_000, 7_500_000, "发票不符", 2_000_000, None, None],
            [code(1), "二号线", "数字化", 1_234_567.89, None, None, 300_000, None, None],
            [code(2), "三号线", "升级改造", 30_000_000, None, None, 0, None, None],
            [code(2), "四号线", "智能化", 500_000, None, None, 60_000, 50_000, "重复"],
            [code(3), "五号线", "数字化", 700_000, None, None, 0, None, None],
            [code(4), "六号线", "数字化", 900_000, None, None, 0, None, None],
            [code(5), "七号线", "智能化", 4_000_000, None, None, 0, None, None],
            [code(6), "八号线", "智能化", 640_000, None, None, 20_000, None, None],
            [code(6), "九号线", "其他", 110_000, None, None, 0, None, None],
            [code(7), "十号线", "智能化", 2_500_000, None, None, 0, None, None],
        ],
        "认定": [
            ["统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期", "认定文号"],
            [code(1), "数字化车间", "省级", "甲一车间", _day(3, 1), "示例1号"],
            [code(1), "数字化车间", "省级", "甲二车间", _day(5, 1), "示例1号"],
            [code(1), "智能工厂", "省级", "甲厂", _day(6, 30), "示例2号"],
            [code(1), "智能工厂", "市级", "甲厂", _day(2, 10), "示例3号"],
            [code(2), "绿色工厂", "省级", "乙厂", _day(1, 1), "示例4号"],
            [code(2), "智能工厂", "市级", "乙厂", _day(12, 31), "示例5号"],
            [code(3), "智能工厂", "省级", "丙厂", _day(6, 30), "示例2号"],
            [code(6), "数字化车间", "市级", "己一车间", _day(4, 1), "示例6号"],
            [code(6), "数字化车间", "市级", "己二车间", _day(3, 15), "示例6号"],
            [code(6), "智能工厂", "省级", "己厂", _day(6, 30), "示例2号"],
            [code(7), "智能工厂", "国家级", "庚厂", _day(6, 30), "示例7号"],
            [code(7), "绿色工厂", "省级", "庚厂", _day(12, 31, 2019), "示例8号"],
        ],
        "历年兑现": [
            ["统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"],
            [code(6), "省级认定一次性奖励", "智能工厂/省级/己旧厂", 500_000, 2019, "2019年第1批"],
            [code(2), "智能装备与系统购置奖励", "旧线", 150_000, 2019, "2019年第1批"],
            [code(8), "市级认定一次性奖励", "智能工厂/市级/辛厂", 200_000, 2018, "2018年第1批"],
        ],
        "会议决定": [
            ["事项", "决定金额", "依据文号", "原因"],
            [f"smart-equipment/{code(5)}/七号线", 100_000, "示例纪要1号", "县重点项目"],
        ],
        "银行账户": [
            ["统一社会信用代码", "户名", "开户行", "账号"],
            [code(1), "甲示例有限公司", "示例银行全椒支行", "6222000011112222333"],
            [code(2), "乙示例有限公司", "示例银行全椒支行", "6222000011112222444"],
        ],
    }


@dataclass(slots=True)
class Book:
    """A workbook to spoil: its sheets, what is hidden, and what is done to its bytes after writing."""

    sheets: dict[str, list[Row]] = field(default_factory=clean_sheets)
    hidden_sheets: list[str] = field(default_factory=list)
    hidden_rows: dict[str, list[int]] = field(default_factory=dict)
    after: list[Callable[[bytes], bytes]] = field(default_factory=list)
    name: str = FILE
    second: bytes | None = None  # another file handed in beside this one

    def content(self) -> bytes:
        written = workbook(self.sheets, hidden_sheets=self.hidden_sheets, hidden_rows=self.hidden_rows)
        for change in self.after:
            written = change(written)
        return written

    def compute(self) -> Computed:
        """The run of this workbook, and of the second one where there is one."""
        claims = [Taken(self.name, f"claims/1-{self.name}", self.content())]
        if self.second is not None:
            claims.append(Taken("又一份.xlsx", "claims/2-又一份.xlsx", self.second))
        return compute(Inputs(SCHEDULE, tuple(claims), Options(2020)))


def told(computed: Computed) -> dict[str, Told]:
    """What each line of a run is told, by its name."""
    return {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "")
        for line in computed.lines
    }


def rows_of(computed: Computed) -> dict[str, str]:
    """The lines of a run by the rows of their claims: P2 for row 2 of 项目, R2 for row 2 of 认定."""
    letters = {"project": "P", "recognition": "R"}
    return {line.head.name: f"{letters[line.head.table]}{line.head.place.row}" for line in computed.lines}
