"""Words: what the papers' templates say, in both languages, with the fields that they print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a paper's table: its heading in both languages, its width and what stands in it."""

    zh: str
    en: str
    mm: int
    prints: str
    align: Align = "left"

    def heading(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


LIST: Sequence[Column] = (
    Column("序号", "No.", 13, "{{ row.number }}", "center"),
    Column("企业名称", "Enterprise", 52, "{{ row.enterprise }}"),
    Column("统一社会信用代码", "Credit code", 44, "{{ row.uscc }}", "center"),
    Column("奖补项目", "Item", 52, "{{ row.item }}"),
    Column("政策依据", "Basis", 42, "{{ row.basis }}"),
    Column("金额（万元）", "Amount (10,000 yuan)", 31, "{{ row.award.wan }}", "right"),
    Column("金额（元）", "Amount (yuan)", 33, "{{ row.award.yuan }}", "right"),
)
PAYMENT: Sequence[Column] = (
    Column("序号", "No.", 11, "{{ row.number }}", "center"),
    Column("企业名称", "Enterprise", 31, "{{ row.enterprise }}"),
    Column("统一社会信用代码", "Credit code", 40, "{{ row.uscc }}", "center"),
    Column("奖补项目", "Item", 32, "{{ row.item }}"),
    Column("承担方", "Payer", 17, "{{ row.payer }}", "center"),
    Column("期次", "Part", 11, "{{ row.instalment }}", "center"),
    Column("年度", "Year", 12, "{{ row.year }}", "center"),
    Column("金额（元）", "Amount (yuan)", 27, "{{ row.sum.yuan }}", "right"),
    Column("户名", "Account name", 25, "{{ row.account_name }}"),
    Column("开户行", "Bank", 23, "{{ row.bank }}"),
    Column("账号", "Account", 38, "{{ row.account }}"),
)
VERIFICATION: Sequence[Column] = (
    Column("序号", "No.", 11, "{{ row.number }}", "center"),
    Column("奖补项目", "Item", 28, "{{ row.item }}"),
    Column("政策依据", "Basis", 22, "{{ row.basis }}"),
    Column("申报", "Claimed", 32, "{{ row.claimed }}"),
    Column("审定", "Verified", 30, "{{ row.verified }}"),
    Column("核定奖励（元）", "Award (yuan)", 24, "{{ row.award.yuan }}", "right"),
    Column("结论", "Outcome", 22, "{{ row.status }}{% if row.reason %}：{{ row.reason }}{% endif %}"),
    Column("申报材料位置", "Place in the claims", 17, "{{ row.place }}"),
)
NOTICE: Sequence[Column] = (
    Column("序号", "No.", 13, "{{ row.number }}", "center"),
    Column("奖补项目", "Item", 49, "{{ row.item }}"),
    Column("政策依据", "Basis", 30, "{{ row.basis }}"),
    Column("奖励金额（元）", "Award (yuan)", 32, "{{ row.award.yuan }}", "right"),
    Column("本次兑现（元）", "Payable now (yuan)", 32, "{{ row.payable_now.yuan }}", "right"),
)

ROLES = "[role_1, role_2, role_3, role_4, role_5]"
DATE = (
    "{% if date.zh %}{{ date.zh }}{% else %}　　　　年　　月　　日{% endif %}",
    "{% if date.zh %}{{ date.en }}{% else %}Date: ____________________{% endif %}",
)

WORDS: Mapping[str, tuple[str, str]] = {  # in Chinese and in English
    "batch": (
        "{{ jurisdiction }}　{{ year }}年度{% if batch %}　批次：{{ batch }}{% endif %}",
        "{{ jurisdiction }}, {{ year }}{% if batch %}, batch {{ batch }}{% endif %}",
    ),
    "head": (
        "{{ jurisdiction }}　{{ year }}年度{% if batch %}　批次：{{ batch }}{% endif %}\t单位：{{ unit }}",
        "{{ jurisdiction }}, {{ year }}{% if batch %}, batch {{ batch }}{% endif %}\tUnit: {{ unit }}",
    ),
    "enterprise": (
        "企业名称：{{ enterprise }}　　统一社会信用代码：{{ uscc }}",
        "Enterprise: {{ enterprise }}    Credit code: {{ uscc }}",
    ),
    "period": (
        "{% if from.zh %}公示期：{{ from.zh }}至{{ to.zh }}，共{{ days }}个工作日（{{ first_day }}）。{% endif %}"
        "对公示内容有异议的，请在公示期内向{{ bureau }}反映。联系人：＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿",
        "{% if from.zh %}Published from {{ from.en }} to {{ to.en }}, {{ days }} working days ({{ first_day }}). {% endif %}"
        "Objections to anything in this list may be raised with {{ bureau }} within this period. "
        "Contact: __________  Telephone: __________",
    ),
    "total": ("合计", "Total"),
    "total_of": ("合计（{{ count }}项）", "Total ({{ count }} items)"),
    "paid_by": ("其中：{{ subtotal.payer }}承担", "of which paid by {{ subtotal.payer }}"),
    "capitals": ("合计（大写）：人民币{{ total.capitals }}", "Total in capitals: 人民币{{ total.capitals }}"),
    "salutation": ("{{ enterprise }}：", "To {{ enterprise }} ({{ uscc }}):"),
    "awarded": (
        "按照《{{ schedule }}》的规定，经审核，你单位{{ year }}年度的奖励合计人民币{{ total.capitals }}"
        "（￥{{ total.yuan }}元）。各项奖励如下：",
        "Under “{{ schedule }}”, your claims for {{ year }} have been examined and awards of {{ total.yuan }} yuan in "
        "total were approved (in capitals: 人民币{{ total.capitals }}). They are:",
    ),
    "so_told": ("特此通知。", "This is to notify you of the above."),
    "roles": (
        f"{{% for role in {ROLES} if role %}}{{{{ role }}}}：　　　　　　　{{% endfor %}}",
        f"{{% for role in {ROLES} if role %}}{{{{ role }}}}: ____________  {{% endfor %}}",
    ),
    "seal": ("{{ bureau }}（盖章）", "{{ bureau }} (seal)"),
    "date": DATE,
    "published": (
        "{% if from.zh %}{{ from.zh }}{% else %}　　　　年　　月　　日{% endif %}",
        "{% if from.zh %}{{ from.en }}{% else %}Date: ____________________{% endif %}",
    ),
    "run": ("核算编号：{{ run }}", "Computed in run {{ run }}"),
    "page": ("第", "Page "),
    "of": ("页　共", " of "),
    "pages": ("页", ""),
}


def words(key: str, language: Language) -> str:
    return WORDS[key][0 if language == "zh" else 1]
