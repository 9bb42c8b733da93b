"""The explanation of a line: conditions with the facts that decided them, steps with their cells, combination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.derivation import Node, Tested, conditions, derivation, in_order, parts_for
from subsidy_calc.assess.history import NOT_GIVEN, clauses_that_look_back
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import EarlierAward, Settled
from subsidy_calc.outputs.payment_records import payment_record, payment_text, yuan
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Formula
from subsidy_calc.values.messages import Language, Message, say, wording
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.values.quantities import Quantity, write_quantity
from subsidy_calc.workbooks.steps_of_line import mark

AWARDED = wording("explain.awarded", zh="兑现", en="awarded")
NIL = wording("explain.nil", zh="不兑现", en="nil")
CANNOT_TELL = wording("explain.cannot_tell", zh="无法判定", en="cannot tell")
CLAUSE = wording(
    "explain.clause", zh="条款：{title}（{document}，{paragraph}）", en="Clause: {title} ({document}, {paragraph})"
)
MEANS = wording("explain.means", zh="大意：{says}", en="Meaning: {says}")
CONDITIONS = wording("explain.conditions", zh="条件", en="Conditions")
STEPS = wording("explain.steps", zh="计算", en="Steps")
COMBINATION = wording("explain.combination", zh="组合", en="Combination")
PAYMENT = wording("explain.payment", zh="支付", en="Payment")
REASON = wording("explain.reason", zh="原因：{says}", en="Reason: {says}")
REMARK = wording("explain.remark", zh="提示：{says}", en="Pointed out: {says}")
ASSUMES = wording("explain.assumes", zh="按以下理解执行", en="Read as follows")
UNKNOWN = wording("explain.unknown", zh="未知", en="not known")

BECAUSE_LINE = wording("explain.because_line", zh="因事项 {line}", en="because of line {line}")
BECAUSE_ROW = wording(
    "explain.because_row", zh="因未被接受的 {file} {place}", en="because of the refused row {file} {place}"
)
BECAUSE_EARLIER = wording(
    "explain.because_earlier",
    zh="因历年兑现 {batch}（{file} {place}）",
    en="because of the earlier award {batch} ({file} {place})",
)
BECAUSE_RECORDED = wording(
    "explain.because_recorded", zh="因台账里的 {line}（{batch}）", en="because of {line} of {batch}"
)

_VERDICTS = ("✗", "—", "?", "✓")
_STATUS = {"awarded": AWARDED, "nil": NIL, "cannot_tell": CANNOT_TELL}


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule of combination did to the line, and because of whom: another line, a refused row, an earlier award."""

    rule: Message
    did: Message
    line: str = ""
    row: Place | None = None
    earlier: EarlierAward | None = None

    def because(self) -> Message | None:
        """Whom the rule looked at; None where it is no one in particular."""
        if self.earlier is not None:
            place = self.earlier.place
            if self.earlier.line:
                return BECAUSE_RECORDED(line=self.earlier.line, batch=self.earlier.batch)
            return BECAUSE_EARLIER(batch=self.earlier.batch, file=place.file, place=str(place))
        if self.row is not None:
            return BECAUSE_ROW(file=self.row.file, place=str(self.row))
        return BECAUSE_LINE(line=self.line) if self.line else None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Everything that led to one line."""

    line: AwardLine
    clause: Clause | None
    document: str
    tested: Sequence[Tested]
    steps: Sequence[Node]
    combination: Sequence[Ruled]
    assumptions: Sequence[str]
    history_missing: bool


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


def explanation(assessment: Assessment, line: AwardLine) -> Explanation:
    """Gather what led to a line."""
    combined, schedule = assessment.combined, assessment.schedule
    clause = schedule.clause(line.head.clause) if line.head.clause else None
    tree = derivation(combined, line.number)
    document = schedule.document
    if clause is not None and clause.cites.in_ == "reported_in" and schedule.reported_in is not None:
        document = schedule.reported_in
    looks_back = line.head.clause in clauses_that_look_back(schedule)
    return Explanation(
        line=line,
        clause=clause,
        document=document.title,
        tested=conditions(combined, line.number),
        steps=in_order(tree) if tree is not None else (),
        combination=[_ruled(assessment, *each) for each in combined.settled.get(line.number, [])],
        assumptions=[a.says for a in schedule.assumptions_for({line.head.clause})] if clause else (),
        history_missing=looks_back and not assessment.claims.earlier_given,
    )


def _ruled(assessment: Assessment, rule: Rule, settled: Settled) -> Ruled:
    label, because = rule.label(), settled.because
    if settled.earlier is not None:
        return Ruled(label, settled.says, earlier=settled.earlier)
    if because is None:
        return Ruled(label, settled.says)
    if because < 0:  # a refused row has no line
        return Ruled(label, settled.says, row=assessment.claims.ghosts[-1 - because].place)
    return Ruled(label, settled.says, line=assessment.combined.lines.heads[because].name)


def as_text(explained: Explanation, language: Language) -> str:
    """The explanation as a page of text."""
    return "\n".join(_text(explained, language))


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


def shown_value(node: Node, language: Language) -> str:
    """A node's value for people; money with separators and at least two digits."""
    if node.value is None:
        return say(UNKNOWN(), language)
    if isinstance(node.value, str) or node.unit is None:
        return str(node.value)
    return write_quantity(Quantity(node.value, node.unit), language)


