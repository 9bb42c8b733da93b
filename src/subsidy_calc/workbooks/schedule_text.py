"""Schedule text: a schedule as a person reads it, in sections of plain lines, for a sheet or a terminal.

Conditions and steps are put into words by what they themselves make of a table without
rows, so that no word of the schedule language is described twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidy_calc.assess.assessment import assess_clauses
from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.facts.no_rows import tables_without_rows
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.schedule.model import Document, Period, Schedule
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.verdicts import Verdicts
from subsidy_calc.workbooks.line_words import citation
from subsidy_calc.workbooks.payment_words import payment_lines
from subsidy_calc.workbooks.rule_text import rule_lines
from subsidy_calc.workbooks.step_text import step_lines

DOCUMENT = wording("rules.document", zh="政策文件", en="Document")
CLAUSE = wording("rules.clause", zh="条款：{title}", en="Clause: {title}")
COMBINATION = wording("rules.combination", zh="合并规则", en="Rules of combination")
READINGS = wording("rules.readings", zh="执行口径", en="Readings of what the text leaves open")
TITLE = wording("rules.title", zh="政策：{title}（{name}）", en="Schedule: {title} ({name})")
PLACE = wording("rules.place", zh="地区：{place}", en="Jurisdiction: {place}")
TEXT_OF = wording("rules.text_of", zh="文件：{document}", en="Document: {document}")
REPORTED = wording("rules.reported", zh="转述：{document}", en="Reported in: {document}")
TITLED = wording("rules.titled", zh="《{title}》", en="“{title}”")
DETAILED = wording("rules.detailed", zh="《{title}》（{details}）", en="“{title}” ({details})")
NOT_SEEN = wording("rules.not_seen", zh="未见原文", en="text not seen")
DATED = wording("rules.dated", zh="日期{day}", en="dated {day}")
PUBLISHED = wording("rules.published", zh="公开{day}", en="published {day}")
IN_FORCE = wording(
    "rules.in_force", zh="有效期：{first}至{last}（含当日）", en="In force: {first} to {last}, both included"
)
OPEN = wording("rules.open", zh="（未载明）", en="(not stated)")
NAME = wording("rules.name", zh="代码：{name}", en="Name: {name}")
CITES = wording("rules.cites", zh="依据：{cites}", en="Stands in: {cites}")
SAYS = wording("rules.says", zh="内容：{says}", en="Meaning: {says}")
FOR_EACH = wording("rules.for_each", zh="对象：“{sheet}”每一行", en="For each row of “{sheet}”")
ABOUT = wording("rules.about", zh="适用：{condition}", en="Speaks of: {condition}")
CONDITION = wording("rules.condition", zh="条件：{condition}", en="Condition: {condition}")
STEP = wording("rules.step", zh="计算{number}：{step}", en="Step {number}: {step}")
NOTE = wording("rules.note", zh="说明：{note}", en="Note: {note}")
FOR_ALL = wording("rules.for_all", zh="{says}", en="{says}")
FOR_SOME = wording("rules.for_some", zh="{says}（{clauses}）", en="{says} ({clauses})")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a schedule with its heading."""

    title: Message
    lines: tuple[Message, ...]


def schedule_text(schedule: Schedule, year: PolicyYear | None = None) -> list[Section]:
    """The schedule in sections; days of a policy year are those of `year`, else of its first in force."""
    first = schedule.in_force.from_ or schedule.in_force.to
    year = year or schedule.policy_year(first.year if first else 2020)
    tables = tables_without_rows(schedule)
    results = assess_clauses(schedule, tables, year)
    sections = [Section(DOCUMENT(), tuple(_document_lines(schedule)))]
    sections += [Section(CLAUSE(title=r.clause.title), tuple(_clause_lines(schedule, r))) for r in results]
    if schedule.combine:
        rules = [line for rule in schedule.combine for line in rule_lines(rule, schedule, results)]
        sections.append(Section(COMBINATION(), tuple(rules)))
    if schedule.assumptions:
        sections.append(Section(READINGS(), tuple(_reading_lines(schedule))))
    return sections


def _document_lines(schedule: Schedule) -> Iterator[Message]:
    yield TITLE(title=schedule.title, name=schedule.schedule)
    yield PLACE(place=schedule.jurisdiction)
    yield TEXT_OF(document=_document(schedule.document))
    if schedule.reported_in:
        yield REPORTED(document=_document(schedule.reported_in))
    yield _in_force(schedule.in_force)


def _document(document: Document) -> Message:
    dates = ((DATED, document.dated), (PUBLISHED, document.published))
    details: list[str | Message] = [text for text in (document.number, document.issuer) if text]
    details += [says(day=day) for says, day in dates if day]
    details += [NOT_SEEN()] if document.text == "not_seen" else []
    return DETAILED(title=document.title, details=tuple(details)) if details else TITLED(title=document.title)


def _in_force(period: Period) -> Message:
    return IN_FORCE(first=period.from_ or OPEN(), last=period.to or OPEN())


def _clause_lines(schedule: Schedule, result: ClauseResult) -> Iterator[Message]:
    clause = result.clause
    yield NAME(name=clause.clause)
    yield CITES(cites=citation(schedule, clause))
    yield SAYS(says=clause.says)
    if clause.in_force:
        yield _in_force(clause.in_force)
    yield FOR_EACH(sheet=schedule.tables[clause.for_each].sheet)
    yield from _conditions(ABOUT, result.about)
    yield from _conditions(CONDITION, result.eligible)
    for line in step_lines(schedule.steps_of(clause), result.facts):
        yield STEP(number=line.number, step=line.says)
    if clause.payment:
        yield from payment_lines(clause.payment, result.facts)
    if clause.note:
        yield NOTE(note=clause.note)


def _conditions(says: Wording, judged: Sequence[Verdicts]) -> Iterator[Message]:
    yield from (says(condition=verdicts.label) for verdicts in judged)


def _reading_lines(schedule: Schedule) -> Iterator[Message]:
    for assumption in schedule.assumptions:
        titles = tuple(schedule.clause(name).title for name in assumption.for_ or ())
        yield FOR_SOME(says=assumption.says, clauses=titles) if titles else FOR_ALL(says=assumption.says)
