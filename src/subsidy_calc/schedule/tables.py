"""Tables: what the claims workbook holds, a sheet each, and how its rows belong together."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.names import Name
from subsidy_calc.grammar.scope import ENTERPRISE, UNIT_OF_TYPE, FactKind, Type
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.quantities import Measure, Unit, narrow

VERIFIED_PART = ".verified"  # behind a column's name in examples
VERIFIED_SUFFIX = {"zh": "审定额", "en": " verified"}
REDUCED_SUFFIX = {"zh": "核减原因", "en": " reason for reduction"}


class Column(Written):
    """One column of a table: its heading and how its cells are read."""

    heading: str
    type: Type
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    unit: str | None = None  # of a quantity
    note: str | None = None
    required: Literal["true", "false"] = "true"
    verified: Literal["optional", "required"] | None = None
    if_blank: str | None = None
    negative: Literal["allowed", "refused"] = "refused"
    unique: Literal["true", "false"] = "false"  # an invoice, a certificate: on one claim only

    @property
    def counted_in(self) -> Unit | None:
        """The unit of its numbers or dates; None for words."""
        return Measure(narrow(self.unit)) if self.unit is not None else UNIT_OF_TYPE.get(self.type)

    @property
    def is_required(self) -> bool:
        return self.required == "true"

    @property
    def is_unique(self) -> bool:
        return self.unique == "true"

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.heading, *self.aliases)


class Table(Written):
    """One sheet of the claims, with its key and its parents."""

    sheet: str
    key: Annotated[tuple[str, ...], Field(min_length=1)]
    columns: Annotated[dict[Name, Column], Field(min_length=1)]
    belongs_to: dict[Name, dict[str, str]] = Field(default_factory=dict)
    derive: dict[Name, Definition] = Field(default_factory=dict)

    @property
    def code_column(self) -> str:
        """The column that holds the enterprise's code, which the enterprises' own table calls `uscc`."""
        return self.belongs_to[ENTERPRISE]["uscc"] if ENTERPRISE in self.belongs_to else "uscc"

    @property
    def unique_columns(self) -> tuple[str, ...]:
        return tuple(name for name, column in self.columns.items() if column.is_unique)

    def kind(self, table: str, column: str) -> FactKind:
        """What a condition may know of a column."""
        spec = self.columns[column]
        return FactKind(f"{table}.{column}", spec.type, spec.heading, spec.choices, column in self.key, spec.counted_in)


def compact(heading: str) -> str:
    """A heading as it is compared: width and blanks do not tell two columns apart."""
    return "".join(narrow(heading).split())


EARLIER = "earlier"
EARLIER_SHEET = "历年兑现"


@cache
def earlier_table(clauses: tuple[str, ...]) -> Table:
    """The built-in table of the awards of earlier years and batches."""
    columns = {
        "uscc": Column(heading="统一社会信用代码", aliases=("信用代码",), type="uscc"),
        "clause": Column(heading="条款", type="choice", choices=clauses),
        "matter": Column(heading="事项", type="text", required="false"),
        "award": Column(heading="奖励金额", type="money"),
        "year": Column(heading="年度", type="year"),
        "batch": Column(heading="批次", type="text", required="false"),
    }
    return Table.model_construct(
        sheet=EARLIER_SHEET, key=("uscc", "clause", "matter", "year", "batch"), columns=columns
    )


DECISION = "decision"
DECISION_SHEET = "会议决定"


@cache
def decision_table() -> Table:
    """The built-in table of what the leadership decided, a line of the run each."""
    columns = {
        "line": Column(heading="事项", aliases=("条目", "line"), type="text"),
        "award": Column(heading="决定金额", aliases=("金额",), type="decided"),
        "reference": Column(heading="依据文号", aliases=("文号", "会议纪要"), type="text"),
        "reason": Column(heading="原因", aliases=("理由",), type="text"),
    }
    return Table.model_construct(sheet=DECISION_SHEET, key=("line",), columns=columns)


BANK = "bank"
BANK_SHEET = "银行账户"


@cache
def bank_table() -> Table:
    """The built-in, optional table of the enterprises' bank accounts."""
    columns = {
        "uscc": Column(heading="统一社会信用代码", aliases=("信用代码",), type="uscc"),
        "account_name": Column(heading="户名", aliases=("账户名称",), type="text"),
        "bank": Column(heading="开户行", aliases=("开户银行",), type="text"),
        "account": Column(heading="账号", aliases=("银行账号",), type="account"),
    }
    return Table.model_construct(
        sheet=BANK_SHEET, key=("uscc",), columns=columns, belongs_to={"enterprise": {"uscc": "uscc"}}
    )


TEMPLATE_SHEETS = ("填写说明", "How to fill in", "下拉选项", "Lists")  # of the template, with nothing to read
BUILT_IN = (EARLIER, DECISION, BANK)
BUILT_IN_SHEETS = (EARLIER_SHEET, DECISION_SHEET, BANK_SHEET)
