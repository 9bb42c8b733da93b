"""Writes quanjiao-2020-expected.xlsx: what each row of quanjiao-2020.xlsx should come to.

Each line is worked out twice, apart from the program. JUDGED below is what a reader of the schedule
wrote down, row by row; the working sheets reach status, award and reason with live formulas. The
column 核对 compares the two, and this script refuses to write a workbook in which they differ.
LibreOffice computes the formulas; its values are stored beside them.

    python sample_data/make_quanjiao_2020_expected.py
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple, cast
from unicodedata import east_asian_width

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CLAIMS = Path(__file__).with_name("quanjiao-2020.xlsx")
TARGET = Path(__file__).with_name("quanjiao-2020-expected.xlsx")


class Formula(str):
    __slots__ = ()


Cell = str | int | float | bool | date | None
Values = Mapping[tuple[str, int, int], Cell]  # sheet, row, column (from 1)


class Sheet(NamedTuple):
    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Judged(NamedTuple):
    row: int
    who: str  # part of the enterprise's name, against rows that have moved
    status: str
    reason: str
    why: str


AWARDED, NIL, CANNOT_TELL = "awarded", "nil", "cannot_tell"
COUNTY, OWNERSHIP, SCALE = "enterprise.county", "enterprise.ownership", "enterprise.above_scale"
KIND, EQUIPMENT, SYSTEMS = "project.kind", "project.equipment", "project.systems"
DATE = "recognition.date"


def failed(*facts: str) -> str:
    return "not_eligible:" + ";".join(facts)


def missing(*facts: str) -> str:
    return "missing:" + ";".join(facts)


# Rows that are not what their sheet is for. All others are: enterprise, claim, earlier.
FATES = {
    ("企业", 39): ("refused", "信用代码校验位不符"),
    ("企业", 40): ("refused", "企业类型“个体”不在可选项内"),
    ("企业", 41): ("refused", "同一信用代码两个名称"),
    ("企业", 42): ("refused", "同一信用代码两个名称"),
    ("企业", 45): ("repeat", "与第44行完全相同"),
    ("项目", 48): ("refused", "金额“约800万”不是数字"),
    ("项目", 60): ("refused", "信用代码校验位不符"),
    ("项目", 61): ("refused", "企业表第40行被拒收"),
    ("项目", 62): ("refused", "企业表第41、42行被拒收"),
    ("项目", 63): ("refused", "与第64行同一项目而金额不同"),
    ("项目", 64): ("refused", "与第63行同一项目而金额不同"),
    ("项目", 67): ("repeat", "与第66行完全相同"),
    ("项目", 68): ("refused", "项目名称空白"),
    ("项目", 70): ("refused", "项目类型“自动化”不在可选项内"),
    ("项目", 71): ("refused", "信用代码校验位不符"),
    ("项目", 73): ("refused", "企业表无此企业"),
    ("认定", 63): ("refused", "企业表第40行被拒收"),
    ("认定", 64): ("refused", "与第65行同一认定而日期不同"),
    ("认定", 65): ("refused", "与第64行同一认定而日期不同"),
    ("认定", 68): ("repeat", "与第67行完全相同"),
    ("认定", 69): ("refused", "级别空白"),
    ("认定", 72): ("refused", "级别“地市级”不在可选项内"),
    ("认定", 73): ("refused", "认定日期“2020年春”不是日期"),
    ("认定", 75): ("refused", "企业表无此企业"),
}
ORDINARY = {"企业": "enterprise", "项目": "claim", "认定": "claim", "历年兑现": "earlier"}

# A refused row that may, once put right, take this row's place.
IN_THE_WAY = {
    ("项目", 69): "项目表第68行名称空白，可能就是本项目",
    ("认定", 66): "认定表第64、65行日期都更早",
    ("认定", 70): "认定表第69行级别空白，日期更早",
}

# Where two of a group bear one date: their order by title, as Unicode orders it (乙 before 甲).
SAME_DAY = {("认定", 17): 2, ("认定", 18): 1, ("认定", 19): 2, ("认定", 20): 1}

JUDGED_PROJECTS = [
    Judged(2, "云朵", AWARDED, "", "1000万元的15%"),
    Judged(3, "月光", AWARDED, "", "19999999.93元的15%，差一分到上限"),
    Judged(4, "月光", AWARDED, "", "2000万元的15%，恰好300万元"),
    Judged(5, "银河", AWARDED, "", "购置额超出封顶线一元，封顶"),
    Judged(6, "银河", AWARDED, "", "15%为3000000.01元，封顶；每个项目各自封顶"),
    Judged(7, "毫厘", AWARDED, "", "购置额超出封顶线一分，封顶"),
    Judged(8, "毫厘", AWARDED, "", "185185.065元，半分进位；系统购置额空白按零"),
    Judged(9, "毫厘", AWARDED, "", "351851.7045元，不足半分舍去"),
    Judged(10, "毫厘", AWARDED, "", "180000.015元，半分进位"),
    Judged(11, "一粟", NIL, "nothing_due", "购置额为零"),
    Judged(12, "一粟", NIL, "nothing_due", "0.0045元，舍去后为零"),
    Judged(13, "一粟", AWARDED, "", "装备为零，系统90万元的15%"),
    Judged(14, "一粟", AWARDED, "", "300万元的15%"),
    Judged(15, "核桃", AWARDED, "", "装备审定540万元，系统未审定用申报100万元"),
    Judged(16, "核桃", NIL, "nothing_due", "审定额为零"),
    Judged(17, "天平", AWARDED, "", "审定与申报相同，400万元的15%"),
    Judged(18, "天平", AWARDED, "", "审定1990万元的15%，低于上限"),
    Judged(19, "步步加码", CANNOT_TELL, missing(EQUIPMENT), "装备审定额高于申报额"),
    Judged(20, "步步加码", CANNOT_TELL, missing(SYSTEMS), "系统审定额高于申报额"),
    Judged(21, "步步加码", AWARDED, "", "450万元的15%"),
    Judged(22, "蜗牛", AWARDED, "", "360万元的15%"),
    Judged(23, "尾灯", AWARDED, "", "400万元的15%；历年兑现为零元，不算已奖"),
    Judged(24, "早晚", AWARDED, "", "168万元的15%"),
    Judged(25, "三间", AWARDED, "", "650万元的15%"),
    Judged(26, "有期", AWARDED, "", "140万元的15%"),
    Judged(27, "老牌", NIL, "once_earlier", "2019年第1批已奖本项目"),
    Judged(28, "老牌", AWARDED, "", "另一项目，200万元的15%"),
    Judged(29, "双料", AWARDED, "", "1300万元的15%"),
    Judged(30, "样样全", AWARDED, "", "15%为3000001.00元，封顶"),
    Judged(31, "绿野", AWARDED, "", "500万元的15%"),
    Judged(32, "国字", NIL, failed(KIND), "一般设备更新"),
    Judged(33, "老样子", NIL, failed(KIND), "一般设备更新"),
    Judged(34, "老样子", AWARDED, "", "2555555.55元的15%，383333.3325元舍去"),
    Judged(35, "小巧", AWARDED, "", "70万元的15%；不要求规上"),
    Judged(36, "公家", NIL, failed(OWNERSHIP), "国有企业"),
    Judged(37, "公家", NIL, failed(OWNERSHIP, KIND), "国有企业，一般设备更新"),
    Judged(38, "远方来客", NIL, failed(OWNERSHIP), "外资企业；购置额空白已不影响"),
    Judged(39, "众人拾柴", NIL, failed(OWNERSHIP), "集体企业"),
    Judged(40, "姓甚名谁", CANNOT_TELL, missing(OWNERSHIP), "企业类型空白"),
    Judged(41, "姓甚名谁", CANNOT_TELL, missing(OWNERSHIP, EQUIPMENT), "企业类型、购置额空白"),
    Judged(42, "姓甚名谁", NIL, failed(KIND), "一般设备更新；企业类型空白已不影响"),
    Judged(43, "姓甚名谁", CANNOT_TELL, missing(OWNERSHIP), "条件无法判断，不论金额为零"),
    Judged(44, "家住何方", CANNOT_TELL, missing(COUNTY), "注册地空白"),
    Judged(45, "可大可小", AWARDED, "", "200万元的15%；是否规上空白不影响"),
    Judged(46, "价格面议", CANNOT_TELL, missing(EQUIPMENT), "装备购置额空白"),
    Judged(47, "价格面议", CANNOT_TELL, missing(KIND), "项目类型空白"),
    Judged(49, "价格面议", AWARDED, "", "205万元的15%；第48行拒收不影响"),
    Judged(50, "一问三不知", CANNOT_TELL, missing(COUNTY, KIND, EQUIPMENT), "三项空白"),
    Judged(51, "雾凇", NIL, failed(COUNTY), "注册地来安县"),
    Judged(52, "千里", NIL, failed(COUNTY, OWNERSHIP), "注册地天长市，国有企业"),
    Judged(53, "千里", NIL, failed(COUNTY, OWNERSHIP, KIND), "三项条件都不符"),
    Judged(54, "一问就走", NIL, failed(COUNTY), "注册地明光市；企业类型空白已不影响"),
    Judged(55, "一问就走", NIL, failed(COUNTY, KIND), "注册地明光市，一般设备更新"),
    Judged(56, "风筝", AWARDED, "", "850万元的15%"),
    Judged(57, "豆腐", AWARDED, "", "500万元的15%；同名已奖项目属另一企业"),
    Judged(58, "茶壶", AWARDED, "", "132万元的15%"),
    Judged(59, "竹蜻蜓", AWARDED, "", "合计恰好1000万元的15%"),
    Judged(65, "重影", AWARDED, "", "160万元的15%；第63、64行拒收不影响"),
    Judged(66, "复读机", AWARDED, "", "400万元的15%；重复行只计一次"),
    Judged(69, "无名氏", CANNOT_TELL, "uncertain:once", "第68行名称空白，可能就是本项目"),
    Judged(72, "张冠李戴", AWARDED, "", "220万元的15%；第70行拒收不影响"),
]

JUDGED_RECOGNITIONS = [
    Judged(2, "云朵", AWARDED, "", "省级智能工厂"),
    Judged(3, "月光", AWARDED, "", "省级绿色工厂"),
    Judged(4, "蜗牛", AWARDED, "", "年度第一天认定"),
    Judged(5, "蜗牛", NIL, "once_earlier", "2018年已奖市级数字化车间"),
    Judged(6, "尾灯", AWARDED, "", "年度最后一天认定"),
    Judged(7, "早晚", NIL, failed(DATE), "上年最后一天认定"),
    Judged(8, "早晚", NIL, failed(DATE), "下年第一天认定"),
    Judged(9, "早晚", NIL, failed(DATE), "上年认定"),
    Judged(10, "早晚", AWARDED, "", "年度最后一天认定；上年的车间不符合条件，不占位"),
    Judged(11, "早晚", NIL, failed(DATE), "上年最后一天认定"),
    Judged(12, "早晚", NIL, failed(DATE), "下年第一天认定"),
    Judged(13, "三间", NIL, "once", "第14行认定更早"),
    Judged(14, "三间", AWARDED, "", "三个车间中认定最早；与第16行同类型两级，提示"),
    Judged(15, "三间", NIL, "once", "第14行早一天"),
    Judged(16, "三间", AWARDED, "", "市级与省级各奖各的，提示"),
    Judged(17, "同日", NIL, "once", "同一天认定，乙车间在前"),
    Judged(18, "同日", AWARDED, "", "同一天认定，按名称编码乙在甲前"),
    Judged(19, "同日", NIL, "once", "同一天认定，空名称在前"),
    Judged(20, "同日", AWARDED, "", "同一天认定，空名称排在最前"),
    Judged(21, "有期", CANNOT_TELL, "uncertain:once", "第22行日期空白，可能更早"),
    Judged(22, "有期", CANNOT_TELL, missing(DATE), "认定日期空白"),
    Judged(23, "有期", AWARDED, "", "另一类型，不受影响；市级未定，不提示"),
    Judged(24, "有期", CANNOT_TELL, missing(DATE), "认定日期空白"),
    Judged(25, "老牌", NIL, "once_earlier", "2019年已奖省级智能工厂，换名不再奖"),
    Judged(26, "老牌", AWARDED, "", "历年只奖过省级，市级照奖"),
    Judged(27, "老牌", NIL, "once_earlier", "2018年已奖，日期空白已不影响"),
    Judged(28, "双料", AWARDED, "", "省级与市级都奖，提示"),
    Judged(29, "双料", AWARDED, "", "省级与市级都奖，提示"),
    Judged(30, "样样全", AWARDED, "", "省级智能工厂"),
    Judged(31, "样样全", AWARDED, "", "省级数字化车间；与第33行同类型两级，提示"),
    Judged(32, "样样全", AWARDED, "", "省级绿色工厂"),
    Judged(33, "样样全", AWARDED, "", "市级数字化车间，提示"),
    Judged(34, "绿野", AWARDED, "", "省级绿色工厂"),
    Judged(35, "绿野", NIL, "no_clause", "市级绿色工厂无条款"),
    Judged(36, "国字", NIL, "no_clause", "国家级无条款"),
    Judged(37, "国字", NIL, "no_clause", "认定类型其他，无条款"),
    Judged(38, "国字", NIL, "no_clause", "级别其他，无条款"),
    Judged(39, "小巧", NIL, failed(SCALE), "规下企业"),
    Judged(40, "小巧", NIL, failed(SCALE), "规下企业"),
    Judged(41, "小巧", NIL, failed(SCALE), "规下企业；日期空白已不影响"),
    Judged(42, "公家", NIL, failed(OWNERSHIP, DATE), "国有企业，2018年认定"),
    Judged(43, "远方来客", NIL, failed(OWNERSHIP), "外资企业"),
    Judged(44, "众人拾柴", NIL, failed(OWNERSHIP), "集体企业"),
    Judged(45, "姓甚名谁", CANNOT_TELL, missing(OWNERSHIP), "企业类型空白"),
    Judged(46, "姓甚名谁", CANNOT_TELL, missing(OWNERSHIP), "企业类型空白"),
    Judged(47, "家住何方", CANNOT_TELL, missing(COUNTY), "注册地空白"),
    Judged(48, "家住何方", CANNOT_TELL, missing(COUNTY), "注册地空白"),
    Judged(49, "可大可小", CANNOT_TELL, missing(SCALE), "是否规上空白"),
    Judged(50, "可大可小", CANNOT_TELL, missing(SCALE), "是否规上空白"),
    Judged(51, "一问三不知", CANNOT_TELL, missing(COUNTY, SCALE, DATE), "三项空白"),
    Judged(52, "一问三不知", CANNOT_TELL, missing(COUNTY, SCALE, DATE), "三项空白"),
    Judged(53, "雾凇", NIL, failed(COUNTY), "注册地来安县"),
    Judged(54, "雾凇", NIL, failed(COUNTY), "注册地来安县"),
    Judged(55, "千里", NIL, failed(COUNTY, OWNERSHIP, SCALE, DATE), "四项条件都不符"),
    Judged(56, "千里", NIL, failed(COUNTY, OWNERSHIP, SCALE), "三项条件不符，日期符合"),
    Judged(57, "千里", NIL, failed(COUNTY, OWNERSHIP, SCALE, DATE), "四项条件都不符"),
    Judged(58, "一问就走", NIL, failed(COUNTY), "注册地明光市；企业类型空白已不影响"),
    Judged(59, "风筝", AWARDED, "", "省级数字化车间"),
    Judged(60, "豆腐", AWARDED, "", "年度第一天认定，市级"),
    Judged(61, "茶壶", NIL, "once_earlier", "2020年第1批已奖省级绿色工厂"),
    Judged(62, "竹蜻蜓", AWARDED, "", "省级智能工厂"),
    Judged(66, "重影", CANNOT_TELL, "uncertain:once", "第64、65行拒收，日期都更早"),
    Judged(67, "复读机", AWARDED, "", "重复行只计一次"),
    Judged(70, "无名氏", CANNOT_TELL, "uncertain:once", "第69行级别空白，可能更早"),
    Judged(71, "无名氏", AWARDED, "", "另一类型，不受影响"),
    Judged(74, "张冠李戴", AWARDED, "", "另一类型，第72、73行拒收不影响"),
]

# The working, a column each: heading and formula. {r} is this row, {n} the last row of the sheet.
# A verdict is 是, 否 or 缺. 企业: A code, B name, C county, D ownership, E above scale.
# Project sheet: A row, B code, C name, D kind, E F equipment claimed and verified, G H systems.
PROJECT_WORKING = {
    "企业名称": '=VLOOKUP(B{r},企业!$A:$E,2,FALSE)&""',  # I
    "注册地": '=VLOOKUP(B{r},企业!$A:$E,3,FALSE)&""',  # J
    "企业类型": '=VLOOKUP(B{r},企业!$A:$E,4,FALSE)&""',  # K
    "县内": '=IF(J{r}="","缺",IF(J{r}="全椒县","是","否"))',  # L
    "民营": '=IF(K{r}="","缺",IF(K{r}="民营","是","否"))',  # M
    # N
    "类型符合": '=IF(D{r}="","缺",IF(OR(D{r}="数字化",D{r}="智能化",D{r}="升级改造"),"是","否"))',
    "装备采用额": '=IF(E{r}="","缺",IF(F{r}="",E{r},IF(F{r}>E{r},"缺",F{r})))',  # O
    "系统采用额": '=IF(H{r}="",IF(G{r}="",0,G{r}),IF(H{r}>G{r},"缺",H{r}))',  # P
    "购置总额": '=IF(OR(O{r}="缺",P{r}="缺"),"缺",O{r}+P{r})',  # Q
    "15%封顶300万元": '=IF(Q{r}="缺","缺",MIN(3000000,ROUND(0.15*Q{r},2)))',  # R
    "单项结论": '=IF(OR(L{r}="否",M{r}="否",N{r}="否"),"不符合",'
    'IF(OR(L{r}="缺",M{r}="缺",N{r}="缺",Q{r}="缺"),"无法判断",IF(R{r}<=0,"无金额","可奖")))',  # S
    "历年已奖": '=SUMPRODUCT((历年兑现!$A$2:$A$50=B{r})*(历年兑现!$G$2:$G$50="项目")'
    "*(历年兑现!$C$2:$C$50=C{r})*历年兑现!$D$2:$D$50)",  # T
}
# U is IN_THE_WAY.
PROJECT_RESULT = {
    "结果": '=IF(OR(S{r}="不符合",S{r}="无金额",T{r}>0),"nil",'
    'IF(OR(S{r}="无法判断",U{r}<>""),"cannot_tell","awarded"))',  # V
    "奖励金额": '=IF(V{r}="awarded",R{r},0)',  # W
    "原因": '=IF(S{r}="不符合","not_eligible:"&MID(IF(L{r}="否",";enterprise.county","")'
    '&IF(M{r}="否",";enterprise.ownership","")&IF(N{r}="否",";project.kind",""),2,200),'
    'IF(S{r}="无金额","nothing_due",IF(T{r}>0,"once_earlier",'
    'IF(S{r}="无法判断","missing:"&MID(IF(L{r}="缺",";enterprise.county","")'
    '&IF(M{r}="缺",";enterprise.ownership","")&IF(N{r}="缺",";project.kind","")'
    '&IF(O{r}="缺",";project.equipment","")&IF(P{r}="缺",";project.systems",""),2,200),'
    'IF(U{r}<>"","uncertain:once","")))))',  # X
}
# Y, Z, AA are JUDGED.
PROJECT_CHECK = {"核对": '=IF(AND(V{r}=Y{r},X{r}=Z{r}),"一致","不一致")'}  # AB

# Recognition sheet: A row, B code, C kind, D level, E title, F date.
RECOGNITION_WORKING = {
    "企业名称": '=VLOOKUP(B{r},企业!$A:$E,2,FALSE)&""',  # G
    "注册地": '=VLOOKUP(B{r},企业!$A:$E,3,FALSE)&""',  # H
    "企业类型": '=VLOOKUP(B{r},企业!$A:$E,4,FALSE)&""',  # I
    "是否规上": '=VLOOKUP(B{r},企业!$A:$E,5,FALSE)&""',  # J
    "条款": '=IFERROR(VLOOKUP(D{r}&C{r},标准!$A:$C,2,FALSE),"")',  # K
    "县内": '=IF(H{r}="","缺",IF(H{r}="全椒县","是","否"))',  # L
    "民营": '=IF(I{r}="","缺",IF(I{r}="民营","是","否"))',  # M
    "规上": '=IF(J{r}="","缺",J{r})',  # N
    # O
    "年度内": '=IF(F{r}="","缺",IF(AND(F{r}>=DATE(2020,1,1),F{r}<=DATE(2020,12,31)),"是","否"))',
    "单项结论": '=IF(K{r}="","无条款",IF(OR(L{r}="否",M{r}="否",N{r}="否",O{r}="否"),"不符合",'
    'IF(OR(L{r}="缺",M{r}="缺",N{r}="缺",O{r}="缺"),"无法判断","可奖")))',  # P
    "标准": "=IFERROR(VLOOKUP(D{r}&C{r},标准!$A:$C,3,FALSE),0)",  # Q
    "历年已奖": '=IF(K{r}="",0,SUMPRODUCT((历年兑现!$A$2:$A$50=B{r})*(历年兑现!$H$2:$H$50=C{r})'
    "*(历年兑现!$I$2:$I$50=D{r})*历年兑现!$D$2:$D$50))",  # R
}
# S is SAME_DAY, T is IN_THE_WAY.
RECOGNITION_RESULT = {
    "同级同类在前": "=SUMPRODUCT(($B$2:$B${n}=B{r})*($C$2:$C${n}=C{r})*($D$2:$D${n}=D{r})"
    '*($P$2:$P${n}="可奖")*(($F$2:$F${n}<F{r})+($F$2:$F${n}=F{r})*($S$2:$S${n}<S{r})))',  # U
    "同级同类未定": "=SUMPRODUCT(($B$2:$B${n}=B{r})*($C$2:$C${n}=C{r})*($D$2:$D${n}=D{r})"
    '*($P$2:$P${n}="无法判断"))',  # V
    "结果": '=IF(OR(P{r}="无条款",P{r}="不符合",R{r}>0),"nil",IF(P{r}="无法判断","cannot_tell",'
    'IF(U{r}>0,"nil",IF(OR(V{r}>0,T{r}<>""),"cannot_tell","awarded"))))',  # W
    "奖励金额": '=IF(W{r}="awarded",Q{r},0)',  # X
    "原因": '=IF(P{r}="无条款","no_clause",'
    'IF(P{r}="不符合","not_eligible:"&MID(IF(L{r}="否",";enterprise.county","")'
    '&IF(M{r}="否",";enterprise.ownership","")&IF(N{r}="否",";enterprise.above_scale","")'
    '&IF(O{r}="否",";recognition.date",""),2,200),IF(R{r}>0,"once_earlier",'
    'IF(P{r}="无法判断","missing:"&MID(IF(L{r}="缺",";enterprise.county","")'
    '&IF(M{r}="缺",";enterprise.ownership","")&IF(N{r}="缺",";enterprise.above_scale","")'
    '&IF(O{r}="缺",";recognition.date",""),2,200),'
    'IF(U{r}>0,"once",IF(OR(V{r}>0,T{r}<>""),"uncertain:once",""))))))',  # Y
    "提示": '=IF(AND(W{r}="awarded",SUMPRODUCT(($B$2:$B${n}=B{r})*($C$2:$C${n}=C{r})'
    '*($K$2:$K${n}<>K{r})*($W$2:$W${n}="awarded"))>0),"同一类型同时享受省级和市级奖励","")',  # Z
}
# AA, AB, AC are JUDGED.
RECOGNITION_CHECK = {"核对": '=IF(AND(W{r}=AA{r},Y{r}=AB{r}),"一致","不一致")'}  # AD

EARLIER_WORKING = {  # G, H, I; the clause by its id or its title; a recognition's kind and level
    "事项类别": '=IF(OR(B{r}="smart-equipment",B{r}="智能装备与系统购置奖励"),"项目","认定")',
    "认定类型": '=IF(G{r}="认定",LEFT(C{r},FIND("/",C{r})-1),"")',
    "级别": '=IF(G{r}="认定",MID(C{r},LEN(H{r})+2,2),"")',
}
STANDARD = [
    ("省级智能工厂", "provincial-recognition", 500_000),
    ("省级数字化车间", "provincial-recognition", 300_000),
    ("省级绿色工厂", "provincial-recognition", 300_000),
    ("市级智能工厂", "municipal-recognition", 200_000),
    ("市级数字化车间", "municipal-recognition", 100_000),
]
# A line's id: clause, code, rest of the key; "~" becomes "~0" and "/" becomes "~1".
ESCAPED = 'SUBSTITUTE(SUBSTITUTE({cell}&"","~","~0"),"/","~1")'
PROJECT_LINE = '="smart-equipment/"&项目测算!B{r}&"/"&' + ESCAPED.replace("{cell}", "项目测算!C{r}")
RECOGNITION_LINE = (
    '=IF(认定测算!K{r}="","(recognition)",认定测算!K{r})&"/"&认定测算!B{r}&"/"&认定测算!C{r}'
    '&"/"&认定测算!D{r}&"/"&' + ESCAPED.replace("{cell}", "认定测算!E{r}")
)
SUMS = {
    "奖励合计": "=SUM(预期!C:C)",
    "智能装备与系统购置奖励": "=SUM(项目测算!W:W)",
    "省级认定一次性奖励": '=SUMIF(认定测算!K:K,"provincial-recognition",认定测算!X:X)',
    "市级认定一次性奖励": '=SUMIF(认定测算!K:K,"municipal-recognition",认定测算!X:X)',
}
COUNTS = {
    "奖励 awarded": '=COUNTIF(预期!B:B,"awarded")',
    "不予奖励 nil": '=COUNTIF(预期!B:B,"nil")',
    "无法判断 cannot_tell": '=COUNTIF(预期!B:B,"cannot_tell")',
    "有提示": '=COUNTIF(预期!F:F,"同一类型*")',
    "项目：公式与手工判断不一致": '=COUNTIF(项目测算!AB:AB,"不一致")',
    "认定：公式与手工判断不一致": '=COUNTIF(认定测算!AD:AD,"不一致")',
}
MONEY = ("额", "award", "标准", "15%", "已奖")  # headings of columns that hold sums
ENTERPRISE = ["统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"]


def formulas(working: Mapping[str, str], row: int, last: int) -> list[Formula]:
    return [Formula(f.replace("{r}", str(row)).replace("{n}", str(last))) for f in working.values()]


def read(name: str) -> dict[int, tuple[Cell, ...]]:
    """The data rows of a sheet of the claims workbook, by their number in it."""
    sheet = openpyxl.load_workbook(CLAIMS)[name]
    rows = enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2)
    return {n: cast("tuple[Cell, ...]", cells) for n, cells in rows}


def fate(sheet: str, row: int) -> tuple[str, str]:
    return FATES.get((sheet, row), (ORDINARY[sheet], ""))


def judged(sheet: str, table: Sequence[Judged]) -> list[tuple[Judged, tuple[Cell, ...]]]:
    """Each judgement with its row; refuses one that is missing, too many, or about another row."""
    rows = {n: cells for n, cells in read(sheet).items() if fate(sheet, n)[0] == "claim"}
    if [j.row for j in table] != list(rows):
        raise SystemExit(f"{sheet}: rows {sorted({j.row for j in table} ^ set(rows))}")
    names = {cells[0]: str(cells[1]) for cells in read("企业").values()}
    moved = [j for j in table if j.who not in names[rows[j.row][0]]]
    if moved:
        raise SystemExit(f"{sheet}: {moved}")
    return [(j, rows[j.row]) for j in table]


def project_sheet() -> Sheet:
    lines = judged("项目", JUDGED_PROJECTS)
    rows: list[Sequence[Cell]] = []
    for r, (j, cells) in enumerate(lines, start=2):
        code, name, kind, equipment, equipment_verified, _, systems, systems_verified, _ = cells
        rows.append(
            [
                *(j.row, code, name, kind),
                *(equipment, equipment_verified, systems, systems_verified),
                *formulas(PROJECT_WORKING, r, len(lines) + 1),
                IN_THE_WAY.get(("项目", j.row)),
                *formulas(PROJECT_RESULT, r, len(lines) + 1),
                *(j.status, j.reason, j.why),
                *formulas(PROJECT_CHECK, r, len(lines) + 1),
            ]
        )
    headings = [
        *("项目表行号", "统一社会信用代码", "项目名称", "项目类型"),
        *("装备申报额", "装备审定额", "系统申报额", "系统审定额"),
        *PROJECT_WORKING,
        "拒收行（手工）",
        *PROJECT_RESULT,
        *("手工：结果", "手工：原因", "手工：依据"),
        *PROJECT_CHECK,
    ]
    return Sheet("项目测算", headings, rows)


def recognition_sheet() -> Sheet:
    lines = judged("认定", JUDGED_RECOGNITIONS)
    rows: list[Sequence[Cell]] = []
    for r, (j, cells) in enumerate(lines, start=2):
        rows.append(
            [
                *(j.row, *cells[:5]),
                *formulas(RECOGNITION_WORKING, r, len(lines) + 1),
                SAME_DAY.get(("认定", j.row)),
                IN_THE_WAY.get(("认定", j.row)),
                *formulas(RECOGNITION_RESULT, r, len(lines) + 1),
                *(j.status, j.reason, j.why),
                *formulas(RECOGNITION_CHECK, r, len(lines) + 1),
            ]
        )
    headings = [
        *("认定表行号", "统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期"),
        *RECOGNITION_WORKING,
        "同日次序（手工）",
        "拒收行（手工）",
        *RECOGNITION_RESULT,
        *("手工：结果", "手工：原因", "手工：依据"),
        *RECOGNITION_CHECK,
    ]
    return Sheet("认定测算", headings, rows)


def expected_sheet() -> Sheet:
    project = {
        "line": PROJECT_LINE,
        "status": "=项目测算!V{r}",
        "award": "=项目测算!W{r}",
        "reason_code": '=项目测算!X{r}&""',
        "依据": "=项目测算!AA{r}",
        "提示": '=""',
    }
    recognition = {
        "line": RECOGNITION_LINE,
        "status": "=认定测算!W{r}",
        "award": "=认定测算!X{r}",
        "reason_code": '=认定测算!Y{r}&""',
        "依据": "=认定测算!AC{r}",
        "提示": '=认定测算!Z{r}&""',
    }
    rows = [formulas(project, r, 0) for r in range(2, len(JUDGED_PROJECTS) + 2)]
    rows += [formulas(recognition, r, 0) for r in range(2, len(JUDGED_RECOGNITIONS) + 2)]
    return Sheet("预期", list(project), rows)


def layout() -> list[Sheet]:
    enterprises = [c for n, c in read("企业").items() if fate("企业", n)[0] == "enterprise"]
    earlier = list(read("历年兑现").values())
    return [
        expected_sheet(),
        project_sheet(),
        recognition_sheet(),
        Sheet("企业", ENTERPRISE, enterprises),
        Sheet(
            "历年兑现",
            ["统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次", *EARLIER_WORKING],
            [[*cells, *formulas(EARLIER_WORKING, r, 0)] for r, cells in enumerate(earlier, 2)],
        ),
        Sheet("标准", ["级别和类型", "条款", "奖励标准（元）"], STANDARD),
        Sheet(
            "行",
            ["sheet", "row", "fate", "依据"],
            [[sheet, n, *fate(sheet, n)] for sheet in ORDINARY for n in read(sheet)],
        ),
        Sheet(
            "合计",
            ["项目", "金额（元）", "行数"],
            [
                *((label, Formula(formula), None) for label, formula in SUMS.items()),
                *((label, None, Formula(formula)) for label, formula in COUNTS.items()),
            ],
        ),
    ]


def width(cell: Cell) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in str(cell or ""))


def write(target: Path, sheets: Sequence[Sheet], values: Values) -> None:
    book = xlsxwriter.Workbook(str(target))
    # A fixed date, so that the same tables give the same bytes.
    made = datetime(2020, 12, 31, tzinfo=UTC)
    book.set_properties({"title": "2020年度奖补预期结果（虚构样例）", "created": made})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})
    money = book.add_format({"num_format": "#,##0.00"})
    plain = book.add_format({"num_format": "0"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, headings, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 3 if name.endswith("测算") else 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
            figures = money if any(word in heading for word in MONEY) else plain
            longest = (width(heading) + 1) // 2
            for row, cells in enumerate(rows, start=1):
                cell = cells[column]
                value = values.get((name, row + 1, column + 1))
                look = day if isinstance(cell, date) else figures
                write_cell(sheet, (row, column), cell, value, look)
                longest = max(longest, width(value if isinstance(cell, Formula) else cell))
            sheet.set_column(column, column, min(longest + 4, 90))
    book.close()


def write_cell(
    sheet: Worksheet,
    at: tuple[int, int],
    cell: Cell,
    value: Cell,
    look: Format,
) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(*at, cell, look, "" if value is None else value)
    elif isinstance(cell, str):
        sheet.write_string(*at, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, look)
    elif cell is not None:
        sheet.write_number(*at, cell, look)


# LibreOffice otherwise shows the values that are stored, which on the first pass are none.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(sheets: Sequence[Sheet]) -> Values:
    """Every cell's value as LibreOffice computes it."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "source.xlsx"), Path(folder, "out", "source.xlsx")
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")
        write(source, sheets, {})
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir"]
        subprocess.run([*command, str(result.parent), str(source)], check=True, capture_output=True)  # noqa: S603
        book = openpyxl.load_workbook(result, data_only=True)
    return {
        (sheet.title, cell.row, cell.column): cell.value  # type: ignore[misc]
        for sheet in book
        for cells in sheet.iter_rows()
        for cell in cells
    }


def main() -> None:
    sheets = layout()
    values = recalculated(sheets)
    differing = [
        f"{sheet.name} {row}"
        for sheet in sheets
        if sheet.name.endswith("测算")
        for row in range(2, len(sheet.rows) + 2)
        if values[sheet.name, row, len(sheet.headings)] != "一致"
    ]
    if differing:
        raise SystemExit(f"formulas and judgement differ: {', '.join(differing)}")
    write(TARGET, sheets, values)


if __name__ == "__main__":
    main()
