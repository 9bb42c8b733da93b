"""The explanation as JSON has it."""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.assess.derivation import Node, Tested
from subsidy_calc.outputs.explanation import Explanation, Ruled
from subsidy_calc.outputs.explanation_words import how_made, shown_value
from subsidy_calc.outputs.payment_records import payment_record
from subsidy_calc.values.messages import Language, say
from subsidy_calc.values.quantities import yuan

_VERDICTS = ("no", "no_value", "cannot_tell", "yes")


def as_record(explained: Explanation, language: Language) -> dict[str, object]:
    """The explanation as JSON has it."""
    line, clause = explained.line, explained.clause
    return {
        "line": line.head.name,
        "uscc": line.head.uscc,
        "name": line.enterprise,
        "clause": line.head.clause,
        "title": clause.title if clause else "",
        "document": explained.document,
        "paragraph": clause.cites.paragraph if clause else "",
        "claim": {"file": line.head.place.file, "place": str(line.head.place)},
        "status": line.status,
        "award": yuan(line.award),
        "payable_now": yuan(line.payable_now),
        "payment": payment_record(line.payment, language) if line.payment else None,
        "reason_code": line.reason.code if line.reason else "",
        "reason": say(line.reason.says, language) if line.reason else "",
        "conditions": [_tested_record(tested, language) for tested in explained.tested],
        "steps": [_step_record(node, explained, language) for node in explained.steps],
        "combination": [_ruled_record(ruled, language) for ruled in explained.combination],
        "pointed_out": [say(remark, language) for remark in line.remarks],
        "assumptions": list(explained.assumptions),
        "earlier_awards_given": not explained.history_missing,
    }


def _ruled_record(ruled: Ruled, language: Language) -> dict[str, object]:
    because = ruled.because()
    place = ruled.earlier.place if ruled.earlier is not None else ruled.row
    return {
        "rule": say(ruled.rule, language),
        "did": say(ruled.did, language),
        "because": say(because, language) if because is not None else "",
        "because_line": ruled.earlier.line if ruled.earlier is not None else ruled.line,
        "because_batch": ruled.earlier.batch if ruled.earlier is not None else "",
        "because_place": {"file": place.file, "place": str(place)} if place is not None else None,
    }


def _tested_record(tested: Tested, language: Language) -> dict[str, object]:
    return {
        "condition": say(tested.label, language),
        "verdict": _VERDICTS[tested.verdict],
        "schedule": str(tested.place),
        "facts": [
            {
                "value": shown_value(node, language),
                "file": node.place.file if node.place is not None else "",
                "place": str(node.place or ""),
            }
            for node in tested.facts
        ],
        "parts": [_tested_record(part, language) for part in tested.parts],
    }


def _step_record(node: Node, explained: Explanation, language: Language) -> dict[str, object]:
    numbers = {other.identity: number for number, other in enumerate(explained.steps, start=1)}
    exact = str(node.value) if isinstance(node.value, Fraction) else None
    return {
        "step": numbers[node.identity],
        "label": say(node.label, language),
        "choice": say(node.choice, language) if node.choice is not None else "",
        "how": how_made(node, explained, language),
        "value": shown_value(node, language),
        "exact": exact,
        "unit": str(node.unit or ""),
        "from": [numbers[operand.identity] for operand in (*node.decided_by, *node.operands)],
        "place": {"file": node.place.file, "place": str(node.place)} if node.place is not None else None,
    }
