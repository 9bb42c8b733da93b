"""Told sets: what a made claim set comes to as a workbook, worked out once for all that is compared with it."""

from __future__ import annotations

from functools import cache

from handed_in.made_sets import claim_set
from handed_in.three_forms import as_xlsx
from handed_in.told_files import Outcome, told


@cache
def told_as_workbook(seed: int) -> Outcome:
    return told(as_xlsx(claim_set(seed)))
