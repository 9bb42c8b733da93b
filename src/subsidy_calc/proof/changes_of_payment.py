"""Changes of payment: each share moved by a hundredth of a point, which another one makes up for, and what else is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change, with_item
from subsidy_calc.proof.moved import POINT
from subsidy_calc.schedule.payment import Instalment, Payment, Share


def changes_of_payment(payment: Payment, at: At) -> Iterator[Change]:
    """Shares of payers and of instalments, the years of these, and what becomes of those whose condition fails."""
    if payment.paid_by is not None:
        yield from _payers(payment.paid_by, at.below("paid_by", "paid_by"))
    if payment.instalments is not None:
        yield from _instalments(payment.instalments, at.below("instalments", "instalments"))


def _payers(shares: dict[str, Share], at: At) -> Iterator[Change]:
    rest = next((name for name, share in shares.items() if share.rate is None), None)
    names = list(shares)
    for number, (name, share) in enumerate(shares.items()):
        other = rest if rest is not None else names[number + 1] if number + 1 < len(names) else None
        if share.rate is None or other is None:
            continue
        for how, sign in (("up", 1), ("down", -1)):
            moved = {**shares, name: _moved(share, sign)}
            if shares[other].rate is not None:
                moved[other] = _moved(shares[other], -sign)
            own = at.below(name, name, share.place)
            yield at.made_by(own.change("number", how, share, moved[name]), moved)


def _instalments(parts: Sequence[Instalment], at: At) -> Iterator[Change]:
    for number, (part, own) in enumerate(zip(parts, at.items(parts), strict=True)):
        if number + 1 < len(parts):
            yield from _shares(parts, number, at, own.below("share", "share", part.share.place))
        for how, year in (("up", part.year + 1), ("down", part.year - 1)):
            if number and year:
                yield own.below("year", "year").change("number", how, part.year, year)
        if part.year == 1:  # a later one's condition is told, and not judged before its year
            yield from _condition(parts, number, at, own)


def _condition(parts: Sequence[Instalment], number: int, at: At, own: At) -> Iterator[Change]:
    """An instalment's condition left out, and what becomes of it where the condition fails."""
    part = parts[number]
    if part.otherwise is not None:
        other = "later" if part.otherwise == "forfeited" else "forfeited"
        yield own.below("otherwise", "otherwise").change("other", other, part.otherwise, other)
    if part.when is not None:
        always = part.model_copy(update={"when": None, "otherwise": None})
        when = own.below("when", "when", part.when.place).named(part.when)
        yield at.without(when, part.when, with_item(parts, number, always))


def _shares(parts: Sequence[Instalment], number: int, at: At, own: At) -> Iterator[Change]:
    """A share moved, and the next one by as much the other way."""
    first, second = parts[number], parts[number + 1]
    for how, sign in (("up", 1), ("down", -1)):
        changed = first.model_copy(update={"share": _moved(first.share, sign)})
        beside = second.model_copy(update={"share": _moved(second.share, -sign)})
        moved = with_item(with_item(parts, number, changed), number + 1, beside)
        yield at.made_by(own.change("number", how, first.share, changed.share), moved)


def _moved(share: Share, sign: int) -> Share:
    return replace(share, rate=(share.rate or 0) + sign * POINT)
