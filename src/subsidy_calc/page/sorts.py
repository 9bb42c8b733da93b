"""Sorts: the orders in which enterprises can be listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

SORTS: Mapping[str, Callable[[dict[str, Any]], Any]] = {  # Any: rows as the template takes them
    "award": lambda row: (-row["sum"], row["uscc"]),
    "name": lambda row: (row["name"], row["uscc"]),
    "uscc": lambda row: row["uscc"],
}
