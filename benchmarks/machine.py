"""Machine: what a measurement was made on, so that its seconds can be judged."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

import psutil


def described() -> str:
    """One line: processors and how busy they are, memory, system, Python."""
    memory = round(psutil.virtual_memory().total / 2**30)
    parts = (
        f"{os.cpu_count()} × {_processor()}{_busy()}",
        f"{memory} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
    )
    return ", ".join(parts)


def _busy() -> str:
    """How many processes wanted a processor in the last minute: above 1, others took time from what is measured."""
    return f" (load {os.getloadavg()[0]:.1f})" if hasattr(os, "getloadavg") else ""


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8")) if info.exists() else None
    return named[1].strip() if named else platform.processor() or "processors"
