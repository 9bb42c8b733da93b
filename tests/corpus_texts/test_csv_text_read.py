"""Text in every sound form of a .csv: encodings, line ends, quotes, odd rows; names come out as they went in."""

from __future__ import annotations

from fractions import Fraction

import pytest

from corpus_texts.csv_texts import CODE, HEADINGS, ROW, notes_of, outcome, problems_of, table, works
from intake.quanjiao_books import line

LINE = line("smart-equipment", 1, "一期")
PAID = {LINE: ("awarded", Fraction(15_000), "")}
SOUND = table(ROW)
QUOTED = "\n".join(",".join(f'"{cell}"' for cell in row.split(",")) for row in (HEADINGS, ROW))

SAME: dict[str, bytes] = {
    "utf-8": SOUND.encode(),
    "a byte order mark": SOUND.encode("utf-8-sig"),
    "a mark twice": "\ufeff".encode() + SOUND.encode("utf-8-sig"),
    "CRLF": table(ROW, end="\r\n").encode(),
    "CR": table(ROW, end="\r").encode(),
    "ends of both kinds": f"{HEADINGS}\r\n{ROW}\n\r\n".encode(),
    "no end of the last line": SOUND.rstrip("\n").encode(),
    "empty lines": f"\n\n{HEADINGS}\n\n\n{ROW}\n\n\n".encode(),
    "lines of commas": f",,,\n{HEADINGS}\n,,,,,,,,\n{ROW}\n,,\n".encode(),
    "every cell quoted": QUOTED.encode(),
    "quoted behind a mark": QUOTED.encode("utf-8-sig"),
    "empty cells quoted": table(ROW.replace(",,,", ',"","",')).encode(),
    "short rows": table(f"{CODE},一期,智能化,100000").encode(),
    "commas at the ends": table(ROW + ",,,,", headings=HEADINGS + ",,").encode(),
    "Excel's line of separators": f"sep=,\n{SOUND}".encode(),
    "a title above": f"全椒县2020年申报表\n\n{SOUND}".encode(),
    "headings in other order": f"项目名称,项目类型,智能装备购置额,信用代码\n一期,智能化,100000,{CODE}\n".encode(),
    "headings in two lines": "\n".join(
        ["统一社会,项目,项目,智能装备", "信用代码,名称,类型,购置额", f"{CODE},一期,智能化,100000"]
    ).encode(),
    "a heading over two lines in one cell": f'"统一社会\n信用代码",项目名称,项目类型,智能装备购置额\n{CODE},一期,智能化,1e5\n'.replace(
        "1e5", "100000"
    ).encode(),
    "traditional headings": table(ROW, headings=HEADINGS.replace("项目名称", "項目名稱")).encode(),
    "many empty rows": (SOUND + ",,,\n" * 5_000).encode(),
}

GB18030: dict[str, bytes] = {
    "gb18030": SOUND.encode("gb18030"),
    "gbk": SOUND.encode("gbk"),
    "gb18030 with a mark": ("\ufeff" + SOUND).encode("gb18030"),
    "gb18030 and CRLF": table(ROW, end="\r\n").encode("gb18030"),
}


@pytest.mark.parametrize("form", list(SAME))
def test_one_content_in_many_forms_is_read_alike(form: str) -> None:
    run = outcome(SAME[form])
    assert run.lines == PAID
    assert problems_of(run, "项目") == []
    assert "read_as_gb18030" not in run.note_codes()


@pytest.mark.parametrize("form", list(GB18030))
def test_gb18030_is_read_and_said(form: str) -> None:
    run = outcome(GB18030[form])
    assert run.lines == PAID
    assert "read_as_gb18030" in run.note_codes()


NAMES: dict[str, tuple[str, str]] = {  # as it stands in the file, as a line is named by it: a slash is ~1 there
    "a quoted comma": ('"一,期"', "一,期"),
    "doubled quotes": ('"一""期"""', '一"期"'),
    "a quote in the middle": ('一"期', '一"期'),
    "a new line": ('"一\n期"', "一\n期"),
    "a command": ("=cmd|' /C calc'!A0", "=cmd|' ~1C calc'!A0"),
    "a function": ("@SUM(1)", "@SUM(1)"),
    "plus one": ("+1", "+1"),
    "minus one": ("-1", "-1"),
    "zeros first": ("00123", "00123"),
    "an exponent": ("1e5", "1e5"),
    "twenty digits": ("12345678901234567890", "12345678901234567890"),
    "a month": ("2020.10", "2020.10"),
    "a percentage": ("15%", "15%"),
    "parentheses": ("(500)", "(500)"),
    "a truth": ("TRUE", "TRUE"),
    "nothing in a word": ("NULL", "NULL"),
    "not available": ("#N/A", "#N~1A"),
    "an apostrophe first": ("'一期", "'一期"),
    "a backslash": ("一\\n期", "一\\n期"),
    "a separator of lines": ("一\u2028期", "一\u2028期"),
    "an emoji": ("一期🏭", "一期🏭"),
    "beyond the basic plane": ("𠮷期", "𠮷期"),
    "32,767 hanzi": ("长" * 32_767, "长" * 32_767),
}


@pytest.mark.parametrize("name", list(NAMES))
def test_a_name_is_read_as_it_stands(name: str) -> None:
    written, read = NAMES[name]
    run = outcome(table(works(written)).encode())
    assert run.lines == {line("smart-equipment", 1, read): ("awarded", Fraction(15_000), "")}
    assert notes_of(run, "项目") == set()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (" 一期 ", "一期"),
        ("\t一期", "一期"),
        ("一\u200b期", "一期"),
        ("\u202e一期", "一期"),
        ("一\x07期", "一期"),
        ("\u3000一期", "一期"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_with_a_note(written: str, read: str) -> None:
    run = outcome(table(works(written)).encode())
    assert set(run.lines) == {line("smart-equipment", 1, read)}
    assert notes_of(run, "项目") == {"tidied"}


@pytest.mark.parametrize("written", ["", "   ", '""', "\u200b", "\t"])
def test_a_name_of_nothing_is_a_blank_key(written: str) -> None:
    """It might be 一期 once more: the program does not choose which of the two is paid."""
    run = outcome(table(works(written), ROW).encode())
    assert {name: told[0] for name, told in run.lines.items()} == {LINE: "cannot_tell"}
    assert problems_of(run, "项目") == [("blank_key", 2, 2)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", ",,,\n", HEADINGS, SOUND.splitlines()[0] + "\n,,,\n", f"标题\n{HEADINGS}\n"]
)
def test_a_table_without_rows_claims_nothing(text: str) -> None:
    run = outcome("\ufeff".encode() + text.encode())
    assert run.lines == {}
    assert run.problems() == []


@pytest.mark.parametrize(
    "text",
    [
        table(ROW + ",500000"),
        table(ROW + ",二期另有500000元", headings=HEADINGS + ","),
    ],
)
def test_what_stands_in_a_row_beyond_its_headings_is_said(text: str) -> None:
    run = outcome(text.encode())
    assert [at for at in (*run.notes(), *run.problems()) if at[1:] == ("项目", 2, 10)] != []
