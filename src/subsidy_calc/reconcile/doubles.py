"""Doubles of a list: an enterprise that stands twice, under one spelling or two, or whose name and code do not agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced

from subsidy_calc.reconcile.entries import Entry
from subsidy_calc.reconcile.listed import Listed, ListRow, ListTable
from subsidy_calc.reconcile.names import Slips, name_key, only_counts
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

TWICE = wording(
    "reconcile.name_twice", zh="企业重复：{first}已有", en="the enterprise stands twice: it is also in {first}"
)
TWO_SPELLINGS = wording(
    "reconcile.two_spellings",
    zh="与{first}的“{other}”是同一名称的两种写法",
    en="another spelling of “{other}” in {first}",
)
ONE_APART = wording(
    "reconcile.one_apart",
    zh="与{first}的“{other}”只差一个字，是否同一企业",
    en="one character from “{other}” in {first}: the same enterprise?",
)
TWO_NAMES = wording(
    "reconcile.code_two_names",
    zh="信用代码与{first}的“{other}”相同，企业名称不同",
    en="the credit code is that of “{other}” in {first}, under another name",
)
TWO_CODES = wording(
    "reconcile.name_two_codes",
    zh="企业名称与{first}相同，信用代码不同",
    en="the name is the same as in {first}, the credit code another",
)
NAMELESS = wording("reconcile.nameless", zh="这一行有金额，没有企业名称", en="a sum without an enterprise's name")
NO_SUM = wording("reconcile.no_sum", zh="这家企业没有金额", en="no sum for this enterprise")
KEEP_ONE = wording(
    "reconcile.keep_one", zh="删去重复的一行，或写明各是什么奖励", en="delete one, or say what each is for"
)
SPELL_ALIKE = wording(
    "reconcile.spell_alike",
    zh="是同一家就合并，写法统一；不是就加一列信用代码",
    en="if it is one, put them together under one spelling; if not, add a column of credit codes",
)
CHECK_CODE = wording("reconcile.check_code", zh="对照营业执照核对", en="check them against the business licence")
FILL_NAME = wording("reconcile.fill_name", zh="补填企业名称", en="fill in the name")
FILL_SUM = wording("reconcile.fill_sum", zh="补填金额，或删去这一行", en="fill in the sum, or delete the row")
OTHER = wording("reconcile.other_spelling", zh="{name}", en="{name}")


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run says of a list's enterprises: names that are right as they are, and entries whose rows add up."""

    names: Collection[str] = ()
    added_up: Collection[Cell] = ()  # places of entries


def check_rows(table: ListTable) -> Iterator[Problem]:
    """Report sums without a name, and names without a sum."""
    sums = table.sums
    with_sums = {row.name for row in table.rows if row.amounts}
    for row in table.rows:
        if not row.name and not row.uscc and row.amounts:
            yield Problem("no_name", row.place, NAMELESS(), fix=FILL_NAME())
        merged = row.merged_name and row.name in with_sums
        if sums is not None and sums.index not in row.amounts and sums.index not in table.unread and not merged:
            place = replaced(row.place, column=sums.index)
            yield Problem("no_sum", place, NO_SUM(), row.name, fix=FILL_SUM())


def check_doubles(listed: Listed, entries: Sequence[Entry], settled: Settled) -> Iterator[Problem]:
    """Report doubled rows, names that do not fit their codes, and names that may be one."""
    for entry in entries:
        if entry.place not in settled.added_up:
            yield from doubled_rows(entry)
        yield from _two_names(entry)
    named = [entry for entry in entries if entry.name]
    yield from _two_codes(named)
    yield from _spellings(named, settled)


def doubled_rows(entry: Entry) -> Iterator[Problem]:
    """Rows of one table that name the same enterprise, and the same item and matter where the table has them."""
    seen: dict[tuple[int, str, str], ListRow] = {}
    for table, row in entry.rows:
        key = (id(table), name_key(row.item), name_key(row.matter))
        first = seen.get(key)
        if not row.called:
            continue
        if first is None or (row.merged_name and first.merged_name and row.name == first.name):
            seen.setdefault(key, row)
            continue
        says = TWICE(first=first.name_place.reference)
        yield Problem("name_twice", row.name_place, says, row.called, fix=KEEP_ONE())


def _two_names(entry: Entry) -> Iterator[Problem]:
    """One code under names that are not one spelt otherwise."""
    first = entry.rows[0][1]
    told = {first.name}
    for _, row in entry.rows:
        if row.name and row.name not in told and first.name:
            told.add(row.name)
            says = TWO_NAMES(first=first.name_place.reference, other=first.name)
            yield Problem("code_two_names", row.name_place, says, row.name, OTHER(name=first.name), CHECK_CODE())


def _two_codes(entries: Sequence[Entry]) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.name, entry)
        if first is not entry and first.uscc and entry.uscc:
            says = TWO_CODES(first=first.place.reference)
            yield Problem("name_two_codes", entry.place, says, entry.uscc, OTHER(name=first.uscc), CHECK_CODE())


def _spellings(entries: Sequence[Entry], settled: Settled) -> Iterator[Problem]:
    by_key: dict[str, Entry] = {}
    slips = Slips(entry.key for entry in entries)
    for entry in entries:
        same = by_key.get(entry.key)
        if same is None:
            by_key[entry.key] = entry
        elif same.name != entry.name and _may_be_one(same, entry, settled):
            yield _told("two_spellings", entry, same, TWO_SPELLINGS(first=same.place.reference, other=same.name))
            continue
        for key in slips.near(entry.key):
            other = by_key.get(key)
            if other is not None and _may_be_one(other, entry, settled) and not only_counts(key, entry.key):
                yield _told("names_one_apart", entry, other, ONE_APART(first=other.place.reference, other=other.name))
                break


def _told(code: str, entry: Entry, other: Entry, says: Message) -> Problem:
    return Problem(code, entry.place, says, entry.name, OTHER(name=other.name), SPELL_ALIKE())


def _may_be_one(one: Entry, other: Entry, settled: Settled) -> bool:
    """Not where two codes, or a run that has both names, tell them apart."""
    if one.uscc and other.uscc:
        return False
    return not (one.name in settled.names and other.name in settled.names)
