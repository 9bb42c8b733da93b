"""What travels in the package: the schedules and the sample claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import subsidy_calc
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, ScheduleRefused, nearest

NO_SCHEDULE = wording(
    "cli.no_schedule",
    zh="没有这个规则文件，也没有这个名称的规则",
    en="there is no such file, and no schedule of this name",
)

_PACKAGE = Path(subsidy_calc.__file__).parent


def shipped(folder: str) -> Path:
    """The folder `rules` or `sample_data`: inside an installed package, or beside the sources."""
    installed = _PACKAGE / "shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder


def _schedules() -> Iterator[Path]:
    """Files and folders of rules; where both have one name, the file comes last and counts."""
    rules = shipped("rules")
    yield from (each for each in rules.iterdir() if each.is_dir() and not each.name.startswith((".", "_")))
    yield from rules.glob("*.yaml")


def schedules() -> list[Path]:
    """The schedules that travel in the package, by their names."""
    return [path for _, path in sorted(_named().items())]


def schedule_path(given: str) -> Path:
    """A schedule, a file or a folder, by its path, or by the name of one that travels in the package.

    Raises:
        ScheduleRefused: there is neither.
    """
    path = Path(given)
    named = _named()
    if path.exists() or path.suffix in (".yaml", ".yml"):
        return path
    if given in named:
        return named[given]
    names = sorted(named)
    expected, fix = ONE_OF(known=tuple(names)), nearest(given, names)
    raise ScheduleRefused([Problem("unknown_schedule", Line(given), NO_SCHEDULE(), given, expected, fix)])


def _named() -> dict[str, Path]:
    return {each.stem if each.is_file() else each.name: each for each in _schedules()}
