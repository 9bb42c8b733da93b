"""Lines of one clause with a payment: what becomes of each instalment and of each payer's part."""

from __future__ import annotations

from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.quantities import plain_decimal
from words.one_clause import Row, assessed, clause, schedule_of

TAXED = "when: {fact: item.more, at_least: 10万元}"


def paying(payment: str, *, combine: str = "[]", award: str = "[{total: [item.spent]}]") -> Schedule:
    """A schedule of one clause that is paid so."""
    return schedule_of(clause(award=award) + f"    payment: {payment}\n", combine=combine)


def lines_of(schedule: Schedule, *rows: Row) -> list[AwardLine]:
    """The lines of these claims; a row is what differs from a complete one."""
    return award_lines(assessed(schedule, list(rows)))


def line_of(payment: str, row: Row) -> AwardLine:
    """The line of one claim."""
    (line,) = lines_of(paying(payment), row)
    return line


def parts(line: AwardLine) -> list[str]:
    """Each instalment as `60.00 2020 now`."""
    assert line.payment is not None
    return [f"{plain_decimal(part.sum, places=2)} {part.year} {part.state}" for part in line.payment.parts]


def by_payer(line: AwardLine, *, now: bool = True) -> dict[str, str]:
    """What each payer pays now, or later."""
    assert line.payment is not None
    sums = line.payment.of_payers(now=now)
    names = [name for name, _ in line.payment.payers]
    return {name: plain_decimal(sum_, places=2) for name, sum_ in zip(names, sums, strict=True)}
