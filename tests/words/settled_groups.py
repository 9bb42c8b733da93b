"""Groups made by hand, and what a rule of combination does to their lines."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import EarlierAward, Group, Member
from subsidy_calc.values.places import Cell
from words.one_clause import clause, schedule_of

PLACE = Cell("claims.xlsx", "历年兑现", 2)
CLAUSES = ("one", "two")


def rule_of(text: str) -> Rule:
    """The rule that stands in a schedule of two clauses, `one` and `two`."""
    (rule,) = schedule_of(clause("one"), clause("two"), combine=f"[{text}]").combine
    return rule


def member(
    line: int,
    amount: str | None = "100",
    *,
    sure: bool = True,
    clause: str = "one",
    day: int | None = None,
    value: str | int | None = None,
) -> Member:
    """A line in a group; its number is its place by key."""
    return Member(
        line=line,
        name=f"line {line}",
        sure=sure,
        amount=None if amount is None else Fraction(amount),
        key_order=line,
        clause_order=CLAUSES.index(clause),
        clause=clause,
        day=day,
        value=Fraction(value) if isinstance(value, int) else value,
    )


def open_member(
    line: int,
    amount: str | None = None,
    *,
    clause: str = "one",
    day: int | None = None,
    value: str | int | None = None,
) -> Member:
    """A line that cannot be told; its sum is at most so much, or not known at all."""
    return member(line, amount, sure=False, clause=clause, day=day, value=value)


def earlier(award: str | None, year: int = 2019) -> EarlierAward:
    """An award of an earlier year; None where it cannot be read."""
    return EarlierAward(PLACE, "2019年第1批", year, None if award is None else Fraction(award))


def settle(
    rule: Rule,
    *members: Member,
    earlier: Sequence[EarlierAward] = (),
    limit: str | None = None,
    limit_missing: tuple[str, ...] = (),
) -> dict[int, str]:
    """What happens to each line that changes: its code, or its sum, and `<- line` where another is responsible."""
    group = Group(members, earlier, None if limit is None else Fraction(limit), limit_missing)
    return {each.line: _said(each.code, each.fate, each.after, each.because) for each in rule.settle(group)}


def _said(code: str, fate: str, after: Fraction | None, because: int | None) -> str:
    words = [fate, code] if after is None or fate == "nil" else [fate, code, str(after)]
    return " ".join(words) + ("" if because is None else f" <- {because}")
