"""Layout of award sheets: the five columns of an A4 page and the looks of their cells."""

from __future__ import annotations

from dataclasses import replace

from subsidy_calc.workbooks.styles import Style

MARK, WHAT, WHERE, HOW, FIGURE = range(5)
WIDTHS = [6.0, 26.0, 22.0, 23.0, 18.0]
MARK_COLUMN, FIGURE_COLUMN = "A", "E"

CODE_AT = (2, HOW)  # where the enterprise's code stands

SHADE = "#F2F2F2"

BODY = Style()
CENTRED = Style(align="center")
BOLD = Style(bold=True)
HEAD = Style(bold=True, align="center", fill=SHADE)
FREE = Style(border=False)
TITLE = Style(size=16, bold=True, align="center", border=False)
SUBTITLE = Style(size=14, bold=True, align="center", border=False)
SECTION = Style(size=11, bold=True, border=False)
CAPTION = Style(bold=True, border=False, valign="bottom")
SMALL = replace(FREE, size=9)
RIGHT = replace(FREE, align="right")
