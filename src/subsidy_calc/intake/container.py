"""Container: the zip of an .xlsx, checked entry by entry before any reader unpacks it.

Two readers of one zip must see the same parts: so the local headers have to agree with
the list at the end, entries may not overlap or hide between one another, and no name may
stand twice in whatever case. Sizes are those really unpacked, not those declared.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from subsidy_calc.intake.limits import LIMITS, MIB, Limits
from subsidy_calc.intake.refusals import damaged, too_large, unsafe
from subsidy_calc.values.messages import wording

TOO_MANY = wording(
    "container.too_many",
    zh="压缩包里有{count}个条目，最多{limit}个",
    en="the file has {count} entries; at most {limit}",
)
TOO_BIG = wording(
    "container.too_big", zh="文件有{size} MiB，最多{limit} MiB", en="the file has {size} MiB; at most {limit} MiB"
)
UNPACKS_TOO_BIG = wording(
    "container.unpacks_too_big",
    zh="解压后有{size} MiB，最多{limit} MiB",
    en="unpacked, the file has {size} MiB; at most {limit} MiB",
)
BOMB = wording(
    "container.bomb",
    zh="{part}解压后是压缩时的{ratio}倍，最多{limit}倍，像是压缩炸弹",
    en="{part} unpacks to {ratio} times its size; at most {limit} times, as a zip bomb does",
)
BAD_NAME = wording(
    "container.bad_name", zh="压缩包里有不允许的名称", en="the file has an entry of a name that is not allowed"
)
TWICE = wording("container.twice", zh="压缩包里有两个同名条目", en="the file has two entries of one name")
DISAGREE = wording(
    "container.disagree",
    zh="压缩包的目录与内容不一致",
    en="the list of the file's entries does not agree with the entries",
)
ENCRYPTED = wording("container.encrypted", zh="压缩包里有加密的条目", en="an entry of the file is encrypted")
METHOD = wording(
    "container.method", zh="压缩包用了Excel不用的压缩方法", en="an entry is packed in a way that Excel never uses"
)

_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_DESCRIPTOR = 24
_UNKNOWN_SIZES = (0, 0xFFFFFFFF)  # the size stands behind the entry, or in a longer field

Parts = dict[str, bytes]


def unpack(content: bytes, limits: Limits = LIMITS) -> Parts:
    """All parts of an .xlsx by name, after every check of the zip itself.

    Raises:
        FileRefused: with what is wrong.
    """
    if len(content) > limits.file:
        raise too_large(TOO_BIG(size=len(content) // MIB, limit=limits.file // MIB))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries, end = archive.infolist(), archive.start_dir
    except Exception as error:  # zipfile lets whatever a damaged archive causes through
        raise damaged() from error
    if len(entries) > limits.entries:
        raise too_large(TOO_MANY(count=len(entries), limit=limits.entries))
    _check_names(entries)
    _check_sizes(entries, limits)
    return dict(_unpacked(content, entries, end, limits))


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        name = entry.orig_filename
        is_bad = "\\" in name or ":" in name or name.startswith("/") or not name.isprintable()
        if is_bad or ".." in name.split("/"):
            raise unsafe(BAD_NAME(), found=ascii(name)[:100])
    name, count = Counter(entry.filename.casefold() for entry in entries).most_common(1)[0] if entries else ("", 0)
    if count > 1:
        raise unsafe(TWICE(), found=name)


def _check_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if unpacked > limits.unpacked or largest > limits.part:
        raise too_large(UNPACKS_TOO_BIG(size=unpacked // MIB, limit=limits.unpacked // MIB))
    for entry in entries:
        ratio = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > limits.ratio_from and ratio > limits.ratio:
            raise too_large(BOMB(part=entry.filename, ratio=ratio, limit=limits.ratio))


def _unpacked(content: bytes, entries: list[zipfile.ZipInfo], end: int, limits: Limits) -> Iterator[tuple[str, bytes]]:
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    starts = [*(entry.header_offset for entry in in_order[1:]), end]
    if in_order and in_order[0].header_offset != 0:
        raise unsafe(DISAGREE(), found=in_order[0].filename)
    for entry, next_start in zip(in_order, starts, strict=True):
        start = _data_start(content, entry)
        stop = start + entry.compress_size
        if not stop <= next_start <= stop + _LONGEST_DESCRIPTOR:
            raise unsafe(DISAGREE(), found=entry.filename)
        if not entry.is_dir():
            yield entry.filename, _inflated(content[start:stop], entry, limits)


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Where an entry's bytes begin, its local header agreeing with the list."""
    offset = entry.header_offset
    if len(content) < offset + _LOCAL.size:
        raise damaged(found=entry.filename)
    mark, _version, flags, method, _time, _date, crc, packed, size, name_length, extra = _LOCAL.unpack_from(
        content, offset
    )
    name_start = offset + _LOCAL.size
    name = content[name_start : name_start + name_length]
    if flags & 1 or entry.flag_bits & 1:
        raise unsafe(ENCRYPTED(), found=entry.filename)
    agrees = mark == b"PK\x03\x04" and method == entry.compress_type and name == _name_bytes(entry)
    for local, listed in ((crc, entry.CRC), (packed, entry.compress_size), (size, entry.file_size)):
        agrees = agrees and (local == listed or local in _UNKNOWN_SIZES)
    if not agrees:
        raise unsafe(DISAGREE(), found=entry.filename)
    return name_start + int(name_length) + int(extra)


def _name_bytes(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437")


def _inflated(packed: bytes, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        plain = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            plain = stream.decompress(packed, entry.file_size + 1)
        except zlib.error as error:
            raise damaged(found=entry.filename) from error
        if len(plain) == entry.file_size and not stream.eof:  # only the end mark may be left
            plain += stream.decompress(stream.unconsumed_tail, 1)
        if not stream.eof or stream.unused_data:
            raise damaged(found=entry.filename)
    else:
        raise unsafe(METHOD(), found=entry.filename)
    if len(plain) != entry.file_size or zlib.crc32(plain) != entry.CRC:
        raise damaged(found=entry.filename)
    return plain
