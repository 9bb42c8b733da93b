"""Downloads: a file for the browser to keep, named in any language."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


def disposition(name: str) -> dict[str, str]:
    """The header that names a file to keep, in the form of RFC 6266, since names may hold hanzi."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def download(content: bytes, name: str, media_type: str) -> Response:
    """The bytes as a file to keep."""
    return Response(content, media_type=media_type, headers=disposition(name))
