"""Settings: what a file may say, and every slip told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy_calc.settings.load import SettingsRefused, load_settings, read_settings


def test_what_is_left_out_has_a_value() -> None:
    settings = read_settings("bureau: 示例县经信局\n".encode(), "settings.yaml")
    assert (settings.bureau, settings.publication.days, settings.publication.first_day_counts) == (
        "示例县经信局",
        5,
        True,
    )


@pytest.mark.parametrize(("days", "taken"), [("0", False), ("1", True), ("366", True), ("367", False), ("五", False)])
def test_days_of_publication(days: str, taken: bool) -> None:
    content = f"publication: {{days: {days}, first_day_counts: false}}\n".encode()
    if taken:
        assert read_settings(content, "s.yaml").publication.days == int(days)
        return
    with pytest.raises(SettingsRefused) as refused:
        read_settings(content, "s.yaml")
    assert str(refused.value.problems[0].place).startswith("s.yaml:1:")


def test_all_slips_in_one_pass() -> None:
    content = "buro: x\npublication: {dais: 5}\ncalendar:\n  2027: {holidays: [2027-13-01]}\n"
    with pytest.raises(SettingsRefused) as refused:
        read_settings(content.encode(), "s.yaml")
    assert sorted(problem.place.line for problem in refused.value.problems if hasattr(problem.place, "line")) == [
        1,
        2,
        4,
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused):
        load_settings(tmp_path / "none.yaml")
