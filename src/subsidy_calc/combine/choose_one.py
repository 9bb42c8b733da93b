"""Choose one: of several clauses one is paid, as the enterprise chose (择一享受).

    choose_one: {per: [enterprise, project.name], clauses: [loan-interest, equipment],
                 chosen_by: project.wish, choices: {贴息: loan-interest, 补助: equipment}}

The fact `chosen_by` holds the choice, and `choices` names the clause of each. A line that is
alone in its group is paid without a choice. Where the lines of a group state different
choices, or one that names no clause, none of them can be told.

>>> from subsidy_calc.proof.tried import awards_of
>>> rule = "- choose_one: {per: [enterprise, p.site], clauses: [a, b], chosen_by: p.wish, choices: {贴息: a, 补助: b}}"
>>> east = {"sum": "3万元", "site": "东", "wish": "补助"}
>>> west = {"sum": "3万元", "site": "西", "wish": "贴息"}
>>> awards_of(rule, a=[east, west], b=east)
'a: nil (choose_one); a: 30,000.00元; b: 30,000.00元'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.combination import CombineScope, Grouped, Rule
from subsidy_calc.grammar.group import Group, Settled
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ONE_OF, Problem, nearest

OTHER_CHOSEN = wording("choose_one.other", zh="企业选择了{choice}", en="the enterprise chose {choice}")
NOT_CHOSEN = wording(
    "choose_one.none", zh="未填{fact}，不知选择哪一项", en="without {fact} it is not known which was chosen"
)
DIFFERENT = wording("choose_one.different", zh="同组的选择不一致：{choices}", en="the choices differ: {choices}")
NAMES_NONE = wording(
    "choose_one.names_none", zh="选择“{choice}”没有对应的条款", en="the choice {choice} names no clause"
)
FIRST = wording(
    "choose_one.first", zh="择一享受，须先确定{line}能否兑现", en="one of several is paid; first {line} must be settled"
)
NO_CHOICE = wording("choose_one.no_choice", zh="chosen_by 要写一个选项列", en="`chosen_by` names a choice")
NOT_ALL = wording(
    "choose_one.not_all",
    zh="choices 的每一项要是该列的选项，各条款都要能选到",
    en="`choices` has choices of the column, and each of the clauses is among them",
)


class ChooseOneBranch(Grouped):
    chosen_by: str
    choices: Annotated[dict[str, str], Field(min_length=2)]


class ChooseOne(Rule):
    label = wording("rule.choose_one", zh="择一享受", en="one of several, as chosen")

    choose_one: ChooseOneBranch

    @property
    def grouped(self) -> ChooseOneBranch:
        return self.choose_one

    @property
    def reads(self) -> str:
        return self.choose_one.chosen_by

    def check(self, scope: CombineScope) -> None:
        super().check(scope)
        told, clauses = self.choose_one, self.clause_names(scope.clause_names())
        kind = scope.check_fact(told.chosen_by, clauses, told.place)
        if kind is None:
            return
        if kind.type != "choice":
            scope.report(Problem("no_choice_fact", told.place, NO_CHOICE(), told.chosen_by))
        elif not set(told.choices) <= set(kind.choices) or set(told.choices.values()) != set(clauses):
            wrong = next((each for each in told.choices if each not in kind.choices), "")
            expected, fix = ONE_OF(known=kind.choices), nearest(wrong, kind.choices) if wrong else None
            scope.report(Problem("choices", told.place, NOT_ALL(), wrong, expected, fix))

    def settle(self, group: Group) -> Iterator[Settled]:
        choices = dict.fromkeys(str(member.value) for member in group.members if member.value is not None)
        if len(choices) > 1:
            says = DIFFERENT(choices=tuple(choices))
            yield from (Settled(member.line, "untold", "uncertain:choose_one", says) for member in group.sure)
            return
        if not choices:
            says = NOT_CHOSEN(fact=self.reads)
            yield from (Settled(member.line, "untold", f"missing:{self.reads}", says) for member in group.sure)
            return
        (choice,) = choices
        if choice not in self.choose_one.choices:
            says = NAMES_NONE(choice=choice)
            yield from (Settled(member.line, "untold", "uncertain:choose_one", says) for member in group.sure)
            return
        chosen = self.choose_one.choices[choice]
        open_ = next((other for other in group.open if other.clause == chosen), None)
        is_sure = any(member.clause == chosen for member in group.sure)
        for member in group.sure:
            if member.clause == chosen:
                continue
            if open_ is None or is_sure:
                yield Settled(member.line, "nil", "choose_one", OTHER_CHOSEN(choice=choice))
            else:  # should that one be nil, this one may stand alone
                says = FIRST(line=open_.name)
                yield Settled(member.line, "untold", "uncertain:choose_one", says, because=open_.line)
