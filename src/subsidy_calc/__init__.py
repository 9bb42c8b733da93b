"""Computes subsidies from a published incentive schedule and the claims of companies."""

import os

__version__ = "0.1.0"

# openpyxl prefers lxml wherever it is installed; only without it are workbooks read through defusedxml
os.environ["OPENPYXL_LXML"] = "False"
