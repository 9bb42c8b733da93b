"""What travels in the package: the schedules and the sample claims."""

from __future__ import annotations

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


def schedule_path(given: str) -> Path:
    """A schedule by its path, or by the name of one that travels in the package.

    Raises:
        ScheduleRefused: there is neither.
    """
    path = Path(given)
    named = shipped("rules") / f"{given}.yaml"
    if path.exists() or path.suffix in (".yaml", ".yml"):
        return path
    if named.is_file():
        return named
    names = sorted(each.stem for each in shipped("rules").glob("*.yaml"))
    expected, fix = ONE_OF(known=tuple(names)), nearest(given, names)
    raise ScheduleRefused([Problem("unknown_schedule", Line(given), NO_SCHEDULE(), given, expected, fix)])
