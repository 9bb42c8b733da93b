"""Same bytes: a zip file without the times and the systems that it was packed at."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIXED = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows
_UNIX = 3


def with_fixed_times(content: bytes) -> bytes:
    """The same members in the same order, packed alike on every system."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            member = ZipInfo(name, _FIXED)
            member.compress_type, member.create_system = ZIP_DEFLATED, _UNIX
            new.writestr(member, old.read(name))
    return made.getvalue()
