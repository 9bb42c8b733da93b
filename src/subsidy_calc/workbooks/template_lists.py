"""Drop-down lists: written into the cell's rule where they fit, else on a hidden sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.styles import Style

SHEET = wording("template.lists", zh="下拉选项", en="Lists")

_LONGEST = 255  # characters that a spreadsheet takes in a rule
_APART = ',"'  # a rule parts its entries by commas, and ends at a quotation mark
_PLAIN = Style(num_format="@", border=False)


@dataclass
class Lists:
    """The lists of a workbook that are too long for a rule."""

    language: Language
    taken: Sequence[str]
    _columns: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        number = free_number(say(SHEET(), self.language), self.taken)
        return say(SHEET(), self.language) + (str(number) if number > 1 else "")

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """The choices themselves, or where they stand."""
        joined = ",".join(choices)
        fits = len(joined.encode("utf-16-le")) // 2 <= _LONGEST and not joined.startswith("=")
        if fits and not any(sign in choice for choice in choices for sign in _APART):
            return list(choices)
        if choices not in self._columns:
            self._columns.append(choices)
        letters = column_letters(self._columns.index(choices) + 1)
        return f"='{self.name}'!${letters}$1:${letters}${len(choices)}"

    def write(self, book: Book) -> None:
        """Write the hidden sheet, if any list needs it."""
        if not self._columns:
            return
        sheet = book.sheet(SHEET(), free_number(say(SHEET(), self.language), self.taken))
        sheet.columns([24.0] * len(self._columns))
        for column, choices in enumerate(self._columns):
            for row, choice in enumerate(choices):
                sheet.text((row, column), choice, _PLAIN)
        sheet.worksheet.protect()
        sheet.worksheet.hide()


def free_number(name: str, taken: Sequence[str]) -> int:
    """The first number under which a sheet of this name differs from those of the schedule."""
    others = {other.casefold() for other in taken}
    number = 1
    while (name + (str(number) if number > 1 else "")).casefold() in others:
        number += 1
    return number
