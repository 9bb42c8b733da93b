"""Uploads: files of a form, kept below a session's folder under names that no browser chooses a path with."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.datastructures import UploadFile

from subsidy_calc.outputs.copies import safe_name

NAMELESS = "file"


def own_name(given: str) -> str:
    """The last part of what the browser calls a file, safe on every system.

    >>> own_name("C:\\\\申报\\\\..\\\\一厂.xlsx"), own_name("../../etc/passwd"), own_name("..")
    ('一厂.xlsx', 'passwd', 'file')
    """
    last = PureWindowsPath(PurePosixPath(given).name).name
    return safe_name(last).strip(".") or NAMELESS


def keep(files: Iterable[UploadFile], folder: Path) -> list[Path]:
    """Write uploads below a folder, each in a numbered one of its own since names repeat."""
    kept = []
    for upload in files:
        if not upload.filename:  # a field that was left empty
            continue
        place = folder / str(sum(1 for _ in folder.iterdir()) + 1) if folder.exists() else folder / "1"
        place.mkdir(parents=True)
        path = place / own_name(upload.filename)
        with path.open("wb") as file:
            shutil.copyfileobj(upload.file, file)
        kept.append(path)
    return kept
