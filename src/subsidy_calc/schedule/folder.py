"""Folder: which files below a folder are parts of its schedule, and in which order they are read.

Every file whose name ends in `.yaml`, also in folders below; names are compared folder by
folder, character by character, capitals before small letters. What is hidden (its name, or a
folder's on the way, begins with a dot) is passed over, as is every other file; but a name that
was surely meant (`.yml`, `.YAML`, `.yaml.txt`) is refused, and so is a link, since what it
leads to may change without the folder.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

UNREADABLE = wording("schedule.unreadable", zh="打不开规则文件", en="the schedule cannot be opened")
NO_PARTS = wording("rules.none", zh="文件夹里没有 .yaml 规则文件", en="the folder holds no .yaml file")
TOO_MANY = wording(
    "rules.too_many",
    zh="规则文件超过{most}个（每个至多1 MiB，合计至多10 MiB）",
    en="more than {most} files of rules (at most 1 MiB each, 10 MiB together)",
)
NOT_RULES = wording(
    "rules.not_rules", zh="文件夹里的东西超过{most}个，不像规则文件夹", en="more than {most} things: no folder of rules"
)
TOO_LARGE_TOGETHER = wording(
    "rules.too_large",
    zh="规则文件合计超过{most} MiB（每个至多1 MiB，至多200个）",
    en="the files are larger than {most} MiB together (at most 1 MiB each, 200 files)",
)
NAME_IT = wording("rules.name_it", zh="文件名要以小写 .yaml 结尾", en="the name must end in .yaml, in small letters")
RENAME = wording("rules.rename", zh="改名为 {name}", en="name it {name}")
LINK = wording("rules.link", zh="规则文件夹里不接受链接", en="links are not accepted in a folder of rules")
COPY_IT = wording("rules.copy_it", zh="把文件本身复制到这里", en="put the file itself here")
NO_FILE = wording("rules.no_file", zh="这不是普通文件", en="this is no ordinary file")
HOLDS_A_RUN = wording(
    "rules.holds_a_run",
    zh="这里是运行结果，里面有规则的留底",
    en="these are the results of a run, with copies of rules",
)
MOVE_OUT = wording("rules.move_out", zh="移到规则文件夹外面", en="move them out of the folder of rules")
BAD_NAME = wording(
    "rules.bad_name",
    zh='这个名称不是每台电脑都能用（不能含 <>:"|?*\\ 和控制字符，首尾不能有空格或句点，至多120字节）',
    en='no name for every system (none of <>:"|?*\\, no control characters, no blank or dot at its ends, at most 120 bytes)',
)
SAME_NAME = wording(
    "rules.same_name", zh="与 {other} 只差大小写", en="differs from {other} only in capitals and small letters"
)

MOST_FILES = 200
MOST_SEEN = 10_000
LARGEST_TOGETHER = 10 * 1024 * 1024

_MEANT = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
_BAD = re.compile(r'[<>:"\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_BYTES = 120
_JUNCTION = 0xA0000003  # what Windows tags a folder with that leads elsewhere


def find_parts(folder: Path) -> tuple[list[str], list[Problem]]:
    """Names of the files to read, in order, with `/` between folders, and every problem found on the way.

    Where there are too many, no name is given.
    """
    search = _Search(folder)
    search.walk()
    if not search.names and not search.problems:
        search.report("rules_none", str(folder), NO_PARTS())
    names = sorted(search.names, key=lambda name: name.split("/"))
    search.problems += _same_names(names)
    return names, search.problems


@dataclass
class _Search:
    """Walks below a folder, without recursion and never through a link."""

    folder: Path
    names: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, place: str, says: Message, fix: Message | None = None) -> None:
        self.problems.append(Problem(code, Line(_printable(place)), says, fix=fix))

    def walk(self) -> None:
        waiting, seen = [""], 0
        while waiting:
            below = waiting.pop()
            entries = self._entries(below)
            if {"inputs", "run.json"} <= {entry.name for entry in entries}:
                self.report("rules_hold_a_run", below.rstrip("/") or str(self.folder), HOLDS_A_RUN(), MOVE_OUT())
                continue
            for entry in entries:
                seen += 1
                if seen > MOST_SEEN:
                    return self._give_up("rules_not_rules", NOT_RULES(most=MOST_SEEN))
                if entry.name.startswith("."):
                    continue
                name = below + entry.name
                if entry.is_dir(follow_symlinks=False) and not _is_link(entry):
                    waiting.append(f"{name}/")
                else:
                    self._file(entry, name)
                if len(self.names) > MOST_FILES:
                    return self._give_up("rules_too_many", TOO_MANY(most=MOST_FILES))
        return None

    def _entries(self, below: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder / below) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(unreadable(below or str(self.folder), error))
            return []

    def _file(self, entry: os.DirEntry[str], name: str) -> None:
        meant = _MEANT.search(name)
        if _is_link(entry) and (meant or entry.is_dir()):
            self.report("rules_link", name, LINK(), COPY_IT())
        elif meant and meant.group() != ".yaml":
            self.report("rules_name", name, NAME_IT(), RENAME(name=_printable(name[: meant.start()] + ".yaml")))
        elif meant and not entry.is_file():
            self.report("rules_no_file", name, NO_FILE())
        elif meant and not all(map(_is_portable, name.split("/"))):
            self.report("rules_bad_name", name, BAD_NAME())
        elif meant:
            self.names.append(name)

    def _give_up(self, code: str, says: Message) -> None:
        self.names.clear()
        self.problems.clear()  # of which there may be thousands
        self.report(code, str(self.folder), says)


def unreadable(name: str, error: OSError) -> Problem:
    """That a file or folder of rules cannot be opened."""
    return Problem("schedule_unreadable", Line(_printable(name)), UNREADABLE(), error.strerror or "")


def _same_names(names: Sequence[str]) -> Iterator[Problem]:
    """On some systems two such files are one."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            yield Problem("rules_same_name", Line(name), SAME_NAME(other=other))


def _is_link(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return True
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION


def _is_portable(name: str) -> bool:
    """Whether every system takes it for a name, as it stands."""
    is_short = len(os.fsencode(name)) <= _LONGEST_BYTES
    is_plain = not _BAD.search(name) and not _DEVICES.fullmatch(name) and name == name.strip(" .")
    return is_short and is_plain and name == _printable(name)


def _printable(name: str) -> str:
    """The name without control characters and bytes that are no letters."""
    readable = os.fsencode(name).decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in readable)
