"""Sums of a list against those of a run: by enterprise, by clause where the list says for which; swapped and rounded ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from subsidy_calc.reconcile.doubles import doubled_rows
from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import Amount
from subsidy_calc.reconcile.matching import Pair
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.reconcile.paid import Pays
from subsidy_calc.reconcile.why import CHECK_BOTH, why_sum
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity

DIFFERS = wording(
    "reconcile.sum_differs", zh="{name}的金额与核定结果不一致", en="the sum of {name} is not that of the run"
)
CLAUSE_DIFFERS = wording(
    "reconcile.clause_sum_differs",
    zh="{name}“{clause}”的金额与核定结果不一致",
    en="the sum of {name} for “{clause}” is not that of the run",
)
CLAUSE_ABSENT = wording(
    "reconcile.clause_absent",
    zh="{name}缺“{clause}”这一项",
    en="{name} lacks the award for “{clause}”",
)
CLAUSE_NOT_PAID = wording(
    "reconcile.clause_not_paid",
    zh="核定结果对{name}的“{clause}”不予兑现：{reasons}",
    en="the run pays {name} nothing for “{clause}”: {reasons}",
)
NOT_CLAIMED = wording("reconcile.not_claimed", zh="没有申报这一项", en="nothing is claimed for it")
SWAPPED = wording(
    "reconcile.sums_swapped",
    zh="这是{other}的金额：与{place}{other}的金额对调了",
    en="this is the sum of {other}: the two were swapped with {place}",
)
OF_OTHER = wording(
    "reconcile.sum_of_other",
    zh="这是{other}的金额，写在了{name}名下",
    en="this is the sum of {other}, written beside {name}",
)
ROUNDED = wording(
    "reconcile.sums_rounded",
    zh="“{heading}”有{count}个数是核定金额四舍五入后的数",
    en="{count:sum|sums} of “{heading}”: the run's, rounded",
)
ROUNDED_FIRST = wording("reconcile.rounded_first", zh="如{place}应为{sum}", en="such as {place}, which should be {sum}")
WRITE_IN_FULL = wording(
    "reconcile.write_in_full", zh="写出全部小数，或改以元为单位", en="write all decimals, or use yuan"
)
PUT_BACK = wording(
    "reconcile.put_back", zh="对照核定结果，改回各自名下", en="put each beside its own name, as in the run"
)
IS_PAYABLE = wording(
    "reconcile.is_payable", zh="这是本期应付数，不是核定的奖励金额", en="this is what is payable now, not the award"
)
RUN_UNTOLD = wording(
    "reconcile.run_untold",
    zh="核定结果对这家企业还有{count}项无法判定",
    en="the run cannot tell {count:line|lines} of this enterprise",
)


def check_sums(pairs: Sequence[Pair], pays: Pays) -> Iterator[Problem]:
    """Report what differs, each once: rounded columns first, then sums under a wrong name, then the rest."""
    differ = [pair for pair in pairs if pair.entry.amounts() and pair.entry.is_known() and not fits(pair)]
    differ = [pair for pair in differ if not _is_right_but_doubled(pair)]
    rounded = [pair for pair in differ if _is_rounded(pair)]
    yield from _rounded(rounded)
    at_rounded = {pair.entry.place for pair in rounded}
    differ = [pair for pair in differ if pair.entry.place not in at_rounded]
    moved = dict(_moved(differ))
    told: set[Cell] = set()
    for pair in differ:
        other = moved.get(pair.entry.place)
        if other is None:
            yield from _differing(pair, pays)
        elif pair.entry.place not in told:
            yield _under_other(pair, other)
            if moved.get(other.entry.place) is pair:
                told.add(other.entry.place)
    for pair in pairs:
        if pair.entry.is_known() and fits(pair):
            yield from _by_clause(pair, pays)


def fits(pair: Pair) -> bool:
    """Whether the list's sum of an enterprise is the run's, to the fen."""
    return pair.entry.is_known() and pair.entry.total() == _wanted(pair)


def _is_right_but_doubled(pair: Pair) -> bool:
    """Whether a row that stands twice is all that is wrong: that is told as a double."""
    right = any(amount.value == _wanted(pair) for amount in pair.entry.amounts())
    return right and any(True for _ in doubled_rows(pair.entry))


def _wanted(pair: Pair) -> Fraction:
    column = pair.entry.column()
    return pair.paid.now if column is not None and column.role.name == "payable" else pair.paid.award


def _is_rounded(pair: Pair) -> bool:
    """Whether it is the run's sum rounded half up, to as many digits as stand there, of more than a fen each."""
    amounts = pair.entry.amounts()
    if len(amounts) != 1:
        return False
    wanted, step = _wanted(pair), _step(pair)
    return step > Fraction(1, 100) and (wanted / step + Fraction(1, 2)) // 1 * step == amounts[0].value


