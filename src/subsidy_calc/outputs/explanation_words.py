"""The words of an explanation that text, record and page share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidy_calc.assess.derivation import Node, parts_for
from subsidy_calc.outputs.explanation import Explanation
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Formula
from subsidy_calc.values.messages import Language, Message, say, wording
from subsidy_calc.values.quantities import Quantity, write_quantity
from subsidy_calc.workbooks.steps_of_line import mark

AWARDED = wording("explain.awarded", zh="兑现", en="awarded")
NIL = wording("explain.nil", zh="不兑现", en="nil")
CANNOT_TELL = wording("explain.cannot_tell", zh="无法判定", en="cannot tell")
CLAUSE = wording(
    "explain.clause", zh="条款：{title}（{document}，{paragraph}）", en="Clause: {title} ({document}, {paragraph})"
)
MEANS = wording("explain.means", zh="大意：{says}", en="Meaning: {says}")
REASON = wording("explain.reason", zh="原因：{says}", en="Reason: {says}")
REMARK = wording("explain.remark", zh="提示：{says}", en="Pointed out: {says}")
CONDITIONS = wording("explain.conditions", zh="条件", en="Conditions")
STEPS = wording("explain.steps", zh="计算", en="Steps")
STEPS_OF_NIL = wording(
    "explain.steps_of_nil",
    zh="计算（只是各步算得的数；本项不兑现，原因见上）",
    en="Steps (what they come to by themselves; nothing is awarded, for the reason above)",
)
COMBINATION = wording("explain.combination", zh="组合", en="Combination")
PAYMENT = wording("explain.payment", zh="支付", en="Payment")
ASSUMES = wording("explain.assumes", zh="按以下理解执行", en="Read as follows")
UNKNOWN = wording("explain.unknown", zh="未知", en="not known")

_OUTCOMES = {"awarded": AWARDED, "nil": NIL, "cannot_tell": CANNOT_TELL}


@dataclass(frozen=True, slots=True)
class _Names:
    """Names the steps of one explanation by their numbers; fulfils the protocol `Cells`."""

    steps: Sequence[Node]
    node: Node

    def addresses(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]:
        return self.names(operands, row)

    def names(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]:
        numbers = {node.identity: mark(number) for number, node in enumerate(self.steps)}
        return tuple(numbers[part.identity] for part in parts_for(self.node, operands, row))


def heading_of_steps(explained: Explanation) -> Message:
    """What stands above the steps: of a line that is not awarded they must not read as if it were."""
    return STEPS_OF_NIL() if explained.line.status == "nil" else STEPS()


def outcome(explained: Explanation, language: Language) -> tuple[str, str]:
    """What became of the line, and its award; no text where there is none."""
    line = explained.line
    amount = write_quantity(Quantity(line.award, "money"), language) if line.award else ""
    return say(_OUTCOMES[line.status](), language), amount


def sentences(explained: Explanation) -> Iterator[Message]:
    """What is said of the line as a whole: its clause, its reason, what is pointed out."""
    line, clause = explained.line, explained.clause
    if clause is not None:
        yield CLAUSE(title=clause.title, document=explained.document, paragraph=clause.cites.paragraph)
        yield MEANS(says=clause.says)
    if line.reason is not None:
        yield REASON(says=line.reason.says)
    yield from (REMARK(says=remark) for remark in line.remarks)


def shown_value(node: Node, language: Language) -> str:
    """A node's value for people; money with separators and at least two digits."""
    if node.value is None:
        return say(UNKNOWN(), language)
    if isinstance(node.value, str) or node.unit is None:
        return str(node.value)
    return write_quantity(Quantity(node.value, node.unit), language)


def how_made(node: Node, explained: Explanation, language: Language) -> str:
    """A step's formula, or why it has none, with the other steps by their numbers."""
    if not isinstance(node.source, Figure) or node.value is None:
        return ""
    made = node.source.made_by.excel(node.source, node.row, _Names(explained.steps, node))
    if isinstance(made, Formula):
        return say(made.says, language)
    return say(made.reason, language) if made.reason is not None else ""
