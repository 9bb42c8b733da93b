"""Slips of writing that YAML's parser reports far from where they are, or in words about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

SYNTAX = wording("yaml.syntax", zh="YAML写法有误：{reason}", en="this is not YAML: {reason}")
WIDE_BLANK = wording(
    "yaml.wide_blank",
    zh="这里有全角空格（或不间断空格），YAML只认半角空格",
    en="there is a full-width or no-break blank here; to YAML only the ordinary one is a blank",
)
ORDINARY = wording(
    "yaml.ordinary_blanks",
    zh="换成半角空格，缩进到与同一层的各行同一列",
    en="write ordinary blanks, indented to the column of the lines beside it",
)
NO_BLANK = wording("yaml.no_blank", zh="“{key}:”的冒号后面没有空格", en="there is no blank after the colon of “{key}:”")
WRITE_SO = wording("yaml.write_so", zh="写成 {text}", en="write {text}")
NO_DASH = wording(
    "yaml.no_dash",
    zh="这一行与上面列表的各项对齐，却没有以“- ”开头",
    en="this line stands among the items of a list and does not begin with “- ”",
)
BRACKET_OPEN = wording("yaml.bracket_open", zh="这里的“{bracket}”没有合上", en="the “{bracket}” here is not closed")
CLOSE_IT = wording(
    "yaml.close_bracket", zh="在它的内容末尾补上“{bracket}”", en="write “{bracket}” where its content ends"
)

_WIDE = re.compile(r"(?:^[ \t]*(?:- )?|^[^#\"']*?[:,-])([\u3000\u00a0])")
_KEY_AT_ONCE = re.compile(r"^(?P<before>\s*(?:- )*[{]?)(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)$")
_KEY = re.compile(r"^\s*[A-Za-z_][\w-]*:(?:\s|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|#.*")
_PAIRS = {"{": "}", "[": "]"}


def slip_near(place: Line, begun: Line | None, reason: str, text: str) -> Problem | None:
    """The slip behind an error at a place; `begun` is where the parser says that the part around it begins."""
    lines = text.splitlines()
    near = [number for number in range(max(place.line - 2, 1), place.line + 1) if number <= len(lines)]
    for number in reversed(near):
        if (slip := _wide_blank(number, lines, place.file) or _no_blank(number, lines, place.file)) is not None:
            return slip
    return _open_bracket(begun, reason, lines) or _no_dash(place, lines)


def line_at(place: Line, text: str) -> str:
    """What stands in a line."""
    return "".join(text.splitlines()[place.line - 1 : place.line]).strip()


def blank_after_colon(text: str, known: Sequence[str] = ()) -> Message | None:
    """How `rate:15%` or `rate：15%` is written; None for a text that is no such slip."""
    key, colon, value = text.replace("：", ":").partition(":")
    if colon and value.strip() and (key.strip() in known if known else re.fullmatch(r"[\w-]+", key)):
        return WRITE_SO(text=f"{key.strip()}: {value.strip()}")
    return None


def _wide_blank(number: int, lines: Sequence[str], file: str) -> Problem | None:
    line = lines[number - 1]
    found = _WIDE.match(line)
    if found is None:
        return None
    place = Line(file, number, found.start(1) + 1)
    return Problem("yaml_syntax", place, SYNTAX(reason=WIDE_BLANK()), line.strip(), fix=ORDINARY())


def _no_blank(number: int, lines: Sequence[str], file: str) -> Problem | None:
    line = lines[number - 1]
    found = _KEY_AT_ONCE.match(line)
    if found is None:
        return None
    place, written = Line(file, number, found.end("key") + 1), line.strip()
    right = f"{found['before']}{found['key']}: {found['value']}".strip()
    return Problem("yaml_syntax", place, SYNTAX(reason=NO_BLANK(key=found["key"])), written, fix=WRITE_SO(text=right))


def _open_bracket(begun: Line | None, reason: str, lines: Sequence[str]) -> Problem | None:
    """A bracket that its own line does not close: brackets over several lines are rare, and told the same way."""
    if begun is None or "expected ',' or" not in reason:
        return None
    line = lines[begun.line - 1]
    opened = list(_unclosed(line))
    if not opened:
        return None
    at, bracket = opened[-1]
    place, closing = Line(begun.file, begun.line, at + 1), CLOSE_IT(bracket=_PAIRS[bracket])
    return Problem("yaml_syntax", place, SYNTAX(reason=BRACKET_OPEN(bracket=bracket)), line.strip(), fix=closing)


def _unclosed(line: str) -> Iterator[tuple[int, str]]:
    opened: list[tuple[int, str]] = []
    for at, letter in enumerate(_QUOTED.sub(lambda found: " " * len(found[0]), line)):
        if letter in _PAIRS:
            opened.append((at, letter))
        elif opened and letter == _PAIRS[opened[-1][1]]:
            opened.pop()
    yield from opened


def _no_dash(place: Line, lines: Sequence[str]) -> Problem | None:
    """A key in the column of a list's dashes, where the item above it begins."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    indent = len(line) - len(line.lstrip(" "))
    not_deeper = (each for each in reversed(lines[: place.line - 1]) if each[: indent + 1].strip(" "))
    above = next((each for each in not_deeper if not each.lstrip().startswith("#")), "")
    if not _KEY.match(line) or above[: indent + 2] != f"{' ' * indent}- ":
        return None
    problem_place = Line(place.file, place.line, indent + 1)
    fix = WRITE_SO(text=f"- {line.strip()}")
    return Problem("yaml_syntax", problem_place, SYNTAX(reason=NO_DASH()), line.strip(), fix=fix)
