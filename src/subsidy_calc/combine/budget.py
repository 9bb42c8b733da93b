"""Budget: a pool that all lines share, of all enterprises or of those with the same fact.

    budget: {clauses: […], sum: 1000万元, shared: pro_rata}
    budget: {per: [enterprise.town], except: [], sum: 500万元, shared: by_rank, by: project.score}

`pro_rata`: each gets the same share, in whole fen that add up exactly (largest remainder);
`by_rank`: the highest of the fact `by` first; `first_come`: the earliest of the date `by`
first. Ties go by the claims' keys. While a line that could take from the pool cannot be
told, the lines that could lose by it cannot be told either.

>>> from subsidy_calc.proof.tried import awards_of
>>> awards_of("- budget: {clauses: [a, b, c], sum: 1000万元, shared: pro_rata}", a="600万元", b="500万元", c="400万元")
'a: 4,000,000.00元 (budget); b: 3,333,333.33元 (budget); c: 2,666,666.67元 (budget)'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from subsidy_calc.grammar.combination import CombineScope, Pool, Rule
from subsidy_calc.grammar.group import Group, Member, Settled
from subsidy_calc.grammar.limited import Cut, Shares, in_proportion, one_after_another, within, without_limit
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.ranks import check_rank, rank, without_rank
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity

SHARED = wording(
    "budget.shared", zh="预算{limit}不足，申请合计{asked}", en="the budget of {limit} does not suffice for {asked}"
)
UNTOLD = wording(
    "budget.untold", zh="预算{limit}，须先确定{line}能否兑现", en="a budget of {limit}; first {line} must be settled"
)
BY_NEEDED = wording("budget.by", zh="按名次或先后要写 by，按比例不写", en="a rank needs `by`; pro rata takes none")


class BudgetBranch(Pool):
    sum: AnyParameter
    shared: Literal["pro_rata", "by_rank", "first_come"]
    by: str | None = None


class Budget(Rule):
    label = wording("rule.budget", zh="预算", en="budget")
    needs_enterprise: ClassVar[bool] = False
    settles_alone: ClassVar[bool] = True

    budget: BudgetBranch

    @property
    def grouped(self) -> Pool:
        return self.budget

    @property
    def limit(self) -> AnyParameter:
        return self.budget.sum

    @property
    def reads(self) -> str | None:
        return self.budget.by

    def check(self, scope: CombineScope) -> None:
        super().check(scope)
        clauses = self.clause_names(scope.clause_names())
        for clause in clauses:
            self.budget.sum.check_limit(scope.scope_of(clause), "money")
        if (self.budget.by is None) != (self.budget.shared == "pro_rata"):
            scope.report(Problem("budget_by", self.budget.place, BY_NEEDED(), self.budget.shared))
        elif self.budget.by is not None:
            check_rank(self.budget.by, self.budget.shared == "first_come", clauses, self.budget.place, scope)

    def suffices(self, lines: int, asked: Fraction, limit: Fraction | None) -> bool:
        return limit is None or asked <= limit

    def settle(self, group: Group) -> Iterator[Settled]:
        if group.unlimited:
            return
        if group.limit is None:
            yield from without_limit(group)
            return
        if self.budget.shared != "pro_rata":
            unranked = [member for member in group.sure if member.value is None]
            yield from without_rank(unranked, self.budget.by or "")
        yield from self._within(group, group.limit)

    def _within(self, group: Group, limit: Fraction) -> Iterator[Settled]:
        ranked = [member for member in group.sure if self.budget.shared == "pro_rata" or member.value is not None]
        open_ = [member for member in group.members if member not in ranked]
        asked = sum((member.amount or Fraction(0) for member in ranked), Fraction(0))
        shown = Quantity(limit, "money")
        why = SHARED(limit=shown, asked=Quantity(asked, "money"))
        yield from within(
            ranked, open_, limit, self._shares, Cut(self.word, why, lambda line: UNTOLD(limit=shown, line=line))
        )

    def _shares(self, members: Sequence[Member], limit: Fraction) -> Shares:
        if self.budget.shared == "pro_rata":
            return in_proportion(members, limit)
        return one_after_another(sorted(members, key=rank(earliest=self.budget.shared == "first_come")), limit)
