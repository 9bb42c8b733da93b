"""LibreOffice as a second opinion: files opened, every formula computed anew, and saved."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# 0 is "always": without it LibreOffice shows the values that are stored
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def office() -> str:
    """The program; where it is missing the test is skipped, but never in CI."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail("LibreOffice is not installed, and CI must not go without it")
    return found or pytest.skip("LibreOffice is not installed")


def recalculated(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The same workbooks with every formula computed by LibreOffice."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    out = folder / "recalculated"
    command = [office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), *map(str, paths)], check=True, capture_output=True, timeout=300)
    return [out / path.name for path in paths]
