"""Faults of a PDF: what typst says of a template and of fonts, as problems that a person can put right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from subsidy_calc.papers.template_refused import CORRECT, broken
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

NO_FONT = wording(
    "papers.no_font",
    zh="本机没有字体能显示“{character}”（{code}），打印出来会是空框",
    en="no font of this computer has “{character}” ({code}); an empty box would be printed",
)
PRIVATE = wording(
    "papers.private_character",
    zh="“{character}”（{code}）是自造字，各台电脑显示不同",
    en="“{character}” ({code}) is a privately made character, which every computer shows differently",
)
NO_CHINESE_FONT = wording(
    "papers.no_chinese_font",
    zh="模板选用的字体和本机的字体都不能显示汉字",
    en="neither the template's fonts nor those of this computer have Chinese characters",
)
INSTALL_FONTS = wording(
    "papers.install_fonts",
    zh="安装中文字体：Debian、Ubuntu装fonts-noto-cjk，Windows在“可选功能”中添加中文补充字体",
    en="install Chinese fonts: the package fonts-noto-cjk on Debian and Ubuntu, the Chinese supplemental fonts under "
    "“optional features” on Windows",
)
RARE = wording(
    "papers.rare_character",
    zh="安装收有这个字的字体（如fonts-noto-cjk，Windows的宋体-ExtB），或只出docx",
    en="install a font that has it (fonts-noto-cjk, on Windows SimSun-ExtB), or make docx only",
)
WRITE_OUT = wording(
    "papers.write_out",
    zh="在申报表中改用标准字，再重新核算",
    en="write a standard character in the claims, then run again",
)
PACKAGE = wording("papers.package", zh="模板不能引用外部的包", en="a template cannot take packages from elsewhere")
ONE_FILE = wording("papers.one_file", zh="把要用的内容写进模板本身", en="write what it needs into the template itself")
NOT_SETTLED = wording(
    "papers.not_settled", zh="排版不能稳定，页码可能有误", en="the layout does not settle; page numbers may be wrong"
)

MAIN = "paper.typ"  # what a template is called while it is printed

_PACKAGE = re.compile(r"\b(?:import|include)\s*\(?\s*\"(@[^\"]*)\"")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOST = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(rf"─ \S*{re.escape(MAIN)}:(\d+):(\d+)")
_SEARCHED = re.compile(r" \(searched at [^)]*\)")
_UNSETTLED = "did not converge"


def packages(template: str, place: Line) -> Iterator[Problem]:
    """Packages that typst would fetch from the network."""
    for found in _PACKAGE.finditer(template):
        line = template.count("\n", 0, found.start()) + 1
        yield Problem("package", Line(place.file, line), PACKAGE(), found[1], fix=ONE_FILE())


def private_characters(texts: str, place: Line) -> Iterator[Problem]:
    """Characters without a meaning of their own, for which some font may well have some picture."""
    for character in sorted(set(_PRIVATE.findall(texts))):
        says = PRIVATE(character=character, code=_code(character))
        yield Problem("private_character", place, says, _with(character, texts), fix=WRITE_OUT())


def not_settled(warnings: Iterable[str], place: Line) -> Problem | None:
    """A layout that goes in circles. Other warnings tell of fonts of which one stands in for another."""
    return broken(place, NOT_SETTLED()) if any(_UNSETTLED in warning for warning in warnings) else None


def failed(message: str, diagnostic: str, texts: str, place: Line) -> list[Problem]:
    """Why there is no PDF; every character that no font has, or every error with its line."""
    if lost := sorted({_unescaped(text) for text in _LOST.findall(diagnostic or message)}):
        return list(_no_font(lost, texts, place))
    errors = [part for part in re.split(r"^(?=\w+: )", diagnostic, flags=re.MULTILINE) if part.startswith("error: ")]
    return [_error(error, place) for error in errors] or [broken(place, message)]


def _no_font(lost: Iterable[str], texts: str, place: Line) -> Iterator[Problem]:
    if any(_is_common(text) for text in lost):
        yield Problem("no_chinese_font", place, NO_CHINESE_FONT(), fix=INSTALL_FONTS())
        return
    for text in lost:
        says = NO_FONT(character=text, code=_code(text))
        yield Problem("no_font", place, says, _with(text, texts), fix=RARE())


def _error(error: str, place: Line) -> Problem:
    stands = _PLACE.search(error)
    at = Line(place.file, int(stands[1]), int(stands[2]) + 1) if stands else place
    says = error.splitlines()[0].removeprefix("error: ")
    return broken(at, _SEARCHED.sub("", says), fix=CORRECT())


def _is_common(text: str) -> bool:
    """Whether it holds a hanzi that every Chinese font has."""
    return any(character >= "一" and character.encode("gb2312", "ignore") for character in text)


def _unescaped(text: str) -> str:
    return _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), text).replace('\\"', '"').replace("\\\\", "\\")


def _code(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)


def _with(character: str, texts: str) -> str:
    """The first text of the paper that holds it."""
    return next((text for text in _all_texts(json.loads(texts)) if character in text), "")


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _all_texts(each)
