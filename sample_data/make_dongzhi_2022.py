"""Writes dongzhi-2022.xlsx: a small year of claims for rules/dongzhi-2022.yaml, by companies that do not exist.

Every name, code, amount and document number is made up; the codes carry FAKE in their middle and pass the check of
GB 32100. A comment says why a row is there. What each row should come to stands, worked by hand, in
dongzhi-2022-expected.csv.

    python sample_data/make_dongzhi_2022.py
"""

from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from stdnum.cn import uscc

Cell = str | int | float | date | None

TARGET = Path(__file__).with_name("dongzhi-2022.xlsx")
MAKER, CHEMICALS, MINERALS, OTHER = "其他制造业", "化工", "矿产品加工", "其他"
TITLE, STANDARD, PILOT = "省级专精特新", "信息技术行业标准", "国家级试点"

CODES = {
    "晨光": "91341721FAKE000012",
    "门槛": "91341721FAKE000025",
    "毫厘": "91341721FAKE000038",
    "满格": "91341721FAKE00004B",
    "双线": "91341721FAKE00005E",
    "前批": "91341721FAKE00006H",
    "上年": "91341721FAKE00007L",
    "隔壁": "91341702FAKE000087",
    "炼石": "91341721FAKE00009T",
    "岁末": "91341721FAKE000100",
    "双喜": "91341721FAKE000113",
    "空格": "91341721FAKE000126",
    "半页": "91341721FAKE000139",
    "削减": "91341721FAKE00014C",
}

# The enterprise's short name, its full name, its county.
ENTERPRISES: list[tuple[Cell, ...]] = [
    ("晨光", "示例晨光水泵有限公司", "东至县"),
    ("门槛", "虚构门槛木业有限公司", "东至县"),
    ("毫厘", "示例毫厘刀具有限公司", "东至县"),
    ("满格", "假想满格电池有限公司", "东至县"),
    ("双线", "演示双线纺织有限公司", "东至县"),
    ("前批", "虚构前批铸造有限公司", "东至县"),
    ("上年", "示例上年灯具有限公司", "东至县"),
    # Of another county: neither of its claims is eligible.
    ("隔壁", "子虚隔壁齿轮有限公司", "贵池区"),
    ("炼石", "乌有炼石新材料有限公司", "东至县"),
    ("岁末", "演示岁末仪表有限公司", "东至县"),
    ("双喜", "假想双喜软件有限公司", "东至县"),
    # The county is blank: nothing can be told.
    ("空格", "虚构空格键盘有限公司", None),
    ("半页", "示例半页印刷有限公司", "东至县"),
    ("削减", "演示削减机床有限公司", "东至县"),
]

# Enterprise, project, sector, filing, equipment, verified, why it was reduced.
PROJECTS: list[tuple[Cell, ...]] = [
    ("晨光", "水泵装配线", MAKER, "示例备〔2022〕1号", 3_000_000, None, None),
    # Exactly at the least sum, and a fen below it.
    ("门槛", "封边线", MAKER, "示例备〔2022〕2号", 1_000_000, None, None),
    ("门槛", "开料线", MAKER, "示例备〔2022〕3号", 999_999.99, None, None),
    # Rounded up (.006) and down (.004).
    ("毫厘", "磨床", MAKER, "示例备〔2022〕4号", 1_000_000.03, None, None),
    ("毫厘", "涂层炉", MAKER, "示例备〔2022〕5号", 1_000_000.02, None, None),
    # A fen above the cap, in one project; far above it, in two.
    ("满格", "电芯车间", MAKER, "示例备〔2022〕6号", 10_000_000.05, None, None),
    ("双线", "织造一线", MAKER, "示例备〔2022〕7号", 9_000_000, None, None),
    ("双线", "织造二线", MAKER, "示例备〔2022〕8号", 3_000_000, None, None),
    # An earlier batch of this year took 1,500,000 of the cap; one of last year takes nothing.
    ("前批", "砂处理线", MAKER, "示例备〔2022〕9号", 3_000_000, None, None),
    ("上年", "灯罩线", MAKER, "示例备〔2022〕10号", 3_000_000, None, None),
    ("隔壁", "滚齿机", MAKER, "示例备〔2022〕11号", 2_000_000, None, None),
    # Two sectors that are excluded, and one that is not.
    ("炼石", "合成釜", CHEMICALS, "示例备〔2022〕12号", 5_000_000, None, None),
    ("炼石", "球磨线", MINERALS, "示例备〔2022〕13号", 5_000_000, None, None),
    ("炼石", "检测室", OTHER, "示例备〔2022〕14号", 2_000_000, None, None),
    # Not filed.
    ("双喜", "机房", MAKER, None, 2_000_000, None, None),
    ("空格", "键帽注塑机", MAKER, "示例备〔2022〕15号", 2_000_000, None, None),
    # The sum is blank; it may take a part of the cap, so that the other project cannot be told either.
    ("半页", "胶印机", MAKER, "示例备〔2022〕16号", None, None, None),
    ("半页", "装订线", MAKER, "示例备〔2022〕17号", 10_000_000, None, None),
    # Verified below the least sum; verified lower and still above it.
    ("削减", "钻床", MAKER, "示例备〔2022〕18号", 1_050_000, 990_000, "旧设备搬迁，核减6万元"),
    ("削减", "镗床", MAKER, "示例备〔2022〕19号", 5_000_000, 4_000_000, "发票在上年，核减100万元"),
]

