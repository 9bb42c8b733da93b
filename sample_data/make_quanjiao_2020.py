"""Writes quanjiao-2020.xlsx: one year's claims of a county that exists, by companies that do not.

Every name, code, amount and document number is made up. The codes carry FAKE in their middle and
pass the check of GB 32100, but where a row is there to fail it. The tables below are the workbook;
a comment says why a row is there. What each row should come to stands, worked out apart from this
script, in quanjiao-2020-expected.xlsx.

    python sample_data/make_quanjiao_2020.py
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

import xlsxwriter
from stdnum.cn import uscc

Cell = str | int | float | date | None
Amount = int | float | str | None  # yuan; None is a blank cell

TARGET = Path(__file__).with_name("quanjiao-2020.xlsx")


class Enterprise(NamedTuple):
    code: str
    name: str
    county: str | None = "全椒县"
    ownership: str | None = "民营"
    above_scale: str | None = "是"


class Project(NamedTuple):
    enterprise: str  # its short name in CODES
    name: str | None
    kind: str | None
    equipment: Amount
    systems: Amount = None
    equipment_verified: Amount = None
    equipment_cut: str | None = None
    systems_verified: Amount = None
    systems_cut: str | None = None


class Recognition(NamedTuple):
    enterprise: str
    kind: str
    level: str | None
    title: str | None
    date: date | str | None
    document: str | None = None


class Earlier(NamedTuple):
    enterprise: str
    clause: str
    matter: str
    award: int
    year: int
    batch: str


def on(month: int, day: int) -> date:
    return date(2020, month, day)


CODES = {
    "云朵": "91341124FAKE00013M",
    "月光": "91341124FAKE00021G",
    "银河": "91341124FAKE0003X8",
    "毫厘": "91341124FAKE000488",
    "一粟": "91341124FAKE000563",
    "核桃": "91341124FAKE00064X",
    "天平": "91341124FAKE00072Q",
    "步步加码": "91341124FAKE00080K",
    "蜗牛": "91341124FAKE00099G",
    "尾灯": "91341124FAKE001014",
    "早晚": "91341124FAKE0011XU",
    "三间": "91341124FAKE00128U",
    "同日": "91341124FAKE00136N",
    "有期": "91341124FAKE00144H",
    "老牌": "91341124FAKE00152C",
    "双料": "91341124FAKE001607",
    "样样全": "91341124FAKE001794",
    "绿野": "91341124FAKE00187Y",
    "国字": "91341124FAKE00195R",
    "静静": "91341124FAKE00208F",
    "老样子": "91341124FAKE00216A",
    "小巧": "91341124FAKE002245",
    "公家": "91341124FAKE002320",
    "远方来客": "91341124FAKE00240T",
    "众人拾柴": "91341124FAKE00259P",
    "姓甚名谁": "91341124FAKE00267J",
    "家住何方": "91341124FAKE00275D",
    "可大可小": "91341124FAKE002838",
    "价格面议": "91341124FAKE002913",
    "一问三不知": "91341124FAKE00304Q",
    "雾凇": "91341122FAKE00312N",
    "千里": "91341181FAKE003200",
    "一问就走": "91341182FAKE00339B",
    "风筝": "91341124FAKE003476",
    "豆腐": "91341124FAKE003551",
    "茶壶": "91341124FAKE00363U",
    "竹蜻蜓": "91341124FAKE00371N",
    "自成一类": "91341124FAKE0038XE",
    "一码两名": "91341124FAKE00398E",
    "重影": "91341124FAKE004002",
    "复读机": "91341124FAKE00419Y",
    "无名氏": "91341124FAKE00427R",
    "张冠李戴": "91341124FAKE00435L",
    "笔误": "91341124FAKE00443G",  # wrong: the check character would be F
    "张冠李戴（错）": "91341124FAKE00453L",  # wrong: 43 typed as 45
    "名不在册": "91341124FAKE00451A",  # right, but has no row on 企业
}
WRONG = {"笔误", "张冠李戴（错）"}

ENTERPRISES = [
    Enterprise("云朵", "示例云朵搬运机器人有限公司"),
    Enterprise("月光", "虚构月光打磨设备有限公司"),
    Enterprise("银河", "假想银河轴承有限公司"),
    Enterprise("毫厘", "示例毫厘量具有限公司"),
    Enterprise("一粟", "虚构沧海一粟筛分机械有限公司"),
    Enterprise("核桃", "演示铁核桃坚果机械有限公司"),
    Enterprise("天平", "示例两头平天平有限公司"),
    Enterprise("步步加码", "假想步步加码起重设备有限公司"),
    Enterprise("蜗牛", "示例蜗牛快递装备有限公司"),
    Enterprise("尾灯", "虚构尾灯车灯有限公司"),
    Enterprise("早晚", "演示早晚差一天钟表有限公司"),
    Enterprise("三间", "示例三间车间电子有限公司"),
    Enterprise("同日", "假想同日双喜包装有限公司"),
    Enterprise("有期", "虚构遥遥有期航模有限公司"),
    Enterprise("老牌", "虚构老牌新锐电机有限公司"),
    Enterprise("双料", "示例双料冠军模具有限公司"),
    Enterprise("样样全", "示例样样全厨具有限公司"),
    Enterprise("绿野", "虚构绿野仙踪建材有限公司"),
    Enterprise("国字", "演示国字头衔仪表有限公司"),
    # Has no claims at all.
    Enterprise("静静", "示例静静旁观玻璃有限公司"),
    Enterprise("老样子", "假想老样子五金有限公司"),
    # One condition each: not above scale, state-owned, foreign, collective.
    Enterprise("小巧", "示例小巧玲珑玩具有限公司", above_scale="否"),
    Enterprise("公家", "虚构公家大院印刷有限公司", ownership="国有"),
    Enterprise("远方来客", "演示远方来客化妆刷有限公司", ownership="外资"),
    Enterprise("众人拾柴", "示例众人拾柴锅炉有限公司", ownership="集体"),
    # One blank each, then several.
    Enterprise("姓甚名谁", "假想姓甚名谁塑料有限公司", ownership=None),
    Enterprise("家住何方", "虚构家住何方家具有限公司", county=None),
    Enterprise("可大可小", "演示可大可小气球有限公司", above_scale=None),
    Enterprise("价格面议", "示例价格面议液压件有限公司"),
    Enterprise("一问三不知", "虚构一问三不知传感器有限公司", county=None, above_scale=None),
    # Of other counties: otherwise in order; failing everything; with a blank that does not matter.
    Enterprise("雾凇", "子虚来安雾凇风机有限公司", county="来安县"),
    Enterprise("千里", "乌有千里羽毛球拍有限公司", "天长市", ownership="国有", above_scale="否"),
    Enterprise("一问就走", "子虚明光一问就走自行车有限公司", county="明光市", ownership=None),
    Enterprise("风筝", "示例风筝线缆有限公司"),
    Enterprise("豆腐", "虚构豆腐脑食品机械有限公司"),
    Enterprise("茶壶", "演示大肚茶壶陶瓷有限公司"),
    Enterprise("竹蜻蜓", "假想竹蜻蜓无人机有限公司"),
    # Refused: the check character.
    Enterprise("笔误", "示例笔误文具有限公司"),
    # Refused: 个体 is not a choice; its claims go with it.
    Enterprise("自成一类", "虚构自成一类陶艺有限公司", ownership="个体"),
    # Refused, both: two names under one code.
    Enterprise("一码两名", "演示一码两名雨伞有限公司"),
    Enterprise("一码两名", "演示一码两名雨具有限公司"),
    Enterprise("重影", "示例重影镜业有限公司"),
    # The same row twice: the second is a repeat.
    Enterprise("复读机", "假想复读机音响有限公司"),
    Enterprise("复读机", "假想复读机音响有限公司"),
    Enterprise("无名氏", "虚构无名氏雕刻机有限公司"),
    Enterprise("张冠李戴", "演示张冠李戴帽业有限公司"),
]

PROJECTS = [
    Project("云朵", "云朵搬运机器人装配线智能化改造", "智能化", 8_000_000, 2_000_000),
    # A fen below the cap, and exactly at it.
    Project("月光", "打磨单元数字化改造", "数字化", 15_000_000, 4_999_999.93),
    Project("月光", "抛光单元升级改造", "升级改造", 15_000_000, 5_000_000),
    # Spending a yuan above the cap; 15 % a fen above the cap. Each project has its own cap.
    Project("银河", "轴承磨削线智能化改造（一期）", "智能化", 16_000_000, 4_000_001),
    Project("银河", "轴承磨削线智能化改造（二期）", "智能化", 20_000_000.07),
    # Spending a fen above the cap.
    Project("毫厘", "量具检测线数字化", "数字化", 20_000_000.01, 0),
    # 15 % ends in half a fen (185,185.065), just below half (351,851.7045), and in half a fen whose
    # sum of two is not exact in binary (180,000.015). Blank systems count as nothing.
    Project("毫厘", "游标卡尺装配智能化", "智能化", 1_234_567.10),
    Project("毫厘", "千分尺检定数字化", "数字化", 2_345_678.03, 0),
    Project("毫厘", "塞规清洗升级改造", "升级改造", 800_000.05, 400_000.05),
    # Nothing due: nothing was bought; 15 % rounds to nothing.
    Project("一粟", "筛分样机数字化（设备未购）", "数字化", 0),
    Project("一粟", "筛网垫片升级改造", "升级改造", 0.03),
    # No equipment, only systems: zero is a figure, not a blank.
    Project("一粟", "筛分数据平台", "数字化", 0, 900_000),
    Project("一粟", "振动筛生产线智能化", "智能化", 2_600_000, 400_000),
    # Verified lower, the other sum not verified; verified to nothing.
    Project(
        "核桃",
        "坚果分级线智能化",
        "智能化",
        6_000_000,
        1_000_000,
        equipment_verified=5_400_000,
        equipment_cut="两台色选机为旧设备搬迁，核减60万元",
    ),
    Project(
        "核桃",
        "破壳工段升级改造",
        "升级改造",
        500_000,
        equipment_verified=0,
        equipment_cut="设备购于项目实施期之外，全额核减",
    ),
    # Verified and equal; both verified lower, from above the cap to below it.
    Project(
        "天平",
        "天平装配线数字化",
        "数字化",
        3_200_000,
        800_000,
        equipment_verified=3_200_000,
        systems_verified=800_000,
    ),
    Project(
        "天平",
        "校准实验室智能化",
        "智能化",
        21_000_000,
        1_500_000,
        equipment_verified=19_000_000,
        equipment_cut="发票含增值税，核减200万元",
        systems_verified=900_000,
        systems_cut="运维服务费不属购置，核减60万元",
    ),
    # Verified above claimed: equipment, then systems; the third stands.
    Project("步步加码", "塔吊焊接智能化", "智能化", 5_000_000, equipment_verified=5_500_000),
    Project("步步加码", "电控柜数字化", "数字化", 1_000_000, 300_000, systems_verified=320_000),
    Project("步步加码", "起重臂加工线升级改造", "升级改造", 4_000_000, 500_000),
    Project("蜗牛", "分拣机器人数字化车间建设", "数字化", 2_880_000, 720_000),
    # 历年兑现 has it with 0 yuan: that was no award.
    Project("尾灯", "车灯注塑智能化改造", "智能化", 3_456_000, 544_000),
    Project("早晚", "擒纵机构加工智能化", "智能化", 1_680_000),
    Project("三间", "贴片线数字化", "数字化", 5_200_000, 1_300_000),
    Project("有期", "航模机翼成型智能化", "智能化", 1_100_000, 300_000),
    # The first was paid in 2019; the second is another project.
    Project("老牌", "绕线工段智能化改造", "智能化", 2_700_000, 300_000),
    Project("老牌", "总装工段智能化改造", "智能化", 1_900_000, 100_000),
    Project("双料", "注塑模加工中心智能化", "智能化", 12_000_000, 1_000_000),
    # 15 % is a yuan above the cap.
    Project("样样全", "炒锅冲压线智能化", "智能化", 18_000_000, 2_000_006.67),
    # A tilde in the name: escaped in the line's id.
    Project("绿野", "3~5号窑炉数字化控制改造", "数字化", 4_321_000.55, 678_999.45),
    # Only nil lines for this enterprise.
    Project("国字", "压力表校验台更新", "其他", 1_200_000),
    # General replacement fails on its kind; the upgrade beside it does not.
    Project("老样子", "普通车床以旧换新", "其他", 3_000_000),
    Project("老样子", "螺丝刀热处理升级改造", "升级改造", 2_222_222.22, 333_333.33),
    # Not above scale is no matter for projects.
    Project("小巧", "玩具喷涂智能化", "智能化", 700_000),
    # State-owned alone, with the kind.
    Project("公家", "印刷线智能化", "智能化", 9_000_000, 1_000_000),
    Project("公家", "装订机更新", "其他", 400_000),
    # Fails on ownership, so that the blank sum no longer matters.
    Project("远方来客", "刷毛植入智能化", "智能化", None, 250_000),
    Project("众人拾柴", "锅炉焊接升级改造", "升级改造", 1_450_000, 150_000),
    # Blank ownership: alone, with a blank sum, with a kind that fails anyway, with nothing bought.
    Project("姓甚名谁", "注塑车间智能化", "智能化", 2_000_000, 200_000),
    Project("姓甚名谁", "配料系统数字化", "数字化", None),
    Project("姓甚名谁", "叉车更新", "其他", 1_000_000),
    Project("姓甚名谁", "模具库数字化（设备未购）", "数字化", 0),
    Project("家住何方", "开料线智能化", "智能化", 3_300_000, 700_000),
    # 是否规上 is blank, but a project does not need it.
    Project("可大可小", "气球印花智能化", "智能化", 1_500_000, 500_000),
    # Blank sum, blank kind, a sum that is no number (refused), and one in order.
    Project("价格面议", "液压泵装配智能化", "智能化", None, 600_000),
    Project("价格面议", "油缸珩磨改造", None, 900_000),
    Project("价格面议", "阀块加工智能化", "智能化", "约800万"),
    Project("价格面议", "阀芯配磨数字化", "数字化", 2_050_000),
    # Everything blank that can be.
    Project("一问三不知", "传感器标定线", None, None),
    Project("雾凇", "风机叶轮智能化", "智能化", 6_600_000, 400_000),
    Project("千里", "球拍碳纤维成型数字化", "数字化", 2_500_000),
    Project("千里", "食堂灶具更新", "其他", 300_000),
    # Outside the county, so that the blank ownership no longer matters; alone and with the kind.
    Project("一问就走", "车架焊接智能化", "智能化", 1_750_000),
    Project("一问就走", "货架更新", "其他", 220_000),
    Project("风筝", "线缆绞制智能化改造二期", "智能化", 7_350_000, 1_150_000),
    # 风筝 was paid for a project of this name in 2019, 豆腐 was not.
    Project("豆腐", "智能化改造项目", "智能化", 4_600_000, 400_000),
    Project("茶壶", "注浆成型升级改造", "升级改造", 1_320_000),
    Project("竹蜻蜓", "旋翼装配线智能化", "智能化", 9_999_999.99, 0.01),
    # Refused: wrong check character, as on 企业.
    Project("笔误", "笔芯灌装智能化", "智能化", 2_000_000),
    # Refused with their enterprise.
    Project("自成一类", "陶艺窑炉智能化", "智能化", 1_000_000),
    Project("一码两名", "伞骨冲压智能化", "智能化", 1_600_000),
    # One project twice with different sums: both refused; the third is not touched.
    Project("重影", "镀膜线智能化", "智能化", 8_000_000, 500_000),
    Project("重影", "镀膜线智能化", "智能化", 8_800_000, 500_000),
    Project("重影", "磨边线数字化", "数字化", 1_400_000, 200_000),
    # The same row twice: one claim and a repeat.
    Project("复读机", "喇叭贴装智能化", "智能化", 3_800_000, 200_000),
    Project("复读机", "喇叭贴装智能化", "智能化", 3_800_000, 200_000),
    # Refused for its blank name; it might be the other one, which therefore cannot be told.
    Project("无名氏", None, "智能化", 1_200_000),
    Project("无名氏", "木雕机器人智能化", "智能化", 2_400_000, 100_000),
    # Refused: 自动化 is not a choice; a code with two digits wrong. The third is not touched.
    Project("张冠李戴", "帽檐压型自动化", "自动化", 1_100_000),
    Project("张冠李戴（错）", "帽坯定型智能化", "智能化", 1_500_000),
    Project("张冠李戴", "帽坯缝制数字化", "数字化", 1_900_000, 300_000),
    # Refused: no such enterprise on 企业.
    Project("名不在册", "隐身衣织造智能化", "智能化", 6_000_000),
]

RECOGNITIONS = [
    Recognition("云朵", "智能工厂", "省级", "云朵搬运机器人智能工厂", on(6, 30), "示例〔2020〕6号"),
    Recognition("月光", "绿色工厂", "省级", "月光打磨绿色工厂", on(5, 20), "示例〔2020〕5号"),
    # The first day of the year. The municipal one beside it was paid in 2018, under another title.
    Recognition("蜗牛", "数字化车间", "省级", "控制器数字化车间", on(1, 1)),
    Recognition("蜗牛", "数字化车间", "市级", "总装数字化车间", on(3, 18), "示例市〔2020〕3号"),
    # The last day of the year.
    Recognition("尾灯", "智能工厂", "市级", "尾灯智能工厂", on(12, 31)),
    # A day too early, a day too late, the last day; a workshop that fails takes no place.
    Recognition("早晚", "智能工厂", "省级", "机芯智能工厂", date(2019, 12, 31)),
    Recognition("早晚", "绿色工厂", "省级", "早晚绿色工厂", date(2021, 1, 1)),
    Recognition("早晚", "数字化车间", "省级", "表壳数字化车间", date(2019, 12, 30)),
    Recognition("早晚", "数字化车间", "省级", "表带数字化车间", on(12, 31)),
    Recognition("早晚", "数字化车间", "市级", "表针数字化车间", date(2019, 12, 31)),
    Recognition("早晚", "智能工厂", "市级", "整表智能工厂", date(2021, 1, 1)),
    # Three workshops of one level: the earliest, which is not the first row; the municipal one is
    # another level and is paid too, with a remark.
    Recognition("三间", "数字化车间", "省级", "插件车间", on(9, 1)),
    Recognition("三间", "数字化车间", "省级", "贴片车间", on(3, 2)),
    Recognition("三间", "数字化车间", "省级", "包装车间", on(3, 3)),
    Recognition("三间", "数字化车间", "市级", "测试车间", on(2, 2)),
    # Equal dates: 乙 stands before 甲 in Unicode; a blank title stands before any other.
    Recognition("同日", "数字化车间", "省级", "甲车间", on(7, 7), "示例〔2020〕7号"),
    Recognition("同日", "数字化车间", "省级", "乙车间", on(7, 7), "示例〔2020〕7号"),
    Recognition("同日", "智能工厂", "市级", "双喜智能工厂", on(8, 8)),
    Recognition("同日", "智能工厂", "市级", None, on(8, 8)),
    # A blank date might be the earliest, so that the other one cannot be told; another kind can.
    Recognition("有期", "数字化车间", "省级", "机翼车间", on(2, 29)),
    Recognition("有期", "数字化车间", "省级", "尾翼车间", None),
    Recognition("有期", "智能工厂", "省级", "航模智能工厂", on(10, 10)),
    Recognition("有期", "智能工厂", "市级", "航模智能工厂", None),
    # Paid in 2019 under an old title; the municipal one is another level; a blank date does not
    # matter where the matter was paid before.
    Recognition("老牌", "智能工厂", "省级", "新厂区智能工厂", on(4, 4)),
    Recognition("老牌", "智能工厂", "市级", "新厂区智能工厂", on(3, 3)),
    Recognition("老牌", "数字化车间", "省级", "转子车间", None),
    # Both levels of one kind: both are paid, with a remark.
    Recognition("双料", "智能工厂", "省级", "双料智能工厂", on(11, 11), "示例〔2020〕11号"),
    Recognition("双料", "智能工厂", "市级", "双料智能工厂", on(4, 15), "示例市〔2020〕4号"),
    # Every kind once; a slash in a title is escaped in the line's id.
    Recognition("样样全", "智能工厂", "省级", "样样全智能工厂", on(6, 30), "示例〔2020〕6号"),
    Recognition("样样全", "数字化车间", "省级", "冲压/抛光车间", on(6, 30), "示例〔2020〕6号"),
    Recognition("样样全", "绿色工厂", "省级", "样样全绿色工厂", on(5, 20), "示例〔2020〕5号"),
    Recognition("样样全", "数字化车间", "市级", "包装数字化车间", on(4, 15), "示例市〔2020〕4号"),
    Recognition("绿野", "绿色工厂", "省级", "绿野绿色工厂", on(8, 15)),
    # No clause: municipal green factory; state level; another kind; another level.
    Recognition("绿野", "绿色工厂", "市级", "绿野绿色工厂", on(6, 5), "示例市〔2020〕5号"),
    Recognition("国字", "智能工厂", "国家级", "国字智能制造示范工厂", on(9, 9)),
    Recognition("国字", "其他", "省级", "专精特新中小企业", on(8, 1)),
    Recognition("国字", "数字化车间", "其他", "县级数字化车间", on(7, 1)),
    # Not above scale: provincial, municipal, and with a blank date that no longer matters.
    Recognition("小巧", "智能工厂", "省级", "小巧智能工厂", on(5, 5)),
    Recognition("小巧", "数字化车间", "市级", "喷涂数字化车间", on(5, 6)),
    Recognition("小巧", "绿色工厂", "省级", "小巧绿色工厂", None),
    # Ownership with the date; ownership alone, provincial and municipal.
    Recognition("公家", "智能工厂", "省级", "公家智能印刷工厂", date(2018, 6, 1)),
    Recognition("远方来客", "智能工厂", "省级", "化妆刷智能工厂", on(9, 9)),
    Recognition("众人拾柴", "数字化车间", "市级", "锅筒数字化车间", on(4, 1)),
    # Blank ownership, county, above scale, for both clauses; everything blank.
    Recognition("姓甚名谁", "智能工厂", "省级", "姓甚名谁智能工厂", on(10, 1)),
    Recognition("姓甚名谁", "数字化车间", "市级", "吹塑数字化车间", on(4, 15)),
    Recognition("家住何方", "绿色工厂", "省级", "家具绿色工厂", on(5, 20)),
    Recognition("家住何方", "数字化车间", "市级", "封边数字化车间", on(4, 15)),
    Recognition("可大可小", "智能工厂", "省级", "气球智能工厂", on(6, 30)),
    Recognition("可大可小", "智能工厂", "市级", "气球智能工厂", on(4, 15)),
    Recognition("一问三不知", "智能工厂", "省级", "传感器智能工厂", None),
    Recognition("一问三不知", "数字化车间", "市级", "芯体数字化车间", None),
    # Outside the county alone, provincial and municipal; with two and with all the others.
    Recognition("雾凇", "数字化车间", "省级", "叶轮数字化车间", on(6, 30)),
    Recognition("雾凇", "智能工厂", "市级", "雾凇智能工厂", on(4, 15)),
    Recognition("千里", "绿色工厂", "省级", "球拍绿色工厂", date(2019, 5, 5)),
    Recognition("千里", "数字化车间", "市级", "穿线数字化车间", on(4, 15)),
    Recognition("千里", "智能工厂", "市级", "球拍智能工厂", date(2021, 2, 3)),
    Recognition("一问就走", "智能工厂", "省级", "自行车智能工厂", on(6, 30)),
    Recognition("风筝", "数字化车间", "省级", "绞线数字化车间", on(10, 1), "示例〔2020〕10号"),
    # The first day of the year, municipal.
    Recognition("豆腐", "数字化车间", "市级", "豆花数字化车间", on(1, 1)),
    # Paid in an earlier batch of the same year, then too without a title.
    Recognition("茶壶", "绿色工厂", "省级", None, on(3, 30)),
    Recognition("竹蜻蜓", "智能工厂", "省级", "竹蜻蜓智能工厂", on(11, 11), "示例〔2020〕11号"),
    # Refused with its enterprise.
    Recognition("自成一类", "智能工厂", "市级", "陶艺智能工厂", on(4, 15)),
    # One workshop twice with different dates: both refused; either may be earlier than the third.
    Recognition("重影", "数字化车间", "省级", "镀膜车间", on(3, 5)),
    Recognition("重影", "数字化车间", "省级", "镀膜车间", on(5, 6)),
    Recognition("重影", "数字化车间", "省级", "磨边车间", on(8, 8)),
    # The same row twice: one claim and a repeat.
    Recognition("复读机", "智能工厂", "市级", "音响智能工厂", on(4, 15), "示例市〔2020〕4号"),
    Recognition("复读机", "智能工厂", "市级", "音响智能工厂", on(4, 15), "示例市〔2020〕4号"),
    # Refused for its blank level, which may be provincial: the green factory below cannot be told.
    Recognition("无名氏", "绿色工厂", None, "雕刻绿色工厂", on(2, 1)),
    Recognition("无名氏", "绿色工厂", "省级", "无名氏绿色工厂", on(9, 1)),
    Recognition("无名氏", "数字化车间", "省级", "雕刻数字化车间", on(9, 1)),
    # Refused: 地市级 is not a choice; the date is none. Another kind is not touched.
    Recognition("张冠李戴", "数字化车间", "地市级", "制帽数字化车间", on(4, 15)),
    Recognition("张冠李戴", "绿色工厂", "省级", "制帽绿色工厂", "2020年春"),
    Recognition("张冠李戴", "智能工厂", "省级", "制帽智能工厂", on(6, 30)),
    # Refused: no such enterprise on 企业.
    Recognition("名不在册", "智能工厂", "省级", "隐身智能工厂", on(6, 30)),
]

# A clause is written by its id or by its title; both are right.
EARLIER = [
    Earlier("老牌", "smart-equipment", "绕线工段智能化改造", 400_000, 2019, "2019年第1批"),
    Earlier("老牌", "provincial-recognition", "智能工厂/省级/老厂区", 500_000, 2019, "2019年第1批"),
    Earlier("老牌", "省级认定一次性奖励", "数字化车间/省级/定子车间", 300_000, 2018, "2018年第2批"),
    Earlier("蜗牛", "市级认定一次性奖励", "数字化车间/市级/分拣车间", 100_000, 2018, "2018年第2批"),
    # Same project name as a claim of another enterprise.
    Earlier("风筝", "智能装备与系统购置奖励", "智能化改造项目", 750_000, 2019, "2019年第1批"),
    # Nothing was paid, so nothing is used up.
    Earlier("尾灯", "smart-equipment", "车灯注塑智能化改造", 0, 2019, "2019年第1批"),
    # The same policy year, with no title.
    Earlier("茶壶", "provincial-recognition", "绿色工厂/省级/", 300_000, 2020, "2020年第1批"),
]

MONEY = ("智能装备购置额（不含税）", "系统购置额（不含税）")
HEADINGS = {
    "企业": ("统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"),
    "项目": (
        "统一社会信用代码",
        "项目名称",
        "项目类型",
        *(heading + part for heading in MONEY for part in ("", "审定额", "核减原因")),
    ),
    "认定": ("统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期", "认定文号"),
    "历年兑现": ("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"),
}


def rows() -> dict[str, list[tuple[Cell, ...]]]:
    """The four sheets, in the order of the template's columns."""
    projects: list[tuple[Cell, ...]] = []
    for p in PROJECTS:
        equipment = (p.equipment, p.equipment_verified, p.equipment_cut)
        systems = (p.systems, p.systems_verified, p.systems_cut)
        projects.append((CODES[p.enterprise], p.name, p.kind, *equipment, *systems))
    return {
        "企业": [(CODES[e.code], *e[1:]) for e in ENTERPRISES],
        "项目": projects,
        "认定": [(CODES[r.enterprise], *r[1:]) for r in RECOGNITIONS],
        "历年兑现": [(CODES[e.enterprise], *e[1:]) for e in EARLIER],
    }


