"""Record states: what happened to claims becomes entries of the register, every change or none."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from subsidy_calc.register.cases import Case, Claim, Key, case_of, newest_year
from subsidy_calc.register.claim_names import is_text
from subsidy_calc.register.entries import Change, Draft, Entry
from subsidy_calc.register.export import fen_as_yuan
from subsidy_calc.register.record import alone, append, entries_of
from subsidy_calc.register.refusals import RegisterRefused, refused
from subsidy_calc.register.states import Recorded, state_said
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Place
from subsidy_calc.values.problems import ONE_OF, Problem

NO_YEAR = wording("states.no_year", zh="台账里还没有“{claim}”", en="the register does not know “{claim}” yet")
GIVE_YEAR = wording(
    "states.give_year",
    zh="核对名称；新受理的用 --year 写明政策年度",
    en="check the name; for a claim that is received now, say its policy year with --year",
)
NOT_ALLOWED = wording(
    "states.not_allowed",
    zh="{year}年度的“{claim}”现为“{now}”，不能改为“{wanted}”",
    en="“{claim}” of {year} is “{now}”, from which it cannot become “{wanted}”",
)
ALREADY = wording(
    "states.already",
    zh="{year}年度的“{claim}”已是“{now}”",
    en="“{claim}” of {year} is “{now}” already",
)
NOT_A_TEXT = wording(
    "states.not_a_text", zh="文字里有无法保存的字符", en="the words hold characters that cannot be kept"
)
TYPE_AGAIN = wording("states.type_again", zh="重新输入", en="type them again")
NOT_FIRST = wording(
    "states.not_first",
    zh="{year}年度的“{claim}”还没有受理，不能记为“{wanted}”",
    en="“{claim}” of {year} was not received yet; it cannot become “{wanted}”",
)
UNDER_OBJECTION = wording(
    "states.under_objection",
    zh="{year}年度的“{claim}”有异议未答复，不能随整批改为“{wanted}”",
    en="an objection to “{claim}” of {year} is open; it cannot become “{wanted}” with its whole batch",
)
ANSWER_IT = wording(
    "states.answer_it",
    zh="用 --except 把它除外；答复后单独记录",
    en="leave it out with --except; record the answer on its own",
)
NOTHING_FOLLOWS = wording(
    "states.nothing_follows",
    zh="这一步之后没有别的；记错的用 --undo 作废",
    en="nothing follows this; undo a mistake with --undo",
)
MISTAKES = wording(
    "states.mistakes",
    zh="先记中间的步骤；上一步记错的用 --undo 作废；属于别的年度的写明 --year",
    en="record the steps between first; undo a mistake with --undo; say --year if it belongs to another year",
)
GOES_BACK = wording(
    "states.goes_back",
    zh="日期{day}早于上一步“{now}”的{since}",
    en="{day} lies before {since}, the day on which it came to be “{now}”",
)
GIVE_A_DAY = wording(
    "states.give_a_day",
    zh="改成{since}或以后；上一步日期记错的用 --undo 作废后重记",
    en="give {since} or a later day; if that one is wrong, undo it with --undo and record it again",
)
ODD_DAY = wording("states.odd_day", zh="日期{day}不可能", en="{day} cannot be the day")
DAYS_TAKEN = wording("states.days_taken", zh="1949年至2199年的日期", en="a day of 1949 to 2199")
NO_NAME = wording("states.no_name", zh="没有写明经办人", en="it is not said by whom")
GIVE_NAME = wording("states.give_name", zh="写上经办人（--by）", en="say who did it (--by)")
NOTHING_TO_UNDO = wording(
    "states.nothing_to_undo",
    zh="{year}年度的“{claim}”没有记过状态，没有可作废的",
    en="no state of “{claim}” of {year} was recorded; there is nothing to undo",
)
NO_NOTE = wording("states.no_note", zh="作废要写明原因", en="it must be said why a change is undone")
GIVE_NOTE = wording("states.give_note", zh="写上说明（--note）", en="say why (--note)")
NOT_IN_TURN = wording(
    "states.not_in_turn",
    zh="第{number}期（共{all}期）不是下一期",
    en="instalment {number} of {all} is not the next one",
)
NEXT = wording("states.next", zh="下一期：{number}/{all}", en="the next one, {number}/{all}")
ABOVE_AWARD = wording(
    "states.above_award",
    zh="拨付合计{paid}元，超过台账里的奖励{award}元",
    en="{paid} yuan would be paid in all, above the award of {award} yuan in the register",
)
CORRECT_FIRST = wording(
    "states.correct_first",
    zh="核对金额；奖励记错的先用 register correct 更正",
    en="check the sum; put the award right with `register correct` first if it is wrong",
)
NOT_PAID = wording(
    "states.not_paid",
    zh="只有“拨付”可以写期次和金额",
    en="an instalment and a sum go with “paid” alone",
)
LEAVE_OUT = wording("states.leave_out", zh="去掉期次和金额", en="leave them out")
NO_STANDING_BATCH = wording(
    "states.no_batch",
    zh="第{batch}批里没有一项奖励",
    en="no award stands in batch {batch}",
)
NOTHING_GIVEN = wording("states.nothing_given", zh="没有可记的状态", en="there is no state to record")

_YEARS = range(1949, 2200)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change of state as it was asked for, and where; without a year it is the newest that has the claim."""

    claim: Claim
    state: Recorded
    day: dt.date
    by_whom: str
    place: Place
    year: int | None = None
    name: str = ""
    paper: str = ""
    office: str = ""
    note: str = ""
    instalment: tuple[int, int] | None = None  # which of how many
    sum_fen: int | None = None
    in_batch: bool = False  # asked for with all claims of a batch


