"""Cap: the amount, but at most a limit: `cap: 300万元`.

    result = min(amount, limit)

The limit includes itself. A claim whose limit is not known has no award, never an
unlimited one; a limit that is not wanted is written out as `no_limit`.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of('''
... - total: [p.spent]
... - cap: 300万元
... ''', spent="300.01万元")
'3,000,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import UNLIMITED, lesser
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

AT_MOST = wording("cap.at_most", zh="不超过{limit}", en="at most {limit}")
WITHOUT_LIMIT = wording("cap.unlimited", zh="不设上限", en="without a limit")
UNDER = wording("cap.under", zh="未超过上限", en="within the limit")
CAPPED = wording("cap.capped", zh="超过上限，按上限", en="over the limit, cut to it")
SMALLER = wording("formula.smaller", zh="{first}与{second}取小", en="the smaller of {first} and {second}")


class Cap(Change):
    cap: AnyParameter

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        limit = self.cap.operand(facts)
        values, limited = lesser(amount.values, limit.numbers())
        label = self.labelled(AT_MOST(limit=limit.source.label))
        chosen = Choice(limited, (UNDER(), CAPPED()), of_operands=False)
        origin = FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), limit), chosen, origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return WITHOUT_LIMIT() if self.cap.sets_no_limit else AT_MOST(limit=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        limit = self.cap.check_amount(scope, amount.unit, "no_limit")
        # a limit that was reported is not told again by what follows from it
        return amount.changed(whole_fen=limit is None or (amount.whole_fen and limit.whole_fen))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        limit = figure.made_from[1]
        addresses = cells.addresses(figure.made_from, row)
        first, second = cells.names(figure.made_from, row)
        if limit.numbers().states[row] == UNLIMITED:
            return Formula("{0}", addresses[:1], EQUALS(first=first))
        return Formula("MIN({0},{1})", addresses, SMALLER(first=first, second=second))
