"""Fact: one fact, or `value: <parameter>`, and what must hold of it; several comparisons all hold.

`{fact: project.kind, is: 智能化}`, `{fact: p.output, at_least: {percent: 140%, of: p.prior_output}}`

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.spent, at_least: 100万元, less_than: 200万元}", spent="200万元")
'no'
>>> verdict_of("{value: {percent: 10%, of: p.spent}, at_least: p.prior}", spent="100万元", prior="10万元")
'yes'
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.condition import AnyComparison, Comparison, Condition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.one_of import BESIDE_MARK
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.words import find_words
from subsidy_calc.grammar.written import Entries, Items, place_of
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import NOWHERE
from subsidy_calc.values.verdicts import Verdicts, all_of

ALL_HOLD = wording("condition.all_hold", zh="{parts}", en="{parts}")


class Fact(Condition):
    fact: AnyParameter
    tests: Annotated[list[AnyComparison], Field(min_length=1)]

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        """Bring `{fact: …, is: …, at_least: …}` into the shape of the model."""
        if not isinstance(value, dict) or "tests" in value:
            return value
        if "fact" in value and "value" in value:
            raise PydanticCustomError("several_words", "{found}", {"found": ["fact", "value"]})
        comparisons = {n for n, word in find_words("conditions").items() if issubclass(word, Comparison)}
        place = place_of(value) or NOWHERE
        gathered, tests = Entries(place), Items(place)
        for key, part in value.items():
            if key == "fact":
                gathered["fact"] = _one(key, part)
            elif key == "value":
                gathered["fact"] = part
            elif key in comparisons:
                tests.append(_one(key, part))
            else:
                known = sorted(comparisons)
                raise PydanticCustomError("unknown_word", "{known}", {"known": known, "found": [key]})
        if not tests:
            raise PydanticCustomError("unknown_word", "{known}", {"known": sorted(comparisons), "found": []})
        gathered["tests"] = tests
        return gathered

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shape = handler.resolve_ref_schema(handler(schema))
        fact, tests = shape["properties"]["fact"], shape["properties"]["tests"]
        shape["properties"] = {"fact": fact, "value": fact}
        shape["oneOf"] = [{"required": ["fact"]}, {"required": ["value"]}]
        shape["minProperties"] = 2  # and what must hold of it
        shape[BESIDE_MARK] = tests["items"]
        del shape["required"]
        return shape

    def judge(self, facts: Facts) -> Verdicts:
        value = self.fact.operand(facts)
        each = tuple(test.judge(value, facts) for test in self.tests)
        if len(each) == 1:
            return each[0]
        label = ALL_HOLD(parts=tuple(verdicts.label for verdicts in each))
        values = all_of([verdicts.values for verdicts in each], facts.rows.size)
        return Verdicts(label, values, self.place, parts=each, combined="all")

    def check(self, scope: Scope) -> None:
        of: FactKind | Shape | None
        of = self.fact.kind(scope) if isinstance(self.fact, FactParameter) else self.fact.shape(scope)
        if of is not None:
            for test in self.tests:
                test.check(of, scope)


def _one(key: str, part: object) -> Entries:
    entries = Entries(place_of(part) or NOWHERE)
    entries[key] = part
    return entries
