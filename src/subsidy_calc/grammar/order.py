"""Comparisons of order: a number or date against a bound, one sign of the difference or two."""

from __future__ import annotations

from typing import ClassVar

from subsidy_calc.grammar.condition import Comparison, label_of_bound
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.verdicts import Verdicts, ordered

NOT_ORDERED = wording("schedule.not_ordered", zh="这一项不能比较大小或先后", en="this fact has no order to compare")
A_NUMBER = wording("expected.a_number", zh="金额、比例、数量或年份", en="an amount, rate, count or year")
A_DATE = wording("expected.a_date", zh="日期", en="a date")
ORDER_DATES = wording(
    "schedule.order_dates",
    zh="日期用 before、on_or_before、on_or_after、after 或 within",
    en="of a date write before, on_or_before, on_or_after, after or within",
)
ORDER_NUMBERS = wording(
    "schedule.order_numbers",
    zh="数用 at_least、more_than、at_most 或 less_than",
    en="of a number write at_least, more_than, at_most or less_than",
)
COMPARE_WORDS = wording(
    "schedule.compare_words",
    zh="选项没有大小：单选写 is 或 is_one_of，多选写 includes_any 或 includes_all",
    en="choices have no order: write `is` or `is_one_of`; of several choices `includes_any` or `includes_all`",
)


class Order(Comparison):
    """Holds for some signs of value − bound; cannot be told where either is missing."""

    says: ClassVar[Wording]
    signs: ClassVar[tuple[int, ...]]  # the signs of value − bound that meet the condition
    of_dates: ClassVar[bool] = False

    @property
    def bound(self) -> Parameter:
        bound = getattr(self, self.word)  # the field named like the word
        if not isinstance(bound, Parameter):
            raise TypeError(f"{self.word} has no bound")
        return bound

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        bound = self.bound.operand(facts)
        label = self.says(value=value.source.label, bound=label_of_bound(value, bound))
        return Verdicts(label, ordered(value.numbers(), bound.numbers(), self.signs), self.place, (value, bound))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        unit: Unit | None = of.unit
        if unit is None or (unit == "date") != self.of_dates:
            expected = A_DATE() if self.of_dates else A_NUMBER()
            fix = self._rather(of)
            found = f"{self.word}: {of.name}" if isinstance(of, FactKind) else str(unit or self.word)
            scope.report(Problem("not_ordered", self.place, NOT_ORDERED(), found, expected, fix))
            return
        self.bound.check_unit(scope, unit, *(("count",) if unit == "year" else ()))

    def _rather(self, of: FactKind | Shape) -> Message | None:
        """What compares such a fact."""
        if of.unit == "date":
            return ORDER_DATES()
        if of.unit is not None:
            return ORDER_NUMBERS()
        return COMPARE_WORDS() if isinstance(of, FactKind) and of.type != "text" else None
