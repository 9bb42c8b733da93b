"""The oracle itself, on cases worked by hand: the figures stand beside them."""

from pathlib import Path

import pytest
import yaml

from oracle import Line, evaluate
from oracle.reading import Node, Row, scalar

QUANJIAO = (Path(__file__).parents[1] / "rules" / "quanjiao-2020.yaml").read_text("utf-8")
Tables = dict[str, list[Row]]


def company(uscc: str = "E1", /, **change: str | None) -> Row:
    row: Row = {"uscc": uscc, "name": "某公司", "county": "全椒县"}
    return {**row, "ownership": "民营", "above_scale": "是", **change}


def project(name: str = "P", /, **change: str | None) -> Row:
    row: Row = {"uscc": "E1", "name": name, "kind": "智能化"}
    return {**row, "equipment": "8000000", "systems": "2000000", **change}


def recognition(title: str | None = "T", /, **change: str | None) -> Row:
    row: Row = {"uscc": "E1", "kind": "智能工厂", "level": "省级", "title": title}
    return {**row, "date": "2020-06-30", "document": None, **change}


def paid(clause: str, matter: str, award: str = "400000", year: str = "2019") -> dict[str, str]:
    return {"uscc": "E1", "clause": clause, "matter": matter, "award": award, "year": year}


def outcome(line: Line) -> str:
    """`30000.00` for an award, `30000.00 cap` for one that was cut, else status and reason."""
    award = f"{float(line.award):.2f}"
    words = {"awarded": award}.get(line.status, line.status)
    return f"{words} {line.reason_code}".strip()


def quanjiao(*rows: Row, firm: Row | None = None, earlier: Node = None) -> dict[str, str]:
    tables: Tables = {
        "enterprise": [firm or company()],
        "project": [row for row in rows if "equipment" in row],
        "recognition": [row for row in rows if "level" in row],
    }
    return {line.line: outcome(line) for line in evaluate(QUANJIAO, 2020, tables, earlier)}


def only(lines: dict[str, str]) -> str:
    ((_, found),) = lines.items()
    return found


# --- quanjiao-2020: a project


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "1500000.00"),  # (8,000,000 + 2,000,000) * 15 %
        ({"equipment": "20000000.03", "systems": "0"}, "3000000.00"),  # 3,000,000.0045, capped
        ({"equipment": "19999999.93", "systems": "0"}, "2999999.99"),  # 2,999,999.9895, half up
        ({"equipment": "0.10", "systems": "0"}, "0.02"),  # 0.015
        ({"equipment": "0.03", "systems": None}, "nil nothing_due"),  # 0.0045 is 0.00
        ({"systems": None}, "1200000.00"),  # blank systems read as 0: 8,000,000 * 15 %
        ({"equipment": None}, "cannot_tell missing:project.equipment"),
        ({"equipment.verified": "6000000"}, "1200000.00"),  # 8,000,000 * 15 %
        ({"equipment.verified": "8000000"}, "1500000.00"),  # all of it verified
        ({"equipment.verified": "8000000.01"}, "cannot_tell missing:project.equipment"),
        ({"equipment": None, "equipment.verified": "6000000"}, "1200000.00"),
        ({"systems": None, "systems.verified": "1"}, "cannot_tell missing:project.systems"),
        ({"kind": "其他", "equipment": None}, "nil not_eligible:project.kind"),
        (
            {"kind": None, "equipment": None},
            "cannot_tell missing:project.kind;project.equipment",
        ),
    ],
)
def test_project(change: Row, expected: str) -> None:
    assert only(quanjiao(project(**change))) == expected


def test_all_failed_conditions_are_named_and_a_failed_one_wins_over_a_missing_one() -> None:
    firm = company(county="来安县", ownership=None)
    found = only(quanjiao(project(kind="其他"), firm=firm))
    assert found == "nil not_eligible:enterprise.county;project.kind"


def test_line_names_escape_what_joins_them() -> None:
    (line,) = quanjiao(project("甲/乙~丙"))
    assert line == "smart-equipment/E1/甲~1乙~0丙"


