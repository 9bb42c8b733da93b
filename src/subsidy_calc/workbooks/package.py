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
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    compressed = packer.compress(content) + packer.flush()
    return Part(name.encode("ascii"), zlib.crc32(content), len(content), compressed)


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
