"""Built in: the workbook templates that come with the program, a kind and language each, made of the words below.

A bureau changes a copy of them in Excel or WPS.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from subsidy_calc.papers.paper import Kind
from subsidy_calc.values.messages import Language, Message, Wording, say, wording
from subsidy_calc.workbooks.book import Book, BookSheet
from subsidy_calc.workbooks.footers import PAGES
from subsidy_calc.workbooks.styles import Side, Style

SHEETS: Mapping[Kind, Wording] = {
    "list": wording("papers.sheet.list", zh="公示表", en="List"),
    "payment": wording("papers.sheet.payment", zh="拨付表", en="Payments"),
    "verification": wording("papers.sheet.verification", zh="核定表", en="Verification"),
    "notice": wording("papers.sheet.notice", zh="通知书", en="Notice"),
}
NUMBER = wording("papers.number", zh="序号", en="No.")
ENTERPRISE = wording("papers.enterprise", zh="企业名称", en="Enterprise")
USCC = wording("papers.uscc", zh="统一社会信用代码", en="Credit code")
ITEM = wording("papers.item", zh="奖励项目", en="Item")
BASIS = wording("papers.basis", zh="政策依据", en="Legal basis")
AWARD_WAN = wording("papers.award_wan", zh="奖励金额（万元）", en="Award (10,000 yuan)")
AWARD = wording("papers.award", zh="奖励金额（元）", en="Award (yuan)")
PAYER = wording("papers.payer", zh="承担方", en="Payer")
INSTALMENT = wording("papers.instalment", zh="期次", en="Instalment")
YEAR = wording("papers.year", zh="年度", en="Year")
SUM = wording("papers.sum", zh="拨付金额（元）", en="Sum (yuan)")
ACCOUNT_NAME = wording("papers.account_name", zh="户名", en="Account name")
BANK = wording("papers.bank", zh="开户行", en="Bank")
ACCOUNT = wording("papers.account", zh="账号", en="Account")
CLAIMED = wording("papers.claimed", zh="申报（元）", en="Claimed (yuan)")
VERIFIED = wording("papers.verified", zh="审定（元）", en="Verified (yuan)")
STATUS = wording("papers.status", zh="结论", en="Outcome")
REASON = wording("papers.reason", zh="核减或不予兑现的原因", en="Reason")
PLACE = wording("papers.place", zh="申报材料位置", en="Place in the claims")
PAYABLE_NOW = wording("papers.payable_now", zh="本次拨付（元）", en="Payable now (yuan)")
TOTAL = wording("papers.total", zh="合计", en="Total")
OF_PAYER = wording("papers.of_payer", zh="其中：{payer}承担", en="of which paid by {payer}")
IN_CAPITALS = wording(
    "papers.in_capitals", zh="合计（大写）：人民币{capitals}", en="Total in capitals: 人民币{capitals}"
)
HEAD = wording(
    "papers.head",
    zh="{bureau}　　{jurisdiction}　　{year}年度　　批次：{batch}",
    en="{bureau}    {jurisdiction}    {year}    Batch: {batch}",
)
WHOSE = wording(
    "papers.whose", zh="企业名称：{enterprise}　　统一社会信用代码：{uscc}", en="{enterprise}    Credit code: {uscc}"
)
TOTAL_OF = wording("papers.total_of", zh="合计（{count}项）", en="Total ({count})")
TOTAL_PAID = wording("papers.total_paid", zh="合计（{count}笔）", en="Total ({count})")
PERIOD = wording(
    "papers.period",
    zh="公示期：{first}至{last}，{days}个工作日（{first_day}）。对公示内容有异议的，请在公示期内向{bureau}书面反映。",
    en="Published from {first} to {last}, {days} working days ({first_day}). "
    "Objections are taken in writing by {bureau} within this period.",
)
SALUTATION = wording("papers.salutation", zh="{enterprise}（{uscc}）：", en="To {enterprise} ({uscc}):")
AWARDED = wording(
    "papers.awarded",
    zh="根据《{schedule}》，经审核，核定你单位{year}年度奖励共计人民币{capitals}（￥{total}元），明细如下：",
    en="Under “{schedule}”, awards of {total} yuan in all (人民币{capitals}) were approved for {year}:",
)
SEAL = wording("papers.seal", zh="{bureau}（盖章）", en="{bureau} (seal)")
DATED = wording("papers.dated", zh="日期：{date}", en="Date: {date}")
RUN = wording("papers.run", zh="核算编号 {run}", en="Run {run}")
_TITLE = Style(size=16, bold=True, align="center", border=False)
_FREE = Style(size=10, border=False)
_LETTER = Style(size=12, border=False)
_RIGHT = Style(size=10, border=False, align="right")
_HEADING = Style(bold=True, align="center", fill="#F2F2F2")
_BOLD = Style(bold=True)
_YUAN, _PLAIN = "#,##0.00", "General"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a template: its heading, width in half-width characters, what it prints and where it stands."""

    heading: Wording
    width: float
    prints: str
    align: Side = "left"
    total: str = ""  # what the row of totals prints below it
    format: str = ""
    subtotal: str = ""


_NO = Column(NUMBER, 6, "row.number", "center")
_WHO = Column(ENTERPRISE, 28, "row.enterprise")
_CODE = Column(USCC, 21, "row.uscc", "center")
_WHAT = Column(ITEM, 32, "row.item")
_WHY = Column(BASIS, 26, "row.basis")
_YUANS = Column(AWARD, 18, "row.award.yuan", "right", "total.yuan", _YUAN)