def _text(explained: Explanation, language: Language) -> Iterator[str]:
    line, clause = explained.line, explained.clause
    status = say(_STATUS[line.status](), language)
    amount = write_quantity(Quantity(line.award, "money"), language) if line.award else ""
    yield f"{line.head.name}  {status} {amount}".rstrip()
    yield f"{line.enterprise}  {line.head.place.file} {line.head.place}"
    if clause is not None:
        cited = CLAUSE(title=clause.title, document=explained.document, paragraph=clause.cites.paragraph)
        yield say(cited, language)
        yield say(MEANS(says=clause.says), language)
    if line.reason is not None:
        yield say(REASON(says=line.reason.says), language)
    yield from (say(REMARK(says=remark), language) for remark in line.remarks)
    file = line.head.place.file
    tested = [text for each in explained.tested for text in _tested_text(each, language, file, "")]
    steps = [_step_text(number, node, explained, language) for number, node in enumerate(explained.steps)]
    rules = [_ruled_text(ruled, language) for ruled in explained.combination]
    paid = list(payment_text(line, language))
    assumed = [f"- {says}" for says in explained.assumptions]
    for heading, texts in (
        (CONDITIONS, tested), (STEPS, steps), (COMBINATION, rules), (PAYMENT, paid), (ASSUMES, assumed),
    ):  # fmt: skip
        if texts:
            yield say(heading(), language)
            yield from (f"  {text}" for text in texts)
    if explained.history_missing:
        yield say(NOT_GIVEN(), language)


def _ruled_text(ruled: Ruled, language: Language) -> str:
    because = ruled.because()
    whom = f"  [{say(because, language)}]" if because is not None else ""
    return f"{say(ruled.rule, language)}: {say(ruled.did, language)}{whom}"


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


def _tested_text(tested: Tested, language: Language, file: str, indent: str) -> Iterator[str]:
    facts = "  ".join(f"{shown_value(node, language)} ← {_shown_place(node.place, file)}" for node in tested.facts)
    yield f"{indent}{_VERDICTS[tested.verdict]} {say(tested.label, language)}  {facts}  [{tested.place}]".rstrip()
    for part in tested.parts:
        yield from _tested_text(part, language, file, indent + "  ")


def _shown_place(place: Place | None, file: str) -> str:
    """A place; with its file where that is not the one that the claim stands in."""
    return f"{place.file} {place}" if isinstance(place, Cell) and place.file != file else str(place or "")


def _step_text(number: int, node: Node, explained: Explanation, language: Language) -> str:
    how = _how(node, explained, language)
    choice = f"（{say(node.choice, language)}）" if node.choice is not None else ""
    made = f" = {how}" if how else ""
    place = _shown_place(node.place, explained.line.head.place.file)
    where = f"  [{place}]" if place else ""
    return f"{mark(number)} {say(node.label, language)}{choice}{made} = {shown_value(node, language)}{where}"


def _how(node: Node, explained: Explanation, language: Language) -> str:
    if not isinstance(node.source, Figure) or node.value is None:
        return ""
    made = node.source.made_by.excel(node.source, node.row, _Names(explained.steps, node))
    if isinstance(made, Formula):
        return say(made.says, language)
    return say(made.reason, language) if made.reason is not None else ""


def _tested_record(tested: Tested, language: Language) -> dict[str, object]:
    return {
        "condition": say(tested.label, language),
        "verdict": ("no", "no_value", "cannot_tell", "yes")[tested.verdict],
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
        "how": _how(node, explained, language),
        "value": shown_value(node, language),
        "exact": exact,
        "unit": str(node.unit or ""),
        "from": [numbers[operand.identity] for operand in (*node.decided_by, *node.operands)],
        "place": {"file": node.place.file, "place": str(node.place)} if node.place is not None else None,
    }
