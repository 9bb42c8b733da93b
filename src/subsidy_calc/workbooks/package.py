"""Package: an .xlsx file put together from its parts; a part that many files share is compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _FLAGS, _DEFLATED = 20, 0, 8
_TIME, _DATE = 0, 0x21  # 1980-01-01, as spreadsheets have it
_UNIX, _READABLE = 3 << 8 | _VERSION, 0o600 << 16


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a package, compressed."""

    name: bytes
    check: int
    size: int
    compressed: bytes


def part(name: str, content: bytes) -> Part:
    """A part, compressed."""
    packer = _packer()
    compressed = packer.compress(content) + packer.flush()
    return Part(name.encode("ascii"), zlib.crc32(content), len(content), compressed)


class Packer:
    """The middle of a part, compressed as it comes, so that it is never held as a whole."""

    def __init__(self) -> None:
        self._packer = _packer()
        self._pieces: list[bytes] = []
        self._check, self._size = 0, 0

    def add(self, content: bytes) -> None:
        self._pieces.append(self._packer.compress(content))
        self._check = zlib.crc32(content, self._check)
        self._size += len(content)

    def part(self, name: str, head: bytes, tail: bytes) -> Part:
        """The part, with what stands before and after its middle."""
        self.add(tail)
        first = _packer()
        start = first.compress(head) + first.flush(zlib.Z_FULL_FLUSH)  # it does not end there, and nothing looks back
        compressed = b"".join([start, *self._pieces, self._packer.flush()])
        check = check_of_both(zlib.crc32(head), self._check, self._size)
        return Part(name.encode("ascii"), check, len(head) + self._size, compressed)


def check_of_both(first: int, second: int, size: int) -> int:
    """The CRC-32 of two contents in a row, from that of each and the size of the second.

    >>> check_of_both(zlib.crc32(b"one "), zlib.crc32(b"and two"), 7) == zlib.crc32(b"one and two")
    True
    """
    # what one zero bit behind a content makes of each bit of its check; squared, what 2, 4, 8 … zero bits do
    zeros = [0xEDB88320, *(1 << bit for bit in range(31))]
    for _ in range(3):
        zeros = [_shifted(zeros, each) for each in zeros]
    while size:
        if size & 1:
            first = _shifted(zeros, first)
        zeros = [_shifted(zeros, each) for each in zeros]
        size >>= 1
    return first ^ second


def _shifted(zeros: list[int], check: int) -> int:
    shifted = 0
    for bit in zeros:
        if check & 1:
            shifted ^= bit
        check >>= 1
    return shifted


def _packer() -> zlib._Compress:
    return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)


def package(parts: Iterable[Part]) -> bytes:
    """The file that holds the parts, in their order; none of it may be 4 GiB large."""
    pieces, directory, at = [], [], 0
    for each in parts:
        measures = (_TIME, _DATE, each.check, len(each.compressed), each.size, len(each.name), 0)
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, _FLAGS, _DEFLATED, *measures)
        central = _CENTRAL.pack(b"PK\x01\x02", _UNIX, _VERSION, _FLAGS, _DEFLATED, *measures, 0, 0, 0, _READABLE, at)
        pieces += [local, each.name, each.compressed]
        directory += [central, each.name]
        at += _LOCAL.size + len(each.name) + len(each.compressed)
    entries = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return b"".join([*pieces, entries, end])
