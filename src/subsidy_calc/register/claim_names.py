"""Claim names: what a claim is called before there is a run, so that the line that a run makes of it has the same name."""

from __future__ import annotations

from subsidy_calc.facts.parsing import Fault, Setting, parser_of, tidy
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.register.cases import Claim
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Place
from subsidy_calc.values.problems import Problem

NOT_A_NAME = wording("claim_name.not_a_name", zh="这不是条目的名称", en="this is not the name of a claim")
FORM = wording(
    "claim_name.form",
    zh="条款/统一社会信用代码/事项，如 smart-equipment/91341124FAKE00013M/一号线",
    en="clause/USCC/matter, such as smart-equipment/91341124FAKE00013M/一号线",
)

_USCC = Setting(Column.model_construct(heading="", type="uscc"))


class NotAClaim(ValueError):
    """The text names no claim; `says` tells why."""

    def __init__(self, text: str, says: Message, expected: Message | None, fix: Message | None) -> None:
        super().__init__(text)
        self.text, self.says, self.expected, self.fix = text, says, expected, fix

    def problem(self, place: Place) -> Problem:
        """It as a problem at the place where the name stands."""
        return Problem("not_a_claim", place, self.says, self.text, self.expected, self.fix)


def read_claim(text: str) -> Claim:
    """Read the name of a claim: the clause, the credit code and the rest of the claim's key, joined by `/`.

    Raises:
        NotAClaim: it has no clause, or no credit code stands behind it.
    """
    clause, _, rest = tidy(text).partition("/")
    code, _, matter = rest.partition("/")
    if not clause.strip() or not code.strip() or not is_text(text):
        raise NotAClaim(text, NOT_A_NAME(), FORM(), None)
    parsed = parser_of("uscc")(RawCell("text", code), _USCC)
    if isinstance(parsed, Fault):
        raise NotAClaim(text, parsed.says, parsed.expected, parsed.fix)
    return Claim(clause.strip(), str(parsed.value), matter)


def is_text(text: str) -> bool:
    """Whether it holds no halves of characters, which a terminal of another encoding hands over."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
