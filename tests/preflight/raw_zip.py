"""Zip files written field by field, so that what one place says can differ from what another says."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
STORED, DEFLATED = 0, 8
UTF_8 = 0x800
DESCRIPTOR = 0x8


@dataclass(frozen=True, slots=True)
class Entry:
    """One part; `local` and `listed` say in which fields its two headers differ from the truth."""

    name: str
    content: bytes
    method: int = DEFLATED
    flags: int = UTF_8
    local: dict[str, int | bytes] = field(default_factory=dict)
    listed: dict[str, int | bytes] = field(default_factory=dict)
    before: bytes = b""  # bytes between the entry before and this one
    behind: bytes = b""  # such as a descriptor of its sizes

    @property
    def packed(self) -> bytes:
        """The content as it stands in the file."""
        if self.method != DEFLATED:
            return self.content
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return packer.compress(self.content) + packer.flush()

    @property
    def truth(self) -> dict[str, int | bytes]:
        """The fields that both headers have."""
        return {
            "flags": self.flags,
            "method": self.method,
            "crc": zlib.crc32(self.content),
            "packed": len(self.packed),
            "size": len(self.content),
            "name": self.name.encode(),
            "extra": b"",
        }


def written(entries: list[Entry], *, prefix: bytes = b"", comment: bytes = b"", behind: bytes = b"") -> bytes:
    """The bytes of the entries, of their list, and of its end."""
    body, listed = prefix, b""
    for entry in entries:
        body += entry.before
        listed += _listed(entry, len(body))
        body += _local(entry) + entry.packed + entry.behind
    end = END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(listed), len(body), len(comment))
    return body + listed + end + comment + behind


def described(entry: Entry) -> Entry:
    """The entry with its sizes behind it, as a writer does that cannot go back."""
    truth = entry.truth
    behind = b"PK\x07\x08" + struct.pack("<3L", truth["crc"], truth["packed"], truth["size"])
    unknown: dict[str, int | bytes] = {"crc": 0, "packed": 0, "size": 0}
    return Entry(entry.name, entry.content, entry.method, entry.flags | DESCRIPTOR, unknown, {}, b"", behind)


def _local(entry: Entry) -> bytes:
    says = entry.truth | entry.local
    name, extra = says["name"], says["extra"]
    assert isinstance(name, bytes)
    assert isinstance(extra, bytes)
    numbers = (20, says["flags"], says["method"], 0, 33, says["crc"], says["packed"], says["size"])
    return LOCAL.pack(b"PK\x03\x04", *numbers, len(name), len(extra)) + name + extra


def _listed(entry: Entry, offset: int) -> bytes:
    says = entry.truth | entry.listed
    name, extra = says["name"], says["extra"]
    assert isinstance(name, bytes)
    assert isinstance(extra, bytes)
    numbers = (20, 20, says["flags"], says["method"], 0, 33, says["crc"], says["packed"], says["size"])
    rest = (len(name), len(extra), 0, 0, 0, 0, says.get("offset", offset))
    return CENTRAL.pack(b"PK\x01\x02", *numbers, *rest) + name + extra
