"""Any: some row of another table meets all of `where`: `{any: patent, where: [{fact: patent.kind, is: 发明}]}`.

Rows are children of the claim, or other children of its parents. A row of which it cannot be
told, one that was refused, or a sheet that was not handed in leaves the condition open.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{any: patent, where: [{fact: patent.kind, is: 发明}]}", patent=[{"kind": "外观"}, {"kind": "发明"}])
'yes'
"""

from __future__ import annotations

from pydantic import Field

from subsidy_calc.grammar.names import Name
from subsidy_calc.grammar.rows_that import RowsThat
from subsidy_calc.values.messages import wording


class Any(RowsThat):
    says = (
        wording("any.row", zh="有{sheet}记录", en="there is a row of {sheet}"),
        wording("any.row_where", zh="{sheet}有记录：{where}", en="there is a row of {sheet} where {where}"),
    )
    wants_none = False

    any_: Name = Field(alias="any")

    @property
    def table(self) -> str:
        return self.any_
