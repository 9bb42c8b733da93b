"""Start: what a new schedule is begun from, small, complete, commented and proved by its own examples."""

from __future__ import annotations

import re
from importlib.resources import files

from subsidy_calc.grammar.names import DASHED
from subsidy_calc.values.messages import Language

_NAME = "new-schedule"
_FITS = re.compile(DASHED)


def start_of_schedule(language: Language, name: str) -> str:
    """The text of a new schedule; it bears `name` where that can be the name of one."""
    text = (files("subsidy_calc.schedule") / "started" / f"{language}.yaml").read_text(encoding="utf-8")
    return text.replace(f"schedule: {_NAME} ", f"schedule: {name} ", 1) if _FITS.fullmatch(name) else text
