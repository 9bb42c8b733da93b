"""Claims under file names that some system does not take: their copies have good names, and the run can be repeated."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from corpus_texts.written_runs import RECORDS, RULES, unsafe_cells
from intake.quanjiao_books import book, enterprise, project
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import recompute, run

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)

FOLDERS: dict[str, list[bytes]] = {
    "200 bytes": [("甲" * 65 + ".xlsx").encode()],
    "255 bytes": [b"a" * 250 + b".xlsx", b"a" * 249 + b"b.xlsx"],
    "no UTF-8": ["中文.xlsx".encode("gb18030")],
    "two that are no UTF-8": [b"\xff.xlsx", b"\xfe.xlsx"],
    "a broken end": ["甲".encode()[:2] + b".xlsx"],
    "a new line": [b"a\nb.xlsx"],
    "a tab first": [b"\ta.xlsx"],
    "an escape of a terminal": [b"\x1b[31ma.xlsx"],
    "a device": [b"CON.xlsx", b"nul.xlsx", b"Com1.xlsx"],
    "a device with blanks": [b"AUX .xlsx", b"prn.a.xlsx"],
    "a blank at the end": [b"a.xlsx ", b"b .xlsx", b" c.xlsx"],
    "a dot at the end": [b"a.xlsx.", b"b..xlsx", b"c. .xlsx"],
    "case alone": ["申报A.xlsx".encode(), "申报a.xlsx".encode(), "申报A.XLSX".encode()],
    "width alone": ["Ａ.xlsx".encode(), b"A.xlsx"],
    "composition alone": ["é.xlsx".encode(), "e\u0301.xlsx".encode()],
    "sharp s": ["ß.xlsx".encode(), b"ss.xlsx"],
    "letters that Windows forbids": [b'a:b*c?"d"<e>|f.xlsx'],
    "a backslash": [b"..\\..\\a.xlsx", b"C:\\a.xlsx"],
    "a stream": [b"a.xlsx:b"],
    "a pattern": [b"[ab]*.xlsx", b"a.xlsx"],
    "a switch": [b"-rf.xlsx", b"--help.xlsx"],
    "a formula": [b"=HYPERLINK(1).xlsx", b"@x.xlsx", b"+1.xlsx"],
    "codes of a header": [b"&C&P.xlsx"],
    "right to left": ["甲\u202excslx.xlsx".encode()],
    "zero width": ["甲\u200b.xlsx".encode(), "甲.xlsx".encode()],
    "an emoji": ["🏭.xlsx".encode()],
    "no suffix": ["申报表".encode()],
    "two suffixes": [b"a.xlsx.xlsx"],
    "a long suffix": [b"a.averylongsuffixofnokind"],
    "a suffix in hanzi": ["a.表格".encode()],
    "dots alone": [b"...xlsx", b"...."],
    "hidden": [b".xlsx", b".a.xlsx"],
    "a mark of an open file": [b"~$a.xlsx"],
    "nothing in a word": [b"NA.xlsx", b"None.xlsx"],
    "names like numbers of copies": [b"1-a.xlsx", b"2-a.xlsx", b"a.xlsx"],
    "a name as below a number": [b"options.json", b"run.json"],
}


def good_on_windows(name: str) -> bool:
    """Whether Windows takes a name for a file's, and gives it back as it is."""
    plain = FORBIDDEN.search(name) is None and DEVICE.fullmatch(name.partition(".")[0].strip()) is None
    return plain and name == name.rstrip(" .") != "" and len(name.encode("utf-16-le")) // 2 <= 255


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take these names at all")
@pytest.mark.parametrize("folder", list(FOLDERS))
def test_copies_have_good_names_and_the_run_can_be_repeated(folder: str, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    paths = [tmp_path / "claims" / os.fsdecode(name) for name in FOLDERS[folder]]
    for number, path in enumerate(paths, start=1):
        path.write_bytes(book([enterprise(number)], [project(number)]))
    inputs = take_inputs(RULES, paths, Options(2020, books="none"))
    done = run(inputs, tmp_path / "out", force=False, progress=lambda _done, _all: None)
    assert [line.status for line in done.lines] == ["awarded"] * len(paths)

    copies = sorted(path for path in (tmp_path / "out" / "inputs").rglob("*") if path.is_file())
    below = [path.relative_to(tmp_path / "out").as_posix() for path in copies]
    assert len(copies) == len(paths) + 2  # the schedule and the options
    assert len({name.casefold() for name in below}) == len(below)
    assert all(good_on_windows(part) for name in below for part in name.split("/"))
    assert sorted(path.read_bytes() for path in paths) == sorted(
        path.read_bytes() for path in copies if "claims" in path.parts[-2]
    )
    assert all(len(name.encode("utf-8", errors="strict")) <= 200 for name in below)

    assert all(unsafe_cells(tmp_path / "out" / name) == [] for name in RECORDS)
    names = [taken.name for taken in inputs.claims]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(letter.isprintable() for name in names for letter in name)
    again = recompute(tmp_path / "out")
    assert again.info == done.info
    assert [(line.head.name, line.award) for line in again.lines] == [
        (line.head.name, line.award) for line in done.lines
    ]


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("1-CON.xlsx", True), ("CON.xlsx", False), ("con", False), ("nul.tar.gz", False), ("a.xlsx ", False),
        ("a.", False), ("a:b", False), ("甲.xlsx", True), ("console.xlsx", True), ("", False), ("a" * 256, False),
    ],
)  # fmt: skip
def test_what_windows_takes(name: str, *, good: bool) -> None:
    assert good_on_windows(name) is good
