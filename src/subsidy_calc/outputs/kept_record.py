"""Kept record: `run.json` read back and looked at, so that a damaged one is told as what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused

NOT_A_RUN = wording("folder.not_a_run", zh="这个文件夹里没有一次运行的结果", en="this folder holds no run")
GIVE_OUT = wording("folder.give_out", zh="给出 run --out 写成的文件夹", en="give the folder that `run --out` wrote")
DAMAGED = wording(
    "folder.damaged_record",
    zh="这次运行的记录读不出，无法据以重算、核对或说明",
    en="the record of the run cannot be read; nothing can be computed again, compared or explained without it",
)
AS_WRITTEN = wording("folder.record_as_written", zh="run 写成的 run.json", en="run.json as `run` wrote it")
RESTORE = wording(
    "folder.restore_record",
    zh="用备份恢复 run.json；没有备份的，用原来的文件运行到另一个文件夹",
    en="restore run.json from a copy of the folder; without one, run again from the original files into another folder",
)

RECORD = "run.json"
Record: TypeAlias = Mapping[str, Any]  # Any: JSON
_FILE = {"name": str, "copy": str, "sha256": str}
_SHAPE: Mapping[str, type] = {"version": str, "schedule": dict, "claims": list, "options": list, "left_aside": list}
_LONGEST = 50  # characters of a damaged record that are shown


def read_record(folder: Path) -> Record:
    """The record of a run.

    Raises:
        TargetRefused: the folder holds no run, or its record is damaged.
    """
    path = folder / RECORD
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise TargetRefused([Problem("not_a_run", Line(str(folder)), NOT_A_RUN(), fix=GIVE_OUT())]) from None
    except OSError as error:
        raise _damaged(path, error.strerror or type(error).__name__) from error
    try:
        record = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _damaged(
            path, f"0x{content[error.start]:02X} ({RECORD}:{content[: error.start].count(10) + 1})"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path, _around(content.decode("utf-8"), error)) from error
    for fault in _faults(record):
        raise _damaged(path, fault)
    return record  # type: ignore[no-any-return]  # an object, as was looked at


def _damaged(path: Path, found: str) -> TargetRefused:
    return TargetRefused([Problem("damaged_record", Line(str(path)), DAMAGED(), found, AS_WRITTEN(), RESTORE())])


def _around(text: str, error: Exception) -> str:
    """What stands where the text ceases to be JSON, and its line."""
    at = getattr(error, "pos", 0)
    line = text.count("\n", 0, at) + 1
    return f"{text[max(0, at - 10) : at + _LONGEST].strip()} ({RECORD}:{line})"


def _faults(record: object) -> Iterator[str]:
    """What lacks or is of another kind than this program writes, as far as it is read."""
    if not isinstance(record, dict):
        yield _shown(record)
        return
    yield from _unlike(record, _SHAPE, "")
    schedule, claims = record.get("schedule"), record.get("claims")
    more = {name: record[name] for name in ("recorded", "settings") if name in record}
    inner = schedule.get("files", []) if isinstance(schedule, dict) else []
    if not isinstance(inner, list):
        yield f"schedule.files: {_shown(inner)}"
        return
    files = {"schedule": schedule, **_numbered("schedule.files", inner), **more}
    for where, file in (files | _numbered("claims", claims if isinstance(claims, list) else [])).items():
        yield from _unlike(file, _FILE, f"{where}.")
    options = record.get("options")
    for number, option in enumerate(options if isinstance(options, list) else []):
        if not isinstance(option, str) or "=" not in option:
            yield f"options.{number}: {_shown(option)}"


def _numbered(name: str, files: list[object]) -> dict[str, object]:
    return {f"{name}.{number}": file for number, file in enumerate(files)}


def _unlike(found: object, shape: Mapping[str, type], where: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{where[:-1]}: {_shown(found)}"
        return
    for key, kind in shape.items():
        if not isinstance(found.get(key), kind):
            yield f"{where}{key}: {_shown(found[key]) if key in found else '-'}"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:_LONGEST]
