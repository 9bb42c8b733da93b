"""Payers: the shares of a list, a column a payer, against what each payer of the run gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import Amount, ListColumn, ListTable
from subsidy_calc.reconcile.matching import Pair
from subsidy_calc.reconcile.paid import Paid, Pays
from subsidy_calc.reconcile.roles import level_of
from subsidy_calc.reconcile.sums import fits
from subsidy_calc.reconcile.why import why_or_check, why_shares
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Note, Problem

DIFFERS = wording(
    "reconcile.payer_share_differs",
    zh="{name}的“{heading}”与核定结果中{payer}承担的不一致",
    en="“{heading}” of {name} is not what {payer} gives in the run",
)
NO_PAYER = wording(
    "reconcile.no_such_payer",
    zh="核定结果里没有“{heading}”这个承担方，这一列没有与核定结果核对",
    en="the run has no payer as in “{heading}”; the column was not compared with it",
)
PAYERS = wording("reconcile.payers", zh="{payers}", en="{payers}")
CHECK_HEADING = wording(
    "reconcile.check_heading",
    zh="核对表头，或核对规则里的 paid_by",
    en="check the heading, or `paid_by` in the schedule",
)
NO_PAYERS = wording(
    "reconcile.no_payers",
    zh="规则没有写由谁承担，分担的各列没有与核定结果核对",
    en="the schedule names no payers; the shares by payer were not compared with the run",
)


def check_payers(pairs: Sequence[Pair], pays: Pays) -> Iterator[Problem]:
    """Report each share that is not the run's, of enterprises whose sum is: else that is told."""
    payers = _by_level(pays.payers)
    for pair in pairs:
        if fits(pair) and pair.paid.is_all_by_payer and len({id(table) for table, _ in pair.entry.rows}) == 1:
            yield from _of_pair(pair, payers)


def check_columns(tables: Sequence[ListTable], pays: Pays) -> tuple[list[Problem], list[Note]]:
    """Columns of payers that the run does not have."""
    problems, notes = [], []
    levels = _by_level(pays.payers)
    for table in tables:
        for column in table.of("share"):
            place = replace(table.place, column=column.index)
            if not pays.payers:
                notes.append(Note("no_payers", place, NO_PAYERS()))
            elif column.role.level not in levels:
                says, expected = NO_PAYER(heading=column.heading), PAYERS(payers=tuple(pays.payers))
                problems.append(
                    Problem("no_such_payer", place, says, column.heading, expected, CHECK_HEADING())
                )  # fmt: skip
    return problems, notes


def _by_level(payers: Sequence[str]) -> Mapping[str, str]:
    """The payers by the level that a heading would name; of two on one level, neither."""
    levels = [level_of(payer) for payer in payers]
    return {level: payer for level, payer in zip(levels, payers, strict=True) if level and levels.count(level) == 1}


def _of_pair(pair: Pair, payers: Mapping[str, str]) -> Iterator[Problem]:
    table = pair.entry.rows[0][0]
    columns = table.of("share")
    for column in columns:
        payer = payers.get(column.role.level)
        alone = sum(other.role.level == column.role.level for other in columns) == 1
        if payer is None or not alone or not table.is_known(column):
            continue
        amounts = [row.amounts[column.index] for _, row in pair.entry.rows if column.index in row.amounts]
        listed = sum((amount.value for amount in amounts), Fraction(0))
        wanted = _wanted(pair.paid, payer, table)
        if listed != wanted:
            yield _differing(pair, column, payer, amounts, wanted)


def _wanted(paid: Paid, payer: str, table: ListTable) -> Fraction:
    sums = table.sums
    by_payer = paid.now_by_payer if sums is not None and sums.role.name == "payable" else paid.by_payer
    return by_payer.get(payer, Fraction(0))


def _differing(pair: Pair, column: ListColumn, payer: str, amounts: Sequence[Amount], wanted: Fraction) -> Problem:
    table, row = pair.entry.rows[0]
    place = amounts[0].place if amounts else replace(row.place, column=column.index)
    listed = sum((amount.value for amount in amounts), Fraction(0))
    says = DIFFERS(name=pair.entry.called, heading=column.heading, payer=payer)
    found, expected = " + ".join(amount.text for amount in amounts), shown(wanted, table.unit(column))
    fix = why_shares(listed - wanted, amounts) or why_or_check(listed, wanted)
    return Problem("payer_share_differs", place, says, found, expected, fix)
