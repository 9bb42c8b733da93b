"""The award steps, from top to bottom: each takes the figure so far and hands on the next."""

from dataclasses import replace

from oracle.bands import bands
from oracle.branches import BRANCHES
from oracle.changes import CHANGES, Running, uplift
from oracle.claims import Claim
from oracle.figures import Figure, Missing, Nothing
from oracle.language import first_case, parameter
from oracle.reading import Node
from oracle.starts import STARTS, total_of_rows


def award(steps: Node, claim: Claim) -> Figure:
    return run(steps, claim, Running()).amount


def run(steps: Node, claim: Claim, so_far: Running) -> Running:
    for step in steps:
        so_far = next_figure(so_far, step, claim)
    return so_far


def next_figure(so_far: Running, step: Node, claim: Claim) -> Running:
    if "cases" in step:
        return cases(step["cases"], claim, so_far)
    if "uplift" in step:
        return uplift(so_far, step["uplift"], claim)
    if "rate" in step:
        rate = parameter(step["rate"], claim)
        return Running(CHANGES["rate"](so_far.amount, step, claim), base=so_far.amount, rate=rate)
    return replace(so_far, amount=figure(so_far.amount, step, claim))


def figure(so_far: Figure, step: Node, claim: Claim) -> Figure:
    if "bands" in step:
        return bands(so_far, step["bands"], claim)
    if isinstance(step.get("total"), dict):
        return total_of_rows(step["total"], claim, run)
    word = next((word for word in step if word in {*BRANCHES, *STARTS, *CHANGES}), None)
    if word is None:
        raise ValueError(f"not a step: {step!r}")
    if word in BRANCHES:
        return BRANCHES[word](step[word], claim, award)
    return STARTS[word](step[word], claim) if word in STARTS else CHANGES[word](so_far, step, claim)


def cases(node: Node, claim: Claim, so_far: Running) -> Running:
    """The steps of the case that holds, from the running amount on."""
    branch = first_case(node, claim)
    if isinstance(branch, Missing | Nothing):
        return replace(so_far, amount=_over(so_far.amount, branch))
    return run(branch, claim, so_far)


def _over(so_far: Figure, why: Missing | Nothing) -> Figure:
    """An amount that came to nothing stays so; else the case decides."""
    if isinstance(so_far, Nothing):
        return so_far
    if isinstance(so_far, Missing) and isinstance(why, Missing):
        return Missing((*so_far.facts, *why.facts))
    return why
