"""Zip refusals: a container in which two readers could see two things is turned away, with code and words."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from preflight.looked_at import refused, rows_of
from preflight.raw_zip import DEFLATED, STORED, Entry, described, written
from roads.raw_books import SHEET, parts_of, sheet_of
from subsidy_calc.intake.limits import Limits

ROW = '<row r="1"><c r="A1"><v>7</v></c></row>'
GOOD = [Entry(name, part.encode()) for name, part in parts_of(sheet_of(ROW)).items()]
AT = next(number for number, entry in enumerate(GOOD) if entry.name == SHEET)
LAST = GOOD[-1]
EVIL = sheet_of(ROW.replace("7", "9")).encode()


def _with(entry: Entry) -> list[Entry]:
    """The good entries, the one of that name replaced."""
    return [entry if entry.name == each.name else each for each in GOOD]


@pytest.mark.parametrize(
    "content",
    [
        written(GOOD),
        written([replace(entry, method=STORED) for entry in GOOD]),
        written([described(entry) for entry in GOOD]),
        written(GOOD, comment=b"comment"),
        written([*GOOD, Entry("xl/media/", b"", STORED)]),
        written([*GOOD, Entry("xl/printerSettings/表.bin", b"1")]),
        written([*GOOD[:-1], replace(LAST, local={"extra": b"\x34\x12\x02\x00ab"})]),
        written([replace(entry, listed={"extra": b"\x34\x12\x02\x00ab"}) for entry in GOOD]),
        written(list(reversed(GOOD))),
    ],
    ids=["deflated", "stored", "sizes behind", "comment", "folder", "Chinese name", "local extra", "extra", "order"],
)
def test_whatever_a_zip_may_be_is_read(content: bytes) -> None:
    assert rows_of(content) == ["n7"]


SHEET_ENTRY = GOOD[AT]
DISAGREE = "the list of the file's entries does not agree with the entries"
DAMAGED = "the file is damaged, or is no workbook"
UNSAFE = {
    "bytes before the first entry": (written(GOOD, prefix=b"x"), DISAGREE),
    "another zip before it": (written(GOOD, prefix=written([Entry(SHEET, EVIL)])), DISAGREE),
    "bytes between entries": (written(_with(replace(SHEET_ENTRY, before=b"x" * 40))), DISAGREE),
    "a hidden entry between entries": (
        written(_with(replace(SHEET_ENTRY, before=written([Entry(SHEET, EVIL)])))),
        DISAGREE,
    ),
    "another name in the entry": (written(_with(replace(SHEET_ENTRY, local={"name": b"xl/w"}))), DISAGREE),
    "another name of equal length": (
        written(_with(replace(SHEET_ENTRY, local={"name": SHEET.replace("1", "2").encode()}))),
        DISAGREE,
    ),
    "another method in the entry": (written(_with(replace(SHEET_ENTRY, local={"method": STORED}))), DISAGREE),
    "another sum in the entry": (written(_with(replace(SHEET_ENTRY, local={"crc": 12345}))), DISAGREE),
    "another size in the entry": (written(_with(replace(SHEET_ENTRY, local={"size": 12345}))), DISAGREE),
    "another packed size in the entry": (written(_with(replace(SHEET_ENTRY, local={"packed": 12345}))), DISAGREE),
    "one entry listed at another's place": (
        written([*GOOD[:-1], replace(LAST, listed={"offset": 0})]),
        DISAGREE,
    ),
    "one name twice": (written([*GOOD, Entry(SHEET, EVIL)]), "two entries of one name"),
    "one name twice but for case": (written([*GOOD, Entry(SHEET.upper(), EVIL)]), "two entries of one name"),
    "one name twice but for a letter's case fold": (
        written([*GOOD, Entry("xl/ß.xml", b"<a/>"), Entry("xl/SS.xml", b"<a/>")]),
        "two entries of one name",
    ),
    "a path upwards": (written([*GOOD, Entry("xl/../../a.xml", b"<a/>")]), "name that is not allowed"),
    "a path from the root": (written([*GOOD, Entry("/a.xml", b"<a/>")]), "name that is not allowed"),
    "a backslash": (written([*GOOD, Entry("xl\\a.xml", b"<a/>")]), "name that is not allowed"),
    "a drive": (written([*GOOD, Entry("C:a.xml", b"<a/>")]), "name that is not allowed"),
    "a line end in a name": (written([*GOOD, Entry("xl/a\n.xml", b"<a/>")]), "name that is not allowed"),
    "a nought in a name": (written([*GOOD, Entry("xl/a\0.xml", b"<a/>")]), "name that is not allowed"),
    "an encrypted entry": (written(_with(replace(SHEET_ENTRY, flags=0x801))), "is encrypted"),
    "encrypted as the entry says": (written(_with(replace(SHEET_ENTRY, local={"flags": 0x801}))), "is encrypted"),
    "another way of packing": (written([*GOOD, Entry("a.bin", b"1", 12)]), "in a way that Excel never uses"),
}
BROKEN = {
    "a wrong sum in both headers": written(_with(replace(SHEET_ENTRY, local={"crc": 1}, listed={"crc": 1}))),
    "a smaller size in both headers": written(_with(replace(SHEET_ENTRY, local={"size": 9}, listed={"size": 9}))),
    "a greater size in both headers": written(
        _with(replace(SHEET_ENTRY, local={"size": 99_999}, listed={"size": 99_999}))
    ),
    "bytes that are not packed": written(
        _with(Entry(SHEET, b"no deflate", STORED, local={"method": DEFLATED}, listed={"method": DEFLATED}))
    ),
    "no list": written(GOOD)[:-60],
    "half": written(GOOD)[:900],
    "a list that begins elsewhere": written(GOOD)[:-6] + struct.pack("<LH", 3, 0),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_a_zip_that_no_spreadsheet_program_writes(case: str) -> None:
    content, words = UNSAFE[case]
    code, says = refused(content)
    assert code == "unsafe_file"
    assert words in says


@pytest.mark.parametrize("case", BROKEN)
def test_a_zip_that_is_not_whole(case: str) -> None:
    code, says = refused(BROKEN[case])
    assert (code, says) in {("not_xlsx", DAMAGED), ("unsafe_file", DISAGREE)}


def _sized(entries: list[Entry]) -> tuple[int, int]:
    return sum(len(entry.content) for entry in entries), max(len(entry.content) for entry in entries)


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("limit", ["file", "entries", "part", "unpacked"])
def test_each_limit_from_both_sides(limit: str, over: bool) -> None:
    content = written(GOOD)
    unpacked, part = _sized(GOOD)
    at = {"file": len(content), "entries": len(GOOD), "part": part, "unpacked": unpacked}[limit]
    limits = Limits(**{limit: at - over})
    if over:
        assert refused(content, limits)[0] == "too_large"
    else:
        assert rows_of(content, limits) == ["n7"]


@pytest.mark.parametrize(("spare", "over"), [(0, False), (-1, True)])
def test_the_ratio_of_a_bomb_from_both_sides(spare: int, over: bool) -> None:
    bomb = Entry("xl/media/a.bin", bytes(2_000_000))
    ratio = len(bomb.content) // len(bomb.packed)
    limits = Limits(ratio=ratio + spare, ratio_from=1_000_000)
    if over:
        code, says = refused(written([*GOOD, bomb]), limits)
        assert code == "too_large"
        assert "xl/media/a.bin" in says
    else:
        assert rows_of(written([*GOOD, bomb]), limits) == ["n7"]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_beyond_what_it_says() -> None:
    packed = Entry("xl/media/a.bin", bytes(50_000_000))
    says: dict[str, int | bytes] = {"size": 100}
    code, _ = refused(written([*GOOD, replace(packed, local=says, listed=says)]))
    assert code == "not_xlsx"