COLUMNS: Mapping[Kind, Sequence[Column]] = {
    "list": (
        _NO, _WHO, _CODE, _WHAT, _WHY,
        Column(AWARD_WAN, 16, "row.award.wan", "right", "total.wan", _PLAIN), _YUANS,
    ),
    "payment": (
        _NO, Column(ENTERPRISE, 22, "row.enterprise"), _CODE, Column(ITEM, 24, "row.item"),
        Column(PAYER, 10, "row.payer", "center"), Column(INSTALMENT, 11, "row.instalment", "center"),
        Column(YEAR, 7, "row.year", "center", format="0"),
        Column(SUM, 17, "row.sum.yuan", "right", "total.yuan", _YUAN, "subtotal.sum.yuan"),
        Column(ACCOUNT_NAME, 20, "row.account_name"), Column(BANK, 18, "row.bank"), Column(ACCOUNT, 20, "row.account"),
    ),
    "verification": (
        _NO, Column(ITEM, 26, "row.item"), Column(BASIS, 18, "row.basis"), Column(CLAIMED, 24, "row.claimed"),
        Column(VERIFIED, 24, "row.verified"), Column(STATUS, 10, "row.status", "center"),
        Column(REASON, 26, "row.reason"), Column(PLACE, 16, "row.place"), _YUANS,
    ),
    "notice": (
        _NO, Column(ITEM, 30, "row.item"), Column(BASIS, 22, "row.basis"), _YUANS,
        Column(PAYABLE_NOW, 18, "row.payable_now.yuan", "right", "total_now.yuan", _YUAN),
    ),
}  # fmt: skip


@cache
def workbook_template(kind: Kind, language: Language) -> bytes:
    """The template of a kind."""
    written = io.BytesIO()
    with Book(written, language, SHEETS[kind]()) as book:
        _Layout(book.sheet(SHEETS[kind](), landscape=kind != "notice"), kind, COLUMNS[kind]).write()
    return written.getvalue()


@dataclass
class _Layout:
    """Writes one template from top to bottom."""

    sheet: BookSheet
    kind: Kind
    columns: Sequence[Column]
    row: int = 0

    def write(self) -> None:
        self.sheet.columns([column.width for column in self.columns])
        self._head()
        self._table()
        self._foot()
        language = self.sheet.language
        self.sheet.set_footer(say(_named(RUN, run="run"), language), say(PAGES(), language))

    def _head(self) -> None:
        self._line("{{ title }}", _TITLE, points=34)
        if self.kind == "notice":
            self._line(_named(SALUTATION, enterprise="enterprise", uscc="uscc"), _LETTER, points=30)
            named = {"schedule": "schedule", "year": "year", "capitals": "total.capitals", "total": "total.yuan"}
            self._line(_named(AWARDED, **named), _LETTER, points=40)
            return
        self._line(_named(HEAD, **{name: name for name in ("bureau", "jurisdiction", "year", "batch")}), _FREE)
        if self.kind == "list":
            days = {"first": self._date("from"), "last": self._date("to"), "days": "days", "first_day": "first_day"}
            self._line(_named(PERIOD, **days, bureau="bureau"), _FREE)
        if self.kind == "verification":
            self._line(_named(WHOSE, enterprise="enterprise", uscc="uscc"), _FREE)

    def _table(self) -> None:
        for number, column in enumerate(self.columns):
            self.sheet.text((self.row, number), column.heading(), _HEADING)
        self.sheet.exactly(self.row, 24)
        self.row += 1
        self.sheet.repeat_rows(self.row)
        for number, column in enumerate(self.columns):
            style = Style(align=column.align, num_format=column.format)
            self.sheet.text((self.row, number), f"{{{{ {column.prints} }}}}", style)
        self.sheet.exactly(self.row, 24)
        self.row += 1
        counted = {"list": TOTAL_OF, "payment": TOTAL_PAID}.get(self.kind)
        self._summed(
            TOTAL() if counted is None else _named(counted, count="count"), [column.total for column in self.columns]
        )
        if any(column.subtotal for column in self.columns):
            self._summed(_named(OF_PAYER, payer="subtotal.payer"), [column.subtotal for column in self.columns])

    def _summed(self, says: Message, sums: Sequence[str]) -> None:
        """A row of sums: what it is, up to the first sum, then the sums under their columns."""
        first = next(number for number, name in enumerate(sums) if name)
        self.sheet.text((self.row, 0), says, _BOLD, to=first - 1)
        for number in range(first, len(sums)):
            style = Style(bold=True, align="right", num_format=self.columns[number].format)
            self.sheet.text((self.row, number), f"{{{{ {sums[number]} }}}}" if sums[number] else "", style)
        self.sheet.exactly(self.row, 24)
        self.row += 1

    def _foot(self) -> None:
        if self.kind != "notice":
            self._line(_named(IN_CAPITALS, capitals="total.capitals"), _BOLD, points=24)
        if self.kind in ("payment", "verification"):
            self._line("{{ roles }}", _FREE, points=40)
        if self.kind != "payment":
            self._line(_named(SEAL, bureau="bureau"), _RIGHT, points=40)
            self._line(_named(DATED, date=self._date("from" if self.kind == "list" else "date")), _RIGHT)

    def _line(self, text: Message | str, style: Style, points: float = 20) -> None:
        self.sheet.text((self.row, 0), text, style, to=len(self.columns) - 1)
        self.sheet.exactly(self.row, points)
        self.row += 1

    def _date(self, name: str) -> str:
        return f"{name}.{self.sheet.language}"


def _named(says: Wording, **placeholders: str) -> Message:
    """A wording with placeholders where its arguments stand."""
    return says(**{name: f"{{{{ {placeholder} }}}}" for name, placeholder in placeholders.items()})
