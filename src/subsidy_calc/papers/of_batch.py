"""Of a batch: what the register holds of it, with the sums at which its lines stand after counter-entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from subsidy_calc.outputs.line_detail import LineDetail, PartDetail, from_json
from subsidy_calc.papers.subject import PaperLine, Subject
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import BookedLine, Entry, read_entries
from subsidy_calc.register.opened import opened
from subsidy_calc.register.record import NO_BATCH
from subsidy_calc.register.refusals import RegisterRefused, refused
from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.values.quantities import FEN

NOT_RECORDED = wording("papers.not_recorded", zh="台账里没有这次运行", en="the register does not hold this run")
RECORD_FIRST = wording(
    "papers.record_first",
    zh="先用 register add 记入；不印批次的，去掉 --register",
    en="record it with `register add` first; without a batch number, leave out --register",
)
PUT_RIGHT = wording(
    "papers.put_right", zh="这次运行是第{batch}批，之后有更正，金额已不同", en="this run is batch {batch}, and sums of it were put right since"
)  # fmt: skip
BY_BATCH = wording(
    "papers.by_batch", zh="改用 --register 和 --batch {batch}", en="give --register and --batch {batch} instead"
)
CORRECTED = wording("papers.corrected", zh="更正：{reason}", en="put right: {reason}")
ITEM = wording("papers.recorded_item", zh="{clause}：{matter}", en="{clause}: {matter}")

_CHANGES_SUMS = ("run", "import", "correction")


def batch_of_run(file: Path, run_hash: str) -> str:
    """The number of the batch that a run was recorded as.

    Raises:
        RegisterRefused: it is not recorded, or was put right since, so that its own sums hold no longer.
    """
    with opened(file) as connection:
        entries = _checked(connection, file)
    own = [entry for entry in entries if entry.source == run_hash and entry.kind in _CHANGES_SUMS]
    if not own:
        raise refused("run_not_recorded", str(file), NOT_RECORDED(), RECORD_FIRST())
    batch = own[0].batch
    if any(entry.kind == "correction" for entry in own):
        raise refused("batch_put_right", str(file), PUT_RIGHT(batch=batch), BY_BATCH(batch=batch))
    return str(batch)


def subject_of_batch(file: Path, batch: int, language: Language | None = None) -> Subject:
    """The lines of a batch in the order in which they were recorded; a line put right to nothing keeps its number.

    Raises:
        RegisterRefused: the register cannot be used, its chain does not hold, or it has no such batch.
    """
    with opened(file) as connection:
        entries = [entry for entry in _checked(connection, file) if entry.batch == batch]
    entries = [entry for entry in entries if entry.kind in _CHANGES_SUMS]
    if not entries:
        raise refused("no_batch", str(file), NO_BATCH(batch=batch))
    first, corrections = entries[0], entries[1:]
    details = [_detail(line, language or "zh") for line in first.lines]
    lines = [
        _line(number, line, detail, corrections)
        for number, (line, detail) in enumerate(zip(first.lines, details, strict=True), start=1)
    ]
    said = details[0]
    run = first.source if first.kind == "run" else ""
    return Subject(
        said.language, said.schedule or first.schedule, said.document, said.jurisdiction, first.year, str(batch), run,
        lines, only_sums=not all(line.detail for line in first.lines),
    )  # fmt: skip


def _checked(connection: sqlite3.Connection, file: Path) -> list[Entry]:
    problems = check_chain(connection, str(file)).problems
    if problems:
        raise RegisterRefused(problems)
    return list(read_entries(connection))


def _line(number: int, line: BookedLine, detail: LineDetail, corrections: Sequence[Entry]) -> PaperLine:
    changes = [(each.sum_fen, entry.reason) for entry in corrections for each in entry.lines if each.line == line.line]
    fen = line.sum_fen + sum(change for change, _ in changes)
    if changes:
        says = (say(CORRECTED(reason=reason), detail.language) for _, reason in changes)
        detail = replace(detail, reason="\n".join(filter(None, (detail.reason, *says))))
    parts = _parts(detail, fen) if changes else detail.parts
    return PaperLine(number, line.uscc, line.name, fen * FEN, detail, parts)


def _parts(detail: LineDetail, fen: int) -> tuple[PartDetail, ...] | None:
    """The parts of a sum that was put right: exact where there is one part, else not known."""
    if not fen:
        return ()
    return (replace(detail.parts[0], fen=fen),) if len(detail.parts) == 1 else None


def _detail(line: BookedLine, language: Language) -> LineDetail:
    """What was recorded with a line; of an imported one only its clause and matter are known."""
    if line.detail:
        return from_json(line.detail)
    item = say(ITEM(clause=line.clause, matter=line.matter), language) if line.matter else line.clause
    return LineDetail(language, item=item)
