"""Limited: a sum that the lines of a group share, and who gives way when it does not suffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from subsidy_calc.grammar.group import EarlierAward, Group, Member, Settled
from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.quantities import FEN
from subsidy_calc.values.shares import split

LIMIT_MISSING = wording("cap.limit_missing", zh="上限未知：未填{facts}", en="the limit is not known: no {facts}")
NO_LIMIT_HOLDS = wording("cap.no_limit_holds", zh="没有适用的上限", en="no limit holds for it")

Shares: TypeAlias = "dict[int, Fraction]"
Share: TypeAlias = "Callable[[Sequence[Member], Fraction], Shares]"


def without_limit(group: Group) -> Iterator[Settled]:
    """What becomes of lines whose limit is not known, or for which none holds."""
    if group.limit_missing:
        says, code = LIMIT_MISSING(facts=group.limit_missing), "missing:" + ";".join(group.limit_missing)
        yield from (Settled(member.line, "untold", code, says) for member in group.sure)
    else:
        yield from (Settled(member.line, "nil", "no_case", NO_LIMIT_HOLDS()) for member in group.sure)


class Cut(NamedTuple):
    """What a rule says of lines that its limit cuts: its word, why, what keeps one open, and which award used most."""

    word: str
    why: Message
    first: Callable[[Argument], Message]  # what must be settled first, by the line's name
    earlier: EarlierAward | None = None


def within(
    sure: Sequence[Member], open_: Sequence[Member], left: Fraction, share: Share, cut: Cut
) -> Iterator[Settled]:
    """What of `left` the sure lines get; one that could get less if an open one were paid cannot be told."""
    surely, at_worst = share(sure, left), share([*open_, *sure], left)
    for member in sure:
        paid = surely[member.line]
        if at_worst[member.line] < paid:
            rival = next(other for other in open_ if other.amount is None or at_worst[other.line])
            says = cut.first(rival.name)
            yield Settled(member.line, "untold", f"uncertain:{cut.word}", says, because=rival.line)
        elif member.amount is not None and paid < member.amount:
            yield Settled(member.line, "reduced" if paid else "nil", cut.word, cut.why, after=paid, earlier=cut.earlier)


def in_proportion(members: Sequence[Member], left: Fraction) -> Shares:
    """Shares of `left` by amount in whole fen, adding up exactly: largest remainder; of an unbounded claim all."""
    amounts = {member.line: left + 1 if member.amount is None else member.amount for member in members}
    whole = sum(amounts.values(), Fraction(0))
    if whole <= left:
        return amounts
    if any(member.amount is None for member in members):
        return dict.fromkeys(amounts, Fraction(0))
    ranked = [member.line for member in sorted(members, key=lambda member: member.key_order)]
    return dict(zip(ranked, split(left // FEN * FEN, [amounts[line] / whole for line in ranked]), strict=True))


def one_after_another(ranked: Sequence[Member], left: Fraction) -> Shares:
    """Each gets all that it asks for, in their order, as long as there is something left."""
    shares = {}
    for member in ranked:
        asked = left + 1 if member.amount is None else member.amount
        shares[member.line] = min(asked, left)
        left -= shares[member.line]
    return shares
