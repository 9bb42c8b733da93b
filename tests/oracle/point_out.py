"""point_out: changes no money; marks the awarded lines of a group with awards of two clauses."""

from dataclasses import replace

from oracle.lines import Entry, same_group, taking_part
from oracle.reading import Node


def point_out(rule: Node, entries: list[Entry]) -> list[Entry]:
    awarded = [one for one in taking_part(rule, entries) if one.standing == "sure"]
    marked = []
    for one in awarded:
        clauses = {other.clause for other in awarded if same_group(rule, other.claim, one.claim)}
        if len(clauses) > 1:
            marked.append(one)
    return [replace(one, pointed_out=True) if one in marked else one for one in entries]
