"""Charts: native bar charts over cells of a sheet, redrawn by whoever changes the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from subsidy_calc.values.messages import Message, say
from subsidy_calc.workbooks.book import BookSheet
from subsidy_calc.workbooks.sheet import At, clean


@dataclass(frozen=True, slots=True)
class Series:
    """One column of figures: where its heading stands, and its colour or those of its bars."""

    column: int
    colour: str
    points: tuple[str, ...] = ()  # the colour of each bar, where they differ


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over the rows of a table; names in one column, figures in others.

    `kind` is "column" for bars that stand, "bar" for bars that lie, first row on top.
    """

    title: Message
    kind: Literal["column", "bar"]
    head: int  # the row of headings
    rows: range
    names: int
    series: Sequence[Series]

    def draw(self, sheet: BookSheet, at: At, width: int, height: int) -> None:
        """Put the chart on its table's sheet, its corner at a cell; sizes in pixels."""
        made = sheet.book.new_chart(self.kind)
        for series in self.series:
            made.add_series(self._series(sheet.name, series))
        made.set_title({"name": clean(say(self.title, sheet.language)), "name_font": {"size": 11}, "overlay": False})
        made.set_legend({"none": True} if len(self.series) == 1 else {"position": "bottom"})
        made.set_size({"width": width, "height": height})
        names = {"label_position": "low", "num_font": {"size": 9}}
        figures = {"num_format": "#,##0", "num_font": {"size": 9}, "major_gridlines": {"visible": True}}
        if self.kind == "bar":  # XlsxWriter's x axis is the one that lies, whatever it shows
            made.set_x_axis(figures | {"label_position": "low"})
            made.set_y_axis(names | {"reverse": True})
        else:
            made.set_x_axis(names)
            made.set_y_axis(figures)
        sheet.worksheet.insert_chart(*at, made)

    def _series(self, name: str, series: Series) -> dict[str, object]:
        first, last = self.rows[0], self.rows[-1]
        return {
            "name": [name, self.head, series.column],
            "categories": [name, first, self.names, last, self.names],
            "values": [name, first, series.column, last, series.column],
            "fill": {"color": series.colour},
            "gap": 60,
            "points": [{"fill": {"color": colour}} for colour in series.points],
        }
