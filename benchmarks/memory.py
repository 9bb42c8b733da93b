"""Memory and processor time of this process and those that it started."""

from __future__ import annotations

import re
from pathlib import Path

import psutil


def start_anew() -> None:
    """Forget the height so far, where the system can."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5", encoding="ascii")


def height() -> int:
    """Bytes at the height since then; where the system does not tell, those that are held now."""
    return sum(height_of(process) for process in _family())


def processor_time() -> float:
    """Seconds so far."""
    return sum(times.user + times.system for times in (process.cpu_times() for process in _family()))


def _family() -> list[psutil.Process]:
    own = psutil.Process()
    return [own, *own.children(recursive=True)]


def height_of(process: psutil.Process) -> int:
    """Bytes at the height of one process."""
    status = Path(f"/proc/{process.pid}/status")
    told = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return int(told[1]) * 1024 if told else int(process.memory_info().rss)
