"""At: where in a schedule a walk over its parts stands, and the changes made there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from subsidy_calc.grammar.words import Word
from subsidy_calc.parameters.fact import Fact
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.proof.as_written import as_written, called
from subsidy_calc.proof.change import Change, Kind, Path
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.places import NOWHERE, Line


@dataclass(frozen=True, slots=True)
class At:
    """A part by its path, by the names that its change's id shows, and by its line."""

    schedule: Schedule
    clause: str
    path: Path = ()
    names: tuple[str, ...] = ()
    place: Line = NOWHERE

    def below(self, key: str | int, name: str | None = None, place: Line | None = None) -> At:
        """A part of this one; without a name it goes by the same."""
        names = self.names if name is None else (*self.names, name.replace("/", "|"))
        return replace(self, path=(*self.path, key), names=names, place=place or self.place)

    def named(self, part: object) -> At:
        """The same part, with what it is called in its id; a scalar needs no name."""
        is_scalar = isinstance(part, Stated | Fact)
        name = called(part) if isinstance(part, Word) and not is_scalar else None
        return self if name is None else replace(self, names=(*self.names, name))

    def items(self, parts: Sequence[Any]) -> list[At]:  # Any: items of every kind
        """Each item of a list, named by what it is, and by number among equals."""
        found, seen = [], dict[str, int]()
        for number, part in enumerate(parts):
            name = called(part) or str(number + 1)
            seen[name] = seen.get(name, 0) + 1
            own = name if seen[name] == 1 else f"{name}-{seen[name]}"
            place = getattr(part, "place", None)
            found.append(self.below(number, own, place if isinstance(place, Line) and place.line else None))
        return found

    def change(self, kind: Kind, how: str, was: object, now: Any) -> Change:  # Any: as above
        """This part made otherwise."""
        said = "" if now is None else as_written(now)
        name = "/".join((*self.names, how))
        return Change(name, kind, self.clause, self.place, as_written(was), said, self.path, now)

    def made_by(self, change: Change, value: Any) -> Change:  # Any: as above
        """A change of a part, made by another value of this one."""
        return replace(change, path=self.path, value=value)

    def without(self, part: At, was: object, value: Any) -> Change:  # Any: as above
        """A part left out, made by what is then left of this one."""
        return self.made_by(part.change("dropped", "dropped", was, None), value)
