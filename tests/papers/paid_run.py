"""A run whose awards are paid in parts and by several, its account of one enterprise, and its batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from cli.command import Done, command
from payment.paid_claims import PAID, write_paid_claims
from small_claims import AWARDED

SETTINGS = "bureau: 试算县经信局\nroles: [经办, 审核]\n"


def write_run(folder: Path) -> Path:
    """The run in `folder/out`, recorded as batch 1 of `folder/register.db`; settings beside it."""
    bank = [
        ("统一社会信用代码", "户名", "开户行", "账号"),
        (AWARDED, "甲示例有限公司", "示例银行", "6222000011112222333"),
    ]
    claims = write_paid_claims(folder / "claims.xlsx", 银行账户=bank)
    out = folder / "out"
    done = command("run", claims, "--rules", PAID, "--year", "2020", "--out", out, "--summary-only")
    assert done.status == 1, done.err  # one instalment cannot be told
    assert command("register", "add", out, "--register", folder / "register.db").status == 0
    (folder / "settings.yaml").write_text(SETTINGS, encoding="utf-8")
    return out


def papers(*arguments: str | Path, out: Path) -> Done:
    """`papers` as workbooks."""
    return command("papers", *arguments, "--out", out, "--format", "xlsx", "--json")


def told(done: Done) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(done.out)
    return record


def rows(book: Path) -> list[tuple[Any, ...]]:
    """The cells of a workbook's only sheet."""
    return list(openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True))


def numbered(book: Path) -> Iterator[tuple[Any, ...]]:
    """The rows that begin with a list number."""
    return (row for row in rows(book) if isinstance(row[0], int))
