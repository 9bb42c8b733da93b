"""Stated: a value written out in the schedule.

A quantity with its unit (`300万元`, `15%`, `1/3`, `30天`, `3`, `500千瓦时`, `2020-06-30`), the policy
year (`award_year`), its first or last day (`award_year_start`, `award_year_end`), or `no_limit`
where a limit is wanted and there is none.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of('''
... - total: [p.spent]
... - rate: 1/3
... - cap: no_limit
... ''', spent="100元")
'33.33元'
>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{value: award_year, is: 2020}")
'yes'
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter, stated_quantity, with_unit
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.choice_sets import APART
from subsidy_calc.values.exact import UNLIMITED, constant, without_numbers
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, Reading, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, nearest
from subsidy_calc.values.quantities import NotAQuantity, Quantity, is_whole_fen, read_measured

NO_LIMIT = wording("parameter.no_limit", zh="不设上限", en="no limit")
VALUE = wording("parameter.stated", zh="{value}", en="{value}")
YEAR_START = wording("parameter.year_start", zh="政策年度首日（{day}）", en="first day of the policy year ({day})")
YEAR_ITSELF = wording("parameter.year", zh="政策年度（{year}）", en="the policy year ({year})")
YEAR_END = wording("parameter.year_end", zh="政策年度末日（{day}）", en="last day of the policy year ({day})")
ANY_START = wording("parameter.any_start", zh="政策年度首日", en="first day of the policy year")
ANY_YEAR = wording("parameter.any_year", zh="政策年度", en="the policy year")
ANY_END = wording("parameter.any_end", zh="政策年度末日", en="last day of the policy year")
NOT_A_QUANTITY = wording("schedule.not_a_quantity", zh="读不出这个数", en="this value cannot be read")
EXPECTED = wording(
    "schedule.expected_quantity",
    zh="带单位的金额（300万元）、比例（15%、1/3）、整数、天数（30天）、日期（2020-06-30）、某列单位的数量（500千瓦时）或指标（表.列）",
    en="an amount with its unit (300万元), a rate (15%, 1/3), a whole number, days (30天), a date, "
    "a quantity in a column's unit (500千瓦时), or a fact (table.column)",
)
WRITE_UNIT = wording("schedule.write_unit", zh="金额要写单位，比例要写%", en="give an amount its unit, a rate its %")

LABEL = wording("parameter.word", zh="{text}", en="{text}")
FREE_TEXT = wording(
    "schedule.free_text",
    zh="“{fact}”是自由填写的文字，不能作为条件",
    en="“{fact}” is free text, which decides nothing",
)
WORDS_OF_A_LIST = wording(
    "schedule.words_of_a_list",
    zh="类型为 choice、choices 或 yes_no 的列，或与另一列相比",
    en="a column of type choice, choices or yes_no, or a comparison with another column",
)
AS_CHOICE = wording(
    "schedule.as_choice",
    zh="把这一列改为 type: choice, choices: […]，或用 is_given",
    en="make the column `type: choice, choices: […]`, or ask `is_given`",
)
COMMAS_APART = wording(
    "schedule.commas_apart",
    zh="各项之间用半角逗号和空格隔开，如 [甲, 乙]",
    en="a comma and a space stand between choices, as in [a, b]",
)
UNKNOWN_CHOICE = wording("schedule.unknown_choice", zh="“{fact}”没有这个选项", en="“{fact}” has no such choice")

YES_NO = ("是", "否")
YEAR, START, END, WITHOUT_LIMIT = "award_year", "award_year_start", "award_year_end", "no_limit"


def check_choice(text: str, of: FactKind, place: Line, scope: Scope) -> None:
    """Report a text that is none of a fact's choices."""
    allowed = YES_NO if of.type == "yes_no" else of.choices
    if text not in allowed:
        says, known = UNKNOWN_CHOICE(fact=of.name), ONE_OF(known=allowed)
        together = APART.search(text) or any(text in APART.split(each) for each in allowed)
        fix = COMMAS_APART() if together else nearest(text, allowed)
        scope.report(Problem("unknown_choice", place, says, text, known, fix))


class Stated(Parameter):
    stated: str

    def operand(self, facts: Facts) -> Operand:
        size = facts.rows.size
        if self.stated == WITHOUT_LIMIT:
            values, label = without_numbers(UNLIMITED, size), NO_LIMIT()
            return same(Figure(label, facts.rows, values, "no_limit", self, origin=FromSchedule((self.place,))))
        quantity, label = self._quantity(facts)
        values = constant(quantity.value, size)
        return same(Figure(label, facts.rows, values, quantity.unit, self, origin=FromSchedule((self.place,))))

    def term(self, facts: Facts) -> Operand:
        label, origin = LABEL(text=self.stated), FromSchedule((self.place,))
        values = np.broadcast_to(np.array(self.stated, dtype=object), facts.rows.size)  # one word for all rows
        return same(Reading(label, facts.rows, values, "", origin, stated=self.stated))

    def check_term(self, of: FactKind, scope: Scope) -> None:
        if of.type in ("text", "uscc"):
            problem = Problem(
                "free_text", self.place, FREE_TEXT(fact=of.name), self.stated, WORDS_OF_A_LIST(), AS_CHOICE()
            )
            scope.report(problem)
        else:
            check_choice(self.stated, of, self.place, scope)

    def shape(self, scope: Scope) -> Shape | None:
        if self.stated == WITHOUT_LIMIT:
            return Shape("no_limit", whole_fen=True, may_be_unlimited=True)
        if self.stated in (START, END):
            return Shape("date", whole_fen=True)
        if self.stated == YEAR:
            return Shape("year", whole_fen=True)
        try:
            quantity = stated_quantity(self.stated, scope)
        except NotAQuantity:
            fix = scope.likely_fact(self.stated) or with_unit(self.stated) or WRITE_UNIT()
            scope.report(Problem("not_a_quantity", self.place, NOT_A_QUANTITY(), self.stated, EXPECTED(), fix))
            return None
        return Shape(quantity.unit, whole_fen=is_whole_fen(quantity.value))

    def stated_number(self) -> Fraction | None:
        try:
            return read_measured(self.stated).value
        except NotAQuantity:
            return None

    @property
    def sets_no_limit(self) -> bool:
        return self.stated == WITHOUT_LIMIT

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()

    def _quantity(self, facts: Facts) -> tuple[Quantity, Message]:
        if self.stated in (START, END):
            day = facts.year.first if self.stated == START else facts.year.last
            says, any_year = (YEAR_START, ANY_START) if self.stated == START else (YEAR_END, ANY_END)
            return Quantity(Fraction(day.toordinal()), "date"), says(day=day) if facts.year.named else any_year()
        if self.stated == YEAR:
            year = YEAR_ITSELF(year=str(facts.year.number)) if facts.year.named else ANY_YEAR()
            return Quantity(Fraction(facts.year.number), "year"), year
        quantity = read_measured(self.stated)
        return quantity, VALUE(value=quantity)
