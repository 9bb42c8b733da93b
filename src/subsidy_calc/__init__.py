"""Computes subsidies from a published incentive schedule and the claims of companies."""

__version__ = "0.1.0"
