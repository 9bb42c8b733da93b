"""None: no row of another table meets all of `where`: `{none: accident, where: [{fact: accident.date, within: award_year}]}`.

Rows are children of the claim, or other children of its parents. A row of which it cannot be
told, one that was refused, or a sheet that was not handed in leaves the condition open.

>>> from subsidy_calc.proof.tried import blank, verdict_of
>>> condition = "{none: accident, where: [{fact: accident.grave, is: 是}]}"
>>> verdict_of(condition, accident=[{"grave": "否"}])
'yes'
>>> verdict_of(condition, accident=[{"grave": blank("yes_no")}])
'cannot tell'
"""

from __future__ import annotations

from subsidy_calc.grammar.names import Name
from subsidy_calc.grammar.rows_that import RowsThat
from subsidy_calc.values.messages import wording


class NoRow(RowsThat):
    says = (
        wording("none.row", zh="没有{sheet}记录", en="there is no row of {sheet}"),
        wording("none.row_where", zh="{sheet}没有这样的记录：{where}", en="there is no row of {sheet} where {where}"),
    )
    wants_none = True

    none: Name

    @property
    def table(self) -> str:
        return self.none
