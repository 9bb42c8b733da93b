"""Award press: award workbooks one after another, of which only the rows are written anew.

The first of each kind (the same settings and styles) is written a second time, by
XlsxWriter: all that is not rows is kept from there, and the rows must be the same letter
by letter. Where they are not, XlsxWriter writes every workbook of that kind.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from subsidy_calc.values.messages import Language, Message, say
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.fixed_parts import SHEET, STRINGS, FixedParts, fixed_parts, members_of
from subsidy_calc.workbooks.package import package, part
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.sheet_xml import SheetXml, Strings, Styles

Fill = Callable[[Sheet], None]  # tells a sheet its content
Kind = tuple[object, ...]


class AwardPress:
    """Workbooks of one sheet with one name and title."""

    def __init__(self, language: Language, title: Message, name: Message) -> None:
        self._language, self._title, self._name = language, title, name
        self.kinds: dict[str, FixedParts | None] = {}  # None: their rows would not be the same

    def workbook(self, fill: Fill) -> bytes:
        """The file of the sheet that is filled so."""
        strings, styles = Strings(), Styles()
        cells = SheetXml(strings, styles)
        sheet = Sheet(cells, say(self._name, self._language), self._language)
        sheet.set_page(landscape=False)
        fill(sheet)
        sheet.finish()
        kind = repr((cells.settings, [*styles.numbers]))
        if kind not in self.kinds or has_own_markup(strings):
            return self._first(fill, kind, cells, strings)
        fixed = self.kinds[kind]
        return self.by_xlsxwriter(fill) if fixed is None else fixed.workbook(fixed.sheet(cells), strings)

    def by_xlsxwriter(self, fill: Fill) -> bytes:
        """The same file, all of it written by XlsxWriter."""
        return _package(self._members(fill))

    def _first(self, fill: Fill, kind: str, cells: SheetXml, strings: Strings) -> bytes:
        members = self._members(fill)
        fixed = fixed_parts(members)
        same = fixed.sheet(cells).encode() == members[SHEET] and strings.xml().encode() == members.get(STRINGS)
        self.kinds.setdefault(kind, fixed if same else None)
        return _package(members)

    def _members(self, fill: Fill) -> dict[str, bytes]:
        """The parts of the workbook as XlsxWriter writes them."""
        target = BytesIO()
        with Book(target, self._language, self._title) as book:
            fill(book.sheet(self._name))
        return members_of(target)


def _package(members: dict[str, bytes]) -> bytes:
    """A file of these parts."""
    return package(part(name, content) for name, content in members.items())


def has_own_markup(strings: Strings) -> bool:
    """Whether a text looks like the markup of XlsxWriter, which writes it in pieces."""
    return any(text.startswith("<r>") and text.endswith("</r>") for text in strings.numbers)
