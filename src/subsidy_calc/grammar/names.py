"""Names: how a schedule may write what it names itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

DASHED = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]  # of a table, a column, what is derived
DashedName = Annotated[str, Field(pattern=f"^{DASHED}$")]  # of a schedule, a clause, a band