def test_a_project_paid_in_an_earlier_year_is_not_paid_again() -> None:
    earlier = [paid("智能装备与系统购置奖励", "甲/乙"), paid("smart-equipment", "丙", award="0")]
    found = quanjiao(project("甲/乙"), project("丙"), earlier=earlier)
    assert list(found.values()) == ["nil once_earlier", "1500000.00"]


# --- quanjiao-2020: recognitions


def test_claim_that_no_clause_speaks_of() -> None:
    found = quanjiao(recognition(None, level="国家级"))
    assert found == {"(recognition)/E1/智能工厂/国家级/": "nil no_clause"}


def test_the_first_recognition_is_paid_and_those_of_another_kind() -> None:
    found = quanjiao(
        recognition("A", kind="数字化车间", date="2020-03-02"),
        recognition("B", kind="数字化车间", date="2020-03-01"),
        recognition("C", kind="绿色工厂"),
    )
    assert list(found.values()) == ["nil once", "300000.00", "300000.00"]


def test_on_one_day_the_key_decides() -> None:
    # 甲 is U+7532, 乙 is U+4E59: 乙 stands first. A blank title stands before both.
    kind = {"kind": "数字化车间"}
    found = quanjiao(recognition("甲", **kind), recognition("乙", **kind))
    assert list(found.values()) == ["nil once", "300000.00"]
    found = quanjiao(recognition("乙", **kind), recognition(None, **kind))
    assert list(found.values()) == ["nil once", "300000.00"]


def test_an_open_line_makes_the_first_sure_one_uncertain() -> None:
    found = quanjiao(recognition("A", date=None), recognition("B"), recognition("C"))
    assert list(found.values()) == [
        "cannot_tell missing:recognition.date",
        "cannot_tell uncertain:once",
        "nil once",
    ]


def test_both_levels_are_paid_and_pointed_out() -> None:
    tables: Tables = {
        "enterprise": [company()],
        "project": [],
        "recognition": [
            recognition("A"),
            recognition("B", level="市级"),
            recognition("C", kind="绿色工厂"),
        ],
    }
    lines = evaluate(QUANJIAO, 2020, tables, None)
    assert [line.award for line in lines] == [500_000, 200_000, 300_000]
    assert [line.pointed_out for line in lines] == [True, True, False]


def test_only_awarded_lines_are_pointed_out() -> None:
    rows = [recognition("A"), recognition("B", level="市级", date=None)]
    tables: Tables = {"enterprise": [company()], "project": [], "recognition": rows}
    assert not any(line.pointed_out for line in evaluate(QUANJIAO, 2020, tables, None))


def test_a_kind_recognised_in_an_earlier_year() -> None:
    earlier = [paid("provincial-recognition", "智能工厂/省级/旧名", year="2016")]
    found = quanjiao(
        recognition("A"),
        recognition("B", date=None),
        recognition("C", level="市级"),
        earlier=earlier,
    )
    assert list(found.values()) == ["nil once_earlier", "nil once_earlier", "200000.00"]


def test_the_schedules_own_examples() -> None:
    schedule = yaml.load(QUANJIAO, yaml.BaseLoader)  # noqa: S506 - text, lists and mappings only
    clauses = {clause["clause"]: clause for clause in schedule["clauses"]}
    for clause in clauses.values():
        for example in clause["examples"]:
            found = example_lines({"A": {**example, "clause": clause["clause"]}}, clauses, [])
            check_example(example, clause["clause"], found.get("A"))
    for example in schedule["examples"]:
        earlier = [{"uscc": "E1", **row} for row in example.get("earlier", [])]
        found = example_lines(example["claims"], clauses, earlier)
        for name, award in example["awards"].items():
            assert found[name].award == scalar(award), example["case"]
        marked = [name for name, line in found.items() if line.pointed_out]
        assert marked == example.get("pointed_out", []), example["case"]


def example_lines(claims: Node, clauses: Node, earlier: Node) -> dict[str, Line]:
    tables: Tables = {"enterprise": [], "project": [], "recognition": []}
    for name, claim in claims.items():
        clause = clauses[claim["clause"]]
        rows = {table: dict(clause["typical"].get(table, {})) for table in tables}
        for fact, value in claim.get("change", {}).items():
            table, column = fact.split(".")
            rows[table][column] = None if value == "null" else value
        table = clause["for_each"]
        tables["enterprise"] = [{"uscc": "E1", **rows["enterprise"]}]
        tables[table].append({"uscc": "E1", "name": name, "title": name, **rows[table]})
    lines = evaluate(QUANJIAO, 2020, tables, earlier)
    return dict(zip(claims, lines, strict=True))