# Enterprise, kind, title, date, document.
RECOGNITIONS: list[tuple[Cell, ...]] = [
    ("晨光", TITLE, "晨光水泵", date(2022, 6, 30), "示例〔2022〕1号"),
    # Paid in 2021 under another title; the pilot is another kind.
    ("上年", TITLE, "上年灯具", date(2022, 3, 1), "示例〔2022〕2号"),
    ("上年", PILOT, "灯具试点", date(2022, 3, 1), "示例〔2022〕3号"),
    ("隔壁", TITLE, "隔壁齿轮", date(2022, 6, 30), "示例〔2022〕1号"),
    # The first and the last day of the year, the day before it, and a kind that no clause pays.
    ("岁末", STANDARD, "仪表标准", date(2022, 1, 1), "示例〔2022〕4号"),
    ("岁末", PILOT, "仪表试点", date(2022, 12, 31), "示例〔2022〕5号"),
    ("岁末", TITLE, "岁末仪表", date(2021, 12, 31), "示例〔2021〕6号"),
    ("岁末", OTHER, "守信企业", date(2022, 5, 1), None),
    # Two of one kind: the earlier one counts, which is not the first row.
    ("双喜", PILOT, "甲试点", date(2022, 5, 2), "示例〔2022〕7号"),
    ("双喜", PILOT, "乙试点", date(2022, 5, 1), "示例〔2022〕8号"),
    ("空格", TITLE, "空格键盘", date(2022, 6, 30), "示例〔2022〕1号"),
    # Its date is blank; the standard beside it is another matter.
    ("半页", TITLE, "半页印刷", None, None),
    ("半页", STANDARD, "印刷标准", date(2022, 8, 8), "示例〔2022〕9号"),
]

# Enterprise, clause, matter, award, year, batch.
EARLIER: list[tuple[Cell, ...]] = [
    ("前批", "设备购置补助", "熔炼炉", 1_500_000, 2022, "2022年第1批"),
    ("上年", "设备购置补助", "灯座线", 1_500_000, 2021, "2021年第1批"),
    ("上年", "认定、达标和试点奖励", "省级专精特新/旧名", 50_000, 2021, "2021年第1批"),
]

CODE, EQUIPMENT = "统一社会信用代码", "当年设备购置额（不含税）"
SHEETS = {
    "企业": ((CODE, "企业名称", "注册地"), ENTERPRISES),
    "项目": (
        (CODE, "项目名称", "项目所属行业", "备案文号", EQUIPMENT, f"{EQUIPMENT}审定额", f"{EQUIPMENT}核减原因"),
        PROJECTS,
    ),
    "认定": ((CODE, "类型", "名称", "文件日期", "文号"), RECOGNITIONS),
    "历年兑现": ((CODE, "条款", "事项", "奖励金额", "年度", "批次"), EARLIER),
}


def write(target: Path) -> None:
    """The sheets with the enterprises' codes for their short names; always the same bytes."""
    book = xlsxwriter.Workbook(str(target))
    book.set_properties({"title": "2022年度奖补申报（虚构样例）", "created": datetime(2022, 12, 31, tzinfo=UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})
    money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, (headings, rows) in SHEETS.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 24)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
        for number, (short, *rest) in enumerate(rows, start=1):
            for column, cell in enumerate((CODES[str(short)], *rest)):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif cell is not None:
                    sheet.write_number(number, column, cell, None if headings[column] == "年度" else money)
    book.close()


if __name__ == "__main__":
    wrong = [code for code in CODES.values() if not uscc.is_valid(code)]
    if wrong:
        raise SystemExit(f"check characters: {wrong}")
    write(TARGET)
