"""States: what a claim can be on its way through a bureau, and which state may follow which.

    received → checked → verified → decided → published → approved → paid → followed up

On the way a claim may be returned for want of papers (and received again), withdrawn by the enterprise, or declined:
decided that nothing, or nothing more, is paid. An objection to what was published or declined is answered by looking
again (verified), by a new decision, or by approving what was decided. Instalments are paid one by one, with visits
between them or after them. A change that was recorded by mistake is undone by a further one: the claim is again what
it was before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, cast, get_args

from subsidy_calc.values.messages import Message, Wording, wording

State: TypeAlias = Literal[
    "received", "checked", "verified", "decided", "declined", "published", "objected", "approved", "paid",
    "followed_up", "returned", "withdrawn",
]  # fmt: skip
Recorded: TypeAlias = State | Literal["undone"]

STATES: tuple[State, ...] = get_args(State)

FOLLOWS: Mapping[State, tuple[State, ...]] = {
    "received": ("checked", "declined", "returned", "withdrawn"),
    "checked": ("verified", "declined", "returned", "withdrawn"),
    "verified": ("decided", "declined", "returned", "withdrawn"),
    "decided": ("published", "withdrawn"),
    "declined": ("objected",),
    "published": ("objected", "approved", "withdrawn"),
    "objected": ("verified", "decided", "declined", "approved", "withdrawn"),
    "approved": ("paid", "withdrawn"),
    "paid": ("paid", "followed_up", "declined"),  # paid again, or declined: of instalments that are left
    "followed_up": ("followed_up", "paid", "declined"),
    "returned": ("received", "withdrawn"),
    "withdrawn": (),
}
FIRST: tuple[State, ...] = ("received",)
OF_AN_AWARD: tuple[State, ...] = ("received", "decided", *FOLLOWS["decided"])  # that no state was recorded of
OF_WHAT_IS_LEFT: tuple[State, ...] = ("paid", "declined")  # follow a payment only if instalments are left

ENDS: frozenset[State] = frozenset({"declined", "returned", "withdrawn"})  # without another payment

STATE_WORDS: Mapping[Recorded, Wording] = {
    "received": wording("state.received", zh="受理", en="received"),
    "checked": wording("state.checked", zh="初审", en="checked"),
    "verified": wording("state.verified", zh="核实", en="verified"),
    "decided": wording("state.decided", zh="审定", en="decided"),
    "declined": wording("state.declined", zh="不予兑现", en="declined"),
    "published": wording("state.published", zh="公示", en="published"),
    "objected": wording("state.objected", zh="异议", en="objected"),
    "approved": wording("state.approved", zh="批准", en="approved"),
    "paid": wording("state.paid", zh="拨付", en="paid"),
    "followed_up": wording("state.followed_up", zh="回访", en="followed up"),
    "returned": wording("state.returned", zh="退回", en="returned"),
    "withdrawn": wording("state.withdrawn", zh="撤回", en="withdrawn"),
    "undone": wording("state.undone", zh="作废上一步", en="undone"),
}


def state_said(state: str) -> Message | str:
    """A state in words; what is none, which another hand put there, as it is."""
    told = STATE_WORDS.get(cast("Recorded", state))
    return state if told is None else told()


def written_states() -> dict[str, Recorded]:
    """Every way to write a state: its name, or its word in either language."""
    return {
        writing: state for state, word in STATE_WORDS.items() for writing in (word.zh, state, word.en)
    }  # fmt: skip