def check_example(example: Node, clause: str, line: Line | None) -> None:
    assert line is not None
    if "not_about" in example:  # of no clause, or of another one
        assert line.clause != clause, example["case"]
        return
    if "award" in example:
        assert (line.status, line.award) == ("awarded", scalar(example["award"])), example["case"]
        return
    reasons = {
        "not_eligible": f"not_eligible:{example.get('not_eligible')}",
        "cannot_tell": f"missing:{example.get('cannot_tell')}",
    }
    (expected,) = [reason for word, reason in reasons.items() if word in example]
    assert line.reason_code == expected, example["case"]


# --- small schedules

SMALL = """
schedule: small
tables:
  firm:
    key: [uscc]
    columns:
      uscc: {type: uscc}
      class: {type: choice}
      tax: {type: money}
      large: {type: yes_no}
  item:
    belongs_to: {firm: {uscc: uscc}}
    key: [uscc, id]
    columns:
      uscc: {type: uscc}
      id: {type: text}
      kind: {type: choice}
      place: {type: choice}
      spent: {type: money}
      plan: {type: money}
      share: {type: percent}
      staff: {type: count}
      on: {type: date}
      tested: {type: money, verified: required}
clauses:
  - {clause: one, for_each: item, CLAUSE_ONE}
  - {clause: two, for_each: item, about: [{fact: item.kind, is: 二}], award: [total: [item.spent]]}
"""
PLAIN = "about: [{fact: item.kind, is: 一}], award: [total: [item.spent]]"


def small(
    *items: Row,
    firm: Row | None = None,
    one: str = PLAIN,
    combine: str = "",
    extra: str = "",
    earlier: Node = None,
    year: int = 2020,
) -> list[str]:
    schedule = SMALL.replace("CLAUSE_ONE", one) + extra
    schedule += f"\ncombine:\n  - {combine}\n" if combine else ""
    base: Row = {"uscc": "E1", "class": "A", "tax": "1000", "large": "是"}
    tables: Tables = {"firm": [{**base, **(firm or {})}], "item": list(items)}
    return [outcome(line) for line in evaluate(schedule, year, tables, earlier)]


def item(ident: str | None = "1", /, **change: str | None) -> Row:
    return {"uscc": "E1", "id": ident, "kind": "一", "spent": "100", "place": "东", **change}


def single(steps: str, row: Row, firm: Row | None = None, conditions: str = "") -> str:
    (found,) = small(row, firm=firm, one=f"eligible_if: [{conditions}], award: [{steps}]")
    return found


@pytest.mark.parametrize(
    ("steps", "change", "firm", "expected"),
    [
        # a cap with a fact of the firm: 50 % of its tax of 1,000, or of 150
        ("total: [item.spent], cap: {percent: 50%, of: firm.tax}", {}, {}, "100.00"),
        ("total: [item.spent], cap: {percent: 50%, of: firm.tax}", {}, {"tax": "150"}, "75.00"),
        ("total: [item.spent], cap: firm.tax", {}, {"tax": None}, "cannot_tell missing:firm.tax"),
        (
            "total: [item.spent, item.plan], cap: firm.tax",
            {"spent": None},
            {"tax": None},
            "cannot_tell missing:item.spent;item.plan;firm.tax",
        ),
        ("total: [item.spent], cap: no_limit", {}, {}, "100.00"),
        # where a verified sum is required, the claimed one does not stand in for it
        ("total: [item.tested]", {"tested": "9"}, {}, "cannot_tell missing:item.tested"),
        ("total: [item.tested]", {"tested": "9", "tested.verified": "8"}, {}, "8.00"),
        ("total: [item.spent], rate: item.share", {"share": "2.5%"}, {}, "2.50"),
        ("fixed: 0.5亿元, rate: 3‰", {}, {}, "150000.00"),
        ("fixed: 100CNY, rate: 1/3, round: {to: 0.01元, mode: down}", {}, {}, "33.33"),
        ("fixed: 100CNY, rate: 1/3, round: {to: 0.01元, mode: up}", {}, {}, "33.34"),
        ("fixed: 25元, round: {to: 10元, mode: half_even}", {}, {}, "20.00"),
        ("fixed: 35元, round: {to: 10元, mode: half_even}", {}, {}, "40.00"),
        ("fixed: 25元, round: {to: 10元, mode: half_up}", {}, {}, "30.00"),
        # the order of steps is the order of calculation: min(100, 40) * 1/2; min(100 * 1/2, 40)
        ("total: [item.spent], cap: 40元, rate: 50%", {}, {}, "20.00"),
        ("total: [item.spent], rate: 50%, cap: 40元", {}, {}, "40.00"),
    ],
)
def test_steps(steps: str, change: Row, firm: Row, expected: str) -> None:
    assert single(steps, item(**change), firm) == expected


