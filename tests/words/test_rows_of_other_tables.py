"""Rows of other tables: totals, counts and conditions over children and over a parent's other children."""

from __future__ import annotations

import pytest

from words.with_invoices import CODE, OTHER, invoice, outcomes

WINDOW = "{fact: invoice.date, on_or_after: 2020-01-01, on_or_before: 2020-12-31}"
CHECKED = (
    f"[{WINDOW}, {{fact: invoice.buyer, is: enterprise.uscc}}, {{fact: invoice.used, is: 否}}, "
    "{fact: invoice.net, at_least: 50元}]"
)
TOTAL = f"[{{total: {{of: invoice.net, where: {CHECKED}}}}}]"


@pytest.mark.parametrize(
    ("other", "counts"),
    [
        ({}, True),
        ({"date": "2020-01-01"}, True),
        ({"date": "2019-12-31"}, False),
        ({"date": "2020-12-31"}, True),
        ({"date": "2021-01-01"}, False),
        ({"buyer": OTHER}, False),
        ({"used": "是"}, False),
    ],
)
def test_an_invoice_counts_where_all_conditions_hold(other: dict[str, str], counts: bool) -> None:
    found = outcomes(TOTAL, [invoice("1", "1000"), invoice("2", "70", **other)])
    assert found == {"A/甲": "1070.00" if counts else "1000.00", "A/乙": "nothing_due", "B/甲": "nothing_due"}


@pytest.mark.parametrize(("net", "expected"), [("49.99", "1000.00"), ("50", "1050.00"), ("50.01", "1050.01")])
def test_the_least_unit_price_on_both_sides(net: str, expected: str) -> None:
    assert outcomes(TOTAL, [invoice("1", "1000"), invoice("2", net)])["A/甲"] == expected


@pytest.mark.parametrize(
    ("other", "fact"),
    [({"date": None}, "invoice.date"), ({"used": None}, "invoice.used"), ({"net": None}, "invoice.net")],
)
def test_an_invoice_of_which_it_cannot_be_told(other: dict[str, str | None], fact: str) -> None:
    found = outcomes(TOTAL, [invoice("1"), invoice("2", **{"project": "乙", **other})])  # type: ignore[arg-type]  # a blank
    assert found == {"A/甲": "100.00", "A/乙": f"? missing:{fact}", "B/甲": "nothing_due"}


def test_what_is_missing_in_an_invoice_that_is_cut_does_not_matter() -> None:
    assert outcomes(TOTAL, [invoice("1"), invoice("2", used="是", date=None)])["A/甲"] == "100.00"


def test_a_refused_invoice_leaves_its_own_project_untold() -> None:
    found = outcomes(TOTAL, [invoice("1"), invoice("2", "abc", "乙"), invoice("3", "80", "乙")])
    assert found == {"A/甲": "100.00", "A/乙": "? missing:invoice", "B/甲": "nothing_due"}


def test_a_refused_invoice_of_no_readable_project_leaves_all_of_its_enterprise_untold() -> None:
    found = outcomes(TOTAL, [invoice("1"), (CODE, None, "2", CODE, "2020-06-30", "100", "否")])
    assert found == {"A/甲": "? missing:invoice", "A/乙": "? missing:invoice", "B/甲": "nothing_due"}


def test_a_sheet_that_was_not_handed_in_is_not_0() -> None:
    assert set(outcomes(TOTAL, None).values()) == {"? missing:invoice"}


def test_six_machines_each_at_most_so_much() -> None:
    award = "[{total: {of: invoice.net, steps: [{rate: 10%}, {cap: 20万元}, {round: {to: 0.01元, mode: half_up}}]}}, {cap: 100万元}]"
    machines = [invoice(str(number), "3000000") for number in range(6)]
    # 300,000 each, cut to 200,000; six of them are 1,200,000, cut to 1,000,000
    assert outcomes(award, machines)["A/甲"] == "1000000.00"
    assert outcomes(award, machines[:4])["A/甲"] == "800000.00"


NO_GRAVE = "[{none: accident, where: [{fact: accident.grave, is: 是}]}]"
ANY = "[{any: accident}]"


@pytest.mark.parametrize(
    ("accidents", "none_grave", "any_one"),
    [
        ([], "1.00", "not_eligible:accident"),
        ([(CODE, "2020-02-02", "否")], "1.00", "1.00"),
        ([(CODE, "2020-02-02", "是")], "not_eligible:accident", "1.00"),
        ([(CODE, "2020-02-02", None)], "? missing:accident.grave", "1.00"),
        ([(CODE, "2020-02-02", None), (CODE, "2020-03-02", "是")], "not_eligible:accident", "1.00"),
        ([(CODE, "2020-02-02", "大概")], "? missing:accident", "? missing:accident"),
        (None, "? missing:accident", "? missing:accident"),
    ],
)
def test_conditions_over_the_enterprise_s_accidents(
    accidents: list[tuple[str, ...]] | None, none_grave: str, any_one: str
) -> None:
    for condition, expected in ((NO_GRAVE, none_grave), (ANY, any_one)):
        found = outcomes("[{fixed: 1元}]", [], accidents, eligible_if=condition)
        assert found["A/甲"] == found["A/乙"] == expected
        if accidents is not None:
            assert found["B/甲"] == ("1.00" if condition == NO_GRAVE else "not_eligible:accident")


def test_counts_as_values() -> None:
    award = (
        "[{per_unit: {count: {count: {of: invoice, where: [{fact: invoice.used, is: 否}]}}, sum: 10元, at_most: 2}}]"
    )
    invoices = [invoice("1"), invoice("2", used="是"), invoice("3", project="乙"), invoice("4", project="乙")]
    assert outcomes(award, invoices) == {"A/甲": "10.00", "A/乙": "20.00", "B/甲": "nothing_due"}
    more = [*invoices, invoice("5", project="乙")]
    assert outcomes(award, more)["A/乙"] == "20.00"


def test_a_total_of_a_parents_other_children_in_a_condition() -> None:
    condition = "[{value: {count: {of: accident}}, at_most: 1}]"
    accidents = [(CODE, "2020-02-02", "是"), (CODE, "2020-02-03", "是"), (OTHER, "2020-02-02", "是")]
    found = outcomes("[{fixed: 1元}]", [], accidents, eligible_if=condition)
    assert found == {"A/甲": "not_eligible:accident", "A/乙": "not_eligible:accident", "B/甲": "1.00"}
