"""Once: of the lines of a group only one is paid, and none if an earlier award already was.

    once: {per: [enterprise, recognition.kind], clauses: […], keep: {earliest: recognition.date}}

`keep` is `first` (by the claims' keys), or the `earliest` or `latest` by a date; ties go
by the key. An earlier award of one of the clauses in the same group always wins.

>>> from subsidy_calc.proof.tried import awards_of
>>> rule = "- once: {per: [enterprise, p.kind], clauses: [a], keep: {earliest: p.on}}"
>>> later = {"sum": "9元", "kind": "甲", "on": "2020-03-02"}
>>> sooner = {"sum": "8元", "kind": "甲", "on": "2020-03-01"}
>>> awards_of(rule, a=[later, sooner])
'a: nil (once); a: 8.00元'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from subsidy_calc.grammar.combination import CombineScope, Grouped, Rule
from subsidy_calc.grammar.group import EarlierAward, Group, Member, Settled
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

PAID_EARLIER = wording(
    "once.earlier", zh="一次性奖励，历年已兑现（{award}）", en="paid once only; paid before ({award})"
)
PAID_TO = wording("once.nil", zh="一次性奖励，只兑现{line}", en="paid once only, for {line}")
UNTOLD = wording(
    "once.untold", zh="一次性奖励，须先确定{line}能否兑现", en="paid once only; first {line} must be settled"
)
EARLIER_UNREADABLE = wording(
    "once.earlier_untold",
    zh="{place}读不出，可能已奖",
    en="{place} of the earlier awards cannot be read; may be paid",
)
ONE_KEY = wording(
    "schedule.once_keep",
    zh="keep 写 first、{{earliest: 表.日期列}} 或 {{latest: 表.日期列}}",
    en="keep is `first`, {{earliest: table.date_column}} or {{latest: table.date_column}}",
)
NOT_A_DATE = wording("schedule.once_date", zh="先后要用日期来比", en="what comes first is told by a date")


class KeepBranch(Written):
    earliest: str | None = None
    latest: str | None = None


class OnceBranch(Grouped):
    keep: Literal["first"] | KeepBranch

    @field_validator("keep", mode="before")
    @classmethod
    def _is_known(cls, value: Any) -> Any:  # Any: raw document
        """Refuse any other word here, since each form of `keep` would tell only of itself."""
        if isinstance(value, str) and value != "first":
            raise PydanticCustomError("once_keep", "{found}", {"found": value})
        return value


class Once(Rule):
    label = wording("rule.once", zh="一次性奖励", en="paid once only")
    looks_back: ClassVar[bool] = True

    once: OnceBranch

    @property
    def grouped(self) -> Grouped:
        return self.once

    @property
    def reads(self) -> str | None:
        keep = self.once.keep
        return None if isinstance(keep, str) else keep.earliest or keep.latest

    def check(self, scope: CombineScope) -> None:
        super().check(scope)
        keep = self.once.keep
        if isinstance(keep, str):
            return
        if (keep.earliest is None) == (keep.latest is None):
            scope.report(Problem("once_keep", keep.place, ONE_KEY()))
        elif self.reads:
            clauses = self.clause_names(scope.clause_names())
            kind = scope.check_fact(self.reads, clauses, keep.place)
            if kind is not None and kind.type != "date":
                scope.report(Problem("once_keep", keep.place, NOT_A_DATE(), found=self.reads))

    def settle(self, group: Group) -> Iterator[Settled]:
        paid = next((award for award in group.earlier if award.award), None)
        if paid is not None:
            yield from (_paid_earlier(member, paid) for member in group.members)
            return
        unreadable = next((award for award in group.earlier if award.award is None), None)
        placed = sorted((m for m in group.sure if self._has_place(m)), key=self._order)
        for member in placed[1:]:
            yield Settled(member.line, "nil", "once", PAID_TO(line=placed[0].name), because=placed[0].line)
        for member in [*placed[:1], *(m for m in group.sure if not self._has_place(m))]:
            rival = next((other for other in group.members if self._may_come_first(other, member)), None)
            if rival is not None:
                yield Settled(member.line, "untold", "uncertain:once", UNTOLD(line=rival.name), because=rival.line)
            elif unreadable is not None:
                says = EARLIER_UNREADABLE(place=str(unreadable.place))
                yield Settled(member.line, "untold", "uncertain:once", says, earlier=unreadable)

    def _has_place(self, member: Member) -> bool:
        return self.reads is None or member.day is not None

    def _order(self, member: Member) -> tuple[int, int]:
        if self.reads is None or member.day is None:
            return (0, member.key_order)
        latest = isinstance(self.once.keep, KeepBranch) and self.once.keep.latest is not None
        return (-member.day if latest else member.day, member.key_order)

    def _may_come_first(self, other: Member, member: Member) -> bool:
        if other is member:
            return False
        if not (self._has_place(other) and self._has_place(member)):
            return True
        return self._order(other) < self._order(member)


def _paid_earlier(member: Member, paid: EarlierAward) -> Settled:
    says = PAID_EARLIER(award=paid.cited())
    return Settled(member.line, "nil", "once_earlier", says, earlier=paid)