CASES = (
    "total: [item.spent], rate: {cases: [{when: {fact: firm.class, is: A}, then: 20%}, "
    "{when: {fact: item.staff, at_least: 10}, then: 10%}]}"
)


@pytest.mark.parametrize(
    ("staff", "firm", "expected"),
    [
        (None, {}, "20.00"),  # the first case holds, so the staff is not needed
        ("10", {"class": "B"}, "10.00"),
        ("9", {"class": "B"}, "nil no_case"),
        (None, {"class": "B"}, "cannot_tell missing:item.staff"),
        ("10", {"class": None}, "cannot_tell missing:firm.class"),  # it does not go on
    ],
)
def test_cases_in_the_rate(staff: str | None, firm: Row, expected: str) -> None:
    assert single(CASES, item(staff=staff), firm) == expected


def test_no_case_wins_over_missing_but_not_over_an_undecided_condition() -> None:
    row = item(spent=None, staff="9")
    assert single(CASES, row, {"class": "B"}) == "nil no_case"
    condition = "{fact: firm.large, is: 是}"
    found = single(CASES, row, {"class": "B", "large": None}, condition)
    assert found == "cannot_tell missing:firm.large"


@pytest.mark.parametrize(
    ("place", "grade", "expected"),
    [
        ("东", "A", "10.00"),
        ("西", "B", "30.00"),
        ("西", "A", "nil no_row"),
        ("南", None, "cannot_tell missing:firm.class"),
        ("西", None, "cannot_tell missing:firm.class"),
        (None, "B", "cannot_tell missing:item.place"),
        (None, None, "cannot_tell missing:item.place;firm.class"),
    ],
)
def test_nested_lookup(place: str | None, grade: str | None, expected: str) -> None:
    rows = "{东: {A: 10元, B: 20元}, 西: {B: 30元}}"
    steps = f"lookup: {{by: [item.place, firm.class], rows: {rows}}}"
    assert single(steps, item(place=place), {"class": grade}) == expected


A, B = "{fact: item.spent, more_than: 100元}", "{fact: item.plan, less_than: item.spent}"


