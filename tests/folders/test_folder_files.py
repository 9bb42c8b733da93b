"""Which files of a folder are read, which are passed over, which are refused, and how many there may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from folders.rule_folders import problems_in, sound_files, told_in, write_folder
from schedule.refused_texts import said
from subsidy_calc.schedule import folder as folder_of_rules
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.schedule.parts import read_parts

NOT_YAML = b"\x00: ["
MIB = 1024 * 1024


def _comment(size: int) -> bytes:
    return b"combine: []\n#" + b"x" * (size - 13)


@pytest.mark.parametrize(
    "name",
    [".hidden.yaml", ".git/objects.yaml", "clauses/.#one.yaml", "README.md", "one.yaml~", "one.yaml.bak", "a.csv"],
)
def test_what_is_hidden_or_no_rules_is_passed_over(tmp_path: Path, name: str) -> None:
    load_schedule(write_folder(tmp_path, sound_files() | {name: NOT_YAML}))


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("more.yml", "more.yaml"),
        ("clauses/MORE.YAML", "clauses/MORE.yaml"),
        ("more.yaml.txt", "more.yaml"),
        ("more.yml.TXT", "more.yaml"),
    ],
)
def test_a_name_that_was_surely_meant_is_refused(tmp_path: Path, name: str, better: str) -> None:
    (problem,) = problems_in(write_folder(tmp_path, sound_files() | {name: b"combine: []\n"}))
    assert (problem.code, str(problem.place)) == ("rules_name", name)
    assert said(problem) == f"the name must end in .yaml, in small letters | name it {better}"


@pytest.mark.parametrize(
    "name", ["con.yaml", "a*.yaml", "a:b.yaml", "x /one.yaml", "a\u202eb.yaml", "长" * 40 + ".yaml"]
)
def test_a_name_that_is_none_on_some_system_is_refused(tmp_path: Path, name: str) -> None:
    assert [code for code, _ in told_in(write_folder(tmp_path, sound_files() | {name: b"combine: []\n"}))] == [
        "rules_bad_name"
    ]


def test_a_name_of_bytes_that_are_no_letters_is_refused_and_can_be_printed(tmp_path: Path) -> None:
    write_folder(tmp_path, sound_files())
    with open(os.fsencode(tmp_path) + b"/\xb9\xe6.yaml", "wb"):  # noqa: PTH123  a path cannot be made of such bytes
        pass
    assert told_in(tmp_path) == [("rules_bad_name", "\ufffd\ufffd.yaml")]


def test_names_that_differ_only_in_capitals_are_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, sound_files() | {"Combine.yaml": b"combine: []\n"})
    if len(list(tmp_path.glob("*ombine.yaml"))) < 2:
        pytest.skip("this system takes both for one name")
    assert told_in(tmp_path) == [("rules_same_name", "combine.yaml")]


@pytest.mark.parametrize("inside", [True, False])
def test_links_are_refused_wherever_they_lead(tmp_path: Path, inside: bool) -> None:
    rules = write_folder(tmp_path / "rules", sound_files())
    elsewhere = write_folder(rules / "other" if inside else tmp_path / "elsewhere", {"notes.txt": "x"})
    (rules / "file.yaml").symlink_to(elsewhere / "notes.txt")
    (rules / "folder").symlink_to(elsewhere)
    (rules / "nowhere.yaml").symlink_to(tmp_path / "nothing")
    (rules / "notes.txt").symlink_to(elsewhere / "notes.txt")  # would not be read anyway
    assert sorted(told_in(rules)) == [
        ("rules_link", "file.yaml"),
        ("rules_link", "folder"),
        ("rules_link", "nowhere.yaml"),
    ]


def test_a_link_to_the_folder_itself_is_followed(tmp_path: Path) -> None:
    write_folder(tmp_path / "rules", sound_files())
    (tmp_path / "link").symlink_to(tmp_path / "rules")
    assert load_schedule(tmp_path / "link").schedule == "sound"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    write_folder(tmp_path, sound_files())
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told_in(tmp_path) == [("rules_no_file", "pipe.yaml")]


def test_a_folder_without_rules_says_so(tmp_path: Path) -> None:
    assert told_in(write_folder(tmp_path, {"README.md": "x", ".a.yaml": "x"})) == [("rules_none", "FOLDER")]


def test_results_that_were_written_into_the_folder_are_told_as_such(tmp_path: Path) -> None:
    copies = {f"awards/inputs/schedule/rules/{name}": content for name, content in sound_files().items()}
    write_folder(tmp_path, sound_files() | copies | {"awards/run.json": "{}"})
    assert told_in(tmp_path) == [("rules_hold_a_run", "awards")]


def test_every_refused_file_is_told_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {**sound_files(), "a.yml": "", "b/con.yaml": "", "c.YAML": "", "d.yaml": "x: [\n"}
    assert sorted(told_in(write_folder(tmp_path, files))) == [
        ("rules_bad_name", "b/con.yaml"),
        ("rules_name", "a.yml"),
        ("rules_name", "c.YAML"),
        ("yaml_syntax", "d.yaml:2:1"),
    ]


def test_files_up_to_200_are_read_and_no_more(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {**sound_files()}
    files |= {f"more/{number}.yaml": "combine: []\n" for number in range(200 - len(files))}
    assert len(read_parts(write_folder(tmp_path, files))) == 200
    load_schedule(tmp_path)
    (problem,) = problems_in(write_folder(tmp_path, {"more/200.yaml": "combine: []\n"}))
    assert (problem.code, said(problem)) == (
        "rules_too_many",
        "more than 200 files of rules (at most 1 MiB each, 10 MiB together)",
    )


def test_a_file_over_1_mib_is_told_by_its_name(tmp_path: Path) -> None:
    load_schedule(write_folder(tmp_path, sound_files() | {"large.yaml": _comment(MIB)}))
    assert told_in(write_folder(tmp_path, {"large.yaml": _comment(MIB + 1)})) == [("yaml_too_large", "large.yaml")]


def test_10_mib_together_are_read_and_no_more(tmp_path: Path) -> None:
    write_folder(tmp_path, {f"{number}.yaml": _comment(MIB) for number in range(9)})
    parts = read_parts(write_folder(tmp_path, {"9.yaml": _comment(MIB)}))
    assert sum(len(part.content) for part in parts) == 10 * MIB
    (problem,) = problems_in(write_folder(tmp_path, {"x.yaml": "#"}))
    assert (problem.code, said(problem)) == (
        "rules_too_large",
        "the files are larger than 10 MiB together (at most 1 MiB each, 200 files)",
    )


def test_a_folder_of_all_sorts_of_things_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_of_rules, "MOST_SEEN", 5)
    write_folder(tmp_path, {f"{number}.txt": "" for number in range(6)})
    assert told_in(tmp_path) == [("rules_not_rules", "FOLDER")]
