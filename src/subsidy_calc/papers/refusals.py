"""Refusals: papers that cannot be made because what they must say is not known, and gaps that a clerk fills in."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.papers.paper import Kind
from subsidy_calc.papers.subject import PaperLine, Subject
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, Refused

NO_LINES = wording("papers.no_lines", zh="没有一项申报可印", en="there is no claim to print")
NOTHING_AWARDED = wording("papers.nothing_awarded", zh="没有一项奖励可印", en="there is no award to print")
NOTHING_PAYABLE = wording("papers.nothing_payable", zh="本期没有应付的奖励", en="nothing is payable now")
ONLY_SUMS = wording(
    "papers.only_sums",
    zh="第{batch}批是从工作簿导入的，台账只记有金额：印不出这种材料，只能印公示表（--kind list）",
    en="batch {batch} was imported from a workbook, and only its sums are known: of it there is only `--kind list`",
)
WHO_PAYS = wording(
    "papers.who_pays",
    zh="{number}号 {name}（{item}）更正过；它分期或由几方承担，更正的差额由谁在哪一期承担，台账没有记",
    en="number {number}, {name} ({item}), was put right; it is paid in parts, and which part the difference belongs to "
    "is not recorded",
)
BY_HAND = wording(
    "papers.by_hand",
    zh="按台账的更正原因另行制表；公示表和核定表可以照印",
    en="write this one by hand from the reasons in the register; the list and verification sheets can be printed",
)
NO_ACCOUNT = wording(
    "papers.no_account", zh="没有填银行账户，拨付表里空着", en="no bank account was given; the payment table leaves it blank"
)  # fmt: skip
FILL_SHEET = wording(
    "papers.fill_sheet",
    zh="在申报表的“银行账户”表里补上户名、开户行、账号，重新运行；或在拨付表里手填",
    en="fill in the sheet 银行账户 of the claims and run again, or write it into the table by hand",
)
NO_BASIS = wording(
    "papers.no_basis",
    zh="第{batch}批是从工作簿导入的，没有记政策依据；公示表的“政策依据”栏空着",
    en="batch {batch} was imported from a workbook without legal bases; that column of the list is blank",
)


class PaperRefused(Refused):
    """The paper cannot be made; nothing was written."""


def check_known(kind: Kind, subject: Subject) -> None:
    """Refuse a paper that would have to guess.

    Raises:
        PaperRefused: with everything that is not known.
    """
    place = Line(subject.batch or subject.run[:12])
    if not subject.lines:
        raise PaperRefused([Problem("no_lines", place, NO_LINES())])
    if not subject.awarded and kind != "verification":
        raise PaperRefused([Problem("nothing_awarded", place, NOTHING_AWARDED())])
    if subject.only_sums and kind != "list":
        raise PaperRefused([Problem("only_sums", place, ONLY_SUMS(batch=subject.batch))])
    if kind in ("payment", "notice"):
        unknown = [_unknown(place, line) for line in subject.awarded if line.parts is None]
        if unknown:
            raise PaperRefused(unknown)
    if kind == "payment" and not any(line.payable_now for line in subject.awarded):
        raise PaperRefused([Problem("nothing_payable", place, NOTHING_PAYABLE())])


def gaps(kind: Kind, subject: Subject) -> Iterator[Problem]:
    """What the paper leaves blank for a clerk to fill in."""
    if kind == "list" and subject.only_sums:
        yield Problem("no_basis", Line(subject.batch), NO_BASIS(batch=subject.batch))
    if kind == "payment":
        paid = {line.uscc: line for line in subject.awarded if line.payable_now}
        for line in paid.values():
            if not (line.detail.account_name and line.detail.bank and line.detail.account):
                yield Problem("no_account", Line(f"{line.uscc} {line.name}"), NO_ACCOUNT(), fix=FILL_SHEET())


def _unknown(place: Line, line: PaperLine) -> Problem:
    says = WHO_PAYS(number=line.number, name=line.name, item=line.detail.item)
    return Problem("who_pays", place, says, fix=BY_HAND())