@pytest.mark.parametrize(
    ("condition", "change", "expected"),
    [
        (A, {}, "nil not_eligible:item.spent"),
        (A, {"spent": "100.01"}, "50.00"),
        (B, {"plan": "99.99"}, "50.00"),
        (B, {"plan": "100"}, "nil not_eligible:item.plan;item.spent"),
        (f"{{all_of: [{A}, {B}]}}", {}, "nil not_eligible:item.spent"),
        (f"{{any_of: [{A}, {B}]}}", {}, "cannot_tell missing:item.plan"),
        (f"{{any_of: [{A}, {B}]}}", {"spent": "101"}, "50.00"),
        (f"{{any_of: [{A}, {B}]}}", {"plan": "101"}, "nil not_eligible:item.spent;item.plan"),
        (f"{{not: {B}}}", {}, "cannot_tell missing:item.plan"),
        (f"{{not: {B}}}", {"plan": "100"}, "50.00"),
        (f"{{not: {B}}}", {"plan": "99"}, "nil not_eligible:item.plan;item.spent"),
        ("{fact: item.plan, is_given: true}", {}, "nil not_eligible:item.plan"),
        ("{fact: item.plan, is_given: false}", {}, "50.00"),
        ("{fact: item.spent, at_least: 100元, at_most: 100元}", {}, "50.00"),
        (
            "{fact: item.spent, at_least: item.plan, at_most: 99元}",
            {},
            "nil not_eligible:item.spent",
        ),
        ("{value: {percent: 50%, of: item.spent}, is: 50元}", {}, "50.00"),
        ("{fact: item.place, is_one_of: [西, 东]}", {}, "50.00"),
        (
            "{fact: item.on, within: {from: 2019-05-01, to: 2019-05-02}}",
            {"on": "2019-05-02"},
            "50.00",
        ),
        ("{fact: item.on, after: 2019-05-02}", {"on": "2019-05-02"}, "nil not_eligible:item.on"),
        ("{fact: item.on, on_or_after: 2019-05-02}", {"on": "2019-05-02"}, "50.00"),
        ("{fact: item.on, before: 2019-05-02}", {"on": "2019-05-01"}, "50.00"),
        ("{fact: item.on, before: 2019-05-02}", {"on": "2019-05-02"}, "nil not_eligible:item.on"),
    ],
)
def test_conditions(condition: str, change: Row, expected: str) -> None:
    assert single("fixed: 50元", item(**change), {}, condition) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-03-31", False), ("2020-04-01", True), ("2021-03-31", True), ("2021-04-01", False)],
)
def test_policy_year_that_begins_in_april(on: str, expected: bool) -> None:
    one = "eligible_if: [{fact: item.on, within: award_year}], award: [fixed: 5元]"
    (found,) = small(item(on=on), one=one, extra="year_begins: 04-01")
    assert found == ("5.00" if expected else "nil not_eligible:item.on")


def test_in_force_by_the_date_of_the_claim_or_by_the_year() -> None:
    period = "in_force: {from: 2020-05-01, to: 2020-05-31}"
    one = f"{period}, as_of: item.on, eligible_if: [{A}], award: [fixed: 5元]"
    days = ["04-30", "05-01", "05-31", "06-01"]
    rows = [item(str(n), spent="101", on=f"2020-{day}") for n, day in enumerate(days)]
    undated = [item("8", spent="101", on=None), item("9", on=None)]
    assert small(*rows, *undated, one=one) == [
        "nil not_in_force",
        "5.00",
        "5.00",
        "nil not_in_force",
        "cannot_tell missing:item.on",
        "nil not_eligible:item.spent",
    ]
    one = f"{period}, award: [fixed: 5元]"
    assert small(item(), one=one) == ["5.00"]
    assert small(item(), one=one, year=2021) == ["nil not_in_force"]


def test_a_year_wholly_outside_the_schedule_stops() -> None:
    with pytest.raises(ValueError, match="2021"):
        evaluate(QUANJIAO, 2021, {"enterprise": [], "project": [], "recognition": []}, None)


# --- between lines

CAP = "cap: {per: [enterprise], clauses: [one, two], at_most: AT_MOST, gives_way: WAY}"


def capped(way: str, at_most: str, *items: Row, over: str = "", earlier: Node = None) -> list[str]:
    rule = CAP.replace("WAY", way + over).replace("AT_MOST", at_most)
    return small(*items, combine=rule, earlier=earlier)


def spending(*sums: str | None) -> list[Row]:
    return [item(str(n), spent=spent) for n, spent in enumerate(sums, 1)]


def test_cap_in_proportion_shares_out_the_last_fen() -> None:
    # 100 over 1 : 1 : 1 is 33.33 each; the fen left goes to the first by key
    assert capped("in_proportion", "100元", *spending("70", "70", "70")) == [
        "33.34 cap",
        "33.33 cap",
        "33.33 cap",
    ]
    # 10 over 3 : 5 : 6 is 2.142857, 3.571428, 4.285714: down to 9.99, and the fen left goes to
    # the remainder of .5714
    assert capped("in_proportion", "10元", *spending("3", "5", "6")) == [
        "2.14 cap",
        "3.57 cap",
        "4.29 cap",
    ]


