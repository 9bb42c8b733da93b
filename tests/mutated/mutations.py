"""Seeded mutations of a workbook: of its bytes, of one of its parts, of one value, row or cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

Part = tuple[str, bytes]

ATTRIBUTES = ("", "0", "1", "-1", "99999999", "A1", "XFD1048576", "s", "str", "e", "b", "d", "n", "hidden", "true", "é")
VALUES = (
    "0", "-5", "1e5", "1E400", "NaN", "abc", "99999999999999999999", "0.1", "&#x202e;", "_x0041_", " ", "9", "=1+1",
    "#REF!", "44012.5", "-0", "00", "1.50", "&amp;", "１２",
)  # fmt: skip
ELEMENTS = ("row", "c", "si", "sheet", "Relationship", "xf", "v", "f")
BYTES = b'<>/"=&0123456789ABCxyz \x00\xff'


def mutated(content: bytes, chance: Random) -> bytes:
    """One of many ways of spoiling a workbook."""
    if chance.random() < 0.2:
        return chance.choice((_other_bytes, _cut_or_filled))(content, chance)
    parts = _parts(content)
    at = chance.randrange(len(parts))
    if chance.random() < 0.75:  # where values stand
        at = chance.choice(
            [n for n, (name, _) in enumerate(parts) if re.search("sheet|sharedS|workbook.xml|styles", name)]
        )
    chance.choice(_OF_PARTS)(parts, at, chance)
    return _zipped(parts)


def _other_bytes(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut_or_filled(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content))
    if chance.random() < 0.5:
        return content[:at] + content[at + chance.randrange(1, 60) :]
    return content[:at] + chance.randbytes(5) + content[at:]


def _part_bytes(parts: list[Part], at: int, chance: Random) -> None:
    name, part = parts[at]
    changed = bytearray(part)
    for _ in range(chance.choice((1, 2, 10))):
        changed[chance.randrange(len(changed))] = chance.choice(BYTES)
    parts[at] = (name, bytes(changed))


def _dropped(parts: list[Part], at: int, chance: Random) -> None:
    del parts[at]


def _swapped(parts: list[Part], at: int, chance: Random) -> None:
    other = chance.randrange(len(parts))
    first, second = parts[at], parts[other]
    parts[at], parts[other] = (first[0], second[1]), (second[0], first[1])


def _attribute(parts: list[Part], at: int, chance: Random) -> None:
    _replaced(parts, at, chance, r'="([^"]*)"', ATTRIBUTES)


def _value(parts: list[Part], at: int, chance: Random) -> None:
    _replaced(parts, at, chance, r">([^<>]+)<", VALUES)


def _replaced(parts: list[Part], at: int, chance: Random, pattern: str, by: tuple[str, ...]) -> None:
    name, text = parts[at][0], parts[at][1].decode()
    found = list(re.finditer(pattern, text))
    if found:
        match = chance.choice(found)
        text = text[: match.start(1)] + chance.choice(by) + text[match.end(1) :]
    parts[at] = (name, text.encode())


def _element(parts: list[Part], at: int, chance: Random) -> None:
    """An element dropped, doubled, or changed with another of its kind."""
    name, text = parts[at][0], parts[at][1].decode()
    kind = chance.choice(ELEMENTS)
    found = list(re.finditer(rf"<{kind}\b[^>]*?(?:/>|>.*?</{kind}>)", text, re.DOTALL))
    if not found:
        return
    first, second = sorted((chance.choice(found), chance.choice(found)), key=lambda match: match.start())
    match chance.randrange(3):
        case 0:
            text = text[: first.start()] + text[first.end() :]
        case 1:
            text = text[: first.end()] + first[0] + text[first.end() :]
        case _ if first.end() <= second.start():
            between = text[first.end() : second.start()]
            text = text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
    parts[at] = (name, text.encode())


_OF_PARTS: tuple[Callable[[list[Part], int, Random], None], ...] = (
    _part_bytes, _dropped, _swapped, _attribute, _value, _element, _element, _element,
)  # fmt: skip


def _parts(content: bytes) -> list[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return [(name, book.read(name)) for name in book.namelist()]


def _zipped(parts: list[Part]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts:
            book.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()
