"""Record: drafts become the next entries, all of them or none, however many processes record at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace

from subsidy_calc.register.entries import FIRST, BookedLine, Draft, Entry, head, parts_of_change, read_entries
from subsidy_calc.register.export import fen_as_yuan
from subsidy_calc.register.refusals import RegisterRefused, refused
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

RECORDED = wording(
    "register.recorded",
    zh="台账里已经有了，这次什么都没有记：{batches}",
    en="this stands in the register already, and nothing was recorded now: {batches}",
)
BATCH_OF = wording(
    "register.batch_of",
    zh="第{batch}批（{year}年度{label}，{count}项，{sum}元）",
    en="batch {batch} ({year}{label}, {count:line|lines}, {sum} yuan)",
)
NOTHING_TO_DO = wording(
    "register.nothing_to_do", zh="不用再记；记错的用 register correct 更正", en="nothing is to be done; put mistakes right with `register correct`"
)  # fmt: skip
PAID_BEFORE = wording(
    "register.paid_before",
    zh="{year}年度的{line}已在第{batch}批兑现",
    en="{line} of {year} was awarded in batch {batch}",
)
CORRECT_FIRST = wording(
    "register.correct_first",
    zh="前一批记错的，先用 register correct 把那一项更正为0元；否则用 run --register 重新计算",
    en="if the earlier batch is wrong, first set that line to 0 with `register correct`; else compute again with "
    "`run --register`",
)
COMPUTED_BEFORE = wording(
    "register.computed_before",
    zh="这次运行之后台账里又记了别的，按它算出的可能重复兑现",
    en="more was recorded since this run was computed; what it awards may have been awarded meanwhile",
)
COMPUTED_WITHOUT = wording(
    "register.computed_without",
    zh="这次运行没有看台账，而规则要看历年兑现",
    en="this run did not look at the register, though its schedule has rules on earlier awards",
)
COMPUTE_AGAIN = wording(
    "register.compute_again",
    zh="用 run --register 重新计算，再记入",
    en="compute again with `run --register`, then record that",
)
NO_LINES = wording("register.no_lines", zh="没有一项奖励可记", en="there is no award to record")
NOTHING_NEW = wording(
    "register.nothing_new",
    zh="这次运行看过台账：除已记的以外没有新的兑现；不用再记",
    en="the run looked at the register and awards nothing beyond what is recorded there; nothing is to be done",
)
NONE_AWARDED = wording(
    "register.none_awarded",
    zh="没有一项兑现；为什么，见 awards.xlsx 的“未兑现”",
    en="nothing is awarded; the sheet of what is not paid in awards.xlsx says why",
)
NO_BATCH = wording("register.no_batch", zh="台账里没有第{batch}批", en="the register has no batch {batch}")
BATCHES = wording("register.batches", zh="1到{last}", en="1 to {last}")
NO_BATCHES = wording("register.no_batches", zh="台账是空的", en="the register is empty")
NO_LINE = wording("register.no_line", zh="第{batch}批里没有“{line}”", en="batch {batch} has no line “{line}”")
SEE_BATCH = wording(
    "register.see_batch", zh="用 register show 看这一批有哪些", en="`register show` lists the lines of a batch"
)
NO_CHANGE = wording("register.no_change", zh="这一项现在就是这个数", en="the line stands at this sum already")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a line of a batch should have been, and why."""

    batch: int
    line: str
    new_fen: int
    reason: str


def record(connection: sqlite3.Connection, drafts: Sequence[Draft], file: str) -> list[Entry]:
    """Record batches.

    Raises:
        RegisterRefused: one has no award, is recorded already, or awards again what an earlier batch did.
    """
    with alone(connection):
        _check_batches(connection, drafts, file)
        return [append(connection, replace(draft, batch=_next_batch(connection))) for draft in drafts]


def correct(connection: sqlite3.Connection, wanted: Correction, file: str) -> Entry:
    """Record a counter-entry: what is missing from a line of a batch to its new sum, or too much in it.

    Raises:
        RegisterRefused: there is no such batch or line, or its sum is this already.
    """
    with alone(connection):
        entries = entries_of(connection, wanted.batch, file)
        booked = [each for entry in entries for each in entry.lines if each.line == wanted.line]
        if not booked:
            raise refused("no_line", file, NO_LINE(batch=wanted.batch, line=wanted.line), SEE_BATCH())
        change = wanted.new_fen - sum(each.sum_fen for each in booked)
        if not change:
            raise refused("no_change", file, NO_CHANGE())
        first, changed = entries[0], replace(booked[0], sum_fen=change, detail="")
        draft = Draft(
            "correction", first.year, first.schedule, first.source, (changed,), first.batch, first.label, wanted.reason
        )
        return append(connection, draft)