def test_cap_that_is_not_reached_changes_nothing() -> None:
    assert capped("in_proportion", "210元", *spending("70", "70", "70")) == ["70.00"] * 3


def test_cap_smallest_first_and_clause_order() -> None:
    rows = [*spending("30", "50", "40"), item("0", kind="二", spent="45")]
    # largest first: 50, 45, then 5 of the 40, nothing for the 30
    assert capped("smallest_first", "100元", *rows) == ["nil cap", "50.00", "5.00 cap", "45.00"]
    # clause one first: 30, 50, then 20 of the 40; nothing for clause two
    assert capped("clause_order", "100元", *rows) == ["30.00", "50.00", "20.00 cap", "nil cap"]


def test_cap_less_what_earlier_years_took() -> None:
    earlier = [
        {"uscc": "E1", "clause": "one", "matter": "x", "award": "60", "year": "2018"},
        {"uscc": "E1", "clause": "two", "matter": "x", "award": "25", "year": "2020"},
        {"uscc": "E2", "clause": "one", "matter": "x", "award": "99", "year": "2020"},
        {"uscc": "E1", "clause": "one", "matter": "x", "award": "10", "year": "2017"},
    ]
    for over, expected in {
        "year": "75.00 cap",  # 100 - 25
        "3 years": "15.00 cap",  # 100 - 25 - 60
        "all_years": "5.00 cap",  # 100 - 25 - 60 - 10
    }.items():
        way = f", over: {over}"
        found = capped("clause_order", "100元", item(spent="90"), over=way, earlier=earlier)
        assert found == [expected]
    found = capped("clause_order", "20元", item(), over=", over: year", earlier=earlier)
    assert found == ["nil cap"]  # 20 - 25 is less than nothing


def test_cap_with_open_lines() -> None:
    open_line = "cannot_tell missing:item.spent"
    # an open line of unknown sum takes all that is left when its turn comes
    assert capped("clause_order", "100元", *spending("30", None, "40")) == [
        "30.00",
        open_line,
        "cannot_tell uncertain:cap",
    ]
    for way in ("in_proportion", "smallest_first"):
        assert capped(way, "100元", *spending("30", None)) == [
            "cannot_tell uncertain:cap",
            open_line,
        ]
    # one of a known sum only if it takes something away: 30 + 70 fits in 100; of 99.90 the 30
    # would get 29.97; of 99.99 it would get 29.99 and the last fen, 30.00 again
    one = f"eligible_if: [{{fact: item.place, is: 东}}], {PLAIN}"
    rows = [item("1", spent="30"), item("2", spent="70", place=None)]
    uncertain = "cannot_tell uncertain:cap"
    for at_most, expected in {"100元": "30.00", "99.90元": uncertain, "99.99元": "30.00"}.items():
        rule = CAP.replace("WAY", "in_proportion").replace("AT_MOST", at_most)
        found = small(*rows, one=one, combine=rule)
        assert found == [expected, "cannot_tell missing:item.place"]


def test_cap_whose_limit_is_missing_or_has_no_case() -> None:
    firm = "{percent: 5%, of: firm.tax}"
    assert capped("in_proportion", firm, *spending("30", "70")) == ["15.00 cap", "35.00 cap"]
    rule = CAP.replace("WAY", "in_proportion").replace("AT_MOST", firm)
    found = small(*spending("30", "70"), firm={"tax": None}, combine=rule)
    assert found == ["cannot_tell missing:firm.tax"] * 2
    assert capped("in_proportion", "no_limit", *spending("30")) == ["30.00"]
    none = "{cases: [{when: {fact: firm.class, is: B}, then: 5元}]}"
    assert capped("in_proportion", none, *spending("30")) == ["nil no_case"]


HIGHEST = "highest: {per: [enterprise, item.place], clauses: [one, two]}"


def test_highest() -> None:
    rows = [*spending("30", "50", "50"), item("4", spent="20", place="西")]
    assert small(*rows, combine=HIGHEST) == ["nil highest", "50.00", "nil highest", "20.00"]


