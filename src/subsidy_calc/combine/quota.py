"""Quota: only so many lines of a pool are paid, the best or the earliest.

    quota: {clauses: [model-factory], most: 10, ranked: highest, by: recognition.score}

`highest` takes the largest of the fact `by` first, `earliest` the earliest date. Ties go by
the claims' keys. While a line that could be among the first cannot be told, neither can
those that it would push out.

>>> from subsidy_calc.proof.tried import awards_of
>>> rule = "- quota: {clauses: [a, b], most: 1, ranked: highest, by: p.score}"
>>> awards_of(rule, a={"sum": "1万元", "score": "80"}, b={"sum": "1万元", "score": "90"})
'a: nil (quota); b: 10,000.00元'
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from subsidy_calc.grammar.combination import CombineScope, Pool, Rule
from subsidy_calc.grammar.group import Group, Settled
from subsidy_calc.grammar.ranks import check_rank, rank, without_rank
from subsidy_calc.values.messages import wording

BEYOND = wording("quota.beyond", zh="名额{most}个，排在第{number}", en="{most:place|places}; it is number {number}")
UNTOLD = wording(
    "quota.untold", zh="名额{most}个，须先确定{line}能否兑现", en="{most:place|places}; first {line} must be settled"
)

Whole = Annotated[
    int,
    BeforeValidator(lambda value: int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value),
    Field(ge=1),
]  # fmt: skip


class QuotaBranch(Pool):
    most: Whole
    ranked: Literal["highest", "earliest"]
    by: str


class Quota(Rule):
    label = wording("rule.quota", zh="名额", en="quota")
    needs_enterprise: ClassVar[bool] = False
    settles_alone: ClassVar[bool] = True

    quota: QuotaBranch

    @property
    def grouped(self) -> Pool:
        return self.quota

    @property
    def reads(self) -> str:
        return self.quota.by

    def check(self, scope: CombineScope) -> None:
        super().check(scope)
        clauses = self.clause_names(scope.clause_names())
        check_rank(self.quota.by, self.quota.ranked == "earliest", clauses, self.quota.place, scope)

    def suffices(self, lines: int, asked: Fraction, limit: Fraction | None) -> bool:
        return lines <= self.quota.most

    def settle(self, group: Group) -> Iterator[Settled]:
        most, order = self.quota.most, rank(earliest=self.quota.ranked == "earliest")
        yield from without_rank([member for member in group.sure if member.value is None], self.quota.by)
        placed = sorted((member for member in group.sure if member.value is not None), key=order)
        open_ = [member for member in group.members if member not in placed]
        for number, member in enumerate(placed, start=1):
            if number > most:
                says = BEYOND(most=most, number=number)
                yield Settled(member.line, "nil", "quota", says, because=placed[most - 1].line)
                continue
            before = [other for other in open_ if order(other) < order(member)]
            if number + len(before) > most:
                says = UNTOLD(most=most, line=before[0].name)
                yield Settled(member.line, "untold", "uncertain:quota", says, because=before[0].line)
