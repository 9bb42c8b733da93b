"""Case words: what the columns of cases are called, on the lists that are read and on those that are written."""

from __future__ import annotations

from subsidy_calc.values.messages import wording

CLAIM = wording("case.claim", zh="条目", en="claim")
CLAUSE = wording("case.clause", zh="条款", en="clause")
USCC = wording("case.uscc", zh="统一社会信用代码", en="USCC")
MATTER = wording("case.matter", zh="事项", en="matter")
NAME = wording("case.name", zh="企业名称", en="enterprise")
YEAR = wording("case.year", zh="年度", en="year")
STATE = wording("case.state", zh="状态", en="state")
DAY = wording("case.day", zh="日期", en="date")
BY = wording("case.by", zh="经办人", en="by")
PAPER = wording("case.paper", zh="文书", en="paper")
OFFICE = wording("case.office", zh="责任股室", en="office")
NOTE = wording("case.note", zh="说明", en="note")
INSTALMENT = wording("case.instalment", zh="期次", en="instalment")
SUM = wording("case.sum", zh="拨付金额", en="sum paid")

KIND = wording("case.kind", zh="类别", en="kind")
SINCE = wording("case.since", zh="起始日", en="since")
LAST = wording("case.last", zh="截止日", en="last day")
LEFT = wording("case.left", zh="剩余工作日（负数为超期）", en="working days left (below 0: over)")
AWARD = wording("case.award", zh="兑现金额（元）", en="award (yuan)")
PAID = wording("case.paid", zh="已拨付（元）", en="paid (yuan)")
ON_TIME = wording("case.on_time", zh="是否按期", en="on time")
NO_OFFICE = wording("case.no_office", zh="未定股室", en="no office named")
