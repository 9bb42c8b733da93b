"""Size: how many enterprises and claims a measurement is made with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Rows of each table."""

    enterprises: int
    projects: int
    recognitions: int

    @classmethod
    def of_enterprises(cls, enterprises: int) -> Size:
        """Three projects and a recognition to two enterprises: two in three then have an award."""
        return cls(enterprises, enterprises * 3 // 2, enterprises // 2)

    @classmethod
    def of_claims(cls, claims: int) -> Size:
        """So many projects and recognitions together, in the same proportions."""
        return cls.of_enterprises(claims // 2)

    @property
    def claims(self) -> int:
        return self.projects + self.recognitions

    def divided(self, by: int) -> Size:
        """A sample with the same proportions."""
        return Size(self.enterprises // by, self.projects // by, self.recognitions // by)
