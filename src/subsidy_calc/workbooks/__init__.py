"""Workbooks: the only code that touches .xlsx."""
