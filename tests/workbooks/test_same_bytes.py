"""The same run gives the same bytes, whatever the clock says."""

import time
from pathlib import Path

from workbooks.sample_run import run_of


def test_same_bytes_twice(tmp_path: Path) -> None:
    first, ones = run_of().write_all(tmp_path / "first")
    time.sleep(1.1)  # the resolution of an archive's clock, if one were written, is a second or two
    second, others = run_of().write_all(tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()
    assert [path.read_bytes() for path in ones] == [path.read_bytes() for path in others]
