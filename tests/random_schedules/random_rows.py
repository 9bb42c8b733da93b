"""Random claims for a schedule: blanks, sums on the very edges that it names, nothing, large sums, few or no rows below."""

from __future__ import annotations

from fractions import Fraction

from stdnum.cn import uscc

from oracle.reading import scalar
from random_schedules.fixed_tables import HEAD, Node, choices, texts_in
from random_schedules.random_values import DATE, Drawing

Row = dict[str, str | None]
Tables = dict[str, list[Row]]
STEMS = tuple(f"91341124A{number:08d}" for number in (1, 2, 3))
CODES = tuple(stem + uscc.calc_check_digit(stem) for stem in STEMS)
LARGE = ("99999999999.99", "123456789012.34", "3333333.33")


def yuan_in(schedule: Node) -> list[str]:
    """The sums that the schedule names, in plain yuan, and a fen beside them."""
    found = {scalar(text) for text in texts_in(schedule) if text.endswith(("元", "CNY")) and text[0].isdigit()}
    sums = [value for value in found if isinstance(value, Fraction)] + [Fraction(100)]
    fen = sorted({value * 100 + beside for value in sums for beside in (-1, 0, 1)})
    return [f"{int(each) // 100}.{int(each) % 100:02d}" for each in fen if each >= 0 and each.denominator == 1]


class Rows(Drawing):
    """Rows of each table."""

    edges: list[str]
    never_blank: frozenset[str] | set[str] = frozenset()

    def tables(self, schedule: Node) -> Tables:
        self.edges = yuan_in(schedule)
        made: Tables = {name: [] for name in HEAD["tables"]}
        for code in CODES[: self.choose((1, 2, 3))]:
            made["enterprise"].append(self.row("enterprise", uscc=code, name="甲公司"))
            for number in self.several(0, 3):
                made["accident"].append(self.row("accident", uscc=code, number=str(number)))
            for name in "PQRS"[: self.choose((1, 2, 3, 4))]:
                made["project"].append(self.row("project", uscc=code, id=name))
                for number in self.several(0, 3):
                    made["invoice"].append(self.row("invoice", uscc=code, project=name, number=str(number)))
        if self.chance(15):
            del made[self.choose(("accident", "invoice"))]
        return made

    def row(self, table: str, **key: str) -> Row:
        columns = HEAD["tables"][table]["columns"]
        row: Row = {}
        for column, shape in columns.items():
            row[column] = key[column] if column in key else self.cell(f"{table}.{column}", shape)
        if row.get("more") and "project.more" not in self.never_blank and self.chance(3):
            row["more.verified"] = self.choose(("0", row["more"], "50"))
        return row

    def cell(self, fact: str, shape: Node) -> str | None:
        if fact not in self.never_blank and self.chance(9):
            return None
        if shape["type"] == "money":
            return self.money(negative="negative" in shape)
        options: dict[str, tuple[str, ...]] = {
            "count": ("0", "1", "2", "3", "10", "11", "1000000"),
            "days": ("0", "1", "29", "30", "365", "400"),
            "percent": ("0%", "10%", "33.3%", "50%", "100%"),
            "date": (*DATE, "2020-04-01", "2020-07-02"),
            "year": ("2019", "2020", "2021"),
            "text": ("甲字1号",),
        }
        return self.choose(options[shape["type"]] if shape["type"] in options else choices(fact))

    def money(self, negative: bool) -> str:
        kind = self.choose(("edge", "edge", "edge", "nothing", "large", "any"))
        if kind == "edge":
            found = self.choose(self.edges)
        elif kind == "any":
            fen = self.source.randint(0, 1_000_000)
            found = f"{fen // 100}.{fen % 100:02d}"
        else:
            found = "0" if kind == "nothing" else self.choose(LARGE)
        return f"-{found}" if negative and found != "0" and self.chance(6) else found
