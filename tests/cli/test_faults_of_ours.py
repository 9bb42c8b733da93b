"""A fault of ours says so, in one line; it never looks like the claims' fault or the user's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from small_claims import write_claims
from surroundings.started import ended, run_arguments, started

CHILD = """
import sys, types
import subsidy_calc

def run(*given, **more):
    raise {fault}

pipeline = types.ModuleType("subsidy_calc.pipeline")  # all of it would take a second to load
pipeline.run = run
sys.modules[pipeline.__name__] = subsidy_calc.pipeline = pipeline
from subsidy_calc.cli.main import main
main()
"""


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("KeyError('planted')", 2, b"This program failed (KeyError: 'planted', "),
        ("EOFError('planted')", 2, b"This program failed (EOFError: planted, "),
        ("OSError(5, 'planted')", 2, b"This program failed (OSError: [Errno 5] planted, "),
        ("RecursionError()", 2, b"This program failed (RecursionError: , "),
        ("MemoryError()", 2, b"This program failed (MemoryError: , "),
        ("KeyboardInterrupt()", 130, b""),
    ],
)
def test_a_planted_fault_is_told_as_ours(fault: str, status: int, words: bytes, tmp_path: Path) -> None:
    claims = write_claims(tmp_path / "claims.xlsx")
    child = CHILD.format(fault=fault)
    arguments = ["-c", child, *run_arguments(claims, tmp_path / "out")]
    done, out, err = ended(started(arguments, program=Path(sys.executable)))
    assert (done, out) == (status, b"")
    assert err.strip().startswith(words)
    assert (b"the claims are not at fault" in err) == (status == 2)
    assert not (tmp_path / "out").exists()
