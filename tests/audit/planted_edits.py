"""Planted edits: changes by hand at random places of a run's folder, each with its place."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

import openpyxl
from openpyxl.workbook import Workbook

from audit.runs import Place

COUNTS = ("awarded", "nil", "cannot_tell")


def plant_in_table(path: Path, count: int, chance: Random) -> set[Place]:
    """Change cells of a .csv, those of the heading too."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    heading = list(rows[0])
    every = [(row, column) for row in range(len(rows)) for column in range(len(heading))]
    chosen = chance.sample(every, count)
    for row, column in chosen:
        rows[row][column] += "1"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return {(path.name, "", f"{row + 1}:{heading[column]}") for row, column in chosen}


def plant_in_record(path: Path) -> set[Place]:
    """Change the counts and the total of run.json."""
    record = json.loads(path.read_text(encoding="utf-8"))
    for name in COUNTS:
        record["lines"][name] += 1
    record["total"] = "1" + record["total"]
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return {(path.name, "", f"lines.{name}") for name in COUNTS} | {(path.name, "", "total")}


def plant_in_workbook(path: Path, name: str, count: int, chance: Random) -> set[Place]:
    """Change sums, texts and formulas of a workbook, and hide a row, and a column where one stands for itself."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell for cell in cells if cell.data_type == "f"]
    others = [cell for cell in cells if cell.data_type != "f"]
    half = min(len(formulas), count // 2)
    chosen = chance.sample(formulas, half) + chance.sample(others, count - half)
    for number, cell in enumerate(chosen):
        if number % 5 == 4:
            cell.value = None
        elif cell.data_type == "f":
            cell.value = 12345 if number % 2 else f"{cell.value}+1"
        else:
            cell.value = float(str(cell.value)) + 1 if cell.data_type == "n" else f"{cell.value}。"
    planted = {(name, cell.parent.title, cell.coordinate) for cell in chosen}
    planted |= _hide(book, name, chance)
    book.save(path)
    return planted


def _hide(book: Workbook, name: str, chance: Random) -> set[Place]:
    sheet = chance.choice(book.worksheets)
    row = chance.randint(1, sheet.max_row)
    sheet.row_dimensions[row].hidden = True
    planted = {(name, sheet.title, str(row))}
    own = [letter for letter, column in sheet.column_dimensions.items() if column.min == column.max]
    if own:
        letter = chance.choice(own)
        sheet.column_dimensions[letter].hidden = True
        planted.add((name, sheet.title, letter))
    if len(book.worksheets) > 1:
        book.worksheets[-1].sheet_state = "veryHidden"
        planted.add((name, book.worksheets[-1].title, ""))
    return planted
