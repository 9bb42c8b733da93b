"""Files named .csv that are refused as a whole: what they are called, and that a remedy is given."""

from __future__ import annotations

import pytest

from corpus_texts.csv_texts import CODE, HEADINGS, RECOGNITIONS, ROW, outcome, table, works
from handed_in.told_files import Outcome
from intake.quanjiao_books import book, enterprise
from subsidy_calc.values.messages import say

SOUND = table(ROW)
LONGEST_CELL = 32_767  # of Excel
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

NO_TEXT: dict[str, bytes] = {
    "utf-16 with a mark": SOUND.encode("utf-16"),
    "utf-16, big end first": b"\xfe\xff" + SOUND.encode("utf-16-be"),
    "utf-16 without a mark": SOUND.encode("utf-16-le"),
    "utf-32": SOUND.encode("utf-32"),
    "no byte at all": b"",
    "a NUL in the first row": SOUND.replace("项目名称", "项目\0名称").encode(),
    "a workbook": book([enterprise(1)]),
    "an old workbook": OLE + "Workbook".encode("utf-16-le") + b"\0" * 600,
    "a web page": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "a PDF": b"%PDF-1.7\n" + SOUND.encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "a .parquet": b"PAR1" + b"\0" * 50 + b"PAR1",
    "RTF": b"{\\rtf1 " + SOUND.encode() + b"}",
    "gzip": b"\x1f\x8b\x08" + b"\0" * 50,
}

BROKEN: dict[str, bytes] = {
    "a lone continuation byte": SOUND.encode() + b"\x80\n",
    "a byte of no encoding": SOUND.encode() + b"\xff\n",
    "an overlong slash": SOUND.encode() + b"\xc0\xaf\n",
    "half of a pair": SOUND.encode() + b"\xed\xa0\x80\n",
    "cut within a letter": SOUND.replace(ROW, works("一期公司")).encode().partition("公司".encode())[0] + b"\xe5\x85",
    "a letter of windows-1252": SOUND.encode() + b"caf\xe9\n",
    "GB18030 behind UTF-8": SOUND.encode() + "二期".encode("gb18030") + b"\n",
    "a NUL far behind": (table(*[ROW] * 80) + "\0").encode(),
    "a NUL for a blank": (table(*[ROW] * 80) + works("二\0期")).encode(),
    "an open quote at the end": (SOUND + '"').encode(),
    "an open quote before all rows": ('"' + SOUND).encode(),
    "an open quote in the middle": table(ROW, works('"二期'), works("三期")).encode(),
    "letters behind a closing quote": table(works('"一"期')).encode(),
    "a blank behind a closing quote": table(works('"一期" ')).encode(),
    "a cell longer than Excel's": table(works("长" * (LONGEST_CELL + 1))).encode(),
    "a line without end": b"x" * 200_000,
    "a quoted cell without end": b'"' + b"x,\n" * 40_000,
}

NO_TABLE: dict[str, str] = {
    "semicolons": SOUND.replace(",", ";"),
    "tabs": SOUND.replace(",", "\t"),
    "bars": SOUND.replace(",", "|"),
    "full-width commas": SOUND.replace(",", "，"),
    "blanks": SOUND.replace(",", "  "),
    "rows without headings": works() + "\n" + works("二期") + "\n",
    "every row quoted as one cell": "".join(f'"{row}"\n' for row in (HEADINGS, ROW)),
}


def refusals(run: Outcome, name: str = "项目.csv") -> list[str]:
    """The codes for which a file is refused, and nothing of it is paid; each says what to do, in both languages."""
    assert run.claims.refused_files == {name}
    assert run.lines == {}
    assert set(run.fates_of(name)) <= {"refused"}
    told = [problem for problem in run.claims.problems if problem.place.file == name]
    for problem in told:
        assert problem.fix is not None
        assert say(problem.fix, "zh") != say(problem.fix, "en")
    return [problem.code for problem in told]


@pytest.mark.parametrize("kind", list(NO_TEXT))
def test_what_is_no_text_is_told_as_another_kind(kind: str) -> None:
    assert refusals(outcome(NO_TEXT[kind])) == ["not_xlsx"]


@pytest.mark.parametrize("fault", list(BROKEN))
def test_broken_text_is_told_as_an_unreadable_table(fault: str) -> None:
    assert refusals(outcome(BROKEN[fault])) == ["unreadable_table"]


@pytest.mark.parametrize("separator", list(NO_TABLE))
def test_other_separators_leave_no_headings(separator: str) -> None:
    assert refusals(outcome(NO_TABLE[separator].encode())) == ["no_headings"]


@pytest.mark.parametrize(
    "name", ["项目.xlsx", "项目.txt", "项目.tsv", "项目.parquet", "项目", "项目.csv.bak", "项目.CSV "]
)
def test_text_under_another_name_is_told_what_to_be_named(name: str) -> None:
    assert refusals(outcome(SOUND.encode(), name), name) == ["not_xlsx"]


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (HEADINGS.replace("项目名称", "名称"), "missing_key_column"),
        (HEADINGS.replace("统一社会信用代码", "代码"), "missing_key_column"),
        (HEADINGS.replace("项目类型", "项目名称"), "heading_twice"),
        (HEADINGS + ",信用代码", "heading_twice"),
        (HEADINGS + ",智能装备购置额", "heading_twice"),
        (RECOGNITIONS, "missing_key_column"),
    ],
)
def test_headings_that_leave_open_what_is_what(headings: str, code: str) -> None:
    assert refusals(outcome(table(ROW, headings=headings).encode())) == [code]


@pytest.mark.parametrize("title", ["BM机械有限公司申报表", "PK机械有限公司申报表", "BMW零部件项目"])
def test_a_title_that_begins_as_another_kind_does_is_text_all_the_same(title: str) -> None:
    run = outcome(f"{title},,,\n{SOUND}".encode())
    assert run.claims.refused_files == set()
    assert set(run.lines) == {f"smart-equipment/{CODE}/一期"}
