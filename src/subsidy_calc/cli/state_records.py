"""State records: cases and their changes of state as JSON and as lines of text have them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from subsidy_calc.values.messages import Message, wording

if TYPE_CHECKING:
    from subsidy_calc.register.cases import Case
    from subsidy_calc.register.entries import Change, Entry

RECORDED_STATES = wording(
    "cli.register.recorded_states",
    zh="第{number}笔 状态 {year}年度 {states}",
    en="entry {number}  states  {year}  {states}",
)
STATE_COUNT = wording("cli.register.state_count", zh="{state}{count}项", en="{state}: {count}")
CHANGE = wording("cli.register.change", zh="{day} {state}", en="{state} on {day}")


def states_recorded(entry: Entry) -> Message:
    """An entry of changes of state: how many claims came to be what."""
    from subsidy_calc.register.states import state_said

    counts = Counter(change.state for change in entry.changes)
    states = tuple(STATE_COUNT(state=state_said(state), count=count) for state, count in counts.items())
    return RECORDED_STATES(number=entry.number, year=str(entry.year), states=states)


def change_said(change: Change) -> Message:
    """What one claim came to be, and when."""
    from subsidy_calc.register.states import state_said

    return CHANGE(state=state_said(change.state), day=change.day)


def change_record(change: Change) -> dict[str, Any]:  # Any: what JSON can hold
    """A change of state as JSON has it."""
    from subsidy_calc.register.export import instalment, paid

    return {
        "claim": change.claim, "state": change.state, "day": change.day, "by": change.by_whom, "paper": change.paper,
        "office": change.office, "note": change.note, "instalment": instalment(change), "sum": paid(change),
        "uscc": change.uscc, "name": change.name, "clause": change.clause, "matter": change.matter,
    }  # fmt: skip


def case_record(case: Case) -> dict[str, Any]:  # Any: as above
    """A claim of a year and what it is now."""
    from subsidy_calc.register.export import fen_as_yuan

    paid = case.paid_fen
    return {
        "claim": case.claim.name, "year": case.year, "uscc": case.claim.uscc, "name": case.name,
        "clause": case.claim.clause, "matter": case.claim.matter, "state": case.state,
        "since": case.since.isoformat() if case.since else None, "award": fen_as_yuan(case.award_fen),
        "paid": None if paid is None else fen_as_yuan(paid),
    }  # fmt: skip
