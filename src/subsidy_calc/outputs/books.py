"""Books: the summary workbook and a workbook an enterprise, read back before they count as written."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.outputs.inputs import Books
from subsidy_calc.outputs.workers import CAN_SPLIT, Job, do_side_by_side, processors
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.awards_book import write_awards_book
from subsidy_calc.workbooks.enterprise_book import EnterpriseBooks
from subsidy_calc.workbooks.read_back import check_awards_book, check_enterprise_book
from subsidy_calc.workbooks.run_info import RunInfo

AWARDS = "awards.xlsx"
ENTERPRISES = "enterprises"
LONGEST_NAME_BYTES = 60

BATCH = 16  # books that a process writes before it says so
MANY, MANY_MORE = 64, 2_000  # books for which more processes help; more where each computes the run again


class BookWriter:
    """Writes the workbooks of one run into its folder, in any order."""

    def __init__(self, assessment: Assessment, lines: Sequence[AwardLine], info: RunInfo, language: Language) -> None:
        self._made = (assessment, lines, info, language)
        self._books = EnterpriseBooks(assessment, info, language)
        self._lines: dict[str, list[AwardLine]] = defaultdict(list)
        for line in lines:
            self._lines[line.head.uscc].append(line)

    def enterprises(self, which: Books) -> list[str]:
        """The codes of those who get a workbook."""
        return [
            uscc
            for uscc, own in self._lines.items()
            if which == "all" or (which == "awarded" and any(line.status == "awarded" for line in own))
        ]

    def do(self, job: Job) -> Job:
        """Write to a folder, which the job names first: the workbooks of some enterprises, awards.xlsx if it names none.

        Raises:
            InvariantBroken: what was written does not add up to the lines.
        """
        folder, *codes = job
        for uscc in codes:
            self._write_enterprise(Path(folder), uscc)
        if not codes:
            self._write_awards(Path(folder))
        return job

    def _write_awards(self, folder: Path) -> None:
        assessment, lines, info, language = self._made
        write_awards_book(folder / AWARDS, assessment, lines, info, language)
        check_awards_book(folder / AWARDS, lines)

    def _write_enterprise(self, folder: Path, uscc: str) -> None:
        own = self._lines[uscc]
        path = folder / ENTERPRISES / f"{file_name(uscc, own[0].enterprise)}.xlsx"
        path.write_bytes(self._books.workbook(own))
        check_enterprise_book(path, own)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a run's books are written: by how many processes, None as many as help, and how one makes the writer again."""

    workers: int | None
    again: Callable[[], BookWriter]

    def processes(self, books: int) -> int:
        """Processes for so many books; to start them takes longer than to write a few."""
        if self.workers is not None:
            return self.workers
        return processors() if books >= (MANY if CAN_SPLIT else MANY_MORE) else 1


def write_books(
    folder: Path, writer: BookWriter, which: Books, progress: Callable[[int, int], None], writing: Writing
) -> None:
    """Write awards.xlsx and the enterprises' workbooks; the same bytes, however many processes write them.

    Raises:
        InvariantBroken: what was written does not add up to the lines.
    """
    wanted = writer.enterprises(which)
    if wanted:
        (folder / ENTERPRISES).mkdir()
    jobs = [(str(folder),), *((str(folder), *wanted[at : at + BATCH]) for at in range(0, len(wanted), BATCH))]
    written = 0

    def done(job: Job) -> None:
        nonlocal written
        _, *codes = job
        written += len(codes)
        progress(written, len(wanted))

    count = min(writing.processes(len(wanted)), len(jobs))
    if count > 1:
        do_side_by_side(writer, writing.again, jobs, count, done)
        return
    for job in jobs:
        done(writer.do(job))


def file_name(uscc: str, name: str) -> str:
    """A file's name: the checked code, and the enterprise's name cut to letters, digits and hanzi.

    >>> file_name("91341124MA2TXXXX0X", "../全椒 示例=有限公司")
    '91341124MA2TXXXX0X-全椒示例有限公司'
    """
    kept = "".join(c for c in unicodedata.normalize("NFKC", name) if _is_plain(c))
    while len(kept.encode()) > LONGEST_NAME_BYTES:
        kept = kept[:-1]
    return f"{uscc}-{kept}" if kept else uscc


def _is_plain(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or "\u4e00" <= character <= "\u9fff"
