"""Derivation table: one awarded line on its award sheet, a row a step, figures as live formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.decisions import DecisionMaker
from subsidy_calc.assess.derivation import Tested, conditions, derivation
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell, Line
from subsidy_calc.workbooks.layout import (
    BODY,
    BOLD,
    CAPTION,
    CENTRED,
    FIGURE,
    FIGURE_COLUMN,
    HEAD,
    HOW,
    MARK,
    WHAT,
    WHERE,
)
from subsidy_calc.workbooks.line_words import cell_text, clause_title, matter, schedule_line
from subsidy_calc.workbooks.payment_rows import PaymentRows
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.steps_of_line import SheetStep, sheet_steps

TABLE = wording("sheet.table", zh="表{number}　{clause}　{matter}", en="Table {number}: {clause}, {matter}")
MARK_HEAD = wording("sheet.mark", zh="序号", en="No.")
WHAT_HEAD = wording("sheet.what", zh="内容", en="What")
WHERE_HEAD = wording("sheet.where", zh="来源", en="Where from")
HOW_HEAD = wording("sheet.how", zh="算式与说明", en="How computed")
FIGURE_HEAD = wording("sheet.figure", zh="数值", en="Figure")
SETTLED = wording("sheet.settled", zh="核定", en="Award")
SETTLED_AWARD = wording("sheet.settled_award", zh="本项核定奖励金额", en="award for this matter")
STATED = wording("sheet.stated", zh="规定值：{value}", en="stated: {value}")
AT_CLAUSE = wording("sheet.at_clause", zh="{cites}，{at}", en="{cites} ({at})")
CUT_BECAUSE = wording("sheet.cut_because", zh="核减原因：{reason}", en="reduced because: {reason}")
CUT_WITHOUT = wording("sheet.cut_without", zh="核减，未写原因", en="reduced, without a reason")
CONDITIONS = wording("sheet.conditions", zh="符合条件：{conditions}", en="Eligible: {conditions}")
MET = wording("sheet.met", zh="{condition}（{places}）", en="{condition} ({places})")
REMARK = wording("sheet.remark", zh="提示：{text}", en="Note: {text}")
JOINED = wording("sheet.joined", zh="{first}；{second}", en="{first}; {second}")


@dataclass(frozen=True, slots=True)
class DerivationTable:
    """One line's table; `number` is that of the table on its sheet."""

    sheet: Sheet
    assessment: Assessment
    info: RunInfo
    line: AwardLine
    number: int

    def write(self, row: int) -> int:
        """Write the table from a row on; returns the first row after it."""
        schedule, head = self.assessment.schedule, self.line.head
        caption = TABLE(number=self.number, clause=clause_title(schedule, head), matter=matter(schedule, head))
        self.sheet.text((row, MARK), caption, CAPTION, to=FIGURE)
        heads = (MARK_HEAD, WHAT_HEAD, WHERE_HEAD, HOW_HEAD, FIGURE_HEAD)
        for column, heading in enumerate(heads):
            self.sheet.text((row + 1, column), heading(), HEAD)
        root = derivation(self.assessment.combined, self.line.number)
        if root is None:
            raise TypeError(f"{self.line.head.name} is awarded without a clause")
        row += 2
        steps = sheet_steps(root, FIGURE_COLUMN, row + 1)
        for step in steps:
            self._step(row + step.number, step)
        row += len(steps)
        self._settled(row, f"={FIGURE_COLUMN}{row}")
        return self._beneath(self._paid(row))

    def _step(self, row: int, step: SheetStep) -> None:
        node = step.node
        stated = isinstance(node.source, Figure) and node.source.made_by.word == "stated"
        self.sheet.text((row, MARK), step.mark, CENTRED)
        self.sheet.text((row, WHAT), STATED(value=node.label) if stated else node.label, BODY)
        self.sheet.text((row, WHERE), self._where(step), BODY)
        self.sheet.text((row, HOW), joined([*step.says, *self._cut(step), *self._settled_by(step)]), BODY)
        self._figure(row, step)

    def _figure(self, row: int, step: SheetStep) -> None:
        value, at = step.node.value, (row, FIGURE)
        if isinstance(value, Fraction) and step.formula is not None:
            self.sheet.formula(at, step.formula, value, BODY, step.node.unit)
        elif isinstance(value, Fraction):
            self.sheet.number(at, value, BODY, step.node.unit)
        else:
            self.sheet.text(at, step.node.label if value is None else value, CENTRED)

    def _settled_by(self, step: SheetStep) -> list[Message]:
        """What a rule of combination did to the line, and why."""
        maker = step.node.source.made_by if isinstance(step.node.source, Figure) else None
        done = self.assessment.combined.settled.get(self.line.number, [])
        return [settled.says for rule, settled in done if rule is maker]

    def _settled(self, row: int, formula: str) -> None:
        self.sheet.text((row, MARK), SETTLED(), HEAD)
        self.sheet.text((row, WHAT), SETTLED_AWARD(), BOLD, to=HOW)
        self.sheet.formula((row, FIGURE), formula, self.line.award, BOLD)

    def _paid(self, settled: int) -> int:
        """How the award is paid, where its clause says so; returns the first row after it."""
        payment = self.line.payment
        if payment is None:
            return settled + 1
        return PaymentRows(self.sheet, self.info, payment, self.line.award, settled, settled + 1).write()

    def _beneath(self, row: int) -> int:
        """The conditions that were met, and remarks."""
        met = [self._met(test) for test in conditions(self.assessment.combined, self.line.number)]
        notes = [CONDITIONS(conditions=joined(met)), *(REMARK(text=remark) for remark in self.line.remarks)]
        for note in notes:
            self.sheet.text((row, MARK), note, BODY, to=FIGURE)
            row += 1
        return row

    def _met(self, test: Tested) -> Message:
        places = tuple(dict.fromkeys(cell_text(place, self.info) for place in _cells(test)))
        return MET(condition=test.label, places=places) if places else test.label

    def _where(self, step: SheetStep) -> str | Message:
        node, place = step.node, step.node.place
        maker = node.source.made_by if isinstance(node.source, Figure) else None
        if isinstance(maker, Rule):
            return schedule_line(maker.place, self.info)
        if isinstance(place, Cell):
            decided = isinstance(maker, DecisionMaker)
            return cell_text(place, self.info) if decided or not node.operands else ""
        if not isinstance(place, Line):
            return ""
        cites = getattr(maker, "cites", None) or self.assessment.schedule.clause(self.line.head.clause).cites.paragraph
        return AT_CLAUSE(cites=cites, at=schedule_line(place, self.info))

    def _cut(self, step: SheetStep) -> list[Message]:
        """Why the verified sum is below the claimed one."""
        node = step.node
        if not isinstance(node.source, Figure) or not node.operands or not node.source.fact:
            return []
        table, _, column = node.source.fact.partition(".")
        row = self.assessment.claims.tables[table].read[node.row]
        claimed, verified = row.claimed_of(column), row.verified.get(column)
        if not isinstance(claimed, Fraction) or not isinstance(verified, Fraction) or verified >= claimed:
            return []
        reason = row.reasons.get(column)
        return [CUT_BECAUSE(reason=reason) if reason else CUT_WITHOUT()]


def _cells(test: Tested) -> Iterator[Cell]:
    for fact in test.facts:
        if isinstance(fact.place, Cell):
            yield fact.place
    for part in test.parts:
        yield from _cells(part)


def joined(parts: Sequence[Message]) -> str | Message:
    """Several sayings in one cell."""
    if not parts:
        return ""
    first, *others = parts
    for other in others:
        first = JOINED(first=first, second=other)
    return first
