"""Against a run: whether a list names those whom the run pays, as they are called, with what they are paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from subsidy_calc.reconcile.doubles import Settled
from subsidy_calc.reconcile.entries import Entry
from subsidy_calc.reconcile.listed import ListTable
from subsidy_calc.reconcile.matching import Matched, Pair, match
from subsidy_calc.reconcile.paid import ROW_REFUSED, Paid, Pays
from subsidy_calc.reconcile.payers import check_payers
from subsidy_calc.reconcile.sums import check_sums, fits
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity

NOT_LISTED = wording(
    "reconcile.not_listed",
    zh="名单里没有核定结果中的企业",
    en="an enterprise that the run pays is not on the list",
)
WITH_SUM = wording("reconcile.with_sum", zh="{name}（{uscc}）{sum}", en="{name} ({uscc}) {sum}")
NOT_IN_RUN = wording("reconcile.not_in_run", zh="核定结果中没有这家企业", en="the run has no such enterprise")
NOT_PAID = wording(
    "reconcile.not_paid",
    zh="核定结果对这家企业不予兑现：{reasons}",
    en="the run pays this enterprise nothing: {reasons}",
)
REFUSED = wording(
    "reconcile.refused_in_run",
    zh="申报表里有这家企业，但未被接受：{rows}",
    en="the claims have this enterprise, but it was refused: {rows}",
)
PUT_RIGHT = wording(
    "reconcile.put_right",
    zh="先改正申报表再计算，或从名单删去",
    en="put the claims right and run again, or take it out",
)
NO_CLAIM = wording("reconcile.no_claim", zh="没有申报事项", en="nothing is claimed")
CANNOT_TELL = wording(
    "reconcile.cannot_tell",
    zh="核定结果对这家企业还有{count}项无法判定，没有可兑现的",
    en="the run cannot tell {count:line|lines} of this enterprise and pays it nothing",
)
SPELT = wording(
    "reconcile.spelt_otherwise",
    zh="企业名称与核定结果写法不同",
    en="the name is spelt otherwise than in the run",
)
ONE_CHARACTER = wording(
    "reconcile.one_character",
    zh="企业名称与核定结果差一个字",
    en="the name is one character from that in the run",
)
OTHER_NAME = wording(
    "reconcile.other_name",
    zh="信用代码相同，企业名称与核定结果不同",
    en="the run has another name under this credit code",
)
OTHER_CODE = wording(
    "reconcile.other_code",
    zh="企业名称相同，信用代码与核定结果不同",
    en="the run has another credit code under this name",
)
OF_TWO = wording(
    "reconcile.name_of_two",
    zh="核定结果中有几家企业叫这个名称，不知是哪一家",
    en="several enterprises of the run bear this name; which one is meant is not known",
)
NAME = wording("reconcile.run_name", zh="{name}", en="{name}")
ADD_ROW = wording("reconcile.add_row", zh="补上这家企业，或说明为何不列", en="add it, or say why it is left out")
TAKE_OUT = wording(
    "reconcile.take_out", zh="删去，或先在申报表里补上再计算", en="take it out, or put it into the claims and run again"
)
WRITE_AS_RUN = wording(
    "reconcile.write_as_run", zh="对照营业执照，写成同一名称", en="write it as on the business licence, alike in both"
)
ADD_CODES = wording("reconcile.add_codes", zh="名单加一列信用代码", en="add a column of credit codes to the list")


def check_against(tables: Sequence[ListTable], entries: Sequence[Entry], pays: Pays) -> tuple[list[Problem], Settled]:
    """What does not agree, and what the run settles of the list's own doubts."""
    matched = match(entries, pays.enterprises)
    problems = [*_names(matched), *_not_listed(tables, matched.only_paid)]
    problems += [problem for entry in matched.only_listed if (problem := _not_in_run(entry, pays)) is not None]
    problems += [Problem("name_of_two", e.place, OF_TWO(), e.name, fix=ADD_CODES()) for e in matched.of_two]
    problems += [problem for pair in matched.pairs if (problem := _not_paid(pair)) is not None]
    paid = [pair for pair in matched.pairs if pair.paid.award]
    problems += [*check_sums(paid, pays), *check_payers(paid, pays)]
    names = {enterprise.name for enterprise in pays.enterprises}
    return problems, Settled(names, {pair.entry.place for pair in paid if fits(pair)})


def _names(matched: Matched) -> Iterator[Problem]:
    for pair in matched.pairs:
        entry, paid = pair.entry, pair.paid
        name = NAME(name=paid.name)
        if pair.how in ("spelling", "slip"):
            code, says = (
                ("name_spelt_otherwise", SPELT()) if pair.how == "spelling" else ("name_differs", ONE_CHARACTER())
            )
            yield Problem(code, entry.place, says, entry.name, name, WRITE_AS_RUN())
        elif pair.how == "code" and entry.name and entry.name != paid.name:
            same = entry.key == paid.key
            code, says = ("name_spelt_otherwise", SPELT()) if same else ("other_name", OTHER_NAME())
            yield Problem(code, entry.place, says, entry.name, name, WRITE_AS_RUN())
        if pair.how != "code" and entry.uscc:
            yield Problem("other_code", entry.place, OTHER_CODE(), entry.uscc, NAME(name=paid.uscc), WRITE_AS_RUN())


def _not_listed(tables: Sequence[ListTable], missing: Sequence[Paid]) -> Iterator[Problem]:
    first = tables[0].place
    for paid in missing:
        if paid.award:
            expected = WITH_SUM(name=paid.name, uscc=paid.uscc, sum=Quantity(paid.award, "money"))
            yield Problem("not_on_list", Cell(first.file, first.sheet), NOT_LISTED(), "", expected, ADD_ROW())


def _not_in_run(entry: Entry, pays: Pays) -> Problem | None:
    """Whom the run does not have, or has refused; a row without a name is told already."""
    if not entry.called:
        return None
    if refused := [each for each in pays.refused if each.is_of(entry.uscc, entry.key)]:
        says = REFUSED(rows=tuple(ROW_REFUSED(place=str(each.place), reasons=each.says) for each in refused))
        return Problem("refused_in_run", entry.place, says, entry.called, fix=PUT_RIGHT())
    return Problem("not_in_run", entry.place, NOT_IN_RUN(), entry.called, fix=TAKE_OUT())


def _not_paid(pair: Pair) -> Problem | None:
    """An enterprise that the run pays nothing; a list that gives it 0 says the same."""
    entry, paid = pair.entry, pair.paid
    amounts = entry.amounts()
    if paid.award or (amounts and not entry.total()):
        return None
    if paid.untold:
        says: Message = CANNOT_TELL(count=paid.untold)
    else:
        says = NOT_PAID(reasons=tuple(dict.fromkeys(paid.reasons)) or NO_CLAIM())
    place = amounts[0].place if amounts else replace(entry.place)
    found = amounts[0].text if len(amounts) == 1 else ""
    return Problem("not_paid", place, says, found or entry.called, fix=TAKE_OUT())
