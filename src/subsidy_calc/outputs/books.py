"""Books: the summary workbook and a workbook an enterprise, read back before they count as written."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.outputs.inputs import Books
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.awards_book import write_awards_book
from subsidy_calc.workbooks.enterprise_book import write_enterprise_book
from subsidy_calc.workbooks.read_back import check_written
from subsidy_calc.workbooks.run_info import RunInfo

AWARDS = "awards.xlsx"
ENTERPRISES = "enterprises"
LONGEST_NAME_BYTES = 60


def write_books(  # noqa: PLR0913, PLR0917  what a run is made of, and how it is written
    folder: Path,
    assessment: Assessment,
    lines: Sequence[AwardLine],
    info: RunInfo,
    language: Language,
    which: Books,
    progress: Callable[[int, int], None],
) -> None:
    """Write awards.xlsx and the enterprises' workbooks, then read the sums back.

    Raises:
        InvariantBroken: what was written does not add up to the lines.
    """
    write_awards_book(folder / AWARDS, assessment, lines, info, language)
    by_enterprise: dict[str, list[AwardLine]] = defaultdict(list)
    for line in lines:
        by_enterprise[line.head.uscc].append(line)
    wanted = {
        uscc: own
        for uscc, own in by_enterprise.items()
        if which == "all" or (which == "awarded" and any(line.status == "awarded" for line in own))
    }
    if wanted:
        (folder / ENTERPRISES).mkdir()
    paths = []
    for number, (uscc, own) in enumerate(wanted.items(), start=1):
        path = folder / ENTERPRISES / f"{file_name(uscc, own[0].enterprise)}.xlsx"
        write_enterprise_book(path, assessment, own, info, language)
        paths.append(path)
        progress(number, len(wanted))
    check_written(folder / AWARDS, paths, lines)


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
