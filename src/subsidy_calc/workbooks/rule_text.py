"""Rule text: the rules of combination in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.grammar.combination import Per, Rule
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.written import Written
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import VERIFIED_PART, VERIFIED_SUFFIX
from subsidy_calc.values.messages import Argument, Message, Wording, wording
from subsidy_calc.workbooks.step_text import value_in_words

RULE = wording(
    "rule_text.rule", zh="{label}：同一{per}，{clauses}{more}", en="{label}: the same {per}; {clauses}{more}"
)
POOL = wording(
    "rule_text.pool", zh="{label}：所有企业，{clauses}{more}", en="{label}: all enterprises; {clauses}{more}"
)
YEARS = wording("rule_text.years", zh="{count}年", en="{count:year|years}")
MORE = wording("rule_text.more", zh="；{parts}", en="; {parts}")
LOOKS_BACK = wording(
    "rule_text.looks_back", zh="历年已兑现的一并计算", en="what was awarded in earlier years counts too"
)
CHOICE = wording("rule_text.choice", zh="选“{choice}”的兑现{clause}", en="“{choice}” is {clause}")
OTHER = wording("rule_text.other", zh="{name}：{value}", en="{name}: {value}")
# what a rule is told beside its lines, by the name it has in a schedule
SETTINGS: dict[str, Wording] = {
    "keep": wording("rule_text.keep", zh="保留{value}", en="keeps {value}"),
    "earliest": wording("rule_text.earliest", zh="保留{value}最早的", en="keeps the earliest {value}"),
    "latest": wording("rule_text.latest", zh="保留{value}最晚的", en="keeps the latest {value}"),
    "at_most": wording("rule_text.at_most", zh="合计不超过{value}", en="together at most {value}"),
    "over": wording("rule_text.over", zh="期间：{value}", en="over {value}"),
    "gives_way": wording("rule_text.gives_way", zh="超过时{value}", en="beyond it, {value}"),
    "sum": wording("rule_text.sum", zh="总额{value}", en="{value} in all"),
    "shared": wording("rule_text.shared", zh="不足时{value}", en="where it does not suffice, {value}"),
    "by": wording("rule_text.by", zh="依据{value}", en="by {value}"),
    "most": wording("rule_text.most", zh="名额{value}个", en="{value:place|places}"),
    "ranked": wording("rule_text.ranked", zh="{value}", en="{value}"),
    "chosen_by": wording("rule_text.chosen_by", zh="选择见{value}", en="the choice stands in {value}"),
    "with_": wording("rule_text.with", zh="视{value}是否兑现而定", en="it depends on whether {value} is paid"),
    "choices": wording("rule_text.choices", zh="{value}", en="{value}"),
    "say": wording("rule_text.say", zh="提示“{value}”", en="says “{value}”"),
}
VALUES: dict[str, Wording] = {
    "first": wording("rule_text.first", zh="排序在前的", en="the first by key"),
    "year": wording("rule_text.year", zh="当年", en="one year"),
    "all_years": wording("rule_text.all_years", zh="历年", en="all years"),
    "in_proportion": wording("rule_text.in_proportion", zh="按比例核减", en="all give way in proportion"),
    "smallest_first": wording("rule_text.smallest", zh="金额小的先核减", en="the smallest give way first"),
    "pro_rata": wording("rule_text.pro_rata", zh="按比例分配", en="all get the same share"),
    "by_rank": wording("rule_text.by_rank", zh="从高到低依次兑现", en="the highest come first"),
    "first_come": wording("rule_text.first_come", zh="从早到晚依次兑现", en="the earliest come first"),
    "highest": wording("rule_text.highest", zh="从高到低排序", en="the highest come first"),
    "earliest": wording("rule_text.earliest_first", zh="从早到晚排序", en="the earliest come first"),
    "clause_order": wording("rule_text.clause_order", zh="后列条款先核减", en="later clauses give way first"),
}
_COMMON = {"per", "clauses", "except_"}


def rule_lines(rule: Rule, schedule: Schedule, results: Sequence[ClauseResult]) -> Iterator[Message]:
    """A rule with the lines it settles and what it is told."""
    every = [clause.clause for clause in schedule.clauses]
    titles = tuple(schedule.clause(name).title for name in rule.clause_names(every))
    per = tuple(fact_heading(name, schedule) for each in rule.grouped.per for name in _names(each, schedule))
    told = tuple(_settings(rule, schedule, results))
    if rule.looks_back and rule.years_back is None:
        told = (*told, LOOKS_BACK())
    more: Argument = MORE(parts=told) if told else ""
    if per:
        yield RULE(label=rule.label(), per=per, clauses=titles, more=more)
    else:
        yield POOL(label=rule.label(), clauses=titles, more=more)


def _settings(rule: Rule, schedule: Schedule, results: Sequence[ClauseResult]) -> Iterator[Message]:
    for name, value in _told(rule.grouped):
        said: Argument
        if rule.limit is not None and value is rule.limit:
            facts = next(r.facts for r in results if r.clause.clause in rule.clause_names([r.clause.clause]))
            said = value_in_words(rule.limit.operand(facts))
        elif isinstance(value, list):
            said = tuple(schedule.clause(each).title for each in value)
        elif isinstance(value, dict):
            said = tuple(CHOICE(choice=key, clause=schedule.clause(each).title) for key, each in value.items())
        elif isinstance(value, str) and value.endswith(" years"):
            said = YEARS(count=value.removesuffix(" years"))
        else:
            said = VALUES[value]() if value in VALUES else fact_heading(str(value), schedule)
        yield SETTINGS[name](value=said) if name in SETTINGS else OTHER(name=name, value=said)


def _told(written: Written) -> Iterator[tuple[str, object]]:
    for name in type(written).model_fields:
        value = getattr(written, name)
        if name in _COMMON or value is None:
            continue
        if isinstance(value, Written) and not isinstance(value, Parameter):
            yield from _told(value)
        else:
            yield name, value


def _names(per: Per, schedule: Schedule) -> list[str]:
    """The facts that lines have in common; of a band what its step is called."""
    if isinstance(per, str):
        return [per]
    steps = (step for clause in schedule.clauses for step in clause.award if step.named is not None)
    return per.matter or [next((step.label or per.band for step in steps if step.named == per.band), per.band) or ""]


def fact_heading(name: str, schedule: Schedule) -> str:
    """The sheet of a table, the heading of a fact; other text as it is."""
    table, _, column = name.partition(".")
    spec = schedule.tables.get(table)
    if spec and not column:
        return spec.sheet
    if spec is None or column.removesuffix(VERIFIED_PART) not in spec.columns:
        return name
    heading = spec.columns[column.removesuffix(VERIFIED_PART)].heading
    return heading + VERIFIED_SUFFIX[schedule.language] if column.endswith(VERIFIED_PART) else heading
