"""Never reached: cases, parts, bands, rows, periods and choices that the conditions or the cases before leave no claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.conditions.is_one_of import IsOneOf
from subsidy_calc.grammar.part_list import PartBranch
from subsidy_calc.lint.bands import sizes_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.intervals import INFINITY, NEGATIVE_INFINITY, Intervals, above, below
from subsidy_calc.lint.logic import FALSE, TRUE, All, Allowed, Boxes, Formula
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.cases import Cases as ParameterCases
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.payment import Instalment
from subsidy_calc.steps.bands import Bands
from subsidy_calc.steps.cases import Cases as StepCases
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.steps.uplift import UpliftBranch
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

COVERED = wording(
    "lint.covered",
    zh="这个情形永远轮不到：符合它的申报都已符合前面的情形",
    en="this case is never reached: every claim that meets it meets a case before it",
)
NOTHING_LEFT = wording(
    "lint.nothing_left",
    zh="otherwise 永远轮不到：前面的情形已包括全部申报",
    en="`otherwise` is never reached: the cases before it leave no claim",
)
EXCLUDED = wording(
    "lint.excluded",
    zh="{what}永远用不到：其他条件或前面的情形已把它排除",
    en="{what} is never used: other conditions, or cases before it, exclude it",
)
CASE = wording("lint.reached.case", zh="这个情形", en="this case")
PART = wording("lint.reached.part", zh="这个部分", en="this part")
UPLIFT = wording("lint.reached.uplift", zh="这项上浮", en="this uplift")
INSTALMENT = wording("lint.reached.instalment", zh="这一期的条件", en="the condition of this instalment")
BAND = wording("lint.reached.band", zh="这一档", en="this band")
ROW = wording("lint.reached.row", zh="“{path}”这一行", en="the row “{path}”")
PERIOD = wording("lint.reached.period", zh="这个时段", en="this period")
CHOICE = wording("lint.reached.choice", zh="选项“{choice}”", en="the choice “{choice}”")
TAKE_OUT = wording(
    "lint.take_out",
    zh="核对原文：多余的删去，写错的改正条件、次序或界限",
    en="see what the text says: take it out, or mend the condition, the order or the edge",
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Something that claims may come to: what it is called, and when one does."""

    place: Line
    says: Message
    left: Boxes  # where it stands
    when: Formula
    found: str = ""


def find(look: Look) -> Iterator[Problem]:
    reached: dict[Line, bool] = {}
    last: dict[Line, _Reach] = {}
    for visit in look.visits:
        for reach in _reaches(visit):
            if not reach.left:
                continue  # what is around it is never come to, and told once
            last[reach.place] = reach
            reached[reach.place] = reached.get(reach.place, False) or bool(reach.left.with_(reach.when))
    for place, reach in last.items():
        if not reached[place]:
            yield Problem("never_reached", place, reach.says, reach.found, fix=TAKE_OUT())


def _reaches(visit: Visit) -> Iterator[_Reach]:
    part, reader = visit.part, visit.reader
    if isinstance(part, PartBranch | UpliftBranch | Instalment) and part.when is not None:
        what = {PartBranch: PART, UpliftBranch: UPLIFT, Instalment: INSTALMENT}[type(part)]
        yield _Reach(part.place, EXCLUDED(what=what()), visit.left, reader.holds(part.when))
    elif isinstance(part, Bands):
        yield from _bands(part, visit)
    elif isinstance(part, Lookup):
        yield from _rows(part, visit)
    elif isinstance(part, ByDate):
        yield from _periods(part, visit)
    elif isinstance(part, Fact):
        yield from _choices(part, visit)
    elif isinstance(part, StepCases | ParameterCases):
        yield from _cases(part, visit)


def _cases(part: StepCases | ParameterCases, visit: Visit) -> Iterator[_Reach]:
    before: list[Formula] = []
    for case in part.cases:
        if case.when is None:
            yield _Reach(case.place, NOTHING_LEFT(), visit.left, All(tuple(before)))
            continue
        holds = visit.reader.holds(case.when)
        if Boxes().with_(holds):  # what never holds at all is a contradiction
            says = COVERED() if visit.left.with_(holds) else EXCLUDED(what=CASE())
            yield _Reach(case.place, says, visit.left, All((*before, holds)))
        before.append(visit.reader.holds(case.when, yes=False))


def _bands(part: Bands, visit: Visit) -> Iterator[_Reach]:
    sizes = sizes_of(part, visit)
    if sizes is None:
        return
    for band, inside in sizes.bands:
        yield _Reach(band.place, EXCLUDED(what=BAND()), visit.left, sizes.subject.atom(Allowed(inside)))


def _rows(part: Lookup, visit: Visit) -> Iterator[_Reach]:
    subjects = [visit.reader.fact(name) for name in part.lookup.by]
    for row in part.lookup.listed():
        atoms = tuple(s.atom(Allowed(frozenset({key}))) for s, key in zip(subjects, row.path, strict=True) if s)
        path = "/".join(row.path)
        yield _Reach(row.place, EXCLUDED(what=ROW(path=path)), visit.left, All(atoms), path)


def _periods(part: ByDate, visit: Visit) -> Iterator[_Reach]:
    as_of, reader = part.by_date.as_of, visit.reader
    day = reader.number(as_of)
    for period in part.by_date.values:
        low = NEGATIVE_INFINITY if period.from_ is None else below(reader.day(period.from_))
        high = INFINITY if period.to is None else above(reader.day(period.to))
        if day is None:
            when: Formula = reader.subject(as_of).atom(Allowed(Intervals.of((low, high))))
        else:
            when = TRUE if low < below(day) < high or low == below(day) else FALSE
        yield _Reach(period.place, EXCLUDED(what=PERIOD()), visit.left, when)


def _choices(part: Fact, visit: Visit) -> Iterator[_Reach]:
    """The choices of a list that other conditions rule out."""
    subject = visit.reader.fact(part.fact.fact) if isinstance(part.fact, FactParameter) else None
    if subject is None or not isinstance(subject.every.known, frozenset):
        return
    for test in part.tests:
        others = [visit.reader.passes(part, other) for other in part.tests if other is not test]
        for bound in test.is_one_of if isinstance(test, IsOneOf) else ():
            if isinstance(bound, Stated):
                atom, what = subject.atom(Allowed(frozenset({bound.stated}))), CHOICE(choice=bound.stated)
                yield _Reach(bound.place, EXCLUDED(what=what), visit.left, All((*others, atom)), bound.stated)