def record_states(
    connection: sqlite3.Connection, wanted: Sequence[Wanted], file: str, *, source: str = "", batch: int = 0
) -> list[Entry]:
    """Record changes of state in the order given, an entry for each policy year.

    Raises:
        RegisterRefused: one of them is not possible; nothing was recorded.
    """
    if not wanted:
        raise refused("nothing_given", file, NOTHING_GIVEN())
    with alone(connection):
        recorder = _Recorder(connection)
        for each in wanted:
            recorder.take(each)
        if recorder.problems:
            raise RegisterRefused(recorder.problems)
        return [
            append(connection, Draft("state", year, "", source, (), batch, changes=tuple(changes)))
            for year, changes in recorder.changes.items()
        ]


@dataclass(slots=True)
class _Recorder:
    connection: sqlite3.Connection
    problems: list[Problem] = field(default_factory=list)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    cases: dict[Key, Case] = field(default_factory=dict)
    faulty: set[Key] = field(default_factory=set)

    def take(self, wanted: Wanted) -> None:
        """Note a change, or why it is not possible; what comes after a fault of the same claim is not looked at."""
        year = wanted.year or newest_year(self.connection, wanted.claim) or self._year_noted(wanted.claim)
        if year is None:
            says = NO_YEAR(claim=wanted.claim.name)
            self.problems.append(Problem("unknown_claim", wanted.place, says, fix=GIVE_YEAR()))
            return
        key = (year, wanted.claim.name)
        if key in self.faulty:
            return
        case = self.cases.get(key) or case_of(self.connection, year, wanted.claim)
        change = _change(case, wanted)
        problems = [found for check in _CHECKS if (found := check(case, wanted, change)) is not None]
        if problems:
            self.problems += problems
            self.faulty.add(key)
            return
        self.cases[key] = case.after(change)
        self.changes.setdefault(year, []).append(change)

    def _year_noted(self, claim: Claim) -> int | None:
        """The newest year of a claim that is received in the same file."""
        return max((year for year, name in self.cases if name == claim.name), default=None)


def _change(case: Case, wanted: Wanted) -> Change:
    number, of = (wanted.instalment or (_next_instalment(case))) if wanted.state == "paid" else (0, 0)
    claim = wanted.claim
    return Change(
        claim.name, claim.uscc, wanted.name or case.name, claim.clause, claim.matter, wanted.state, number, of,
        wanted.sum_fen if wanted.sum_fen is not None or number < of or not number else _left(case),
        wanted.day.isoformat(), wanted.by_whom.strip(), wanted.paper.strip(), wanted.office.strip(), wanted.note.strip(),
    )  # fmt: skip


def _next_instalment(case: Case) -> tuple[int, int]:
    """The one after the newest; all at once if none was paid yet."""
    paid = case.payments
    return (paid[-1].instalment + 1, paid[-1].instalments) if paid else (1, 1)


def _left(case: Case) -> int | None:
    """What the last instalment comes to: the award less what was paid, if both are known."""
    return None if case.paid_fen is None or not case.award_fen else max(case.award_fen - case.paid_fen, 0)


def _says_who(_: Case, wanted: Wanted, change: Change) -> Problem | None:
    if change.by_whom:
        return None
    return Problem("not_said_by_whom", wanted.place, NO_NAME(), fix=GIVE_NAME())


