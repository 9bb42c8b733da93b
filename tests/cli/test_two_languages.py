"""Two runs, in Chinese and in English, give the same figures; only the words differ."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl

from cli.command import ROOT, RULES, command

WORDS = {"name", "reason"}


def _lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: value for key, value in line.items() if key not in WORDS} for line in csv.DictReader(file)]


def _numbers(path: Path) -> list[tuple[str, object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        (cell.coordinate, cell.value)
        for sheet in book.worksheets[:3]
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]


def test_the_figures_are_the_same_and_the_words_are_not(tmp_path: Path) -> None:
    claims = ROOT / "sample_data" / "quanjiao-2020.xlsx"
    for lang in ("zh", "en"):
        done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / lang, lang=lang)
        assert done.status == 1
    chinese, english = tmp_path / "zh", tmp_path / "en"
    assert _lines(chinese) == _lines(english)
    assert _numbers(chinese / "awards.xlsx") == _numbers(english / "awards.xlsx")
    books = sorted(path.name for path in (chinese / "enterprises").iterdir())
    assert books == sorted(path.name for path in (english / "enterprises").iterdir())
    for name in books[:5]:
        assert _numbers(chinese / "enterprises" / name) == _numbers(english / "enterprises" / name)
    sheets = [openpyxl.load_workbook(folder / "awards.xlsx").sheetnames for folder in (chinese, english)]
    assert not set(sheets[0]) & set(sheets[1])
