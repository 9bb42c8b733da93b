"""`subsidy-calc register state`: record what claims have come to be, one, many or a whole batch; or show their history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from subsidy_calc.cli.register_options import FILE_PATH, day_given, register_options, whole_fen
from subsidy_calc.cli.state_records import case_record, change_record, states_recorded
from subsidy_calc.cli.terminal import print_json, words
from subsidy_calc.values.messages import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from subsidy_calc.register.cases import Case, Claim
    from subsidy_calc.register.entries import Entry
    from subsidy_calc.register.from_list import Given
    from subsidy_calc.register.record_states import Wanted
    from subsidy_calc.register.states import Recorded

STATE_HELP = wording(
    "cli.state",
    zh="记录事项的状态（受理、初审、公示、拨付……）；不写 --state 则显示经过。CLAIM 写成：条款/统一社会信用代码/事项",
    en="Record what claims have come to be: received, checked, published, paid …; without --state, show their history. "
    "CLAIM is named as a run's line: clause/USCC/matter.",
)
TO_STATE = wording(
    "cli.state.state",
    zh="状态：受理、初审、核实、审定、不予兑现、公示、异议、批准、拨付、回访、退回、撤回",
    en="received, checked, verified, decided, declined, published, objected, approved, paid, followed_up, returned, "
    "withdrawn",
)
ON = wording("cli.state.on", zh="哪一天：2021-02-18", en="On which day: 2021-02-18.")
BY = wording("cli.state.by", zh="经办人", en="Who did it.")
PAPER = wording("cli.state.paper", zh="依据的文书或文号", en="The paper that it rests on.")
OFFICE = wording("cli.state.office", zh="下一步由哪个股室办", en="The office that is to act next.")
NOTE = wording("cli.state.note", zh="说明", en="A note.")
NAME = wording("cli.state.name", zh="企业名称", en="The enterprise's name.")
YEAR = wording(
    "cli.state.year",
    zh="政策年度；不写则为台账里这一项最近的年度",
    en="Policy year; else the newest for which the register has the claim.",
)
INSTALMENT = wording("cli.state.instalment", zh="第几期/共几期：1/2", en="Which instalment of how many: 1/2.")
SUM = wording("cli.state.sum", zh="这一期拨付多少：90万元", en="What was paid with this instalment: 90万元.")
FROM = wording(
    "cli.state.from",
    zh="从工作簿或csv读取，一行一项；没填的用这里的选项",
    en="Read them from a workbook or .csv, a claim a row; blanks are filled from the options.",
)
OF_BATCH = wording("cli.state.batch", zh="这一批的全部事项", en="All claims of a batch.")
EXCEPT = wording(
    "cli.state.except",
    zh="这一批里除了这一项（可写几次）",
    en="All of the batch but this claim; may be given several times.",
)
EXCEPT_WHAT = wording(
    "cli.state.except_what", zh="第{batch}批里没有“{claim}”", en="batch {batch} has no claim “{claim}”"
)
EXCEPT_BATCH = wording("cli.state.except_batch", zh="--except 要和 --batch 一起用", en="--except goes with --batch")
NOT_WITH_BATCH = wording(
    "cli.state.not_with_batch", zh="--year 不能和 --batch 一起用", en="--year does not go with --batch"
)
ONE_CLAIM = wording(
    "cli.state.one_claim",
    zh="{options} 只能用于单独一项；多项各不相同的，写在 --from 的表里",
    en="{options} can be given for one claim alone; for several, give a list with --from",
)
UNDO = wording(
    "cli.state.undo",
    zh="上一步记错了：作废，原来的记录仍在；要写 --note",
    en="The newest state was a mistake: undo it; what was recorded stays. Needs --note.",
)
ONE_SOURCE = wording(
    "cli.state.one_source",
    zh="写出事项，或用 --from，或用 --batch，三者之一",
    en="give claims, or --from, or --batch: one of the three",
)
STATE_OR_UNDO = wording(
    "cli.state.or_undo", zh="--state 和 --undo 不能同时用", en="--state and --undo cannot go together"
)
NEEDS = wording("cli.state.needs", zh="还要写 {options}", en="{options} must be given, too")
NOT_A_STATE = wording("cli.state.not_a_state", zh="“{found}”不是状态", en="“{found}” is no state")
NOT_AN_INSTALMENT = wording(
    "cli.state.not_an_instalment", zh="“{found}”不是期次：写成1/2", en="“{found}” is no instalment: write 1/2"
)
UNKNOWN = wording("cli.state.unknown", zh="台账里没有“{claim}”", en="the register does not know “{claim}”")
HEAD_OF_CASE = wording(
    "cli.state.head_of_case", zh="{claim}　{name}　{year}年度　现为{state}", en="{claim}  {name}  {year}  now {state}"
)
STEP = wording(
    "cli.state.step", zh="  {day} {state} {by}　{details}", en="  {day}  {state}  by {by}  {details}"
)  # fmt: skip
NO_STEPS = wording(
    "cli.state.no_steps", zh="  没有记过状态；来自登记的批次", en="  no state was recorded; it stands in a batch"
)


_OF_ONE = {"--name": "name", "--sum": "sum_"}  # options that fit one claim alone


@click.command(help=words(STATE_HELP))
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--state", "state_", metavar="S", help=words(TO_STATE))
@click.option("--undo", is_flag=True, help=words(UNDO))
@click.option("--on", "day", callback=day_given, metavar="DATE", help=words(ON))
@click.option("--by", "by_whom", default="", metavar="WHO", help=words(BY))
@click.option("--paper", default="", metavar="P", help=words(PAPER))
@click.option("--office", default="", metavar="O", help=words(OFFICE))
@click.option("--note", default="", metavar="N", help=words(NOTE))
@click.option("--name", default="", metavar="NAME", help=words(NAME))
@click.option("--year", type=click.IntRange(1949, 2199), help=words(YEAR))
@click.option("--instalment", metavar="N/K", help=words(INSTALMENT))
@click.option("--sum", "sum_", metavar="SUM", help=words(SUM))
@click.option("--from", "list_", type=FILE_PATH, metavar="LIST", help=words(FROM))
@click.option("--batch", type=click.IntRange(1), help=words(OF_BATCH))
@click.option("--except", "left_out", multiple=True, metavar="CLAIM", help=words(EXCEPT))
@register_options
def state(  # noqa: PLR0913, PLR0917  a parameter an option
    claims: tuple[str, ...],
    list_: Path | None,
    batch: int | None,
    left_out: tuple[str, ...],
    file: Path,
    as_json: bool,
    **given: Any,  # Any: what the options hold, each by its name
) -> int:
    _check_options(claims, list_, batch, left_out, given)
    if claims and given["state_"] is None and not given["undo"]:
        return _show(claims, file, as_json)
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record_states import record_states

    defaults, source = _given(**given), ""
    if list_ is not None:
        from subsidy_calc.register.from_list import wanted_of_list

        wanted, source = wanted_of_list(list_, defaults)
    else:
        _check_given(defaults)
        wanted = _of_batch(batch, left_out, file, defaults) if batch is not None else _of_names(claims, defaults)
    first = any(each.state == "received" and each.year is not None for each in wanted)
    with opened(file, make=first) as connection:
        entries = record_states(connection, wanted, str(file), source=source, batch=batch or 0)
    _print_recorded(entries, as_json)
    return 0


def _check_options(
    claims: Sequence[str], list_: Path | None, batch: int | None, left_out: Sequence[str], given: Mapping[str, Any]
) -> None:  # Any: as above
    """Whether the options go with one another."""
    sources = sum((bool(claims), list_ is not None, batch is not None))
    if sources != 1:
        raise click.UsageError(words(ONE_SOURCE))
    if left_out and batch is None:
        raise click.UsageError(words(EXCEPT_BATCH))
    if given["year"] is not None and batch is not None:
        raise click.UsageError(words(NOT_WITH_BATCH))
    alone = tuple(option for option, name in _OF_ONE.items() if given[name])
    if alone and len(claims) != 1:
        raise click.UsageError(words(ONE_CLAIM(options=alone)))


def _given(  # noqa: PLR0913  a parameter an option
    *,
    state_: str | None,
    undo: bool,
    day: dt.date | None,
    by_whom: str,
    paper: str,
    office: str,
    note: str,
    name: str,
    year: int | None,
    instalment: str | None,
    sum_: str | None,
) -> Given:
    from subsidy_calc.register.from_list import Given, read_instalment

    if undo and state_ is not None:
        raise click.UsageError(words(STATE_OR_UNDO))
    wanted: Recorded | None = "undone" if undo else _state(state_)
    parted = read_instalment(instalment) if instalment is not None else None
    if instalment is not None and parted is None:
        raise click.UsageError(words(NOT_AN_INSTALMENT(found=instalment)))
    fen = whole_fen(sum_) if sum_ is not None else None
    return Given(wanted, day, by_whom.strip(), year, name.strip(), paper, office, note, parted, fen)


def _state(text: str | None) -> Recorded | None:
    from subsidy_calc.register.states import written_states
    from subsidy_calc.values.problems import nearest

    if text is None:
        return None
    known = {writing: state for writing, state in written_states().items() if state != "undone"}
    if text.strip() in known:
        return known[text.strip()]
    near = nearest(text.strip(), known)
    said = words(NOT_A_STATE(found=text)) + (f"  {words(near)}" if near is not None else "")
    raise click.UsageError(said)


def _check_given(given: Given) -> None:
    """Without a list, state, day and person can only come from the options."""
    found = {"--state": given.state, "--on": given.day, "--by": given.by_whom}
    missing = tuple(option for option, value in found.items() if not value)
    if missing:
        raise click.UsageError(words(NEEDS(options=missing)))


def _of_names(names: Sequence[str], given: Given) -> list[Wanted]:
    from subsidy_calc.register.claim_names import NotAClaim, read_claim
    from subsidy_calc.register.refusals import RegisterRefused
    from subsidy_calc.values.places import Line

    claims: list[Claim] = []
    problems = []
    for name in names:
        try:
            claims.append(read_claim(name))
        except NotAClaim as error:
            problems.append(error.problem(Line(name)))
    if problems:
        raise RegisterRefused(problems)
    return [_wanted(claim, given, given.year, given.name) for claim in claims]


def _of_batch(batch: int, left_out: Sequence[str], file: Path, given: Given) -> list[Wanted]:
    from subsidy_calc.register.opened import opened
    from subsidy_calc.register.record_states import claims_of_batch

    with opened(file) as connection:
        year, claims = claims_of_batch(connection, batch, str(file))
    names = {claim.name for claim, _ in claims}
    for name in left_out:
        if name not in names:
            raise click.UsageError(words(EXCEPT_WHAT(batch=batch, claim=name)))
    made = [_wanted(claim, given, year, name) for claim, name in claims if claim.name not in left_out]
    return [replace(each, in_batch=True) for each in made]


def _wanted(claim: Claim, given: Given, year: int | None, name: str) -> Wanted:
    from subsidy_calc.register.record_states import Wanted
    from subsidy_calc.values.places import Line

    if given.state is None or given.day is None:
        raise click.UsageError(words(NEEDS(options=("--state", "--on"))))
    return Wanted(
        claim, given.state, given.day, given.by_whom, Line(claim.name), year, name, given.paper, given.office, given.note,
        given.instalment, given.sum_fen,
    )  # fmt: skip


def _print_recorded(entries: Iterable[Entry], as_json: bool) -> None:
    if as_json:
        print_json([
            {"entry": entry.number, "kind": entry.kind, "year": entry.year, "count": len(entry.changes), "hash": entry.hash,
             "changes": [change_record(change) for change in entry.changes]}
            for entry in entries
        ])  # fmt: skip
        return
    for entry in entries:
        click.echo(words(states_recorded(entry)))


def _show(names: Sequence[str], file: Path, as_json: bool) -> int:
    """The history of claims, in every year that has them."""
    from subsidy_calc.register.cases import all_cases
    from subsidy_calc.register.opened import opened

    with opened(file) as connection:
        cases, _ = all_cases(connection, str(file))
    shown = [case for name in names for case in cases if case.claim.name == name.strip()]
    for name in names:
        if not any(case.claim.name == name.strip() for case in shown):
            raise click.UsageError(words(UNKNOWN(claim=name)))
    if as_json:
        print_json([case_record(case) | {"steps": [change_record(step) for step in case.steps]} for case in shown])
        return 0
    for case in shown:
        _print_case(case)
    return 0


def _print_case(case: Case) -> None:
    from subsidy_calc.register.export import instalment, paid
    from subsidy_calc.register.states import state_said

    state = state_said(case.state or "")
    click.echo(words(HEAD_OF_CASE(claim=case.claim.name, name=case.name, year=str(case.year), state=state)))
    for step in case.steps:
        details = "  ".join(filter(None, (instalment(step), paid(step), step.paper, step.office, step.note)))
        click.echo(words(STEP(day=step.day, state=state_said(step.state), by=step.by_whom, details=details)).rstrip())
    if not case.steps:
        click.echo(words(NO_STEPS))
