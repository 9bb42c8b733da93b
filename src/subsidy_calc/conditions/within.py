"""Within: the date lies in a period, both days included: `award_year`, or `{from: …, to: …}`.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.on, within: award_year}", on="2020-12-31")
'yes'
>>> verdict_of("{fact: p.on, within: award_year}", on="2021-01-01")
'no'
>>> verdict_of("{fact: p.on, within: {from: 2020-07-01, to: award_year_end}}", on="2020-06-30")
'no'
"""

from __future__ import annotations

from typing import Any

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.condition import Comparison
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.order import A_DATE, NOT_ORDERED
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.written import Entries, Text, Written, place_of
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import NOWHERE
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import Verdicts, all_of, ordered

WITHIN = wording(
    "condition.within",
    zh="{value}在{first}至{last}之间（含当日）",
    en="{value} is from {first} to {last}, both included",
)

WRITE_IS = wording("condition.write_is", zh="年份列写 is: award_year", en="of a year, write `is: award_year`")

AWARD_YEAR = "award_year"


class PeriodBranch(Written):
    from_: AnyParameter = Field(alias="from")
    to: AnyParameter

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        if value != AWARD_YEAR:
            return value
        place = place_of(value) or NOWHERE
        period = Entries(place)
        period.update({"from": Text("award_year_start", place), "to": Text("award_year_end", place)})
        return period

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"const": AWARD_YEAR}, handler(schema)]}


class Within(Comparison):
    within: PeriodBranch

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        first, last = self.within.from_.operand(facts), self.within.to.operand(facts)
        verdicts = [
            ordered(value.numbers(), first.numbers(), (0, 1)),
            ordered(value.numbers(), last.numbers(), (-1, 0)),
        ]
        label = WITHIN(value=value.source.label, first=first.source.label, last=last.source.label)
        return Verdicts(label, all_of(verdicts, facts.rows.size), self.place, (value, first, last))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        if of.unit != "date":
            fix = WRITE_IS() if of.unit == "year" else None
            scope.report(Problem("not_ordered", self.place, NOT_ORDERED(), str(of.unit or ""), A_DATE(), fix))
        self.within.from_.check_unit(scope, "date")
        self.within.to.check_unit(scope, "date")
