"""The page of explanations: one file to print, with nothing from outside; what claims hold is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from subsidy_calc.assess.history import NOT_GIVEN
from subsidy_calc.outputs import explanation as text
from subsidy_calc.outputs.payment_records import payment_text
from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.values.quantities import Quantity, write_quantity
from subsidy_calc.workbooks.footers import RUN
from subsidy_calc.workbooks.run_info import RunInfo

TITLE = wording("page.title", zh="奖励计算说明", en="How the awards came about")
LABEL = wording("page.label", zh="名称", en="Label")
FROM = wording("page.from", zh="来源", en="Where from")
HOW = wording("page.how", zh="算法", en="How")
FIGURE = wording("page.figure", zh="数值", en="Figure")

_HEADINGS = {
    "title": TITLE, "label": LABEL, "from": FROM, "how": HOW, "figure": FIGURE, "conditions": text.CONDITIONS,
    "steps": text.STEPS, "combination": text.COMBINATION, "payment": text.PAYMENT, "assumes": text.ASSUMES,
}  # fmt: skip
_STATUS = {"awarded": text.AWARDED, "nil": text.NIL, "cannot_tell": text.CANNOT_TELL}
_MARKS = {"no": "✗", "no_value": "—", "cannot_tell": "?", "yes": "✓"}


def as_page(explained: Sequence[text.Explanation], info: RunInfo, language: Language) -> str:
    """The explanations as HTML."""
    surroundings = Environment(
        loader=PackageLoader("subsidy_calc.outputs", "pages"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return surroundings.get_template("explanation.html").render(
        lang=language,
        words={name: say(heading(), language) for name, heading in _HEADINGS.items()},
        marks=_MARKS,
        lines=[shown_line(each, language) for each in explained],
        foot=say(RUN(run=info.run_hash, version=info.version), language),
    )


def shown_line(explained: text.Explanation, language: Language) -> dict[str, object]:
    """The record of a line as a template takes it, with the sentences that only people need."""
    line, clause = explained.line, explained.clause
    said = []
    if clause is not None:
        said.append(text.CLAUSE(title=clause.title, document=explained.document, paragraph=clause.cites.paragraph))
        said.append(text.MEANS(says=clause.says))
    if line.reason is not None:
        said.append(text.REASON(says=line.reason.says))
    said += [text.REMARK(says=remark) for remark in line.remarks]
    if explained.history_missing:
        said.append(NOT_GIVEN())
    return text.as_record(explained, language) | {
        "said": [say(each, language) for each in said],
        "outcome": say(_STATUS[line.status](), language),
        "amount": write_quantity(Quantity(line.award, "money"), language) if line.award else "",
        "paid": list(payment_text(line, language)),
    }
