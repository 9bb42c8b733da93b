"""Made: the papers of a run or a batch, before they have a form; one function a kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from subsidy_calc.outputs.books import file_name
from subsidy_calc.papers.paper import Fields, Kind, Paper, Sheet, Value
from subsidy_calc.papers.period import Period
from subsidy_calc.papers.refusals import check_known
from subsidy_calc.papers.subject import PaperLine, Subject, sum_of_fen, total
from subsidy_calc.settings.model import MOST_ROLES, Settings
from subsidy_calc.values.messages import Wording, say, wording
from subsidy_calc.workbooks.signatures import ROLES

TITLES: Mapping[Kind, Wording] = {
    "list": wording("papers.title.list", zh="{schedule}奖励公示表", en="{schedule}: list of awards for publication"),
    "payment": wording("papers.title.payment", zh="{schedule}奖励拨付表", en="{schedule}: payment table"),
    "verification": wording(
        "papers.title.verification", zh="{schedule}奖励核定表", en="{schedule}: verification sheet"
    ),
    "notice": wording("papers.title.notice", zh="{schedule}奖励通知书", en="{schedule}: notice of award"),
}
YUAN = wording("papers.yuan", zh="元", en="yuan")
SIGNED = wording("papers.signed", zh="{role}：", en="{role}:")

_ROOM_TO_SIGN = "\u3000" * 8
_NOBODY = ("",) * MOST_ROLES


@dataclass(frozen=True, slots=True)
class Terms:
    """What is printed beside the awards: the bureau's settings, the period of publication, the day of notices."""

    settings: Settings
    period: Period | None = None
    date: dt.date | None = None


def make_paper(kind: Kind, subject: Subject, terms: Terms) -> Paper:
    """The paper of a kind.

    Raises:
        PaperRefused: what the paper must say is not known.
    """
    check_known(kind, subject)
    return Paper(kind, list(_MADE_BY[kind](subject, terms)))


def _list(subject: Subject, terms: Terms) -> Iterator[Sheet]:
    fields = _common("list", subject, terms) | {"total": total(subject.awarded), "count": len(subject.awarded)}
    if terms.period is not None:
        period = terms.period
        fields |= {"from": period.first, "to": period.last, "days": period.days}
        fields |= {"first_day": say(period.first_day(), subject.language)}
    yield Sheet("list", fields, [_named(line) | _awarded(line) for line in subject.awarded])


def _payment(subject: Subject, terms: Terms) -> Iterator[Sheet]:
    parts = [(line, part) for line in subject.awarded for part in line.payable_now]
    rows: list[Fields] = [
        _named(line)
        | {
            "item": line.detail.item, "payer": part.payer, "instalment": part.instalment, "year": part.year,
            "sum": sum_of_fen(part.fen), "account_name": line.detail.account_name, "bank": line.detail.bank,
            "account": line.detail.account,
        }
        for line, part in parts
    ]  # fmt: skip
    by_payer: dict[str, int] = {}
    for _, part in parts:
        by_payer[part.payer] = by_payer.get(part.payer, 0) + part.fen
    totals: list[Fields] = [{"payer": payer, "sum": sum_of_fen(fen)} for payer, fen in by_payer.items()]
    fields = _common("payment", subject, terms) | {"total": sum_of_fen(sum(by_payer.values())), "count": len(rows)}
    yield Sheet("payment", fields, rows, totals)


def _verification(subject: Subject, terms: Terms) -> Iterator[Sheet]:
    for lines in subject.by_enterprise():
        rows = [_awarded(line) | _verified(line) for line in lines]
        yield _of_enterprise("verification", subject, terms, lines, rows)


def _notice(subject: Subject, terms: Terms) -> Iterator[Sheet]:
    for lines in subject.by_enterprise():
        awarded = [line for line in lines if line.award]
        if awarded:
            now = [sum(part.fen for part in line.payable_now) for line in awarded]
            rows = [_awarded(line) | {"payable_now": sum_of_fen(fen)} for line, fen in zip(awarded, now, strict=True)]
            yield _of_enterprise("notice", subject, terms, awarded, rows, {"total_now": sum_of_fen(sum(now))})


_MADE_BY: Mapping[Kind, Callable[[Subject, Terms], Iterator[Sheet]]] = {
    "list": _list,
    "payment": _payment,
    "verification": _verification,
    "notice": _notice,
}


def _common(kind: Kind, subject: Subject, terms: Terms) -> dict[str, Value]:
    roles = terms.settings.roles or tuple(say(role(), subject.language) for role in ROLES)
    return {
        "title": say(TITLES[kind](schedule=subject.schedule), subject.language),
        "bureau": terms.settings.bureau,
        "jurisdiction": subject.jurisdiction,
        "schedule": subject.document or subject.schedule,
        "year": subject.year,
        "batch": subject.batch,
        "run": subject.run[:12],
        "unit": say(YUAN(), subject.language),
        "date": terms.date or "",
        "roles": _ROOM_TO_SIGN.join(say(SIGNED(role=role), subject.language) for role in roles),
        **{f"role_{number}": role for number, role in enumerate((*roles, *_NOBODY)[:MOST_ROLES], start=1)},
    }


def _of_enterprise(  # noqa: PLR0913, PLR0917  what a sheet is made of
    kind: Kind,
    subject: Subject,
    terms: Terms,
    lines: Sequence[PaperLine],
    rows: Sequence[Fields],
    more: Fields = MappingProxyType({}),
) -> Sheet:
    first = lines[0]
    own: dict[str, Value] = {"enterprise": first.name, "uscc": first.uscc, "total": total(lines)}
    return Sheet(file_name(first.uscc, first.name), {**_common(kind, subject, terms), **own, **more}, rows)


def _named(line: PaperLine) -> dict[str, Value]:
    return {"number": line.number, "enterprise": line.name, "uscc": line.uscc}


def _awarded(line: PaperLine) -> dict[str, Value]:
    number: Value = line.number or ""
    return {"number": number, "item": line.detail.item, "basis": line.detail.basis, "award": line.sum}


def _verified(line: PaperLine) -> dict[str, Value]:
    detail = line.detail
    return {
        "claimed": detail.claimed, "verified": detail.verified, "status": detail.status, "reason": detail.reason,
        "place": detail.place,
    }  # fmt: skip
