"""Packages hold what was put into them, and any reader of .zip files finds it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from subsidy_calc.workbooks.package import Packer, check_of_both, package, part


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}(/[a-z]{1,9})?\.xml", fullmatch=True), st.binary(), max_size=4))
@settings(max_examples=30, deadline=None)
def test_parts_are_found_in_their_order(contents: dict[str, bytes]) -> None:
    written = package(part(name, content) for name, content in contents.items())
    with zipfile.ZipFile(BytesIO(written)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == list(contents)
        assert all(opened.read(name) == content for name, content in contents.items())
        assert {entry.date_time for entry in opened.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


@given(st.binary(), st.lists(st.binary(max_size=300)), st.binary())
@settings(max_examples=50, deadline=None)
def test_a_part_packed_as_it_comes(head: bytes, middle: list[bytes], tail: bytes) -> None:
    packer = Packer()
    for each in middle:
        packer.add(each)
    with zipfile.ZipFile(BytesIO(package([packer.part("one", head, tail), part("two", b"2")]))) as opened:
        assert opened.testzip() is None
        assert opened.read("one") == b"".join([head, *middle, tail])
        assert opened.read("two") == b"2"


@given(st.binary(), st.binary())
def test_the_check_of_two_contents_in_a_row(first: bytes, second: bytes) -> None:
    assert check_of_both(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)
