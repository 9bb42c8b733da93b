"""Schedule text: a schedule as a person reads it, in sections, for a sheet, a terminal or a page.

Conditions and steps are put into words by what they themselves make of a table without
rows, so that no word of the schedule language is described twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from subsidy_calc.assess.assessment import assess_clauses
from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.facts.no_rows import tables_without_rows
from subsidy_calc.facts.view import ClaimFacts
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.schedule.model import Assumption, Clause, Document, Period, Schedule
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.workbooks.condition_text import condition_lines
from subsidy_calc.workbooks.definition_text import definition_part
from subsidy_calc.workbooks.line_words import citation
from subsidy_calc.workbooks.payment_words import payment_lines
from subsidy_calc.workbooks.rule_text import fact_heading, rule_lines
from subsidy_calc.workbooks.section import Part, Said, Section
from subsidy_calc.workbooks.step_text import step_lines

DOCUMENT = wording("rules.document", zh="政策文件", en="Document")
CLAUSE = wording("rules.clause", zh="条款：{title}", en="Clause: {title}")
COMBINATION = wording("rules.combination", zh="合并规则", en="Rules of combination")
READINGS = wording("rules.readings", zh="执行口径", en="Readings of what the text leaves open")
READING = wording("rules.reading", zh="执行口径", en="Reading")
CONSTANTS = wording("rules.constants", zh="各条共用的定义", en="Definitions that all clauses use")
TITLE = wording("rules.title", zh="政策", en="Schedule")
TITLED_BY_NAME = wording("rules.titled_by_name", zh="{title}（{name}）", en="{title} ({name})")
PLACE = wording("rules.place", zh="地区", en="Jurisdiction")
TEXT_OF = wording("rules.text_of", zh="文件", en="Document")
REPORTED = wording("rules.reported", zh="转述", en="Reported in")
TITLED = wording("rules.titled", zh="《{title}》", en="“{title}”")
DETAILED = wording("rules.detailed", zh="《{title}》（{details}）", en="“{title}” ({details})")
NOT_SEEN = wording("rules.not_seen", zh="未见原文", en="text not seen")
DATED = wording("rules.dated", zh="日期{day}", en="dated {day}")
PUBLISHED = wording("rules.published", zh="公开{day}", en="published {day}")
PERIOD = wording("rules.period", zh="有效期", en="In force")
IN_FORCE = wording("rules.in_force", zh="{first}至{last}（含当日）", en="{first} to {last}, both included")
FROM_THEN = wording(
    "rules.from_then",
    zh="{day}起（含当日），终止日期未载明",
    en="from {day} on, that day included; no last day is stated",
)
UNTIL_THEN = wording(
    "rules.until_then",
    zh="至{day}（含当日），起始日期未载明",
    en="until {day}, that day included; no first day is stated",
)
OPEN = wording("rules.open", zh="起止日期未载明", en="no days are stated")
YEAR_BEGINS = wording("rules.year_begins", zh="政策年度", en="Policy year")
FROM_DAY = wording("rules.from_day", zh="每年{month}月{day}日起", en="begins on {month}-{day}")
BY_DATE = wording(
    "rules.by_date", zh="是否在有效期内，按{fact}判断", en="whether a claim falls within is told by {fact}"
)
REPEALED = wording("rules.repealed", zh="{day}起废止", en="repealed from {day} on")
FINISHES = wording(
    "rules.finishes",
    zh="{fact}早于{day}的，仍按本条办理",
    en="where {fact} is before {day}, the claim finishes under this clause",
)
NAME = wording("rules.name", zh="代码", en="Name")
CITES = wording("rules.cites", zh="依据", en="Stands in")
SAYS = wording("rules.says", zh="内容", en="Meaning")
FOR_EACH = wording("rules.for_each", zh="对象", en="Paid for")
EACH_ROW = wording("rules.each_row", zh="“{sheet}”每一行", en="each row of “{sheet}”")
ABOUT = wording("rules.about", zh="适用", en="Speaks of")
CONDITION = wording("rules.condition", zh="条件", en="Condition")
STEP = wording("rules.step", zh="计算", en="Step")
NOTE = wording("rules.note", zh="说明", en="Note")
PAYMENT = wording("rules.payment", zh="支付", en="Payment")


def schedule_text(schedule: Schedule, year: PolicyYear | None = None) -> list[Section]:
    """The schedule in sections; the days of a policy year are named where it is `year`, or the only one in force."""
    year = year or _only_year(schedule)
    tables = tables_without_rows(schedule)
    results = assess_clauses(schedule, tables, year)
    sections = [Section(DOCUMENT(), tuple(_document_parts(schedule)))]
    views = {name: ClaimFacts(tables, table, year, schedule) for name, table in tables.items()}
    defined = [definition_part(schedule.constants, next(iter(views.values())))]
    defined += [definition_part(schedule.tables[name].derive, view) for name, view in views.items()]
    if any(part.said for part in defined):
        sections.append(Section(CONSTANTS(), tuple(part for part in defined if part.said)))
    sections += [_clause_section(schedule, result) for result in results]
    if schedule.combine:
        rules = [Said(line, rule.place) for rule in schedule.combine for line in rule_lines(rule, schedule, results)]
        sections.append(Section(COMBINATION(), (Part(None, tuple(rules)),)))
    general = [Said(each.says, each.place) for each in schedule.assumptions if each.for_ is None]
    if general:
        sections.append(Section(READINGS(), (Part(None, tuple(general)),)))
    return sections


_ANY = 2020  # of a period without days; only the words of conditions are asked for


def _only_year(schedule: Schedule) -> PolicyYear:
    """The policy year in force; one of them, not named, where there are several."""
    period = schedule.in_force
    first = period.from_ or period.to
    year = schedule.policy_year(schedule.first_year if first else _ANY)
    is_only = period.from_ is not None and period.to is not None and period.to <= year.last
    return year if is_only else replace(year, named=False)


def _document_parts(schedule: Schedule) -> Iterator[Part]:
    yield _one(TITLE, Said(TITLED_BY_NAME(title=schedule.title, name=schedule.schedule)))
    yield _one(PLACE, Said(schedule.jurisdiction))
    yield _one(TEXT_OF, Said(_document(schedule.document), schedule.document.place))
    if schedule.reported_in:
        yield _one(REPORTED, Said(_document(schedule.reported_in), schedule.reported_in.place))
    yield _one(PERIOD, Said(_in_force(schedule.in_force), schedule.in_force.place))
    month, day = (int(part) for part in schedule.year_begins.split("-"))
    if (month, day) != (1, 1):
        yield _one(YEAR_BEGINS, Said(FROM_DAY(month=month, day=day)))


def _one(heading: Wording, said: Said) -> Part:
    return Part(heading, (said,))


def _document(document: Document) -> Message:
    dates = ((DATED, document.dated), (PUBLISHED, document.published))
    details: list[str | Message] = [text for text in (document.number, document.issuer) if text]
    details += [says(day=day) for says, day in dates if day]
    details += [NOT_SEEN()] if document.text == "not_seen" else []
    return DETAILED(title=document.title, details=tuple(details)) if details else TITLED(title=document.title)


def _in_force(period: Period) -> Message:
    if period.from_ and period.to:
        return IN_FORCE(first=period.from_, last=period.to)
    if period.from_:
        return FROM_THEN(day=period.from_)
    return UNTIL_THEN(day=period.to) if period.to else OPEN()


def _clause_section(schedule: Schedule, result: ClauseResult) -> Section:
    clause = result.clause
    parts = tuple(part for part in _clause_parts(schedule, result) if part.said)
    return Section(CLAUSE(title=clause.title), parts, place=clause.place, clause=clause.clause)


def _clause_parts(schedule: Schedule, result: ClauseResult) -> Iterator[Part]:
    clause = result.clause
    yield _one(NAME, Said(clause.clause, clause.place))
    yield _one(CITES, Said(citation(schedule, clause), clause.cites.place))
    yield _one(SAYS, Said(clause.says, clause.place))
    yield Part(PERIOD, tuple(_times(schedule, clause)))
    yield _one(FOR_EACH, Said(EACH_ROW(sheet=schedule.tables[clause.for_each].sheet)))
    yield definition_part(clause.derive, result.facts)
    yield Part(ABOUT, condition_lines(result.about))
    yield Part(CONDITION, condition_lines(result.eligible))
    steps = step_lines(schedule.steps_of(clause), result.facts)
    yield Part(STEP, tuple(Said(line.says, line.place, line.number) for line in steps))
    if clause.payment:
        yield Part(
            PAYMENT, tuple(Said(line, clause.payment.place) for line in payment_lines(clause.payment, result.facts))
        )
    yield Part(NOTE, (Said(clause.note, clause.place),) if clause.note else ())
    yield Part(READING, tuple(_readings(schedule.assumptions, clause)))


def _times(schedule: Schedule, clause: Clause) -> Iterator[Said]:
    if clause.in_force:
        yield Said(_in_force(clause.in_force), clause.in_force.place)
    if clause.as_of:
        yield Said(BY_DATE(fact=fact_heading(clause.as_of, schedule)), clause.place)
    if clause.repealed:
        yield Said(REPEALED(day=clause.repealed), clause.place)
    if clause.transition:
        begun, before = fact_heading(clause.transition.begun, schedule), clause.transition.before
        yield Said(FINISHES(fact=begun, day=before), clause.transition.place)


def _readings(assumptions: Sequence[Assumption], clause: Clause) -> Iterator[Said]:
    for each in assumptions:
        if each.for_ is not None and clause.clause in each.for_:
            yield Said(each.says, each.place)
