"""Days: a whole number of days from 0."""

from subsidy_calc.facts.types.count import parse

__all__ = ["parse"]