def _step(pair: Pair) -> Fraction:
    """The smallest step in which the column is written."""
    (table, row), sums = pair.entry.rows[0], pair.entry.column()
    return min(amount.step for amount in table.amounts(sums)) if sums is not None else row.amounts[0].step


def _rounded(pairs: Sequence[Pair]) -> Iterator[Problem]:
    """One problem a column."""
    columns: dict[Cell, list[Pair]] = defaultdict(list)
    for pair in pairs:
        column = pair.entry.column()
        if column is not None:
            columns[replace(pair.entry.rows[0][0].place, column=column.index)].append(pair)
    for place, own in columns.items():
        first, column = own[0], own[0].entry.column()
        heading, unit = (column.heading, column.unit) if column is not None else ("", None)
        amount = first.entry.amounts()[0]
        expected = ROUNDED_FIRST(place=amount.place.reference, sum=shown(_wanted(first), unit))
        says = ROUNDED(heading=heading, count=len(own))
        yield Problem("sums_rounded", place, says, amount.text, expected, WRITE_IN_FULL())


def _moved(differ: Sequence[Pair]) -> Iterator[tuple[Cell, Pair]]:
    """Entries whose sum is that of exactly one other enterprise whose own sum is not where it belongs."""
    by_sum: Mapping[Fraction, list[Pair]] = defaultdict(list)
    for pair in differ:
        by_sum[_wanted(pair)].append(pair)
    listed = {pair.entry.total() for pair in differ}
    for pair in differ:
        owners = by_sum.get(pair.entry.total(), [])
        if len(owners) == 1 and _wanted(pair) in listed:
            yield pair.entry.place, owners[0]


def _under_other(pair: Pair, other: Pair) -> Problem:
    amount = pair.entry.amounts()[0]
    place = other.entry.amounts()[0].place.reference
    is_swap = other.entry.total() == _wanted(pair)
    says = (
        SWAPPED(other=other.entry.called, place=place)
        if is_swap
        else OF_OTHER(other=other.entry.called, name=pair.entry.called)
    )
    code = "sums_swapped" if is_swap else "sum_of_other"
    return Problem(code, amount.place, says, _text(pair), _expected(pair, _wanted(pair)), PUT_BACK())


def _differing(pair: Pair, pays: Pays) -> Iterator[Problem]:
    """By clause, where that tells which of several rows is wrong; else the enterprise's sum."""
    by_clause = list(_by_clause(pair, pays))
    if by_clause:
        yield from by_clause
        return
    wanted, listed = _wanted(pair), pair.entry.total()
    amount, says = pair.entry.amounts()[0], DIFFERS(name=pair.entry.called)
    yield Problem("sum_differs", amount.place, says, _text(pair), _expected(pair, wanted), _why(pair, listed, wanted))


def _by_clause(pair: Pair, pays: Pays) -> Iterator[Problem]:
    """The sums of each clause, where every row of the enterprise names one of the schedule's."""
    listed: dict[str, list[Amount]] = defaultdict(list)
    for table, row in pair.entry.rows:
        clause, sums = pays.clauses.get(name_key(row.item)) if row.item else None, table.sums
        if clause is None or sums is None or sums.index not in row.amounts or sums.role.name != "award":
            return
        listed[clause].append(row.amounts[sums.index])
    for clause in dict.fromkeys((*listed, *pair.paid.by_clause)):
        amounts, wanted = listed.get(clause, []), pair.paid.by_clause.get(clause, Fraction(0))
        total = sum((amount.value for amount in amounts), Fraction(0))
        if total == wanted:
            continue
        names = {"name": pair.entry.called, "clause": pays.titles[clause]}
        if not amounts:
            code, says, place = "clause_absent", CLAUSE_ABSENT(**names), pair.entry.place
        elif not wanted:
            reasons = tuple(dict.fromkeys(pair.paid.nothing_for.get(clause, ()))) or NOT_CLAIMED()
            code, says, place = "clause_not_paid", CLAUSE_NOT_PAID(**names, reasons=reasons), amounts[0].place
        else:
            code, says, place = "clause_sum_differs", CLAUSE_DIFFERS(**names), amounts[0].place
        yield Problem(code, place, says, _joined(amounts), _expected(pair, wanted), _why(pair, total, wanted))


def _why(pair: Pair, listed: Fraction, wanted: Fraction) -> Message:
    if listed == pair.paid.now != pair.paid.award:
        return IS_PAYABLE()
    if pair.paid.untold:
        return RUN_UNTOLD(count=pair.paid.untold)
    return why_sum(listed, wanted) or CHECK_BOTH(sum=Quantity(abs(listed - wanted), "money"))


def _expected(pair: Pair, value: Fraction) -> Message:
    (table, _), column = pair.entry.rows[0], pair.entry.column()
    return shown(value, table.unit(column) if column is not None else None)


def _text(pair: Pair) -> str:
    return _joined(pair.entry.amounts())


def _joined(amounts: Sequence[Amount]) -> str:
    return " + ".join(amount.text for amount in amounts)
