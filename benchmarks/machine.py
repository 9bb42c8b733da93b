"""The machine and versions that a measurement was made with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version


def described(*packages: str) -> str:
    """One line: processors, Python, and the versions of packages."""
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, {versions}"
