"""Names that a claim may bring: what a spreadsheet, a system of files or a language takes for something else."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A name as it is written, what is left of it in a file's name, and as it is read where that differs."""

    written: str
    in_file: str
    read: str = ""


NAMES: dict[str, Named] = {
    # what a system of files takes for something else
    "a device": Named("CON", "CON"),
    "a device of nothing": Named("NUL", "NUL"),
    "a device with a dot": Named("aux.txt", "auxtxt"),
    "a port": Named("COM1", "COM1"),
    "a slash": Named("a/b", "ab"),
    "two dots": Named("..", ""),
    "a way up": Named("../../etc/passwd", "etcpasswd"),
    "a drive": Named("C:\\Windows", "CWindows"),
    "a pipe": Named("|cmd", "cmd"),
    "a mark of an open file": Named("~$甲", "甲"),
    "an escape of a line's name": Named("a~1b~0c", "a1b0c"),
    "a dot at the end": Named("甲.", "甲"),
    "300 hanzi": Named("甲" * 300, "甲" * 20),
    "300 letters": Named("a" * 300, "a" * 60),
    "61 bytes": Named("a" * 58 + "甲", "a" * 58),
    "capitals": Named("ABC", "ABC"),
    "small letters": Named("abc", "abc"),
    # punctuation and letters of all kinds
    "punctuation alone": Named("，。！？", ""),
    "dashes alone": Named("——", ""),
    "an emoji": Named("🏭🚀", ""),
    "hanzi and an emoji": Named("工厂🏭", "工厂"),
    "full-width letters": Named("ＡＢＣ公司", "ABC公司"),
    "numbers in circles": Named("①②公司", "12公司"),
    "a sign of a company": Named("㈱公司", "株公司"),
    "beyond the basic plane": Named("𠮷野", "野"),
    "a ligature": Named("ﬁ公司", "fi公司"),
    "an accent": Named("e\u0301t公司", "t公司"),
    "sharp s": Named("ß", ""),
    "a dotted capital": Named("İst", "st"),
    "one long Arabic letter": Named("ﷺ", ""),
    "a Cyrillic look-alike": Named("Аcme", "cme"),
    "a Greek look-alike": Named("ΑΒ公司", "公司"),
    # what cannot be seen
    "right to left": Named("\u202e司公", "司公", "司公"),
    "an isolate": Named("\u2068甲司\u2069", "甲司", "甲司"),
    "zero width": Named("甲\u200b公司", "甲公司", "甲公司"),
    "a soft hyphen": Named("甲\u00ad公司", "甲公司", "甲公司"),
    "a byte order mark": Named("\ufeff甲", "甲", "甲"),
    "a tab first": Named("\t甲", "甲", "甲"),
    "a new line first": Named("\n乙", "乙", "乙"),
    "a new line within": Named("甲\n乙", "甲乙"),
    "a carriage return": Named("甲\r乙", "甲乙", "甲乙"),
    "a bell": Named("\x07甲", "甲", "甲"),
    "blanks around": Named("  甲  ", "甲", "甲"),
    # formulas
    "a link": Named('=HYPERLINK("http://a.b/c","d")', "HYPERLINKhttpabcd"),
    "a command": Named("=cmd|' /C calc'!A0", "cmdCcalcA0"),
    "a function of old": Named("@SUM(1+1)", "SUM11"),
    "at": Named("@x", "x"),
    "plus one": Named("+1", "1"),
    "minus one": Named("-1", "1"),
    "minus a sum": Named("-1+2", "12"),
    "a formula behind a tab": Named("\t=1+1", "11", "=1+1"),
    "a formula behind nothing": Named("\u200b=2+2", "22", "=2+2"),
    "an array": Named("{=1,2}", "12"),
    "a cell": Named("'sheet'!A1", "sheetA1"),
    "an apostrophe": Named("'甲", "甲"),
    "quotes": Named('"引号"', "引号"),
    # codes of headers, formats, XML and programs
    "a page's number": Named("&C&P", "CP"),
    "a picture in a header": Named("&L&G图", "LG图"),
    "an ampersand": Named("&", ""),
    "a colour": Named("[Red]", "Red"),
    "a format": Named("0.00;[Red]-0.00", "000Red000"),
    "an element": Named("<b>甲</b>", "b甲b"),
    "an end of text": Named("]]>", ""),
    "an entity": Named("&lt;甲&#x41;", "lt甲x41"),
    "nearly an escape of Excel": Named("_x41_甲", "x41甲"),
    "a place of a message": Named("{name}{0}", "name0"),
    "a place of C": Named("%s%n", "sn"),
    "a variable": Named("${HOME}`id`", "HOMEid"),
    # words that programs read as values
    "not available": Named("NA", "NA"),
    "not available, with a slash": Named("#N/A", "NA"),
    "an error": Named("#REF!", "REF"),
    "null": Named("NULL", "NULL"),
    "none": Named("None", "None"),
    "no number": Named("nan", "nan"),
    "true": Named("TRUE", "TRUE"),
    "a number": Named("123", "123"),
    "an exponent": Named("1e5", "1e5"),
    "zeros first": Named("00123", "00123"),
    "a day": Named("2020-06-30", "20200630"),
    "a month": Named("2020.10", "202010"),
    "a fraction": Named("1/2", "12"),
    "a percentage": Named("50%", "50"),
}


def read_as(named: Named) -> str:
    """The name as it is read."""
    return named.read or named.written
