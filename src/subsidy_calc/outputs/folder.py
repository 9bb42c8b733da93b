"""The folder of a run, swapped in as a whole: an earlier one is whole until the new one is.

Built in `.DIR.new-<process>` beside it; then DIR is moved to `.DIR.old`, the new one to
DIR, and the old one deleted. Whoever finds `.DIR.old` and no DIR moves it back.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.outputs.lock import InUse, alone
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, TargetRefused

NOT_EMPTY = wording(
    "folder.not_empty", zh="文件夹不是空的，也不是以前的运行结果", en="the folder is not empty and holds no earlier run"
)
HOLDS_A_RUN = wording("folder.holds_a_run", zh="文件夹里已有一次运行的结果", en="the folder holds an earlier run")
NOT_A_FOLDER = wording("folder.not_a_folder", zh="这里有一个文件，不是文件夹", en="this is a file, not a folder")
OTHER_FOLDER = wording("folder.other", zh="换一个文件夹", en="choose another folder")
USE_FORCE = wording(
    "folder.use_force", zh="换一个文件夹，或加 --force 覆盖", en="choose another folder, or add --force to replace it"
)
FOREIGN = wording("folder.foreign", zh="文件夹里还有别的文件：{files}", en="the folder also holds other files: {files}")
MOVE_THEM = wording(
    "folder.move_them", zh="先把它们移走，或换一个文件夹", en="move them away first, or choose another folder"
)
IS_OPEN = wording("folder.is_open", zh="文件正被打开，什么都没有改动", en="a file is open; nothing was changed")
CLOSE_IT = wording("folder.close_it", zh="关闭{file}再试", en="close {file} and try again")
CANNOT_WRITE = wording(
    "folder.cannot_write",
    zh="写不进去：{reason}；原有结果没有改动",
    en="cannot write: {reason}; what was there is unchanged",
)
FREE_SPACE = wording(
    "folder.free_space",
    zh="检查磁盘空间和写入权限；同名文件正打开的，先关闭",
    en="check free space and permission to write; close the file if it is open",
)


IN_USE = wording(
    "folder.in_use",
    zh="另一次运行正在写这个文件夹，什么都没有改动",
    en="another run is writing to this folder; nothing was changed",
)
WAIT_OR_OTHER = wording(
    "folder.wait_or_other", zh="等它结束再试，或换一个文件夹", en="wait for it to end, or choose another folder"
)

MOST_NAMED = 5
LONGEST_SWAP = 5.0  # seconds
_LEFT = re.compile(r"\.new-\d+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a command leaves in its folder: the record that marks it, and the paths of all its files."""

    record: str
    paths: re.Pattern[str]
    holds: Wording  # says that the folder holds such results
    not_empty: Wording  # says that it holds something else


RUN = Contents(
    "run.json",
    re.compile(
        r"awards\.xlsx|(lines|rows|problems|notes|payments)\.csv|run\.json|inputs(/.*)?"
        r"|enterprises/[0-9A-Z]{18}(-[0-9A-Za-z\u4e00-\u9fff]+)?\.xlsx",
        re.DOTALL,  # a copy of a file may bear any name
    ),
    HOLDS_A_RUN,
    NOT_EMPTY,
)


def recover(target: Path) -> None:
    """Put an earlier run back if a run was killed between its two moves."""
    target = target.resolve()
    if not _old(target).exists() or target.exists():
        return
    try:
        with alone(target, wait=LONGEST_SWAP):  # a run that is at it just now has both moves done soon
            _put_back(target)
    except (InUse, OSError):
        return  # whoever needs the folder will say that it is not there


def _put_back(target: Path) -> None:
    if _old(target).exists() and not target.exists():
        _old(target).rename(target)


def check_target(target: Path, force: bool, contents: Contents = RUN) -> None:
    """Refuse a target that must not be replaced.

    Raises:
        TargetRefused: it is a file, holds something else, holds earlier results and `force`
            is not given, or one of its workbooks is open.
    """
    if target.exists() and not target.is_dir():
        raise _refused("not_a_folder", target, NOT_A_FOLDER(), OTHER_FOLDER())
    if not target.exists() or not any(target.iterdir()):
        return
    if not _holds(target, contents):
        raise _refused("folder_not_empty", target, contents.not_empty(), OTHER_FOLDER())
    foreign = sorted(
        str(path.relative_to(target)) for path in target.rglob("*") if not _is_ours(path, target, contents)
    )
    if foreign:
        says = FOREIGN(files=tuple(foreign[:MOST_NAMED]))
        raise _refused("folder_foreign_files", target, says, MOVE_THEM())
    if not force:
        raise _refused("folder_holds_a_run", target, contents.holds(), USE_FORCE())
    _check_open(target)


def _is_ours(path: Path, target: Path, contents: Contents) -> bool:
    """Whether the command wrote the file: nothing else may be deleted with its earlier results."""
    if path.is_dir() or path.name.startswith("~$"):  # Excel's mark of an open workbook is told by `_check_open`
        return True
    return contents.paths.fullmatch(path.relative_to(target).as_posix()) is not None


@contextmanager
def replacing(target: Path, force: bool, contents: Contents = RUN) -> Iterator[Path]:
    """Give a new folder to build in; when all went well, it takes the target's place.

    Raises:
        TargetRefused: the target must not be replaced, or cannot be written.
    """
    target = target.resolve()  # a link stays one, and what it leads to is replaced
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with alone(target):
            _put_back(target)
            check_target(target, force, contents)
            _tidy(target)
            new = target.parent / f".{target.name}.new-{os.getpid()}"
            new.mkdir()
            try:
                yield new
                _swap(new, target)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(_old(target), ignore_errors=True)
    except InUse as error:
        raise _refused("folder_in_use", target, IN_USE(), WAIT_OR_OTHER()) from error
    except OSError as error:
        raise _refused(
            "cannot_write", target, CANNOT_WRITE(reason=error.strerror or str(error)), FREE_SPACE()
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole, and its folder if need be: built beside its place, then moved there.

    Raises:
        TargetRefused: it cannot be written.
    """
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        with suppress(OSError):  # it could not even be made
            new.unlink()
        raise _refused("cannot_write", path, CANNOT_WRITE(reason=error.strerror or str(error)), FREE_SPACE()) from error


def _swap(new: Path, target: Path) -> None:
    old = _old(target)
    if not target.exists():
        new.rename(target)
        return
    try:
        target.rename(old)
    except PermissionError as error:
        raise _refused("target_open", target, IS_OPEN(), CLOSE_IT(file=target.name)) from error
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise


def _tidy(target: Path) -> None:
    """Delete what killed runs left beside the target: while it is held alone, no living run has anything there."""
    if target.exists():
        shutil.rmtree(_old(target), ignore_errors=True)
    for left in target.parent.iterdir():
        if _LEFT.fullmatch(left.name.removeprefix(f".{target.name}")):
            shutil.rmtree(left, ignore_errors=True)


def _check_open(target: Path) -> None:
    """Windows locks an open workbook: find out before anything is computed."""
    for book in sorted(target.rglob("*.xlsx")):
        try:
            with book.open("r+b"):
                pass
        except PermissionError as error:
            raise _refused("target_open", book, IS_OPEN(), CLOSE_IT(file=book.name)) from error


def _holds(folder: Path, contents: Contents) -> bool:
    try:
        record = json.loads((folder / contents.record).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("program") == "subsidy-calc"


def _old(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _refused(code: str, place: Path, says: Message, fix: Message) -> TargetRefused:
    return TargetRefused([Problem(code, Line(str(place)), says, fix=fix)])
