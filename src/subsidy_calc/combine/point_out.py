"""Point out: changes no money; what is paid under two or more clauses at once is remarked on.

    point_out: {per: [enterprise, recognition.kind], clauses: […], say: 同时享受省级和市级奖励}

>>> from subsidy_calc.proof.tried import awards_of
>>> awards_of("- point_out: {per: [enterprise], clauses: [a, b], say: 同时享受两项奖励}", a="3元", b="5元")
'a: 3.00元 (同时享受两项奖励); b: 5.00元 (同时享受两项奖励)'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from subsidy_calc.grammar.combination import Grouped, Rule
from subsidy_calc.grammar.group import Group, Settled
from subsidy_calc.values.messages import wording

REMARK = wording("point_out.says", zh="{text}", en="{text}")


class PointOutBranch(Grouped):
    say: str


class PointOut(Rule):
    label = wording("rule.point_out", zh="提示", en="pointed out")
    changes_money: ClassVar[bool] = False

    point_out: PointOutBranch

    @property
    def grouped(self) -> Grouped:
        return self.point_out

    def settle(self, group: Group) -> Iterator[Settled]:
        if len({member.clause for member in group.sure}) < 2:
            return
        for member in group.sure:
            yield Settled(member.line, "remark", "pointed_out", REMARK(text=self.point_out.say))
