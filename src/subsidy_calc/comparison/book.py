"""Book compare.xlsx: the comparison as a whole with charts, by enterprise, by cause, and every line that differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from subsidy_calc.comparison.compared import Comparison, LinePair
from subsidy_calc.comparison.summary_sheet import SHEET, TITLE, SummarySheet
from subsidy_calc.comparison.words import (
    CHANGED_LINES,
    CLAUSE,
    DIFFERENCE,
    FIRST,
    NOW,
    SECOND,
    WAS,
    WHY,
    places,
    statuses,
    titles,
)
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.workbooks.award_lists import LINE, MATTER, NAME, NUMBER, USCC
from subsidy_calc.workbooks.awards_book import ROWS_PER_SHEET
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.footers import set_footer
from subsidy_calc.workbooks.line_words import matter
from subsidy_calc.workbooks.listing import Column, Listing, Value
from subsidy_calc.workbooks.run_info import RunInfo

ENTERPRISES = wording("compare.enterprises", zh="企业", en="Enterprises")
CAUSES = wording("compare.causes", zh="原因", en="Causes")
LINES = wording("compare.lines", zh="变动明细", en="Changed lines")
OUTCOME = wording("compare.outcome", zh="{side}结果", en="outcome {side}")
PLACE_OF = wording("compare.place_of", zh="{side}出处", en="place {side}")


def write_book(path: Path, comparison: Comparison, language: Language) -> None:
    """Write the workbook of a comparison."""
    info = _info(comparison)
    lists = _Lists(comparison)
    with Book(path, language, TITLE()) as book:
        sheet = book.sheet(SHEET(), landscape=True)
        set_footer(sheet, info, language)
        SummarySheet(sheet, comparison).write()
        for listing in (lists.enterprises(), lists.causes(), lists.lines()):
            listing.write(book, info, ROWS_PER_SHEET)


@dataclass(frozen=True, slots=True)
class _Lists:
    comparison: Comparison

    def enterprises(self) -> Listing:
        """Every enterprise, the greatest gain first."""
        columns = (
            Column(NUMBER(), 6, "count"),
            Column(USCC(), 21),
            Column(NAME(), 36),
            Column(WAS(), 18),
            Column(NOW(), 18),
            Column(DIFFERENCE(), 18),
            Column(CHANGED_LINES(), 10, "count"),
        )
        rows = (
            (number, each.name, each.title, each.was, each.now, each.difference, each.lines)
            for number, each in enumerate(self.comparison.enterprises(), start=1)
        )
        return Listing(ENTERPRISES(), columns, rows)

    def causes(self) -> Listing:
        """Each cause with the lines that it changes, those that move most first."""
        columns = (
            Column(CLAUSE(), 30),
            Column(WHY(), 60),
            Column(CHANGED_LINES(), 10, "count"),
            Column(DIFFERENCE(), 18),
        )
        named = titles(self.comparison)
        rows = (
            (named[each.clause], each.cause.says, each.lines, each.difference) for each in self.comparison.reasons()
        )
        return Listing(CAUSES(), columns, rows)

    def lines(self) -> Listing:
        """Every line that differs, with its cause on both sides."""
        columns = (
            Column(USCC(), 20),
            Column(NAME(), 20),
            Column(CLAUSE(), 16),
            Column(MATTER(), 20),
            Column(OUTCOME(side=FIRST()), 9),
            Column(OUTCOME(side=SECOND()), 9),
            Column(WAS(), 15),
            Column(NOW(), 15),
            Column(DIFFERENCE(), 15),
            Column(WHY(), 30),
            Column(FIRST(), 16),
            Column(SECOND(), 16),
            Column(PLACE_OF(side=FIRST()), 16, printed=False),
            Column(PLACE_OF(side=SECOND()), 16, printed=False),
            Column(LINE(), 50, printed=False),
        )
        return Listing(LINES(), columns, self._lines())

    def _lines(self) -> Iterator[Sequence[Value]]:
        named = titles(self.comparison)
        for pair in self.comparison.changed:
            head, cause = pair.line.head, pair.cause
            if cause is not None:
                yield (
                    head.uscc,
                    pair.line.enterprise,
                    named[head.clause],
                    self._matter(pair),
                    *statuses(pair),
                    pair.was,
                    pair.now,
                    pair.difference,
                    cause.says,
                    cause.was,
                    cause.now,
                    *places(cause),
                    head.name,
                )

    def _matter(self, pair: LinePair) -> str:
        computed = self.comparison.new if pair.new else self.comparison.old
        return matter(computed.assessment.schedule, pair.line.head)


def _info(comparison: Comparison) -> RunInfo:
    """The identity of the comparison: of its two runs, in their order."""
    hashes = comparison.old.info.run_hash + comparison.new.info.run_hash
    return replace(comparison.new.info, run_hash=hashlib.sha256(hashes.encode()).hexdigest())
