"""Two hundred edits by hand in one run's folder: exactly these are found."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from audit.planted_edits import plant_in_record, plant_in_table, plant_in_workbook
from audit.runs import Place, places, written

CLAIMS = Path(__file__).parents[2] / "sample_data" / "quanjiao-2020.xlsx"
TABLES = ("lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv")


def test_exactly_the_planted_edits_are_found(tmp_path: Path) -> None:
    folder, chance = written(CLAIMS, tmp_path / "out"), Random(2020)
    planted: set[Place] = set()
    for name in TABLES:
        planted |= plant_in_table(folder / name, 14, chance)
    planted |= plant_in_record(folder / "run.json")
    planted |= plant_in_workbook(folder / "awards.xlsx", "awards.xlsx", 80, chance)
    books = sorted((folder / "enterprises").iterdir())
    for book in books[:6]:
        planted |= plant_in_workbook(book, f"enterprises/{book.name}", 10, chance)
    books[-1].unlink()
    shutil.copy(books[0], folder / "enterprises" / "copy.xlsx")
    planted |= {(f"enterprises/{books[-1].name}", "", ""), ("enterprises/copy.xlsx", "", "")}
    assert len(planted) >= 200
    found = places(folder)
    assert len(found) == len(set(found))
    assert set(found) == planted