def _follows(case: Case, wanted: Wanted, _: Change) -> Problem | None:
    named = {"year": str(case.year), "claim": case.claim.name}
    if wanted.state == "undone":
        if not case.steps:
            return Problem("nothing_to_undo", wanted.place, NOTHING_TO_UNDO(**named))
        return None if wanted.note.strip() else Problem("no_reason", wanted.place, NO_NOTE(), fix=GIVE_NOTE())
    if wanted.state in case.allowed:
        return None
    said = state_said(wanted.state)
    says = NOT_FIRST(wanted=said, **named)
    if case.state is not None:
        same = wanted.state == case.state
        now = state_said(case.state)
        says = ALREADY(now=now, **named) if same else NOT_ALLOWED(now=now, wanted=said, **named)
    expected = ONE_OF(known=tuple(map(state_said, case.allowed))) if case.allowed else NOTHING_FOLLOWS()
    return Problem("state_not_allowed", wanted.place, says, expected=expected, fix=MISTAKES())


def _is_answered(case: Case, wanted: Wanted, _: Change) -> Problem | None:
    if not wanted.in_batch or case.state != "objected":
        return None
    says = UNDER_OBJECTION(year=str(case.year), claim=case.claim.name, wanted=state_said(wanted.state))
    return Problem("under_objection", wanted.place, says, fix=ANSWER_IT())


def _goes_on(case: Case, wanted: Wanted, _: Change) -> Problem | None:
    if wanted.day.year not in _YEARS:
        return Problem("odd_day", wanted.place, ODD_DAY(day=wanted.day), expected=DAYS_TAKEN())
    if case.since is None or wanted.day >= case.since:
        return None
    says = GOES_BACK(day=wanted.day, since=case.since, now=state_said(str(case.state)))
    return Problem("day_goes_back", wanted.place, says, fix=GIVE_A_DAY(since=case.since))


def _pays_in_turn(case: Case, wanted: Wanted, change: Change) -> Problem | None:
    if wanted.state != "paid":
        if wanted.instalment is None and wanted.sum_fen is None:
            return None
        return Problem("not_a_payment", wanted.place, NOT_PAID(), fix=LEAVE_OUT())
    number, of = _next_instalment(case)
    fits = change.instalment == number <= change.instalments and (not case.payments or change.instalments == of)
    if fits or case.is_paid_in_full:  # the latter is told as a state that cannot follow
        return None
    all_ = of if case.payments else max(change.instalments, 1)
    says: Message = NOT_IN_TURN(number=change.instalment, all=change.instalments)
    return Problem("instalment_not_next", wanted.place, says, expected=NEXT(number=number, all=all_))


def _within_award(case: Case, wanted: Wanted, change: Change) -> Problem | None:
    if change.sum_fen is None or not case.award_fen:
        return None
    paid = change.sum_fen + sum(payment.sum_fen or 0 for payment in case.payments)
    if paid <= case.award_fen:
        return None
    says = ABOVE_AWARD(paid=fen_as_yuan(paid), award=fen_as_yuan(case.award_fen))
    return Problem("paid_above_award", wanted.place, says, fix=CORRECT_FIRST())


def _can_be_kept(_: Case, wanted: Wanted, change: Change) -> Problem | None:
    words = (change.name, change.by_whom, change.paper, change.office, change.note)
    if is_text("".join(words)):
        return None
    return Problem("not_a_text", wanted.place, NOT_A_TEXT(), fix=TYPE_AGAIN())


_CHECKS = (_can_be_kept, _says_who, _follows, _is_answered, _goes_on, _pays_in_turn, _within_award)


def claims_of_batch(connection: sqlite3.Connection, batch: int, file: str) -> tuple[int, list[tuple[Claim, str]]]:
    """The year of a batch, and the claims that stand in it with an award, each with its enterprise's name.

    Raises:
        RegisterRefused: there is no such batch, or nothing stands in it.
    """
    entries_of(connection, batch, file)
    rows = connection.execute(
        "SELECT clause, uscc, matter, max(name), year FROM line JOIN entry ON number = line.entry WHERE batch = ?"
        " GROUP BY line.line HAVING sum(sum_fen) > 0 ORDER BY line.line",
        [batch],
    ).fetchall()
    if not rows:
        raise refused("nothing_stands", file, NO_STANDING_BATCH(batch=batch))
    return int(rows[0][4]), [(Claim(clause, uscc, matter), name) for clause, uscc, matter, name, _ in rows]