def width(text: str) -> int:
    """How many letters wide a text is; a hanzi is two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def write(target: Path, sheets: dict[str, list[tuple[Cell, ...]]]) -> None:
    book = xlsxwriter.Workbook(str(target))
    # A fixed date, so that the same tables give the same bytes.
    made = datetime(2020, 12, 31, tzinfo=UTC)
    book.set_properties({"title": "2020年度奖补申报（虚构样例）", "created": made})
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "border": 1,
            "bg_color": "#DDEBF7",
        }
    )
    text = book.add_format({"num_format": "@"})
    money = book.add_format({"num_format": "#,##0.00"})
    plain = book.add_format({"num_format": "0"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "center"})
    for name, table in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 33)
        for column, heading in enumerate(HEADINGS[name]):
            sheet.write_string(0, column, heading, head)
            cells = [row[column] for row in table]
            sheet.set_column(column, column, column_width(heading, cells))
            for row, cell in enumerate(cells, start=1):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell, text)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif cell is not None:
                    sheet.write_number(row, column, cell, plain if heading == "年度" else money)
    book.close()


def column_width(heading: str, cells: Sequence[Cell]) -> int:
    """Wide enough for every cell; a long heading takes two lines."""
    longest = max(width(f"{c:,.2f}" if isinstance(c, int | float) else str(c or "")) for c in cells)
    return max(longest, (width(heading) + 1) // 2 + 2, 8) + 2


if __name__ == "__main__":
    wrong = {name for name, code in CODES.items() if not uscc.is_valid(code)}
    if wrong != WRONG:
        raise SystemExit(f"check characters: {sorted(wrong ^ WRONG)}")
    write(TARGET, rows())
