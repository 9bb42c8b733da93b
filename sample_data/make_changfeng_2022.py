"""Writes changfeng-2022.xlsx: made-up claims for rules/changfeng-2022.yaml, a row for each thing that can happen.

Every name, code, amount and document number is made up. What each row should come to is worked out
by hand in changfeng-2022-expected.csv.

    python sample_data/make_changfeng_2022.py
"""

from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from stdnum.cn import uscc

Cell = str | int | float | date | None
Row = tuple[Cell, ...]

TARGET = Path(__file__).with_name("changfeng-2022.xlsx")

CODES = {
    "云帆": "91340121FAKE00013X",
    "晨曦": "91340121FAKE00021Q",
    "石榴": "91340121FAKE0003XG",
    "小溪": "91340121FAKE00048G",
    "磐石": "91340121FAKE00056B",
    "灯塔": "91340121FAKE000646",
    "蜂巢": "91340121FAKE000721",
    "海棠": "91340121FAKE00080U",
    "鸿鹄": "91340121FAKE00099Q",
    "飞絮": "91340121FAKE00101C",
    "半夏": "91340121FAKE0011X4",
    "外来": "91340121FAKE001284",
    "迷雾": "91340121FAKE00136Y",
}


def verified(heading: str) -> tuple[str, str, str]:
    return heading, heading + "审定额", heading + "核减原因"


