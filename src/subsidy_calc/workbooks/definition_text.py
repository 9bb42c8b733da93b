"""Definition text: what the names of a schedule stand for, in words."""

from __future__ import annotations

from collections.abc import Mapping

from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.section import Part, Said
from subsidy_calc.workbooks.step_text import value_in_words

DEFINED = wording("rules.defined", zh="定义", en="Definition")
STANDS_FOR = wording("rules.stands_for", zh="{name}：{says}", en="{name}: {says}")


def definition_part(definitions: Mapping[str, Definition], facts: Facts) -> Part:
    """Each name with what it stands for; `facts` are those of a table that sees it."""
    said = (Said(STANDS_FOR(name=name, says=_says(each, facts)), each.place) for name, each in definitions.items())
    return Part(DEFINED, tuple(said))


def _says(definition: Definition, facts: Facts) -> Message | str:
    if definition.is_another_name:  # of a value or of a condition: its own line tells which
        return str(getattr(definition.parameter, "derived", ""))
    if definition.parameter is not None:
        return value_in_words(definition.parameter.operand(facts))
    return definition.condition.judge(facts).label if definition.condition is not None else ""
