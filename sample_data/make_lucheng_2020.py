"""Writes lucheng-2020.xlsx: claims of one year under rules/lucheng-2019.yaml, by enterprises that do not exist.

Every name, code, amount and document number is made up. A comment says why a row is there; what each
row should come to is worked by hand in lucheng-2020-expected.csv.

    python sample_data/make_lucheng_2020.py
"""

from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from stdnum.cn import uscc

Cell = str | int | float | date | None

TARGET = Path(__file__).with_name("lucheng-2020.xlsx")
CODE = "统一社会信用代码"


def on(month: int, day: int) -> date:
    return date(2020, month, day)


def code_of(number: int) -> str:
    """A code with FAKE in its middle that passes the check of GB 32100."""
    body = f"91330302FAKE{number:05d}"
    return body + uscc.calc_check_digit(body)


# district, class, claimed on, above scale, named kind, technical centre, design institute, top fifty of the year
PLAIN: tuple[Cell, ...] = ("鹿城区", "B类", on(6, 30), "是", "否", "无", "否", None)
ENTERPRISES: dict[str, tuple[Cell, ...]] = {
    "子虚机械": PLAIN,
    "乌有阀门": PLAIN,
    "假想鞋机": ("鹿城区", "A类", on(10, 31), "是", "是", "省级", "否", 2019),
    "虚构互联": PLAIN,
    "杜撰电气": PLAIN,
    "幻影会展": PLAIN,
    "纸上设计": ("鹿城区", "B类", on(11, 5), "是", "否", "无", "否", None),  # handed in late: paid next year
    "沙盘建设": PLAIN,
    "海市外资": PLAIN,
    "镜花服务": ("鹿城区", "未参评", on(6, 30), "否", "否", "无", "否", None),
    "水月商贸": ("鹿城区", "未参评", on(6, 30), "否", "否", "无", "否", None),
    "蜃楼外资": PLAIN,
    "桃源农场": ("鹿城区", "未参评", on(6, 30), "否", "否", "无", "否", None),
    "空谷印刷": ("鹿城区", "D类", on(6, 30), "是", "否", "无", "否", None),  # class D: no award
    "他乡包装": ("瓯海区", "B类", on(6, 30), "是", "否", "无", "否", None),  # of another district
    "半张白纸": ("鹿城区", None, on(6, 30), "是", "否", "无", "否", None),  # class not filled in
}
CODES = {name: code_of(number) for number, name in enumerate(ENTERPRISES, start=1)}
BROKEN = CODES["子虚机械"][:-1] + "0"  # a check character that does not fit: its row is refused

HEADINGS = {
    "企业": f"{CODE} 企业名称 注册地 亩均评价 申报日期 是否规上 是否文件所列企业 企业技术中心 是否企业设计院 五十强榜单年度",
    "投资项目": f"{CODE} 项目名称 申报类别 技改设备投资额（不含税） 是否进口设备 重点项目 信息化软硬件投资额（不含税） 工业设计软硬件投资额（不含税） 区内其他政策同类奖励",
    "认定": f"{CODE} 认定类型 认定名称 级别 认定日期 首次或重新认定 上级奖励额",
    "上云": f"{CODE} 年度上云费用",
    "专利": f"{CODE} 发明名称 专利号 专利类型 授权国家 授权日期 授权至申报天数",
    "展会": f"{CODE} 展会名称 展会地区类别 单个展位费（不含税） 展位数",
    "办公租赁": f"{CODE} 租赁地址 每平方米月租金 租赁面积（平方米） 人数 本年租赁月数 第几年享受 起始政策",
    "厂房租赁": f"{CODE} 厂房地址 租赁面积（平方米） 本年租赁月数 亩均税收 是否首次上规 同地块是否有同一控制人企业",
    "工业设计基地": f"{CODE} 基地名称 认定或复核 认定或复核日期 基地投入（不含税） 复核结果 起始政策",
    "知识产权质押贷款": f"{CODE} 质押种类 贷款合同号 贷款本金 基准利率 贷款天数 是否已还清 其他财政贴息",
    "建筑业": f"{CODE} 资质等级 当年地方贡献 上年地方贡献",
    "上市": f"{CODE} 上市地 阶段 完成日期",
    "外资": f"{CODE} 外资项目 年次 外资到账额（美元） 到账日汇率（元/美元） 第三年核定金额 第三年核定依据 是否制造业项目 投产日期 择一享受 起始政策",
    "出口": f"{CODE} 当年出口额（美元） 上年出口额（美元）",
    "服务业": f"{CODE} 当年地方贡献 上年地方贡献 当年营业收入 上年营业收入 分档核定金额 分档核定依据 择一享受 第几年享受 起始政策",
    "楼宇": f"{CODE} 楼宇名称 楼宇年税收 入驻率 税收属地率",
    "创新券": f"{CODE} 服务合同号 本次服务费（不含税） 本年此前服务费（不含税）",
    "有机肥": f"{CODE} 有机肥用量（吨） 施用面积（亩） 上级有机肥补贴",
    "农机": f"{CODE} 农机名称 中央和省级农机补贴",
    "农机发票": f"{CODE} 农机名称 发票号码 开票日期 价税合计 发票是否核验",
    "商品市场": f"{CODE} 市场名称 年交易额",
    "历年兑现": f"{CODE} 条款 事项 奖励金额 年度 批次",
}