def test_highest_with_open_lines() -> None:
    top = "cannot_tell uncertain:highest"
    # an open line of unknown sum may be higher; the lower one is out in any case
    rows = spending("30", "50", None)
    open_line = "cannot_tell missing:item.spent"
    assert small(*rows, combine=HIGHEST) == ["nil highest", top, open_line]
    # one of a known sum: higher, or equal and before by key
    one = f"eligible_if: [{{fact: firm.large, is: 是}}], {PLAIN}"
    two = item("2", kind="二", spent="50")
    no_verdict = "cannot_tell missing:firm.large"
    for ident, spent, expected in [
        ("3", "50.01", top),
        ("1", "50", top),
        ("3", "50", "50.00"),
        ("1", "49.99", "50.00"),
    ]:
        rows = [item(ident, spent=spent), two]
        found = small(*rows, firm={"large": None}, one=one, combine=HIGHEST)
        assert found == [no_verdict, expected]


def test_a_line_whose_group_is_open_is_open_to_every_group() -> None:
    rows = [item("1", spent="30"), item("2", spent="40", place="西"), item("3", spent="35")]
    rows += [item("4", spent="36", place=None)]
    # 4 may stand in 东 (above 35) or in 西 (below 40), where it would be out
    top = "cannot_tell uncertain:highest"
    assert small(*rows, combine=HIGHEST) == ["nil highest", "40.00", top, top]


def test_a_blank_part_of_the_key_is_a_value_to_group_by() -> None:
    rows = [item("1", spent="30"), item(None, spent="40"), item("3", kind="二", spent="50")]
    combine = "highest: {per: [enterprise, item.id], clauses: [one, two]}"
    assert small(*rows, combine=combine) == ["30.00", "40.00", "50.00"]


ONCE = "once: {per: [enterprise], clauses: [one, two], keep: {latest: item.on}}"


def test_once_keeps_the_latest_and_a_missing_date_may_be_the_latest() -> None:
    rows = [item("1", on="2020-01-01"), item("2", on="2020-01-02"), item("3", on="2020-01-02")]
    assert small(*rows, combine=ONCE) == ["nil once", "100.00", "nil once"]
    uncertain = "cannot_tell uncertain:once"
    assert small(*rows, item("4", on=None), combine=ONCE) == [
        "nil once",
        uncertain,
        "nil once",
        uncertain,
    ]


def test_a_row_that_about_cannot_place_is_refused_and_keeps_its_place() -> None:
    rows = [item("1", kind=None), item("2"), item("3")]
    combine = "once: {per: [enterprise], clauses: [one, two], keep: first}"
    assert small(*rows, combine=combine) == ["cannot_tell uncertain:once", "nil once"]
    assert small(*rows) == ["100.00", "100.00"]


def test_rules_run_from_top_to_bottom() -> None:
    # highest, then a cap of 60: 60. The cap first: 60 over 100 : 50 is 40 and 20; then 40.
    rows = spending("100", "50")
    cap = CAP.replace("WAY", "in_proportion").replace("AT_MOST", "60元")
    assert small(*rows, combine=f"{HIGHEST}\n  - {cap}") == ["60.00 cap", "nil highest"]
    assert small(*rows, combine=f"{cap}\n  - {HIGHEST}") == ["40.00 cap", "nil highest"]


def test_before_is_what_the_line_brings_to_the_rules() -> None:
    rule = CAP.replace("WAY", "clause_order").replace("AT_MOST", "120元")
    schedule = SMALL.replace("CLAUSE_ONE", PLAIN) + f"combine: [{rule}]"
    tables: Tables = {
        "firm": [{"uscc": "E1"}],
        "item": [item("1"), item("2"), item("3"), item("4", spent=None), item("5", spent="0")],
    }
    lines = evaluate(schedule, 2020, tables, None)
    assert [line.before for line in lines] == [100, 100, 100, None, 0]
    assert [line.award for line in lines] == [100, 20, 0, 0, 0]


def test_words_that_the_oracle_does_not_know_are_not_passed_over() -> None:
    with pytest.raises(ValueError, match="at_lest"):
        single("fixed: 5元", item(), {}, "{fact: item.spent, at_lest: 5元}")
    with pytest.raises(ValueError, match="bonus"):
        single("bonus: 5元", item())
    with pytest.raises(ValueError, match="payment"):
        small(item(), one=f"payment: x, {PLAIN}")
