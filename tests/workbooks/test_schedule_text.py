"""A schedule as a person reads it."""

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from subsidy_calc.grammar.words import find_words
from subsidy_calc.grammar.written import Written
from subsidy_calc.schedule.load import load_schedule, read_schedule
from subsidy_calc.values.messages import Language, say
from subsidy_calc.workbooks.rule_text import VALUES
from subsidy_calc.workbooks.schedule_text import schedule_text
from workbooks.sample_run import QUANJIAO, SECOND


def lines(path: object, language: Language) -> str:
    sections = schedule_text(load_schedule(path))  # type: ignore[arg-type]
    return "\n".join(say(line, language) for section in sections for line in (section.title, *section.lines))


def test_the_first_schedule() -> None:
    text = lines(QUANJIAO, "zh")
    for said in (
        "有效期：2020-01-01至2020-12-31（含当日）",
        "文件：《关于大力促进工业经济发展的实施办法》（未见原文）",
        "条件：项目类型为数字化、智能化、升级改造之一",
        "计算2：按15%计算",
        "计算3：不超过300万元",
        "计算1：按认定类型对应的标准",
        "计算1.1：智能工厂：20万元",
        "计算1.2：数字化车间：10万元",
        "一次性奖励：同一企业、认定类型、级别，省级认定一次性奖励、市级认定一次性奖励；保留认定日期最早的",
        "执行口径：未规定取整方法，按四舍五入到分。",
    ):
        assert said in text


def test_cases_limits_and_rules_that_cut() -> None:
    text = lines(SECOND, "zh")
    for said in (
        "文件：《试算办法》（试〔2020〕1号）",
        "计算2：按比例计算：分情形取值：当规模为大取12.345%；当起始日早于2020-02-01取5%；其他情形取0.5%",
        "计算1：定额奖励：已付利息的15%",
        "合计上限：同一企业、名称，三分之一贴息、分规模贴息；合计不超过1,000元、期间：当年、超过时按比例核减",
        "就高不重复：同一企业、名称，舍尾贴息、进位贴息",
    ):
        assert said in text


def test_in_english() -> None:
    text = lines(SECOND, "en")
    assert "Step 2: at the rate: by case: where 规模 is 大: 12.345%" in text
    assert "together at most 1,000 yuan, over one year, beyond it, all give way in proportion" in text


def literals(annotation: object) -> Iterator[str]:
    """The texts that a field takes as they are written."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Written):
        for field in annotation.model_fields.values():
            yield from literals(field.annotation)
    for part in () if get_origin(annotation) is Literal else get_args(annotation):
        yield from literals(part)


def test_every_setting_of_a_rule_has_words() -> None:
    rules = find_words("combine").values()
    written = {text for rule in rules for field in rule.model_fields.values() for text in literals(field.annotation)}
    assert {"earliest", "highest", "clause_order", "pro_rata", "first"} <= written
    assert written <= set(VALUES)


TREES = """
schedule: trees
title: 层层条件
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      kind: {heading: 类型, type: choice, choices: [甲, 乙, 丙]}
      since: {heading: 年份, type: year}
      sum: {heading: 金额, type: money}
      heads: {heading: 人数, type: count}
  order:
    sheet: 订单
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, number]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      number: {heading: 号码, type: text}
      net: {heading: 净额, type: money}
      paid: {heading: 是否付款, type: yes_no}
clauses:
  - clause: one
    title: 一
    cites: {paragraph: 第一条}
    says: 测试
    for_each: enterprise
    eligible_if:
      - {fact: enterprise.sum, more_than: 2亿元}
      - any_of:
          - {fact: enterprise.kind, is_one_of: [甲, 乙]}
          - all_of: [{fact: enterprise.kind, is: 丙}, {fact: enterprise.since, at_least: 2018}]
    award:
      - per_unit: {count: enterprise.heads, sum: {lookup: {by: [enterprise.kind], rows: {甲: 1元, 乙: 2元}}}, at_most: 50}
      - cap:
          steps:
            - total: {of: order.net, where: [{fact: order.paid, is: 是}], steps: [{rate: 50%}]}
            - rate: 10%
      - multiply: {cases: [{when: {not: {any_of: [{fact: enterprise.kind, is: 甲}, {not: {fact: enterprise.kind, is: 乙}}]}}, then: 1/2}, {otherwise: 100%}]}
      - round: {to: 0.01元, mode: half_up}
"""


def test_what_is_made_of_others_is_told_apart() -> None:
    sections = schedule_text(read_schedule(TREES.encode(), "trees.yaml"))
    text = "\n".join(say(line, "zh") for section in sections for line in section.lines)
    for said in (
        "有效期：2020-01-01起（含当日），终止日期未载明",
        "条件1：金额高于2亿元",
        "条件2：以下至少一项符合",
        "条件2.1：类型为甲、乙之一",
        "条件2.2：以下全部符合",
        "条件2.2.2：年份不低于2018",
        "计算1：按人数计算，每单位（按类型对应的标准：甲：1元；乙：2元），最多计50",
        "计算2：不超过（净额合计（逐行净额，按50%计算；只计入：是否付款为是），按10%计算）",
    ):
        assert said in text


def test_steps_in_sentences() -> None:
    text = lines(SECOND.with_name("third-schedule.yaml"), "zh")
    for said in (
        "计算1.1.1.1.1：按贷款×利率×天数÷365计算利息",
        "计算1.1.1.2.1：按新增人数计算，每单位2,000元，最多计50",
        "计算1.2.1：产值超过上年产值的部分，每满1,000万元计2万元",
        "计算1：增长额分档累计（增长额指产值比上年产值增长的部分）",
        "计算1.3：1亿元以上（含）：800万元",
        "计算3：加上（取最低：（第1部分：定额奖励：5,000元）、（第2部分：贷款合计，按1%计算））",
        "计算6：扣除上级资金（未填按0元）",
    ):
        assert said in text


DECIDED = """
      - decided: {sum: order.net, reference: order.number, at_least: 1万元, at_most: 500万元}
      - floor: {percent: 50%, of: order.net}
        note: 最低一半
        cites: 第二款
      - cap: no_limit
"""


def test_decisions_limits_and_remarks() -> None:
    head, _, rest = TREES.partition("    eligible_if:")
    award = rest[rest.index("    award:") :].splitlines()[0] + DECIDED + "      - round: {to: 0.01元, mode: half_up}\n"
    schedule = read_schedule((head.replace("for_each: enterprise", "for_each: order") + award).encode(), "trees.yaml")
    text = "\n".join(say(line, "zh") for section in schedule_text(schedule) for line in section.lines)
    for said in (
        "计算1：一事一议，按净额，凭号码，不低于1万元、不超过500万元",
        "计算2：不低于净额的50%（说明：最低一半、依据：第二款）",
        "计算3：不设上限",
    ):
        assert said in text


def test_the_policy_year_is_named_where_there_is_only_one() -> None:
    text = QUANJIAO.read_text("utf-8")
    one = "认定日期在政策年度首日（2020-01-01）至政策年度末日（2020-12-31）之间"
    several = "认定日期在政策年度首日至政策年度末日之间"
    for to, named in (("2020-12-31", True), ("2021-01-01", False)):
        longer = read_schedule(text.replace("to: 2020-12-31", f"to: {to}", 1).encode(), "rules.yaml")
        said = "\n".join(say(line, "zh") for section in schedule_text(longer) for line in section.lines)
        assert (one in said, several in said) == (named, not named)
