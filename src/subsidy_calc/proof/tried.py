"""Try a word: a snippet of the schedule language, the facts of a claim, and what comes out.

For the examples in the words' docstrings. The snippet is computed as a schedule is, with
the same loader and the same checks, over claims in the table `p` and the year 2020:

>>> award_of("[{total: [p.spent]}, {rate: 15%}, {round: {to: 0.01元, mode: half_up}}]", spent="0.30元")
'0.05元'
>>> verdict_of("{fact: p.kind, is: 智能化}", kind="数字化")
'no'
>>> awards_of("- highest: {per: [enterprise], clauses: [a, b]}", a="30万元", b="50万元")
'a: nil (highest); b: 500,000.00元'

`tried_facts` says how facts are typed. `blank("money")` is a cell that nobody filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.grammar.scope import Type
from subsidy_calc.proof.tried_facts import Blank, Fact, Row, Rows
from subsidy_calc.proof.tried_schedule import YEAR, TriedTables, tried_schedule
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import Problem, Refused
from subsidy_calc.values.quantities import grouped_yuan

TO_THE_FEN = "round: {to: 0.01元, mode: half_up}"


class SnippetRefused(ValueError):
    """The snippet or its facts are refused, with every problem as the commands tell it."""


def blank(type_: Type) -> Blank:
    """A fact that nobody filled in, in a column of a type.

    >>> award_of("- total: [p.spent]", spent=blank("money"))
    'cannot tell (missing:p.spent)'
    """
    return Blank(type_)


def award_of(award: str, *, derive: str = "{}", **facts: Fact | Row | Rows) -> str:
    """What a clause with these steps awards a claim: a sum, `nil (why)` or `cannot tell (why)`.

    Steps that are written a line each are rounded to the fen at their end. `enterprise={…}`
    gives facts of the enterprise, a list of rows a table whose rows belong to the claim;
    `derive` is the clause's own, as YAML.

    Raises:
        SnippetRefused: the steps or facts are refused.
    """
    steps = award.strip("\n")
    if steps.lstrip().startswith("- "):
        steps = f"{steps}\n- {TO_THE_FEN}"
    tables = TriedTables(award + derive)
    tables.add("a", facts)
    (line,) = _lines(tables, {"a": f"derive: {derive}\naward:\n{_beneath(steps)}"})
    return _told(line)


def verdict_of(condition: str, *, derive: str = "{}", **facts: Fact | Row | Rows) -> str:
    """Whether a condition holds of a claim: `yes`, `no` or `cannot tell`.

    Raises:
        SnippetRefused: the condition or facts are refused.
    """
    tables = TriedTables(condition + derive)
    tables.add("a", facts)
    lines = f"derive: {derive}\neligible_if:\n  -\n{_beneath(_beneath(condition))}\naward: [{{fixed: 1元}}]"
    (line,) = _lines(tables, {"a": lines})
    return {"awarded": "yes", "nil": "no", "cannot_tell": "cannot tell"}[line.status]


def awards_of(
    rule: str,
    *,
    earlier: Sequence[tuple[str, str, str]] = (),
    **claims: Fact | Row | Sequence[Fact | Row],
) -> str:
    """What a rule of combination leaves of the sums of one enterprise's claims, clause by clause.

    A clause's claim is its sum, or facts with its `sum`; several claims of it are a list.
    An earlier award is (clause, award, year) and concerns the matter of the clause's first claim.

    Raises:
        SnippetRefused: the rule or facts are refused.
    """
    tables = TriedTables(rule, choices_in_key=True)
    for clause, given in claims.items():
        several = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
        for claim in several:
            tables.add(clause, claim if isinstance(claim, Mapping) else {"sum": claim})
    steps = "award:\n  - total: [p.sum]"
    lines = _lines(tables, dict.fromkeys(claims, steps), combine=rule.strip("\n"), earlier=earlier)
    in_order = sorted(lines, key=lambda line: (list(claims).index(line.head.clause), line.head.place.row))
    return "; ".join(f"{line.head.clause}: {_told(line)}" for line in in_order)


def _lines(
    tables: TriedTables,
    clauses: Mapping[str, str],
    combine: str = "",
    earlier: Sequence[tuple[str, str, str]] = (),
) -> list[AwardLine]:
    try:
        schedule = tried_schedule(tables, clauses, combine)
        claims = build_claims(schedule, tables.sheets(schedule, earlier))
    except Refused as refused:
        raise SnippetRefused(_said(refused.problems)) from refused
    if claims.problems and any(fate.fate == "refused" for fate in claims.fates):
        raise SnippetRefused(_said(claims.problems))
    return award_lines(assess(schedule, claims, schedule.policy_year(YEAR)))


def _said(problems: Sequence[Problem]) -> str:
    return "; ".join(f"{say(problem.says, 'en')}: {problem.found}" for problem in problems)


def _told(line: AwardLine) -> str:
    sum_ = f"{grouped_yuan(line.award)}元"
    why = f" ({line.reason.code})" if line.reason is not None else ""
    why += "".join(f" ({say(remark, 'zh')})" for remark in line.remarks)
    return {"awarded": sum_, "nil": "nil", "cannot_tell": "cannot tell"}[line.status] + why


def _beneath(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip("\n").splitlines())
