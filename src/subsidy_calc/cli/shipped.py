"""What travels in the package: the schedules and the sample claims."""

from __future__ import annotations

from pathlib import Path

import subsidy_calc

_PACKAGE = Path(subsidy_calc.__file__).parent


def shipped(folder: str) -> Path:
    """The folder `rules` or `sample_data`: inside an installed package, or beside the sources."""
    installed = _PACKAGE / "shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder


def schedule_path(given: str) -> Path:
    """A schedule by its path, or by the name of one that travels in the package."""
    path = Path(given)
    named = shipped("rules") / f"{given}.yaml"
    return named if not path.exists() and named.is_file() else path