def entries_of(connection: sqlite3.Connection, batch: int, file: str) -> list[Entry]:
    """A batch and its counter-entries.

    Raises:
        RegisterRefused: there is no such batch.
    """
    entries = list(read_entries(connection, batch=batch))
    if not entries:
        last = _next_batch(connection) - 1
        expected = BATCHES(last=last) if last else NO_BATCHES()
        raise RegisterRefused([Problem("no_batch", Line(file), NO_BATCH(batch=batch), str(batch), expected)])
    return entries


@contextmanager
def alone(connection: sqlite3.Connection) -> Iterator[None]:
    """One process at a time looks and records; what fails on the way leaves nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("ROLLBACK")
        raise


def _check_batches(connection: sqlite3.Connection, drafts: Sequence[Draft], file: str) -> None:
    if not any(draft.lines for draft in drafts):
        looked = any(draft.seen is not None for draft in drafts)
        raise refused("no_lines", file, NO_LINES(), NOTHING_NEW() if looked else NONE_AWARDED())
    for draft in drafts:
        known = tuple(_named(entry) for entry in _from_same_source(connection, draft))
        if known:
            raise refused("recorded_already", file, RECORDED(batches=known), NOTHING_TO_DO())
        if draft.seen is not None and _awards_after(connection, draft.seen):
            raise refused("computed_before", file, COMPUTED_BEFORE(), COMPUTE_AGAIN())
        if draft.seen is None and draft.looks_back and _awards_after(connection, FIRST):
            raise refused("computed_without", file, COMPUTED_WITHOUT(), COMPUTE_AGAIN())
    twice = [
        Problem("awarded_before", Line(file), PAID_BEFORE(year=draft.year, line=line.line, batch=batch), fix=CORRECT_FIRST())
        for draft in drafts
        if draft.seen is None  # else what stands was taken off already
        for line in draft.lines
        if (batch := _standing_in(connection, line, draft.year)) is not None
    ]  # fmt: skip
    if twice:
        raise RegisterRefused(twice)


def _from_same_source(connection: sqlite3.Connection, draft: Draft) -> list[Entry]:
    """The batches that were recorded of the same run or workbook."""
    found = connection.execute(
        "SELECT batch FROM entry WHERE source = ? AND kind IN ('run', 'import') ORDER BY number", [draft.source]
    ).fetchall()
    return [next(read_entries(connection, batch=int(batch))) for (batch,) in found]


def _named(entry: Entry) -> Message:
    """A batch as people know it."""
    label = f" {entry.label}" if entry.label else ""
    return BATCH_OF(
        batch=entry.batch, year=str(entry.year), label=label, count=len(entry.lines), sum=fen_as_yuan(entry.sum_fen)
    )


def _awards_after(connection: sqlite3.Connection, seen: str) -> bool:
    """Whether awards were recorded or corrected since an entry; changes of state do not change an award."""
    known = connection.execute("SELECT number FROM entry WHERE hash = ?", [seen]).fetchone()
    if known is None and seen != FIRST:
        return True  # of another register
    after = 0 if known is None else int(known[0])
    found = connection.execute("SELECT 1 FROM entry WHERE number > ? AND kind <> 'state' LIMIT 1", [after]).fetchone()
    return found is not None


def _standing_in(connection: sqlite3.Connection, line: BookedLine, year: int) -> int | None:
    """The batch in which a line of the year stands with an award, counter-entries included."""
    found = connection.execute(
        "SELECT batch FROM line JOIN entry ON number = entry WHERE line.line = ? AND year = ?"
        " GROUP BY batch HAVING sum(sum_fen) > 0 ORDER BY batch LIMIT 1",
        [line.line, year],
    ).fetchone()
    return None if found is None else int(found[0])


def _next_batch(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM entry").fetchone()[0])


def append(connection: sqlite3.Connection, draft: Draft) -> Entry:
    """Put a draft behind the newest entry; what it says was checked, and nobody else records meanwhile."""
    number, previous = head(connection)
    entry = Entry(
        number + 1, draft.kind, draft.batch, draft.year, draft.schedule, draft.source, draft.label, draft.reason,
        previous, "", draft.lines, draft.changes,
    )  # fmt: skip
    entry = replace(entry, hash=entry.own_hash())
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            entry.number, entry.kind, entry.batch, entry.year, entry.schedule, entry.source, entry.label,
            entry.reason, entry.previous, entry.hash,
        ],
    )  # fmt: skip
    rows = ((entry.number, position, *astuple(line)) for position, line in enumerate(entry.lines, start=1))
    connection.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    changes = (
        (entry.number, position, *parts_of_change(change)) for position, change in enumerate(entry.changes, start=1)
    )
    connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", changes)
    return entry
