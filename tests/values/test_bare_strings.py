"""No text for people stands in the code but as a wording, in every language."""

from __future__ import annotations

import ast

import pytest

from values.source_text import MATCHED_ONLY, bare_texts, called, sources


def test_every_text_for_people_is_a_wording() -> None:
    told = [source for source in sources() if source.name not in MATCHED_ONLY]
    found = [f"{source.name}:{line} {text}" for source in told for line, text in bare_texts(source.tree)]
    assert found == []


def test_what_is_only_matched_says_nothing() -> None:
    matched = [source for source in sources() if source.name in MATCHED_ONLY]
    assert {source.name for source in matched} == MATCHED_ONLY
    calls = {called(node) for source in matched for node in ast.walk(source.tree)}
    assert calls <= {"", "compile", "enumerate"}


@pytest.mark.parametrize(
    "planted",
    [
        'SAYS = "读不出金额"',
        'SAYS = f"第{row}行读不出"',
        'SAYS = "以万元计"',  # begins with a data word, and is none
        'raise ValueError("金额有误")',
        'click.echo("done")',
        'click.echo(f"{count} rows refused", err=True)',
        'click.secho("Steps", bold=True)',
        'print("done")',
        'Problem("code", place, "the amount cannot be read")',
        'Problem("code", place, says=f"row {row} is wrong")',
        'Note("code", place, "changed")',
        'Fault("code", "unreadable")',
        'Reason("code", "not in force")',
    ],
)
def test_a_planted_text_is_found(planted: str) -> None:
    assert list(bare_texts(ast.parse(planted))) != []


@pytest.mark.parametrize(
    "allowed",
    [
        '"""读不出金额"""',
        'X = wording("id", zh="读不出金额", en="unreadable")',
        'FACTORS = {"万元": 10_000}',
        "click.echo(words(DONE()))",
        'click.echo(f"  {line}")',
        'click.echo(f"subsidy-calc run {claims} --out {folder}")',
        'Problem("code", place, SAYS(row=row))',
    ],
)
def test_what_is_no_text_for_people_passes(allowed: str) -> None:
    assert list(bare_texts(ast.parse(allowed))) == []
