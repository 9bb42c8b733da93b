"""The page of explanations: one file to print, with nothing from outside; what claims hold is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.assess.history import NOT_GIVEN
from subsidy_calc.outputs.explanation import Explanation
from subsidy_calc.outputs.explanation_record import as_record
from subsidy_calc.outputs.explanation_words import (
    ASSUMES,
    COMBINATION,
    CONDITIONS,
    PAYMENT,
    heading_of_steps,
    outcome,
    sentences,
)
from subsidy_calc.outputs.page import page
from subsidy_calc.outputs.payment_records import payment_text
from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.workbooks.footers import RUN
from subsidy_calc.workbooks.run_info import RunInfo

TITLE = wording("page.title", zh="奖励计算说明", en="How the awards came about")
LABEL = wording("page.label", zh="名称", en="Label")
FROM = wording("page.from", zh="来源", en="Where from")
HOW = wording("page.how", zh="算法", en="How")
FIGURE = wording("page.figure", zh="数值", en="Figure")

_HEADINGS = {
    "title": TITLE, "label": LABEL, "from": FROM, "how": HOW, "figure": FIGURE, "conditions": CONDITIONS,
    "combination": COMBINATION, "payment": PAYMENT, "assumes": ASSUMES,
}  # fmt: skip
_MARKS = {"no": "✗", "no_value": "—", "cannot_tell": "?", "yes": "✓"}


def as_page(explained: Sequence[Explanation], info: RunInfo, language: Language) -> str:
    """The explanations as HTML."""
    return page(
        "explanation.html",
        lang=language,
        words={name: say(heading(), language) for name, heading in _HEADINGS.items()},
        marks=_MARKS,
        lines=[shown_line(each, language) for each in explained],
        foot=say(RUN(run=info.run_hash, version=info.version), language),
    )


def shown_line(explained: Explanation, language: Language) -> dict[str, object]:
    """The record of a line as a template takes it, with the sentences that only people need."""
    said = [*sentences(explained), *([NOT_GIVEN()] if explained.history_missing else [])]
    status, amount = outcome(explained, language)
    return as_record(explained, language) | {
        "said": [say(each, language) for each in said],
        "steps_heading": say(heading_of_steps(explained), language),
        "outcome": status,
        "amount": amount,
        "paid": list(payment_text(explained.line, language)),
    }
