"""Random rules of combination over two or three clauses, and awards of earlier years."""

from __future__ import annotations

from random_schedules.fixed_tables import Node
from random_schedules.random_rows import CODES
from random_schedules.random_values import Drawing

SUMS = ("1元", "50元", "100元", "150元", "1000元", "1万元")
RANKS = ("enterprise.tax", "project.spent", "project.heads")
DAYS = ("enterprise.founded", "project.on", "project.end")
LOOK_BACK = ("once", "difference")


class Rules(Drawing):
    """Rules over clauses of projects; of projects and invoices (`table` is invoice); or of any table (enterprise)."""

    clauses: list[str]
    asked_for: set[str]  # facts by which lines are grouped and ranked; never blank, see test_open_questions

    def rules(self, clauses: list[str], beside: bool) -> Node:
        self.clauses = clauses
        self.asked_for = set()
        made = [self.rule() for _ in self.several(1, 2)]
        if beside:
            made.insert(self.choose((0, len(made))), self.beside())
            if len(clauses) > 2 and self.chance(2):
                made.append(self.beside(later=True))
        return made

    def rule(self) -> Node:
        words = ["once", "highest", "cap", "difference", "point_out", "budget", "quota", "choose_one", "choose_one"]
        word = self.choose(words if self.table == "project" else words[:-2])
        return {word: {**self.group(word), **getattr(self, f"_of_{word}")()}}

    def group(self, word: str) -> Node:
        several = self.choose(("clauses", "clauses", "except"))
        some = sorted({self.choose(self.clauses) for _ in self.several(1, 3)}) if self.chance(3) else self.clauses
        named = {"clauses": some} if several == "clauses" else {"except": self.clauses[3:]}
        if word == "choose_one":
            named = {"clauses": self.clauses}
        per = self.per(word)
        return {"per": per, **named} if per else named

    def per(self, word: str) -> Node:
        groups: list[Node] = [["enterprise"]]
        if self.table == "project":
            groups += [["enterprise", "project.id"]]
        if word not in LOOK_BACK and word != "cap":
            groups += [["enterprise", "enterprise.town"]]
            if self.table == "project":
                groups += [["enterprise", "project.kind"], ["enterprise", "project.place"]]
        if word in ("budget", "quota"):
            groups = [[], [], ["enterprise.town"], *groups]
        if self.table == "invoice":  # clauses of projects and of their invoices
            groups += [["enterprise", {"matter": ["project.id", "invoice.project"]}]] * 4
        group = self.choose(groups)
        self.asked_for |= {fact for fact in group if isinstance(fact, str)}
        return group

    def _of_once(self) -> Node:
        return {"keep": self.choose(("first", {"earliest": self.day()}, {"latest": self.day()}))}

    def day(self) -> str:
        return self.choose(DAYS[: 1 if self.table == "enterprise" else 3])

    def rank(self) -> str:
        return self.choose(RANKS[: 1 if self.table == "enterprise" else 3])

    def _of_highest(self) -> Node:
        return {}

    def _of_difference(self) -> Node:
        return {}

    def _of_cap(self) -> Node:
        # no limit that ends in part of a fen: see test_open_questions
        node: Node = {"at_most": self.choose((*SUMS, "enterprise.tax", {"percent": "100%", "of": "enterprise.tax"}))}
        node["over"] = self.choose(("year", "3 years", "all_years"))
        return {**node, "gives_way": self.choose(("in_proportion", "smallest_first", "clause_order"))}

    def _of_point_out(self) -> Node:
        return {"say": "同时享受"}

    def _of_choose_one(self) -> Node:
        choices = {"一": self.clauses[0], "二": self.clauses[1], "三": self.clauses[-1]}
        return {"chosen_by": "project.wish", "choices": choices}

    def _of_budget(self) -> Node:
        shared = self.choose(("pro_rata", "by_rank", "first_come"))
        node = {"sum": self.choose(SUMS), "shared": shared}
        return node if shared == "pro_rata" else {**node, **self.ranked_by(highest=shared == "by_rank")}

    def _of_quota(self) -> Node:
        ranked = self.choose(("highest", "earliest"))
        return {"most": self.choose(("1", "2", "3")), "ranked": ranked, **self.ranked_by(highest=ranked == "highest")}

    def ranked_by(self, highest: bool) -> Node:
        fact = self.rank() if highest else self.day()
        self.asked_for.add(fact)
        return {"by": fact}

    def beside(self, later: bool = False) -> Node:
        """A clause that needs, or shuts out, one that stands before it: so there is no circle."""
        number = len(self.clauses) - 1 if later else 1
        named = {"clauses": [self.clauses[number]], "with": self.clauses[number - 1 : number]}
        return {self.choose(("only_with", "not_with")): {"per": self.per("beside"), **named}}

    def earlier(self, tables: dict[str, str]) -> list[dict[str, str]]:
        """Awards of earlier years for claims of these clauses; the matter is the rest of the claim's key."""
        rows = []
        # a claim of an enterprise alone has no rest of its key: see test_open_questions
        clauses = sorted(name for name, table in tables.items() if table != "enterprise")
        for _ in self.several(0, 2 if clauses else 0):
            clause = self.choose(clauses)
            matter = {"project": "P", "invoice": "P/0"}[tables[clause]]
            year, award = self.choose(("2017", "2018", "2019", "2020")), self.choose(("0.01", "20", "60", "5000"))
            rows.append(
                {"uscc": self.choose(CODES[:2]), "clause": clause, "matter": matter, "award": award, "year": year}
            )
        unlike = {(row["uscc"], row["clause"], row["year"]): row for row in rows}
        return list(unlike.values())