# The first row of a sheet is its headings; rows begin with a name of CODES.
SHEETS: dict[str, list[Row]] = {
    "企业": [
        ("统一社会信用代码", "企业名称", "注册地", "升规日期"),
        ("云帆", "虚构云帆智能装备有限公司", "长丰县", date(2022, 6, 30)),
        ("晨曦", "示例晨曦光电有限公司", "长丰县", date(2022, 12, 31)),
        ("石榴", "假想石榴新材料有限公司", "长丰县"),
        ("小溪", "演示小溪水泵有限公司", "长丰县", date(2018, 1, 1)),
        ("磐石", "虚构磐石模具有限公司", "长丰县", date(2016, 1, 1)),
        ("灯塔", "示例灯塔仪器有限公司", "长丰县"),
        ("蜂巢", "假想蜂巢软件有限公司", "长丰县"),
        ("海棠", "演示海棠机床有限公司", "长丰县"),
        ("鸿鹄", "虚构鸿鹄航空材料有限公司", "长丰县"),
        ("飞絮", "示例飞絮纺织机械有限公司", "长丰县"),
        ("半夏", "假想半夏医疗器械有限公司", "长丰县"),
        ("外来", "子虚外来电池有限公司", "其他"),
        # Blank: nothing of it can be told.
        ("迷雾", "乌有迷雾传感器有限公司", None),
    ],
    "项目": [
        (
            *("统一社会信用代码", "项目名称", "项目类型", "是否先进制造业"),
            *verified("固定资产投资额（不含税）"),
            *verified("新设备购置额（不含税）"),
            "是否达产",
        ),
        # Both halves are payable.
        ("云帆", "智能装备产业园", "新建", "是", 30_000_000, None, None, None, None, None, "是"),
        # Whether it reached its output is blank: awarded, but the second half waits for that.
        ("云帆", "智能装备二期", "新建", "是", 10_000_000),
        # A fen above the cap; not yet at its planned output, so half is held back.
        ("晨曦", "光电显示基地", "新建", "是", 200_000_000.10, None, None, None, None, None, "否"),
        # 10 % ends in half a fen; not yet above scale; its half ends in half a fen again.
        ("石榴", "新材料一期", "新建", "是", 10_000_000.05, None, None, None, None, None, "是"),
        # A fen below 10,000,000; no advanced manufacturing; exactly 5,000,000; a fen below it.
        ("小溪", "水泵新厂", "新建", "是", 9_999_999.99, None, None, None, None, None, "是"),
        ("小溪", "配套仓库", "新建", "否", 12_000_000, None, None, None, None, None, "是"),
        ("小溪", "铸造线改造", "技术改造", None, None, None, None, 5_000_000),
        ("小溪", "喷涂线改造", "技术改造", None, None, None, None, 4_999_999.99),
        # Verified lower than claimed; 15 % ends in half a fen.
        ("磐石", "模具加工中心", "技术改造", None, None, None, None, 8_000_000, 6_000_000.30, "扣除旧设备"),
        ("磐石", "整厂设备更新", "技术改造", None, None, None, None, 140_000_000),
        # No clause speaks of it.
        ("磐石", "职工食堂", "其他"),
        # Paid in an earlier year.
        ("海棠", "机床大修线", "技术改造", None, None, None, None, 7_000_000),
        # Blank equipment.
        ("半夏", "无菌车间改造", "技术改造"),
        ("外来", "电池线改造", "技术改造", None, None, None, None, 9_000_000),
    ],
    "首台套": [
        ("统一社会信用代码", "装备名称", "是否首台套", *verified("省级资金到账额")),
        # Together 400,000: each gives way in proportion. The third is none.
        ("灯塔", "光谱分析仪", "是", 150_000),
        ("灯塔", "激光测距仪", "是", 250_000),
        ("灯塔", "普通天平", "否", 10_000),
        # 120,000 of this year's 200,000 are used by an earlier batch.
        ("海棠", "五轴机床", "是", 100_000),
        ("半夏", "呼吸机", "是", 0),
    ],
    "产品": [
        ("统一社会信用代码", "产品类型", "认定文号", "年度内认定个数"),
        # Together 250,000 of at most 200,000; the other kind has a cap of its own, exactly met.
        ("蜂巢", "省级新产品", "示例〔2022〕1号", 2),
        ("蜂巢", "省级新产品", "示例〔2022〕2号", 3),
        ("蜂巢", "信息消费产品", "示例〔2022〕3号", 4),
        ("云帆", "信息消费产品", "示例〔2022〕3号", 1),
        ("半夏", "省级新产品", "示例〔2022〕1号", None),
        ("半夏", "信息消费产品", "示例〔2022〕3号", 0),
        ("迷雾", "省级新产品", "示例〔2022〕1号", 1),
    ],
    "认定": [
        ("统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期", "是否获省级资金"),
        ("鸿鹄", "制造业创新中心", "国家级", "航空材料中心", date(2022, 1, 1)),
        ("鸿鹄", "制造业创新中心", "省级", "复合材料中心", date(2022, 6, 30)),
        ("鸿鹄", "揭榜挂帅项目", "省级", "轻质机翼", date(2022, 6, 30), "是"),
        ("飞絮", "制造业创新中心", "省级", "纺机中心", date(2022, 12, 31)),
        # A day late; no provincial money; not said whether.
        ("飞絮", "制造业创新中心", "国家级", "纺机中心", date(2023, 1, 1)),
        ("飞絮", "揭榜挂帅项目", "省级", "静音织机", date(2022, 6, 30), "否"),
        ("飞絮", "揭榜挂帅项目", "省级", "快速落纱", date(2022, 6, 30), None),
    ],
    "历年兑现": [
        ("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"),
        ("海棠", "cf22-02-upgrade", "机床大修线", 1_050_000, 2021, "2021年第1批"),
        ("海棠", "cf22-03-first-set", "龙门铣床", 120_000, 2022, "2022年第1批"),
    ],
}


def write(target: Path) -> None:
    book = xlsxwriter.Workbook(str(target))
    # A fixed date, so that the same tables give the same bytes.
    book.set_properties({"title": "2022年度奖补申报（虚构样例）", "created": datetime(2022, 12, 31, tzinfo=UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    money, plain = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "0"})
    for name, (headings, *rows) in SHEETS.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 18)
        sheet.set_column(0, 1, 26)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, str(heading), head)
            is_money = str(heading).endswith(("额", "额（不含税）"))
            for row, (enterprise, *cells) in enumerate(rows, start=1):
                cell = [CODES[str(enterprise)], *cells, *[None] * len(headings)][column]
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif cell is not None:
                    sheet.write_number(row, column, cell, money if is_money else plain)
    book.close()


if __name__ == "__main__":
    if wrong := [name for name, code in CODES.items() if not uscc.is_valid(code)]:
        raise SystemExit(f"check characters: {wrong}")
    write(TARGET)
