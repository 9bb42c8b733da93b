"""Line detail: all that papers say of an award line beside its sum, in words; the register keeps it with the line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.derivation import Node, claimed_sum, derivation, in_order
from subsidy_calc.assess.payment import Part
from subsidy_calc.facts.bank import BankDetails
from subsidy_calc.facts.table import FactMaker
from subsidy_calc.values.figure import Figure, FromCells
from subsidy_calc.values.messages import Language, Message, say, wording
from subsidy_calc.values.quantities import Quantity, grouped_yuan, in_fen
from subsidy_calc.workbooks.line_words import STATUS, citation, clause_title, matter

ITEM = wording("detail.item", zh="{title}：{matter}", en="{title}: {matter}")
SUM_OF = wording("detail.sum_of", zh="{column} {sum}", en="{column} {sum}")
NOT_VERIFIED = wording("detail.not_verified", zh="{column} 未审定", en="{column} not verified")
REDUCED = wording("detail.reduced", zh="{column}核减：{reason}", en="{column} reduced: {reason}")
PART = wording("detail.part", zh="第{number}期（{share}）", en="instalment {number} ({share})")
IN_FULL = wording("detail.in_full", zh="一次付清", en="in full")


@dataclass(frozen=True, slots=True)
class PartDetail:
    """What one payer owes of one instalment; `state` as `assess.payment` has it."""

    payer: str
    instalment: str
    number: int
    year: int
    state: str
    fen: int


@dataclass(frozen=True, slots=True)
class LineDetail:
    """A line in the words of a language. Claimed and verified sums are texts: there may be several columns."""

    language: Language
    schedule: str = ""
    document: str = ""
    jurisdiction: str = ""
    item: str = ""
    basis: str = ""
    claimed: str = ""
    verified: str = ""
    status: str = ""
    reason: str = ""
    place: str = ""
    parts: tuple[PartDetail, ...] = ()
    account_name: str = ""
    bank: str = ""
    account: str = ""


@dataclass
class _Sums:
    """What was claimed and what was used in one money column, over all rows that the award comes from."""

    column: Message
    can_be_verified: bool
    claimed: Fraction = Fraction(0)
    used: Fraction = Fraction(0)
    known: bool = False
    verified: bool = False

    def add(self, node: Node) -> None:
        if not isinstance(node.value, Fraction):
            return
        before = claimed_sum(node)
        self.known = True
        self.verified |= before is not None
        self.used += node.value
        self.claimed += before.value if before is not None and isinstance(before.value, Fraction) else node.value


def as_json(detail: LineDetail) -> str:
    """The detail as the register keeps it."""
    return json.dumps(asdict(detail), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> LineDetail:
    """The detail that `as_json` wrote, or that of another version: what that did not write is empty."""
    record = json.loads(text)
    parts = tuple(PartDetail(**part) for part in record.get("parts", ()))
    known = {each.name: record[each.name] for each in fields(LineDetail) if each.name in record}
    return LineDetail(**{**known, "parts": parts})


def line_detail(assessment: Assessment, line: AwardLine, language: Language) -> LineDetail:
    """What papers say of a line of a run, of any status."""
    schedule, head = assessment.schedule, line.head
    title, about = clause_title(schedule, head), matter(schedule, head)
    cited = say(citation(schedule, schedule.clause(head.clause)), language) if head.clause else ""
    sums = _money(assessment, line)
    account = assessment.claims.bank.get(head.uscc, BankDetails("", "", ""))
    return LineDetail(
        language=language,
        schedule=schedule.title,
        document=schedule.document.title,
        jurisdiction=schedule.jurisdiction,
        item=say(ITEM(title=title, matter=about) if about else title, language),
        basis=cited,
        claimed=_lines((_claimed(each) for each in sums), language),
        verified=_lines((_verified(each) for each in sums if each.can_be_verified), language),
        status=say(STATUS[line.status](), language),
        reason=_lines(_reasons(assessment, line), language),
        place=f"{head.place.file} {head.place}",
        parts=tuple(_parts(line, assessment, language)),
        account_name=account.account_name,
        bank=account.bank,
        account=account.account,
    )


def _lines(messages: Iterable[Message], language: Language) -> str:
    mark = "；" if language == "zh" else ";"
    return f"{mark}\n".join(say(each, language) for each in messages)


def _money(assessment: Assessment, line: AwardLine) -> list[_Sums]:
    """The money columns that the award comes from, rows of one column added up."""
    tree = derivation(assessment.combined, line.number)
    nodes = in_order(tree) if tree is not None else []
    within = {part.identity for node in nodes if _can_be_verified(node) for part in node.operands}
    columns: dict[int, _Sums] = {}
    for node in nodes:
        if node.unit == "money" and _from_cells(node) and node.identity not in within:
            columns.setdefault(id(node.source), _Sums(node.label, _can_be_verified(node))).add(node)
    return [sums for sums in columns.values() if sums.known]


def _from_cells(node: Node) -> bool:
    return isinstance(node.source.origin, FromCells)


def _can_be_verified(node: Node) -> bool:
    source = node.source
    return isinstance(source, Figure) and isinstance(source.made_by, FactMaker) and len(source.made_from) == 2


def _claimed(sums: _Sums) -> Message:
    return SUM_OF(column=sums.column, sum=grouped_yuan(sums.claimed))


def _verified(sums: _Sums) -> Message:
    return (
        SUM_OF(column=sums.column, sum=grouped_yuan(sums.used)) if sums.verified else NOT_VERIFIED(column=sums.column)
    )


def _reasons(assessment: Assessment, line: AwardLine) -> Iterator[Message]:
    """Why the award is not what was asked for: sums reduced when verified, and what cut or forbids it."""
    table = assessment.claims.tables[line.head.table]
    for column, reason in table.read[line.head.claim].reasons.items():
        if reason:
            yield REDUCED(column=table.spec.columns[column].heading, reason=reason)
    if line.reason is not None:
        yield line.reason.says


def _parts(line: AwardLine, assessment: Assessment, language: Language) -> Iterator[PartDetail]:
    """Where a clause names nobody, the place whose schedule it is pays, as in payments.csv."""
    nobody = assessment.schedule.jurisdiction
    if line.payment is None:
        if line.award:
            yield PartDetail(nobody, say(IN_FULL(), language), 1, assessment.year.number, "now", in_fen(line.award))
        return
    names = [name for name, _ in line.payment.payers]
    for part in line.payment.parts:
        says = _instalment(part) if line.payment.in_instalments else IN_FULL()
        for name, sum_ in list(zip(names, part.by_payer, strict=False)) or [(nobody, part.sum)]:
            yield PartDetail(name, say(says, language), part.number, part.year, part.state, in_fen(sum_))


def _instalment(part: Part) -> Message:
    return PART(number=part.number, share=Quantity(part.rate, "ratio"))
