"""A command split off from a warm process is the command that starts from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli import warm
from cli.command import RULES, command
from small_claims import CLEAN, with_row, write_claims

SPOILED = with_row(CLEAN, "企业", ("91341124FAKE00099X", "错码有限公司", "全椒县", "民营", "是"))


@pytest.mark.skipif(not warm.CAN_SPLIT, reason="this system starts every process from nothing")
@pytest.mark.parametrize(
    ("arguments", "lang", "status"),
    [
        (("--help",), "zh", 0),
        (("run", "--help"), "en", 0),
        (("run", "--no-such"), "en", 2),
        (("check", "claims.xlsx", "--rules", RULES), "zh", 1),
    ],
)
def test_it_says_and_ends_the_same(
    arguments: tuple[str | Path, ...], lang: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_claims(tmp_path / "claims.xlsx", SPOILED)
    monkeypatch.chdir(tmp_path)
    warmed, started = command(*arguments, lang=lang), command(*arguments, lang=lang, NOTHING_ELSE="1")
    assert warmed == started
    assert warmed.status == status
    assert warmed.out or warmed.err
