"""Refusals: the one way in which a file handed in is turned away, with what it is and what to do."""

from __future__ import annotations

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem

SAVE_AS_XLSX = wording(
    "file.save_as_xlsx", zh="用Excel或WPS打开，另存为.xlsx", en="open it in Excel and save it as .xlsx"
)
ASK_AGAIN = wording(
    "file.ask_again",
    zh="请企业用Excel或WPS打开原件，另存为新的.xlsx再交",
    en="ask for a new copy: the original opened in Excel and saved as .xlsx",
)
SPLIT_IT = wording("file.split_it", zh="删去无关内容，或分成几份", en="delete what does not belong in it, or split it")
DAMAGED = wording("file.damaged", zh="文件已损坏，或不是工作簿", en="the file is damaged, or is no workbook")


class FileRefused(Exception):
    """One file cannot be read; what is wrong with it stands in the problem, without the file's name."""

    def __init__(self, code: str, says: Message, fix: Message, *, sheet: str = "", found: str = "") -> None:
        super().__init__(code)
        self.code, self.says, self.fix = code, says, fix
        self.sheet, self.found = sheet, found

    def problem(self, file: str) -> Problem:
        return Problem(self.code, Cell(file, self.sheet), self.says, self.found, fix=self.fix)

    def of(self, file: str) -> ClaimsRefused:
        return ClaimsRefused([self.problem(file)])


def damaged(says: Message | None = None, *, found: str = "") -> FileRefused:
    """A file that begins as a workbook does, and is not whole."""
    return FileRefused("not_xlsx", says or DAMAGED(), SAVE_AS_XLSX(), found=found)


def too_large(says: Message) -> FileRefused:
    """A file beyond a limit that no claims workbook needs."""
    return FileRefused("too_large", says, SPLIT_IT())


def unsafe(says: Message, *, found: str = "") -> FileRefused:
    """A file built as no spreadsheet program builds one: two readers could see two things in it."""
    return FileRefused("unsafe_file", says, ASK_AGAIN(), found=found)
