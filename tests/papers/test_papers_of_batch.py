"""Papers of a batch: sums put right since, imported batches, and what cannot be told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.command import RULES, command
from papers.paid_run import numbered, papers, rows, told, write_run
from small_claims import AWARDED, CLEAN, NIL, with_row, write_claims

FIRST = ("--from", "2021-09-24")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("batch")
    write_run(path)
    return path


@pytest.fixture
def register(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(recorded / "register.db", tmp_path / "register.db"))


def _correct(register: Path, line: str, sum_: str) -> None:
    given = ("--batch", "1", "--sum", sum_, "--reason", "发票重复", "--register", register)
    assert command("register", "correct", line, *given).status == 0


def test_sums_put_right(recorded: Path, register: Path, tmp_path: Path) -> None:
    batch = ("--register", register, "--batch", "1")
    _correct(register, f"plain/{NIL}/二", "0.02元")  # paid at once by one: the new sum is theirs
    _correct(register, f"shared/{AWARDED}/一", "0元")
    assert papers(*batch, "--kind", "payment", out=tmp_path / "payment").status == 1  # an account is missing
    paid = [(row[0], row[4], row[7]) for row in numbered(tmp_path / "payment" / "payment.xlsx") if row[0] in (3, 4)]
    assert paid == [(3, "试算县", 0.02)]
    assert papers(*batch, "--kind", "list", *FIRST, out=tmp_path / "list").status == 0
    assert [row[0] for row in numbered(tmp_path / "list" / "list.xlsx")] == [1, 2, 3, 5, 6, 7, 8, 9]
    assert papers(*batch, "--kind", "verification", out=tmp_path / "verification").status == 0
    (own,) = (tmp_path / "verification").glob(f"{AWARDED}*.xlsx")
    (line,) = (row for row in rows(own) if row[0] == 4)
    assert (line[6], line[8]) == ("更正：发票重复", 0)
    done = papers(recorded / "out", "--register", register, "--kind", "notice", out=tmp_path / "notice")
    assert (done.status, told(done)["problems"][0]["code"]) == (2, "batch_put_right")


def test_who_pays_a_difference_is_not_guessed(register: Path, tmp_path: Path) -> None:
    _correct(register, f"in-parts/{AWARDED}/四", "900元")
    batch = ("--register", register, "--batch", "1")
    for kind in ("payment", "notice"):
        done = papers(*batch, "--kind", kind, out=tmp_path / kind)
        (problem,) = told(done)["problems"]
        assert (done.status, problem["code"]) == (2, "who_pays")
        assert "8号 甲示例有限公司（分期兑现：四）" in problem["problem"]
    assert papers(*batch, "--kind", "list", *FIRST, out=tmp_path / "list").status == 0


def test_of_an_imported_batch_there_is_the_list(tmp_path: Path) -> None:
    sheets = with_row(CLEAN, "历年兑现", (AWARDED, "smart-equipment", "旧线", 1234.56, 2018, "第2批"))
    book = write_claims(tmp_path / "earlier.xlsx", {"历年兑现": sheets["历年兑现"]})
    batch = ("--register", tmp_path / "register.db")
    assert command("register", "import", book, "--rules", RULES, *batch).status == 0
    done = papers(*batch, "--batch", "1", "--kind", "list", *FIRST, out=tmp_path / "list")
    assert (done.status, told(done)["problems"][0]["code"]) == (1, "no_basis")
    (line,) = numbered(tmp_path / "list" / "list.xlsx")
    assert line[2:] == (AWARDED, "smart-equipment：旧线", None, 0.123456, 1234.56)
    for kind in ("payment", "verification", "notice"):
        done = papers(*batch, "--batch", "1", "--kind", kind, out=tmp_path / kind)
        assert (done.status, told(done)["problems"][0]["code"]) == (2, "only_sums")


def test_what_is_not_there(recorded: Path, register: Path, tmp_path: Path) -> None:
    done = papers("--register", register, "--batch", "2", "--kind", "notice", out=tmp_path / "notice")
    assert (done.status, told(done)["problems"][0]["code"]) == (2, "no_batch")
    empty = tmp_path / "empty.db"
    book = write_claims(tmp_path / "claims.xlsx")
    command("run", book, "--rules", RULES, "--year", "2020", "--out", tmp_path / "other", "--register", empty)
    done = papers(recorded / "out", "--register", empty, "--kind", "notice", out=tmp_path / "notice")
    assert (done.status, told(done)["problems"][0]["code"]) == (2, "run_not_recorded")


@pytest.mark.parametrize(
    "given",
    [
        ("--kind", "list"),
        ("--batch", "1", "--kind", "notice"),
        ("--register", "r.db", "--kind", "notice"),
        ("out", "--register", "r.db", "--batch", "1", "--kind", "notice"),
        ("out", "--kind", "list"),
        ("out", "--kind", "notice", "--from", "2021-09-24"),
        ("out", "--kind", "payment", "--days", "5"),
        ("out",),
    ],
)
def test_bad_usage_does_nothing(given: tuple[str, ...], tmp_path: Path) -> None:
    assert papers(*given, out=tmp_path / "papers").status == 2
    assert not (tmp_path / "papers").exists()
