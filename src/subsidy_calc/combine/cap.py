"""Cap: the lines of a group together get at most a sum.

    cap: {per: [enterprise], clauses: […], at_most: 500万元, over: year, gives_way: in_proportion}

What earlier awards of the group took within `over` (`year`, `3 years`, `all_years`) is
taken off first. Who gives way: all `in_proportion`, each rounded down to the fen and the
fen left over given to the largest remainders; `smallest_first`, the smallest sums lose
first; `clause_order`, the later clauses lose first. Ties go by the claims' keys.

>>> from subsidy_calc.proof.tried import awards_of
>>> rule = '''
... - cap:
...     per: [enterprise]
...     clauses: [a, b]
...     at_most: 50万元
...     over: year
...     gives_way: in_proportion
... '''
>>> awards_of(rule, a="60万元", b="40万元")
'a: 300,000.00元 (cap); b: 200,000.00元 (cap)'
>>> awards_of(rule, a="60万元", b="40万元", earlier=[("a", "45万元", "2020年")])
'a: 30,000.00元 (cap); b: 20,000.00元 (cap)'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from subsidy_calc.grammar.combination import CombineScope, Grouped, Rule
from subsidy_calc.grammar.group import EarlierAward, Group, Member, Settled, cited
from subsidy_calc.grammar.limited import Cut, Shares, in_proportion, one_after_another, within, without_limit
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import Quantity

LEFT = wording(
    "cap.group", zh="合计不超过{limit}，历年已用{used}", en="together at most {limit}, of which {used} was used before"
)
LEFT_AFTER = wording(
    "cap.group_after",
    zh="合计不超过{limit}，历年已用{used}（{awards}）",
    en="together at most {limit}, of which {used} was used before ({awards})",
)
UNTOLD = wording(
    "cap.untold",
    zh="合计不超过{limit}，须先确定{line}能否兑现",
    en="together at most {limit}; first {line} must be settled",
)
EARLIER_UNREADABLE = wording(
    "cap.earlier_untold", zh="{place}读不出，不知余额", en="{place} of the earlier awards cannot be read"
)


class CapBranch(Grouped):
    at_most: AnyParameter
    over: Annotated[str, Field(pattern=r"^(year|[1-9][0-9]? years|all_years)$")]
    gives_way: Literal["in_proportion", "smallest_first", "clause_order"]


class Cap(Rule):
    label = wording("rule.cap", zh="合计上限", en="together at most")
    looks_back: ClassVar[bool] = True
    settles_alone: ClassVar[bool] = True

    cap: CapBranch

    @property
    def grouped(self) -> Grouped:
        return self.cap

    @property
    def limit(self) -> AnyParameter:
        return self.cap.at_most

    @property
    def years_back(self) -> int | None:
        if self.cap.over == "all_years":
            return None
        match = re.match(r"\d+", self.cap.over)
        return int(match.group()) if match else 1

    def check(self, scope: CombineScope) -> None:
        super().check(scope)
        for clause in self.clause_names(scope.clause_names()):
            self.cap.at_most.check_limit(scope.scope_of(clause), "money")

    def settle(self, group: Group) -> Iterator[Settled]:
        if group.unlimited:
            return
        if group.limit is None:
            yield from without_limit(group)
            return
        unreadable = next((award for award in group.earlier if award.award is None), None)
        if unreadable is not None:
            says = EARLIER_UNREADABLE(place=str(unreadable.place))
            yield from (Settled(m.line, "untold", "uncertain:cap", says, earlier=unreadable) for m in group.sure)
            return
        used = sum((award.award or Fraction(0) for award in group.earlier), Fraction(0))
        yield from self._within(group, group.limit, used)

    def _within(self, group: Group, limit: Fraction, used: Fraction) -> Iterator[Settled]:
        shown, left = Quantity(limit, "money"), max(limit - used, Fraction(0))
        taken = Quantity(used, "money")
        earlier = [award for award in group.earlier if award.award]
        why = LEFT_AFTER(limit=shown, used=taken, awards=cited(earlier)) if earlier else LEFT(limit=shown, used=taken)
        cut = Cut(self.word, why, lambda line: UNTOLD(limit=shown, line=line), max(earlier, key=_award, default=None))
        yield from within(group.sure, group.open, left, self._shares, cut)

    def _shares(self, members: Sequence[Member], left: Fraction) -> Shares:
        """What each member gets of what is left."""
        if self.cap.gives_way == "in_proportion":
            return in_proportion(members, left)
        by_size = self.cap.gives_way == "smallest_first"
        return one_after_another(
            sorted(members, key=lambda m: (_size(m) if by_size else m.clause_order, m.key_order)), left
        )


def _award(earlier: EarlierAward) -> Fraction:
    return earlier.award or Fraction(0)


def _size(member: Member) -> Fraction | float:
    # an order only: no sum is ever computed with it
    return float("-inf") if member.amount is None else -member.amount
