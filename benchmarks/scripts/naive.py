"""Naive: the script that most would write: pandas.read_excel, a loop with Decimal, openpyxl.

It writes what stands on this program's award sheets: the awards, each with its steps and live formulas, the
total in capitals, places to sign, the policy's text and the readings of it; and a summary. It does not check
credit codes, headings or sums, tell why a line is nil, keep copies of its inputs, read back what it wrote, or
know a second schedule.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

RATE, CAP, FEN = Decimal("0.15"), Decimal(3_000_000), Decimal("0.01")
KINDS = {"数字化", "智能化", "升级改造"}
FIXED = {
    ("省级", "智能工厂"): Decimal(500_000),
    ("省级", "数字化车间"): Decimal(300_000),
    ("省级", "绿色工厂"): Decimal(300_000),
    ("市级", "智能工厂"): Decimal(200_000),
    ("市级", "数字化车间"): Decimal(100_000),
}
SIGNATURES = ("制表", "复核", "股室负责人", "分管负责人", "主要负责人")
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
MONEY = "#,##0.00"


class Award(NamedTuple):
    uscc: str
    clause: str
    matter: str
    equipment: Decimal | None  # of a project
    systems: Decimal | None
    sum: Decimal


def awards(claims: Path) -> tuple[pd.DataFrame, list[Award]]:
    sheets = pd.read_excel(claims, sheet_name=None, engine="openpyxl")
    enterprises = sheets["企业"].set_index("统一社会信用代码")
    found = []
    for _, row in sheets["项目"].iterrows():
        owner = enterprises.loc[row["统一社会信用代码"]]
        if owner["注册地"] != "全椒县" or owner["企业类型"] != "民营" or row["项目类型"] not in KINDS:
            continue
        equipment, systems = Decimal(str(row["智能装备购置额（不含税）"])), Decimal(str(row["系统购置额（不含税）"]))
        award = min((equipment + systems) * RATE, CAP).quantize(FEN, ROUND_HALF_UP)
        if award:
            found.append(
                Award(row["统一社会信用代码"], "智能装备与系统购置奖励", row["项目名称"], equipment, systems, award)
            )
    seen = set()
    for _, row in sheets["认定"].sort_values("认定日期").iterrows():
        owner = enterprises.loc[row["统一社会信用代码"]]
        eligible = owner["注册地"] == "全椒县" and owner["企业类型"] == "民营" and owner["是否规上"] == "是"
        matter = (row["统一社会信用代码"], row["级别"], row["认定类型"])
        if eligible and row["认定日期"].year == 2020 and matter[1:] in FIXED and matter not in seen:
            seen.add(matter)
            clause = f"{row['级别']}认定一次性奖励"
            found.append(
                Award(matter[0], clause, f"{row['认定类型']}/{row['认定名称']}", None, None, FIXED[matter[1:]])
            )
    return enterprises, found


def write_sheet(path: Path, uscc: str, name: str, own: list[Award], texts: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise TypeError
    sheet.title = "核定表"
    for column, width in zip("ABCDE", (7, 30, 30, 34, 18), strict=True):
        sheet.column_dimensions[column].width = width
    for text in ("全椒县促进工业经济发展奖补", "奖励核定表"):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=5)
        sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=16)
        sheet.cell(sheet.max_row, 1).alignment = Alignment(horizontal="center")
    sheet.append([f"企业名称：{name}", None, None, f"统一社会信用代码：{uscc}"])
    sheet.append(["政策年度：2020", None, "批次号：", None, "单位：元"])
    row_of(sheet, ["序号", "奖励条款", "事项", "计算过程", "奖励金额"], bold=True)
    first = sheet.max_row + 1
    for number, award in enumerate(own, start=1):
        row_of(sheet, [number, award.clause, award.matter, f"见表{number}", award.sum])
    row_of(sheet, ["合计", None, None, None, f"=SUM(E{first}:E{sheet.max_row})"], bold=True)
    row_of(sheet, ["人民币大写", None, capitals(sum((award.sum for award in own), Decimal(0))), None, None])
    for role in SIGNATURES:
        row_of(sheet, [role, None, None, None, "日期："])
    row_of(sheet, ["财政部门意见", None, "（盖章）　　　　年　　月　　日", None, None])
    for number, award in enumerate(own, start=1):
        write_steps(sheet, number, award)
    for text in texts:
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=5)
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
    book.save(path)


def write_steps(sheet: Worksheet, number: int, award: Award) -> None:
    sheet.append([])
    sheet.append([f"表{number}　{award.clause}　{award.matter}"])
    row_of(sheet, ["序号", "内容", "来源", "算式与说明", "数值"], bold=True)
    at = sheet.max_row
    if award.equipment is None:
        row_of(sheet, ["①", "政策所列标准", "认定", award.matter, award.sum])
    else:
        row_of(sheet, ["①", "智能装备购置额（不含税）", "项目", "未审定，按申报额", award.equipment])
        row_of(sheet, ["②", "系统购置额（不含税）", "项目", "未审定，按申报额", award.systems])
        row_of(sheet, ["③", "智能装备与系统购置总额", "二（三）1", "①、②相加", f"=E{at + 1}+E{at + 2}"])
        row_of(sheet, ["④", "规定值：15%", "二（三）1", None, RATE])
        row_of(sheet, ["⑤", "按比例计算", "二（三）1", "③×④", f"=E{at + 3}*E{at + 4}"])
        row_of(sheet, ["⑥", "不超过300万元", "二（三）1", "⑤与上限取小", f"=MIN(E{at + 5},{CAP})"])
        row_of(sheet, ["⑦", "四舍五入到0.01元", "二（三）1", "⑥取整", f"=ROUND(E{at + 6},2)"])
    row_of(sheet, ["核定", "本项核定奖励金额", None, None, f"=E{sheet.max_row}"], bold=True)


def row_of(sheet: Worksheet, values: list[object], *, bold: bool = False) -> None:
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        cell.border = BOX
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.cell(sheet.max_row, 5).number_format = MONEY


def capitals(amount: Decimal) -> str:
    """Whole sums of yuan in capitals, section by section; fen behind them."""
    fen = int(amount * 100)
    yuan, rest, text = fen // 100, fen % 100, ""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section, yuan = divmod(yuan, size)
        if section:
            zero = "零" if text and section < 1000 else ""
            text += zero + section_capitals(section) + unit
    text = f"{text}元" if text else ""
    jiao, last = divmod(rest, 10)
    digits = "零壹贰叁肆伍陆柒捌玖"
    return text + (f"{digits[jiao]}角" if jiao else "") + (f"{digits[last]}分" if last else "整")


def section_capitals(section: int) -> str:
    text, waiting = "", False
    for unit, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit, section = divmod(section, size)
        if digit:
            text += ("零" if waiting else "") + "零壹贰叁肆伍陆柒捌玖"[digit] + unit
        waiting = not digit and bool(text)
    return text


def write_summary(path: Path, enterprises: pd.DataFrame, found: list[Award]) -> None:
    book = Workbook()
    lines = book.active
    if lines is None:
        raise TypeError
    lines.title = "明细"
    lines.append(["统一社会信用代码", "企业名称", "奖励条款", "事项", "奖励金额"])
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for award in found:
        lines.append([award.uscc, enterprises.loc[award.uscc, "企业名称"], award.clause, award.matter, award.sum])
        totals[award.uscc] += award.sum
    summary = book.create_sheet("汇总", 0)
    summary.append(["统一社会信用代码", "企业名称", "奖励金额"])
    for uscc, total in totals.items():
        summary.append([uscc, enterprises.loc[uscc, "企业名称"], total])
    book.save(path)


def main() -> None:
    claims, rules, out = (Path(argument) for argument in sys.argv[1:])
    schedule = yaml.safe_load(rules.read_text(encoding="utf-8"))
    texts = [clause["says"] for clause in schedule["clauses"]] + [each["says"] for each in schedule["assumptions"]]
    enterprises, found = awards(claims)
    by_enterprise = defaultdict(list)
    for award in found:
        by_enterprise[award.uscc].append(award)
    (out / "enterprises").mkdir(parents=True)
    for uscc, own in by_enterprise.items():
        name = str(enterprises["企业名称"][uscc])
        write_sheet(out / "enterprises" / f"{uscc}-{name}.xlsx", uscc, name, own, texts)
    write_summary(out / "awards.xlsx", enterprises, found)


if __name__ == "__main__":
    main()
