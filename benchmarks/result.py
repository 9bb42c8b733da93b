"""Result: what was measured, what it is held against, and whether that was met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any, Literal

SizeName = Literal["small", "full"]
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of the figures that were known differ by a fen or more."""

    wrong: int
    of: int
    what: str  # totals, cells

    def __str__(self) -> str:
        if self.of == 1:
            return f"{self.what} WRONG" if self.wrong else f"{self.what} right"
        if not self.wrong:
            return f"all {self.of:,} {self.what} right"
        return f"{self.wrong:,} of {self.of:,} {self.what} WRONG"


@dataclass(frozen=True, slots=True)
class Measured:
    """One way of doing a task. `why_not` says why there is no time: not installed, or stopped."""

    name: str
    wall: Sequence[float] = ()  # seconds, a run each
    cpu: Sequence[float] = ()
    memory: int = 0  # bytes at the height, of all its processes
    figures: Figures | None = None
    times: float = 1.0  # it did one part in so many, and its time is multiplied
    versions: Mapping[str, str] = field(default_factory=dict)
    why_not: str = ""
    printed: str = ""  # by a command

    @property
    def best(self) -> float:
        return min(self.wall) * self.times

    @property
    def median(self) -> float:
        return median(self.wall) * self.times

    @property
    def best_cpu(self) -> float:
        return min(self.cpu) * self.times


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of one way: a time beside another's, or a height of memory."""

    of: str
    than: str = ""
    most: float = 0.0  # its time at most so many times the other's
    memory: int = 0  # bytes, below

    def __str__(self) -> str:
        if self.memory:
            return f"< {self.memory / MIB:,.0f} MiB"
        if self.most < 0.5:
            return f"≥ {1 / self.most:g} × faster than {self.than}"
        return f"≤ {self.most:g} × {self.than}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target with what came out; `met` is None where something was not measured."""

    target: Target
    found: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Section:
    """One task, done in several ways."""

    title: str
    note: str
    measured: Sequence[Measured]
    targets: Sequence[Target] = ()

    @property
    def ours(self) -> Measured | None:
        """What this program took, where it is measured: the others are held against its first way."""
        return next((each for each in self.measured if each.name.startswith("subsidy-calc") and each.wall), None)

    def outcomes(self) -> list[Outcome]:
        return [self._outcome(target) for target in self.targets]

    def _outcome(self, target: Target) -> Outcome:
        by_name = {each.name: each for each in self.measured}
        own, other = by_name[target.of], by_name.get(target.than)
        if not own.wall:
            return Outcome(target, own.why_not, False if own.why_not.startswith("stopped") else None)
        if target.memory:
            return Outcome(target, f"{own.memory / MIB:,.0f} MiB", own.memory < target.memory)
        if other is None or not other.wall:
            return Outcome(target, "not measured", None)
        found = f"{_times(own.best, other.best)}; of CPU {_times(own.best_cpu, other.best_cpu)}"
        return Outcome(target, found, own.best <= target.most * other.best)


def _times(own: float, other: float) -> str:
    """One time beside another, in the words of targets; processors' clocks may tell 0 of a short one."""
    if not own or not other:
        return "too short to tell"
    times, word = (own / other, "") if own >= other else (other / own, " faster")
    return f"{times:,.0f} ×{word}" if times >= 10 else f"{times:.2g} ×{word}"


@dataclass(frozen=True, slots=True)
class Run:
    """All sections of one run of the benchmarks."""

    size: SizeName
    day: str
    machine: str
    sections: Sequence[Section]

    def versions(self) -> dict[str, str]:
        return {
            name: version
            for section in self.sections
            for measured in section.measured
            for name, version in measured.versions.items()
        }

    def record(self) -> dict[str, Any]:  # Any: JSON
        """The run as JSON, with what the targets came to."""
        record = asdict(self)
        for section, told in zip(self.sections, record["sections"], strict=True):
            told["outcomes"] = [
                {"of": each.target.of, "target": str(each.target), "found": each.found, "met": each.met}
                for each in section.outcomes()
            ]
        return record

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Run:
        """Read back what `record` gave."""
        sections = [
            Section(
                title=section["title"],
                note=section["note"],
                measured=[_measured(each) for each in section["measured"]],
                targets=[Target(**each) for each in section["targets"]],
            )
            for section in record["sections"]
        ]
        return cls(record["size"], record["day"], record["machine"], sections)


def _measured(record: Mapping[str, Any]) -> Measured:
    figures = record["figures"]
    return Measured(**{**record, "figures": None if figures is None else Figures(**figures)})
