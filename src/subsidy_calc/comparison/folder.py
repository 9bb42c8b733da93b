"""Folder of a comparison: compare.xlsx and the records, swapped in as a whole like a run's."""

from __future__ import annotations

import json
import re
from pathlib import Path

from subsidy_calc.comparison.book import write_book
from subsidy_calc.comparison.compared import Comparison
from subsidy_calc.comparison.records import comparison_record, write_records
from subsidy_calc.outputs.folder import Contents, replacing
from subsidy_calc.outputs.records import write_problems
from subsidy_calc.values.messages import Language, wording

HOLDS = wording("compare.holds", zh="文件夹里已有一次对比的结果", en="the folder holds an earlier comparison")
NOT_EMPTY = wording(
    "compare.not_empty",
    zh="文件夹不是空的，也不是以前的对比结果",
    en="the folder is not empty and holds no earlier comparison",
)

BOOK, RECORD = "compare.xlsx", "compare.json"
COMPARISON = Contents(
    RECORD,
    re.compile(r"compare\.(xlsx|json)|(lines|enterprises|causes|problems)\.csv"),
    HOLDS,
    NOT_EMPTY,
)


def write_comparison(comparison: Comparison, out: Path, language: Language, *, force: bool) -> None:
    """Write a comparison to a folder, all or nothing.

    Raises:
        TargetRefused: nothing was done.
    """
    sides = (comparison.old, comparison.new)
    problems = dict.fromkeys(problem for side in sides for problem in side.assessment.claims.problems)
    with replacing(out, force, COMPARISON) as folder:
        write_records(folder, comparison, language)
        write_problems(folder, problems, language)
        text = json.dumps(comparison_record(comparison, language), ensure_ascii=False, indent=2)
        (folder / RECORD).write_text(text + "\n", encoding="utf-8")
        write_book(folder / BOOK, comparison, language)
