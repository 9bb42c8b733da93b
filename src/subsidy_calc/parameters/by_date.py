"""By date: a value that changed over time: `{by_date: {as_of: award_year_start, values: [{to: 2020-12-31, is: 10%}, {from: 2021-01-01, is: 12%}]}}`.

`as_of` is `award_year_start`, `award_year_end` or a date fact. Both days of a period are in
it; where no period holds there is no value, and the claim is nil with that reason. Each
value may say what it `cites`.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = "- fixed: {by_date: {as_of: p.on, values: [{to: 2020-06-30, is: 1万元}, {from: 2020-07-01, is: 2万元}]}}"
>>> award_of(steps, on="2020-06-30")
'10,000.00元'
>>> award_of(steps, on="2020-07-01")
'20,000.00元'
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.case_list import TAKEN, first_figure, shape_of_cases
from subsidy_calc.grammar.days import Day, within_days
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Figure, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import Verdicts

NO_PERIOD = wording("by_date.none", zh="该日期没有规定值", en="there is no value for that day")
BY_DATE = wording("by_date.label", zh="按{date}取值", en="by {date}")
FROM_TO = wording("by_date.from_to", zh="{first}至{last}", en="from {first} to {last}")
FROM = wording("by_date.from", zh="{first}起", en="from {first} on")
UNTIL = wording("by_date.until", zh="截至{last}", en="until {last}")
CITED = wording("by_date.cited", zh="{period}（{cites}）", en="{period} ({cites})")
OVERLAP = wording(
    "by_date.overlap", zh="各时段应从先到后，互不重叠", en="periods follow one another and do not overlap"
)


class PeriodBranch(Written):
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    is_: AnyParameter = Field(alias="is")
    cites: str | None = None

    @property
    def label(self) -> Message:
        if self.from_ is not None and self.to is not None:
            period = FROM_TO(first=self.from_, last=self.to)
        elif self.from_ is not None:
            period = FROM(first=self.from_)
        else:
            period = UNTIL(last=self.to or dt.date.max)
        return CITED(period=period, cites=self.cites) if self.cites else period


class ByDateBranch(Written):
    as_of: AnyParameter
    values: Annotated[list[PeriodBranch], Field(min_length=1)]


class ByDate(Parameter):
    nothing = ("no_period", NO_PERIOD)

    by_date: ByDateBranch

    def operand(self, facts: Facts) -> Operand:
        date = self.by_date.as_of.operand(facts)
        choices = [
            (_judge(period, date), period.label, period.is_.operand(facts), period.place)
            for period in self.by_date.values
        ]
        return same(first_figure(self, BY_DATE(date=date.source.label), choices, facts))

    def shape(self, scope: Scope) -> Shape | None:
        self.by_date.as_of.check_unit(scope, "date")
        for before, period in pairwise(self.by_date.values):
            if before.to is None or period.from_ is None or before.to >= period.from_:
                scope.report(Problem("by_date_overlap", period.place, OVERLAP()))
        shapes = [shape for period in self.by_date.values if (shape := period.is_.shape(scope))]
        return shape_of_cases(shapes, self.place, scope)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN(first=name))


def _judge(period: PeriodBranch, date: Operand) -> Verdicts:
    return Verdicts(period.label, within_days(date.numbers(), period.from_, period.to), period.place, (date,))
