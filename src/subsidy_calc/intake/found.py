"""Found: the files that the claims on the command line mean: files, folders and patterns."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from subsidy_calc.facts.recorded import REGISTER
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem

NOT_THERE = wording("found.not_there", zh="没有这个文件或文件夹", en="there is no such file or folder")
CHECK_PATH = wording("found.check_path", zh="核对路径", en="check the path")
NONE_IN_FOLDER = wording(
    "found.none_in_folder",
    zh="文件夹里没有申报表（.xlsx、.csv、.parquet）",
    en="the folder holds no claims (.xlsx, .csv, .parquet)",
)
NAME_TAKEN = wording(
    "found.name_taken",
    zh="申报表不能只叫“{name}”：结果里这个名字指台账",
    en="claims cannot be named just “{name}”: in the results that name means the register",
)
GIVE_ENDING = wording(
    "found.give_ending", zh="按文件的类型加上后缀，如 .xlsx", en="add the file's ending, such as .xlsx"
)
LEFT_ASIDE = wording("found.left_aside", zh="不是申报表，未读取", en="no claims; not read")

_TABLES = {".xlsx", ".csv", ".parquet"}
# what people hand in by mistake instead of claims: each is refused by name, not left aside
_MISTAKEN = {
    ".xls",
    ".xlsm",
    ".xlsb",
    ".xlt",
    ".xltx",
    ".xltm",
    ".et",
    ".ett",
    ".ods",
    ".numbers",
    ".htm",
    ".html",
    ".fods",
}
_LOCK_MARKS = ("~$", ".~")  # beside a workbook that is open in Excel, WPS or LibreOffice


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file and its name in places: below a folder that was given, the path from there on."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files to read, in order, each once."""

    files: tuple[FoundFile, ...]
    left_aside: tuple[str, ...]  # names of files in the folders that are no claims


def find_claims(given: Sequence[Path]) -> FoundFiles:
    """Files as given, folders with all that lies below them, and patterns that the shell left alone.

    Raises:
        ClaimsRefused: with every path that names nothing, or a file that would pass for the register.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    aside: list[str] = []
    for path in given:
        own = list(_found(path, aside))
        if not own:
            says = NONE_IN_FOLDER() if path.is_dir() else NOT_THERE()
            problems.append(Problem("no_claims_found", Cell(shown(str(path)), ""), says, fix=CHECK_PATH()))
        found += own
    if problems:
        raise ClaimsRefused(problems)
    once = {os.path.realpath(file.path): file for file in reversed(found)}
    files = [file for file in found if once[os.path.realpath(file.path)] is file]
    named = tuple(_told_apart(files))
    if any(file.name == REGISTER for file in named):  # its earlier awards would count as recorded ones
        says = NAME_TAKEN(name=REGISTER)
        raise ClaimsRefused([Problem("name_taken", Cell(REGISTER, ""), says, fix=GIVE_ENDING())])
    return FoundFiles(named, tuple(aside))


def left_aside(names: Sequence[str]) -> list[Note]:
    """A note for each file that lay in a folder of claims and was not read."""
    return [Note("left_aside", Cell(name, ""), LEFT_ASIDE()) for name in names]


def shown(name: str) -> str:
    """A file's name as it can be printed: no control characters, no bytes that are no letters."""
    readable = os.fsencode(name).decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in readable)


def _found(path: Path, aside: list[str]) -> Iterator[FoundFile]:
    if path.is_dir():
        yield from _below(path, aside)
    elif path.exists():
        yield FoundFile(path, shown(path.name))
    else:
        matches = glob.glob(str(path), recursive=True) if glob.has_magic(str(path)) else []  # noqa: PTH207  any folder
        for match in map(Path, sorted(matches)):
            if match.is_file() and not _is_hidden(match.name):
                yield FoundFile(match, shown(match.name))
            elif match.is_dir() and "**" not in str(path):  # `**` names what is below a folder by itself
                yield from _below(match, aside)


def _below(folder: Path, aside: list[str]) -> Iterator[FoundFile]:
    for path in sorted(folder.rglob("*")):
        own = path.relative_to(folder)
        if any(map(_is_hidden, own.parts)) or (path.is_dir() and not path.is_symlink()):
            continue
        name = shown(own.as_posix())
        if path.is_file() and path.suffix.lower() in _TABLES | _MISTAKEN:
            yield FoundFile(path, name)
        else:
            aside.append(name)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", *_LOCK_MARKS))


def _told_apart(files: Sequence[FoundFile]) -> Iterator[FoundFile]:
    """Files of one name, in whatever case, stand below the number in which they were given."""
    counts = Counter(file.name.casefold() for file in files)
    taken = {name for name, count in counts.items() if count == 1}
    for number, file in enumerate(files, start=1):
        name = file.name
        while counts[file.name.casefold()] > 1 and (name == file.name or name.casefold() in taken):
            name = f"{number}/{name}"
        taken.add(name.casefold())
        yield replace(file, name=name)