ROWS: dict[str, list[tuple[Cell, ...]]] = {
    "投资项目": [
        ("子虚机械", "冲压线改造", "技术改造", 1_000_000, "否", "否", None, None, 0),
        ("子虚机械", "订单系统", "信息化", None, "否", "否", 500_000, None, 0),
        ("子虚机械", "小改小革", "技术改造", 499_999.99, "否", "否", None, None, 0),  # a fen too little
        # the higher of two
        ("乌有阀门", "进口加工中心", "技术改造、信息化", 1_000_000, "是", "否", 1_200_000, None, 0),
        ("乌有阀门", "进口磨床", "技术改造", 600_000, "是", "否", None, None, 0),
        ("乌有阀门", "老项目", "技术改造", 800_000, "是", "市重点", None, None, 0),  # paid in 2019
        ("假想鞋机", "智能裁断", "技术改造", 2_000_000, "否", "否", None, None, 0),
        ("假想鞋机", "省重点鞋机", "技术改造", 3_000_000, "否", "省重点", None, None, 600_000.01),  # more elsewhere
        ("纸上设计", "设计工作站", "工业设计", None, "否", "否", None, 2_000_000, 0),
        ("半张白纸", "碎纸机", "技术改造", 600_000, "否", "否", None, None, 0),
    ],
    "认定": [
        ("虚构互联", "首台套", "假想压机", "国家级", on(3, 1), None, 1_000_000),
        ("虚构互联", "工业互联网平台", "虚云", "省级", on(5, 1), None, None),  # 市级 was paid in 2019
        ("虚构互联", "工业互联网应用", "虚云应用", "市级", on(5, 1), None, None),
        ("虚构互联", "数字化车间", "虚构一车间", "市级", on(2, 1), None, None),
        ("虚构互联", "数字化车间", "虚构一车间", "省级", on(9, 1), None, None),  # raised within the year
        ("虚构互联", "智能工厂", "虚构工厂", "市级", date(2019, 12, 31), None, None),  # the year before
        ("虚构互联", "其他", "绿色工厂", "省级", on(9, 1), None, None),  # no clause speaks of it
        ("假想鞋机", "高新技术企业", "假想鞋机", "国家级", on(12, 1), "首次认定", 200_000),
        ("杜撰电气", "高新技术企业", "杜撰电气", "国家级", on(12, 1), "重新认定", None),
    ],
    "上云": [
        ("子虚机械", 60_000),
        ("空谷印刷", 200_000),
        ("他乡包装", 200_000),
        ("假想鞋机", None),
        (BROKEN, 30_000),
    ],
    "专利": [
        ("杜撰电气", "假开关", "ZL-FAKE-1", "发明", "国内", on(1, 10), 172),
        ("杜撰电气", "假开关", "US-FAKE-1", "发明", "美国", on(2, 10), 141),
        ("杜撰电气", "假开关", "EP-FAKE-1", "发明", "欧洲", on(3, 10), 112),
        ("杜撰电气", "假开关", "VN-FAKE-1", "发明", "其他国家", on(4, 10), 81),  # the fourth country
        ("杜撰电气", "假插座", "ZL-FAKE-2", "发明", "国内", date(2019, 6, 30), 366),  # a day too late
    ],
    "展会": [("幻影会展", "幻影博览会", "二类", 12_500, 5), ("幻影会展", "近郊展", "一类", 3_000, 2)],
    "办公租赁": [
        ("镜花服务", "一号楼", 20, 1_000, 40, 12, 3, "本政策"),
        ("镜花服务", "二号楼", 12, 500, 40, 6, 1, "本政策"),
        ("水月商贸", "三号楼", 15, 100, 5, 12, 4, "本政策"),  # the fourth year
    ],
    "厂房租赁": [
        ("子虚机械", "甲厂房", 20_000, 12, 1_000_000, "否", "否"),
        ("乌有阀门", "乙厂房", 1_000, 12, 999_999.99, "是", "否"),
        ("假想鞋机", "丙厂房", 1_000, 12, 2_000_000, "否", "是"),  # one controller on the plot
    ],
    "工业设计基地": [
        ("纸上设计", "纸上基地", "认定", on(4, 1), 800_000, None, "本政策"),
        ("纸上设计", "旧基地", "复核", on(4, 1), None, "通过", "本政策"),
        ("纸上设计", "老基地", "复核", on(4, 1), None, "通过", "原政策"),  # finishes under the old policy
    ],
    "知识产权质押贷款": [
        ("杜撰电气", "商标", "DK-FAKE-1", 3_650_000, "4.35%", 400, "是", 9_387.5),
        ("杜撰电气", "专利", "DK-FAKE-2", 20_000_000, "4%", 365, "是", 0),
        ("杜撰电气", "专利", "DK-FAKE-3", 1_000_000, "4%", 365, "否", 0),  # not repaid
    ],
    "建筑业": [("沙盘建设", "特级", 12_000_000, 10_000_000)],
    "上市": [("沙盘建设", "境内", "第一阶段", on(7, 1)), ("沙盘建设", "境外", "第三阶段", on(8, 1))],
    "外资": [
        ("海市外资", "海市一期", "第一年", 12_000_000, 7, None, None, "否", None, None, "本政策"),
        ("海市外资", "海市工厂", "第一年", 25_000_000, 7, None, None, "是", on(6, 1), "制造业奖励", "本政策"),
        # the third year, with a sum and without the reference of who set it
        ("蜃楼外资", "蜃楼一期", "第三年", 3_000_000, 7, 100_000, None, "否", None, None, "本政策"),
    ],
    "出口": [("幻影会展", 11_000_000, 10_000_000)],
    "服务业": [
        ("镜花服务", 1_500_000, 1_000_000, 12_000_000, 10_000_000, 50_000, "示例分档表", "营业收入", 2, "本政策"),
        ("水月商贸", 1_500_000, 1_000_000, 11_000_000, 10_000_000, None, None, None, 1, "本政策"),
    ],
    "楼宇": [
        ("水月商贸", "水月大厦", 80_000_000, "70%", "80%"),
        ("水月商贸", "水月二座", 80_000_000, "69.99%", "80%"),
    ],
    "创新券": [("镜花服务", "CX-FAKE-1", 55_000, 0), ("镜花服务", "CX-FAKE-2", 60_000, 55_000)],
    "有机肥": [("桃源农场", 200, 400, 5_000)],
    "农机": [("桃源农场", "假想收割机", 20_000)],
    "农机发票": [
        ("桃源农场", "假想收割机", "FP-FAKE-1", on(4, 1), 100_000, "是"),
        ("桃源农场", "假想收割机", "FP-FAKE-2", on(5, 1), 50_000, "否"),  # not checked
    ],
    "商品市场": [("水月商贸", "水月市场", 320_000_000)],
    "历年兑现": [
        ("乌有阀门", "lc-02-priority-renovation", "老项目", 96_000, 2019, "2019年第1批"),
        ("虚构互联", "lc-06-platform", "工业互联网平台/虚云/市级", 100_000, 2019, "2019年第1批"),
        ("水月商贸", "lc-33-market", "水月市场", 100_000, 2019, "2019年第1批"),
    ],
}


def write(target: Path) -> None:
    book = xlsxwriter.Workbook(str(target))
    # A fixed date, so that the same tables give the same bytes.
    book.set_properties({"title": "2020年度奖补申报（虚构样例）", "created": datetime(2020, 12, 31, tzinfo=UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    enterprises = [(name, name, *facts) for name, facts in ENTERPRISES.items()]
    for name, headings in HEADINGS.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings.split()) - 1, 20)
        for column, heading in enumerate(headings.split()):
            sheet.write_string(0, column, heading, head)
        for row, cells in enumerate(enterprises if name == "企业" else ROWS[name], start=1):
            for column, cell in enumerate((CODES.get(str(cells[0]), cells[0]), *cells[1:])):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write_number(row, column, cell)
    book.close()


if __name__ == "__main__":
    write(TARGET)
