"""Band gap: sizes between bands, or cases of one number, for which nothing is said, and those for which two say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final, NamedTuple

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import FactKind, Shape
from subsidy_calc.grammar.walk import all_written
from subsidy_calc.lint.bands import sizes_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.intervals import Cut, Intervals, Piece, below, union
from subsidy_calc.lint.logic import Allowed, Boxes
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.reading import Subject
from subsidy_calc.lint.stated_nil import facts_without
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.cases import Cases as ParameterCases
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.steps.bands import Bands
from subsidy_calc.steps.cases import Cases as StepCases
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import FEN, Quantity, Unit, read_measured

LEVEL: Final[Level] = "finding"

GAP = wording(
    "lint.gap",
    zh="各档之间有空档：{sizes}没有规定，不会有奖励",
    en="a gap: nothing is said of {sizes}, so nothing is paid",
)
OVERLAP = wording(
    "lint.overlap",
    zh="两档重叠：{sizes}同时符合，只按写在前面的",
    en="an overlap: {sizes} meets both, and the first is taken",
)
FROM_TO = wording("lint.sizes.from_to", zh="{low}至{high}", en="{low} to {high}")
FROM = wording("lint.sizes.from", zh="{low}起", en="{low} and beyond")
EXACTLY = wording("lint.sizes.exactly", zh="恰好{low}", en="exactly {low}")
WITH = wording("lint.sizes.with", zh="{number}（含）", en="{number} (included)")
WITHOUT = wording("lint.sizes.without", zh="{number}（不含）", en="{number} (not included)")
CLOSE = wording(
    "lint.close_gap",
    zh="让各档首尾相接：前一档 less_than 与后一档 at_least 写同一个数；确无规定的写一个 nil: no_band 的例子，或在这一步写 note",
    en="let bands meet: write the same number in `less_than` and the next `at_least`; if nothing is meant, give an example "
    "with `nil: no_band`, or say so in a `note`",
)
PART = wording(
    "lint.part_overlap",
    zh="让各档首尾相接：分界的数只归一档（一边 at_least，另一边 less_than）",
    en="let them meet: the edge belongs to one of them (`at_least` here, `less_than` there)",
)


def find(look: Look) -> Iterator[Problem]:
    told: dict[Line, list[set[Problem]]] = {}
    for visit in look.visits:
        if isinstance(visit.part, Bands | StepCases | ParameterCases) and visit.left:
            found = set() if visit.noted else set(_problems(visit))
            told.setdefault(visit.part.place, []).append(found)
    for each in told.values():
        yield from set.intersection(*each)  # of what several clauses or years share, all must find it


def _problems(visit: Visit) -> Iterator[Problem]:
    if isinstance(visit.part, Bands):
        yield from _of_bands(visit.part, visit)
    elif isinstance(visit.part, StepCases | ParameterCases):
        for group in _groups(visit.part, visit):
            yield from _overlaps(group)
            if visit.part.cases[-1].when is not None:  # else `otherwise` fills every gap
                holes = _covered(group).others() & _open(group.subject, visit)
                yield from _gaps(group, (hole for hole in holes.pieces if _covered(group).low < hole[0] < group.high))


class _Group(NamedTuple):
    """Bands of one number, each with its place, from the lowest on."""

    subject: Subject
    unit: Unit
    bands: Sequence[tuple[Line, Intervals]]

    @property
    def high(self) -> Cut:
        return max(inside.high for _, inside in self.bands)


def _of_bands(part: Bands, visit: Visit) -> Iterator[Problem]:
    sizes = sizes_of(part, visit)
    if part.bands.whole is None or sizes is None or not all(inside for _, inside in sizes.bands):
        return  # bands that add up leave no gap: loading sees to that
    unit = "money" if part.bands.of is None else _unit(part.bands.of, visit)
    group = _Group(sizes.subject, unit, [(band.place, inside) for band, inside in sizes.bands])
    yield from _overlaps(group)
    covered, open_ = _covered(group), _open(sizes.subject, visit)
    if not open_:
        return
    every = sizes.subject.every.known
    asked_from = isinstance(every, Intervals) and open_.low > every.low  # a condition states the least size
    holes = (covered.others() & open_).pieces
    tried = _tried(part, visit)
    untold = (hole for hole in holes if not any(hole[0] <= below(size) < hole[1] for size in tried))
    yield from _gaps(group, (hole for hole in untold if hole[0] > covered.low or asked_from))


def _tried(part: Bands, visit: Visit) -> list[Fraction]:
    """The sizes for which an example states that no band holds."""
    if not isinstance(part.bands.of, FactParameter):
        return []
    texts = [facts.get(part.bands.of.fact) for facts in facts_without(visit.clause, "no_band")]
    return [read_measured(text).value for text in texts if text]


def _groups(part: StepCases | ParameterCases, visit: Visit) -> Iterator[_Group]:
    """Cases that differ in one number only, as bands of that number."""
    groups: dict[tuple[str, object], list[tuple[Line, Intervals]]] = {}
    units: dict[str, Unit] = {}
    for case in part.cases:
        boxes = () if case.when is None else Boxes().with_(visit.reader.holds(case.when)).boxes
        for box in boxes:
            numbers = {name: allowed.known for name, allowed in box.items() if isinstance(allowed.known, Intervals)}
            if len(numbers) != 1:
                return
            ((name, inside),) = numbers.items()
            rest = frozenset((other, allowed) for other, allowed in box.items() if other != name)
            groups.setdefault((name, rest), []).append((case.place, inside))
        for fact in all_written(case.when) if case.when is not None else ():
            if isinstance(fact, Fact):
                units[visit.reader.subject(fact.fact).name] = _unit(fact.fact, visit)
    for (name, _), bands in groups.items():
        if len(bands) > 1:
            subject = Subject(name, Allowed(Intervals.everything(bands[0][1].step), blank=True))
            yield _Group(subject, units.get(name, "count"), sorted(bands, key=lambda band: band[1].low))


def _covered(group: _Group) -> Intervals:
    return union((inside for _, inside in group.bands), group.bands[0][1].step)


def _open(subject: Subject, visit: Visit) -> Intervals:
    """The sizes that the conditions leave open."""
    every = subject.every.known
    step = every.step if isinstance(every, Intervals) else None
    values = visit.left.values(subject.name, subject.every)
    return union((value.known for value in values if isinstance(value.known, Intervals)), step)


def _gaps(group: _Group, holes: Iterable[Piece]) -> Iterator[Problem]:
    for hole in holes:
        after = next((place for place, inside in group.bands if inside.low >= hole[1]), group.bands[-1][0])
        sizes = _words(hole, group)
        yield Problem("band_gap", after, GAP(sizes=sizes), fix=CLOSE())


def _overlaps(group: _Group) -> Iterator[Problem]:
    """Two bands that have sizes in common, and each some of its own; one that holds the other is a stair."""
    for (_, first), (place, second) in combinations(group.bands, 2):
        both = first & second
        if both and first & both.others() and second & both.others():
            yield Problem("band_overlap", place, OVERLAP(sizes=_words(both.pieces[0], group)), fix=PART())


def _words(piece: Piece, group: _Group) -> Message:
    (low, low_side), (high, high_side) = piece
    step = group.bands[0][1].step
    if not isinstance(low, Fraction):
        low, low_side = Fraction(0), 0
    first = Quantity(low, group.unit)
    if high == low:
        return EXACTLY(low=first)
    from_ = (WITHOUT if low_side else WITH)(number=first)
    if not isinstance(high, Fraction):
        return FROM(low=from_)
    if step == FEN and high_side:  # up to the fen below a round sum
        high, high_side = high + FEN, 0
    return FROM_TO(low=from_, high=(WITH if high_side else WITHOUT)(number=Quantity(high, group.unit)))


def _unit(parameter: Parameter, visit: Visit) -> Unit:
    shape: FactKind | Shape | None
    if isinstance(parameter, FactParameter):
        shape = parameter.kind(visit.reader.scope)
    else:
        shape = parameter.shape(visit.reader.scope)
    return "count" if shape is None or shape.unit is None else shape.unit
