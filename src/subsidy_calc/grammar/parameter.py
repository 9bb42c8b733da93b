"""Parameters: what a word is told, everywhere alike and nested in one another.

A scalar is a quantity with its unit (`300万元`, `15%`, `2020-01-01`), the name of a fact
(`project.equipment`), or one of the named days and limits; other forms are words.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.words import Word, find_words
from subsidy_calc.grammar.written import Entries, Items
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import NEAREST, Problem
from subsidy_calc.values.quantities import Measure, NotAQuantity, Quantity, Unit, plain_decimal, read_measured

_BARE_NUMBER = re.compile(r"\d{1,15}(\.\d{1,6})?")
_WITHOUT_YUAN = re.compile(r"\d{1,15}(\.\d{1,6})?[万亿]")
FACT_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")

NOT_A_TERM = wording(
    "schedule.not_a_term",
    zh="“{fact}”只能与选项或另一指标比较",
    en="“{fact}” is compared with a choice or another fact",
)
WRONG_UNIT = wording("schedule.wrong_unit", zh="这里的单位不对", en="the unit does not fit here")
BELOW_0 = wording("schedule.below_0", zh="这里的数不能小于0", en="a value below 0 makes no sense here")
UNIT_NAMES = {
    "money": wording("unit.money", zh="带单位的金额，如300万元", en="an amount with its unit, such as 300万元"),
    "ratio": wording("unit.ratio", zh="比例，如15%、3‰或1/3", en="a rate, such as 15%, 3‰ or 1/3"),
    "count": wording("unit.count", zh="整数，如3", en="a whole number, such as 3"),
    "days": wording("unit.days", zh="天数，如30天", en="a number of days, such as 30天"),
    "quantity": wording(
        "unit.quantity", zh="带单位的数量，如500千瓦时", en="a quantity with its unit, such as 500千瓦时"
    ),
    "year": wording("unit.year", zh="年份，如2020", en="a year, such as 2020"),
    "date": wording("unit.date", zh="日期，如2020-06-30", en="a date, such as 2020-06-30"),
    "no_limit": wording("unit.no_limit", zh="不设上限（no_limit）", en="no limit (no_limit)"),
}
MEASURED = wording(
    "unit.measured", zh="以{unit}为单位的数量，如500{unit}", en="a quantity in {unit}, such as 500{unit}"
)
Wanted: TypeAlias = 'Unit | Literal["quantity"]'  # quantity: in any unit of its own


class Parameter(Word):
    """A value told to a word: the same for all claims, or one for each."""

    @abstractmethod
    def operand(self, facts: Facts) -> Operand:
        """The value for each claim."""

    @abstractmethod
    def shape(self, scope: Scope) -> Shape | None:
        """What it yields; problems are reported, and None if it yields nothing sure."""

    @abstractmethod
    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        """The figure that it makes for one claim, as a formula over the cells of its operands."""

    def term(self, facts: Facts) -> Operand:
        """The value in words, to compare with a fact in words.

        Raises:
            TypeError: it has none; `check_term` reports that in a schedule.
        """
        raise TypeError(f"{self.word} is not a word")

    def check_term(self, of: FactKind, scope: Scope) -> None:
        """Report what cannot be compared with a fact in words."""
        scope.report(Problem("not_a_term", self.place, NOT_A_TERM(fact=of.name), found=self.word))

    def check_amount(self, scope: Scope, *wanted: Wanted) -> Shape | None:
        """Report a unit that is none of those wanted, and a stated value below 0."""
        if (number := self.stated_number()) is not None and number < 0:
            scope.report(Problem("below_0", self.place, BELOW_0(), found=str(getattr(self, self.word, ""))))
        return self.check_unit(scope, *wanted)

    def check_limit(self, scope: Scope, unit: Unit) -> None:
        """Report what is no limit of that unit; none at all may be one case among others, not all there is."""
        shape = self.check_amount(scope, unit, "no_limit")
        if shape is not None and shape.unit == "no_limit":
            self.check_unit(scope, unit)

    def stated_number(self) -> Fraction | None:
        """The number that the schedule states; None where the claims or the year decide."""
        return None

    @property
    def sets_no_limit(self) -> bool:
        """Whether the schedule writes out that there is no limit."""
        return False

    def check_unit(self, scope: Scope, *wanted: Wanted) -> Shape | None:
        """Report a unit that is none of those wanted."""
        shape = self.shape(scope)
        if shape is None or (fits(shape.unit, wanted) and (not shape.may_be_unlimited or "no_limit" in wanted)):
            return shape
        expected, own = unit_name(wanted[0]), getattr(self, self.word, None)
        written = own if isinstance(own, str) else str(shape.unit)
        fix = with_unit(written, wanted[0]) if isinstance(own, str) else None
        scope.report(Problem("wrong_unit", self.place, WRONG_UNIT(), expected=expected, found=written, fix=fix))
        return None


def with_unit(text: str, unit: Wanted | None = None) -> Message | None:
    """How a bare number is written with its unit, where that can be told.

    >>> from subsidy_calc.values.messages import say
    >>> [say(with_unit(*of), "en") for of in (("15", "ratio"), ("3000", "money"), ("300万",), ("0.15",))]
    ['did you mean “15%”?', 'did you mean “3000元”?', 'did you mean “300万元”?', 'did you mean “15%”?']
    """
    if _WITHOUT_YUAN.fullmatch(text) and unit in (None, "money"):
        return NEAREST(nearest=f"{text}元")
    if not _BARE_NUMBER.fullmatch(text):
        return None
    if unit == "money":
        return NEAREST(nearest=f"{text}元")
    number = Fraction(text)
    if unit == "ratio" and number >= 1:
        return NEAREST(nearest=f"{text}%")
    if unit in (None, "ratio") and 0 < number < 1:
        return NEAREST(nearest=f"{plain_decimal(number * 100)}%")
    return None


def fits(unit: Unit, wanted: Collection[Wanted]) -> bool:
    """Whether a unit is one of those wanted."""
    return unit in wanted or (isinstance(unit, Measure) and "quantity" in wanted)


def unit_name(unit: Wanted) -> Message:
    """How a value of the unit is written."""
    return MEASURED(unit=unit.name) if isinstance(unit, Measure) else UNIT_NAMES[unit]()


def stated_quantity(text: str, scope: Scope) -> Quantity:
    """Read a value as the schedule states it.

    Raises:
        NotAQuantity: it is none, or none of the schedule's columns counts in its unit.
    """
    quantity = read_measured(text)
    if isinstance(quantity.unit, Measure) and quantity.unit.name not in scope.measures():
        raise NotAQuantity(text)
    return quantity


def scalar_word(text: str) -> str:
    """Which form of parameter a scalar is."""
    return "fact" if FACT_NAME.fullmatch(text) else "stated"


def as_steps(entries: Entries, known: Collection[str]) -> Entries:
    """A step that makes an amount, written where a parameter is wanted, as the list of that one step."""
    if any(key in known for key in entries) or not any(key in find_words("steps") for key in entries):
        return entries
    steps, items = Entries(entries.place), Items(entries.place)
    items.append(entries)
    steps["steps"] = items
    return steps


AnyParameter: TypeAlias = Annotated[Parameter, OneOf("parameters", shorthand=scalar_word, rewritten=as_steps)]
