"""Hand-tuned: the least that hands every enterprise a sheet with its awards, as fast as one can write it.

python-calamine, whole fen, XlsxWriter. No derivation, no formulas, no text of the policy, no checks.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from python_calamine import CalamineWorkbook

Award: TypeAlias = "tuple[str, str, int]"  # clause, matter, fen

CAP_FEN = 300_000_000
KINDS = {"数字化", "智能化", "升级改造"}
FIXED_FEN = {
    ("省级", "智能工厂"): 50_000_000,
    ("省级", "数字化车间"): 30_000_000,
    ("省级", "绿色工厂"): 30_000_000,
    ("市级", "智能工厂"): 20_000_000,
    ("市级", "数字化车间"): 10_000_000,
}
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


def awards(claims: Path) -> tuple[dict[str, str], dict[str, list[Award]]]:
    book = CalamineWorkbook.from_path(str(claims))
    sheets: list[list[list[Any]]] = [book.get_sheet_by_name(name).to_python()[1:] for name in ("企业", "项目", "认定")]
    enterprises, projects, recognitions = sheets  # Any: what cells hold
    names = {str(uscc): str(name) for uscc, name, *_ in enterprises}
    private = {uscc for uscc, _, county, ownership, _ in enterprises if county == "全椒县" and ownership == "民营"}
    above_scale = {uscc for uscc, *_, above in enterprises if above == "是"} & private
    found: dict[str, list[Award]] = defaultdict(list)
    for uscc, name, kind, equipment, systems in projects:
        if uscc in private and kind in KINDS:
            spent = round(equipment * 100) + round(systems * 100)
            if fen := min((spent * 15 + 50) // 100, CAP_FEN):
                found[uscc].append(("智能装备与系统购置奖励", name, fen))
    seen = set()
    for uscc, kind, level, title, day in sorted(recognitions, key=lambda row: row[4]):
        matter = (uscc, level, kind)
        if uscc in above_scale and matter[1:] in FIXED_FEN and YEAR[0] <= day <= YEAR[1] and matter not in seen:
            seen.add(matter)
            found[uscc].append((f"{level}认定一次性奖励", f"{kind}/{title}", FIXED_FEN[matter[1:]]))
    return names, found


def write_sheet(path: Path, uscc: str, name: str, own: list[Award]) -> None:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet, money = book.add_worksheet("核定表"), book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, [name, uscc])
        for row, (clause, matter, fen) in enumerate(own, start=1):
            sheet.write_string(row, 0, clause)
            sheet.write_string(row, 1, matter)
            sheet.write_number(row, 2, fen / 100, money)
        sheet.write_string(len(own) + 1, 0, "合计")
        sheet.write_number(len(own) + 1, 2, sum(fen for *_, fen in own) / 100, money)


def main() -> None:
    claims, _, out = (Path(argument) for argument in sys.argv[1:])
    names, found = awards(claims)
    (out / "enterprises").mkdir(parents=True)
    with xlsxwriter.Workbook(str(out / "awards.xlsx"), {"constant_memory": True}) as book:
        summary = book.add_worksheet("汇总")
        summary.write_row(0, 0, ["统一社会信用代码", "企业名称", "奖励金额"])
        for row, (uscc, own) in enumerate(found.items(), start=1):
            write_sheet(out / "enterprises" / f"{uscc}-{names[uscc]}.xlsx", uscc, names[uscc], own)
            summary.write_row(row, 0, [uscc, names[uscc], sum(fen for *_, fen in own) / 100])


if __name__ == "__main__":
    main()
