"""Reconciled: a list read, checked by itself and, where one is given, against a run; everything in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from subsidy_calc.facts.claims import in_order
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.readers import read_files
from subsidy_calc.pipeline import Computed
from subsidy_calc.reconcile.against_run import check_against
from subsidy_calc.reconcile.check_capitals import check_capitals
from subsidy_calc.reconcile.check_stated import check_stated
from subsidy_calc.reconcile.doubles import Settled, check_doubles, check_rows
from subsidy_calc.reconcile.doubtful import check_units
from subsidy_calc.reconcile.entries import Entry, entries_of
from subsidy_calc.reconcile.listed import Listed, ListTable
from subsidy_calc.reconcile.numbering import check_numbers
from subsidy_calc.reconcile.paid import Pays, pays
from subsidy_calc.reconcile.payers import check_columns
from subsidy_calc.reconcile.reading import read_list
from subsidy_calc.reconcile.restated import check_restated
from subsidy_calc.reconcile.shares import check_shares
from subsidy_calc.reconcile.totals import check_totals
from subsidy_calc.reconcile.views import own_view, views
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem

UNREADABLE = wording("reconcile.unreadable", zh="名单打不开：{reason}", en="the list cannot be opened: {reason}")
CHECK_PATH = wording("reconcile.check_path", zh="核对路径和权限", en="check the path and permissions")
ABSENT = wording("reconcile.absent", zh="没有这个文件", en="there is no such file")
A_FOLDER = wording("reconcile.a_folder", zh="这是文件夹，不是名单", en="this is a folder, not a list")
GIVE_FILE = wording(
    "reconcile.give_file",
    zh="先写名单文件（.xlsx或.csv），再写结果文件夹",
    en="give the list's file (.xlsx or .csv) first, then the run's folder",
)
NO_LIST = wording(
    "reconcile.no_list",
    zh="没有认出名单：找不到有企业名称和另一列的表头",
    en="no list was found: no row of headings names the enterprise and one thing more",
)
NO_ROWS = wording("reconcile.no_rows", zh="名单里一家企业都没有", en="the list has not one enterprise")
EXPECTED = wording(
    "reconcile.expected_headings",
    zh="如 序号、企业名称、统一社会信用代码、奖励项目、奖励金额（万元）",
    en="such as No., Enterprise, Credit code, Item, Award (yuan)",
)
NO_AWARDS = wording(
    "reconcile.no_award_column",
    zh="没有认出奖励金额这一列，金额未与核定结果核对",
    en="no column of the award was found; sums were not compared with the run",
)
HEAD_IT = wording("reconcile.head_it", zh="表头写成“奖励金额（元）”或“奖励金额（万元）”", en="head it “Award (yuan)”")

_DOUBT = "unit_doubtful"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A list and what is wrong with it; `pays` what the run pays, None where the list was checked alone."""

    listed: Listed
    pays: Pays | None
    problems: Sequence[Problem]
    notes: Sequence[Note]


def reconcile(path: Path, computed: Computed | None) -> Reconciled:
    """Check a list by itself, and against a computed run.

    Raises:
        ClaimsRefused: the file cannot be read, or holds no list.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ClaimsRefused([_unreadable(path, error)]) from error
    read = read_files([(content, path.name)])
    if read.problems:
        raise ClaimsRefused(read.problems)
    return reconcile_sheets(read.sheets, path.name, computed, read.notes)


def _unreadable(path: Path, error: OSError) -> Problem:
    if path.is_dir():
        says, fix = A_FOLDER(), GIVE_FILE()
    elif not path.exists():
        says, fix = ABSENT(), CHECK_PATH()
    else:
        says, fix = UNREADABLE(reason=error.strerror or str(error)), CHECK_PATH()
    return Problem("list_unreadable", Cell(str(path), ""), says, fix=fix)


def reconcile_sheets(
    sheets: Sequence[RawSheet], name: str, computed: Computed | None, notes: Sequence[Note] = ()
) -> Reconciled:
    """Check the sheets of a file of this name; `notes` are of the whole file.

    Raises:
        ClaimsRefused: they hold no list.
    """
    listed = read_list(sheets)
    _check_is_list(listed, name)
    entries = entries_of(listed.tables)
    against = _against(listed, computed)
    own = [*listed.problems, *_own_problems(listed, entries, against.settled)]
    sure = _sure_cells(entries, against.settled)
    problems = _without_doubts([*own, *against.problems], sure)
    in_place = tuple(sorted(dict.fromkeys(problems), key=in_order))
    return Reconciled(listed, against.pays, in_place, (*notes, *listed.notes, *against.notes))


def _check_is_list(listed: Listed, name: str) -> None:
    if not listed.tables:
        problem = Problem("no_list", Cell(name, ""), NO_LIST(), expected=EXPECTED())
        raise ClaimsRefused([*listed.problems, problem])
    if not any(table.rows for table in listed.tables):
        raise ClaimsRefused([*listed.problems, Problem("no_rows", listed.tables[0].place, NO_ROWS())])


@dataclass(slots=True)
class _Against:
    """What a run says of a list."""

    pays: Pays | None = None
    settled: Settled = field(default_factory=Settled)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def _against(listed: Listed, computed: Computed | None) -> _Against:
    if computed is None:
        return _Against()
    paid = pays(computed)
    arranged = views(listed.tables, paid)
    problems = [problem for table in listed.tables for problem in _no_sums(table)]
    names: set[str] = set()
    fitting: set[Cell] = set()
    for view in arranged:
        found, settled = check_against(view, entries_of(view), paid)
        problems += found
        names.update(settled.names)
        fitting.update(settled.added_up)
    unknown, notes = check_columns(listed.tables, paid)
    return _Against(paid, Settled(names, fitting), [*problems, *unknown], [*own_view(arranged), *notes])


def _no_sums(table: ListTable) -> list[Problem]:
    """That sums cannot be compared, where that is not told already."""
    if table.sums is not None or table.of("award") or table.of("money"):
        return []
    return [Problem("no_award_column", table.place, NO_AWARDS(), fix=HEAD_IT())]


def _own_problems(listed: Listed, entries: Sequence[Entry], settled: Settled) -> list[Problem]:
    doubles = list(check_doubles(listed, entries, settled))
    found = [*doubles, *check_totals(listed.tables), *check_capitals(listed)]
    found += check_stated(listed, has_doubles=bool(doubles))
    for table in listed.tables:
        found += [*check_rows(table), *check_shares(table), *check_numbers(table), *check_units(table)]
        found += check_restated(table)
    return found


def _without_doubts(problems: Sequence[Problem], sure: set[Place]) -> list[Problem]:
    """A doubt about a unit is settled by a run that has the very sum, and outdone by what else is wrong with its cell."""
    told = sure | {problem.place for problem in problems if problem.code != _DOUBT}
    return [problem for problem in problems if problem.code != _DOUBT or problem.place not in told]


def _sure_cells(entries: Sequence[Entry], settled: Settled) -> set[Place]:
    """The cells of sums that are those of the run."""
    return {amount.place for entry in entries if entry.place in settled.added_up for amount in entry.amounts()}
