"""Records are the same, to the byte, in one run and in partitions, whatever the partitions."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from partitions.shared_pools import RULES, as_files, made_claims, schedule_text
from partitions.whole_and_parts import as_a_whole, in_parts, inputs_of


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    rules=st.lists(st.sampled_from(RULES), max_size=4, unique=True),
    rows=st.sampled_from([1, 3, 8, 1000]),
    strict=st.booleans(),
)
def test_partitions_give_the_records_of_one_run(seed: int, rules: list[str], rows: int, strict: bool) -> None:
    chance = random.Random(seed)
    inputs = inputs_of(schedule_text(rules), as_files(made_claims(chance), chance), strict=strict)
    with tempfile.TemporaryDirectory() as made:
        whole = as_a_whole(inputs, Path(made) / "whole")
        parts = in_parts(inputs, Path(made) / "parts", rows)
    for name, content in whole.items():
        assert parts[name].decode() == content.decode(), name
