"""only_with, not_with: clauses that need, or shut out, another. All such rules are settled together."""

from dataclasses import dataclass, field

from oracle.lines import Entry, names_clause, same_group
from oracle.reading import Node


def settle_together(rules: list[Node], entries: list[Entry]) -> list[Entry]:
    """Each line after the lines that it depends on; the rules have no circle."""
    together = Together(rules, entries)
    return [together.settled(number) for number in range(len(entries))]


@dataclass
class Together:
    rules: list[Node]
    entries: list[Entry]
    done: dict[int, Entry] = field(default_factory=dict)

    def settled(self, number: int) -> Entry:
        if number not in self.done:
            self.done[number] = self.settle(self.entries[number])
        return self.done[number]

    def settle(self, one: Entry) -> Entry:
        if one.standing == "nil":
            return one
        answers = [
            (word, self.answer(word, rule[word], one))
            for rule in self.rules
            for word in rule
            if word in ("only_with", "not_with") and names_clause(rule[word], one.clause)
        ]
        for word, answer in answers:
            if answer == "no":
                return one.nil(word)
        open_ones = [word for word, answer in answers if answer == "open"]
        return one.open(f"uncertain:{open_ones[0]}") if open_ones and one.standing == "sure" else one

    def answer(self, word: str, rule: Node, one: Entry) -> str:
        """Whether the line may be paid: yes, no, or open."""
        beside = self.paid_beside(rule, one)
        if beside == "open":
            return "open"
        return "yes" if (beside == "yes") == (word == "only_with") else "no"

    def paid_beside(self, rule: Node, one: Entry) -> str:
        found = "no"
        for number, other in enumerate(self.entries):
            together = same_group(rule, other.claim, one.claim)
            if other.clause not in rule["with"] or together is False:
                continue
            settled = self.settled(number)
            if settled.standing == "sure" and together:
                return "yes"
            if settled.standing != "nil":
                found = "open"
        return found
