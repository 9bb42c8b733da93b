"""A schedule of several files is read as one, in the order of their names, and its faults stand in the right file."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders.rule_folders import problems_in, quanjiao_files, sound_files, told_in, write_folder
from schedule.refused_texts import said
from subsidy_calc.schedule.load import load_schedule

CLAUSES = "clauses/one.yaml", "clauses/two.yaml"


def _changed(name: str, old: str, new: str) -> dict[str, str]:
    files = sound_files()
    assert files[name].count(old) == 1
    return files | {name: files[name].replace(old, new)}


def test_the_parts_of_a_folder_are_one_schedule(tmp_path: Path) -> None:
    schedule = load_schedule(write_folder(tmp_path, quanjiao_files()))
    assert schedule.schedule == "quanjiao-2020"
    assert [clause.clause for clause in schedule.clauses] == [
        "smart-equipment", "provincial-recognition", "municipal-recognition",
    ]  # fmt: skip
    assert str(schedule.clauses[0].place) == "clauses/1-equipment.yaml:2:5"
    assert str(schedule.clauses[2].place).startswith("clauses/2-recognition.yaml:")
    assert str(schedule.tables["enterprise"].place) == "tables.yaml:3:5"


def test_tables_of_two_files_stand_beside_one_another(tmp_path: Path) -> None:
    schedule = load_schedule(write_folder(tmp_path, sound_files()))
    assert list(schedule.tables) == ["enterprise", "item"]


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (CLAUSES, ["one", "two"]),
        (("clauses/2.yaml", "clauses/1.yaml"), ["two", "one"]),
        # character by character: 10 before 9, capitals before small letters
        (("clauses/9.yaml", "clauses/10.yaml"), ["two", "one"]),
        (("clauses/a.yaml", "clauses/B.yaml"), ["two", "one"]),
        # folder by folder: a folder `a` before `a-more.yaml`, though `-` comes before `/`
        (("a/9.yaml", "a-more.yaml"), ["one", "two"]),
    ],
)
def test_clauses_follow_the_names_of_their_files(tmp_path: Path, names: tuple[str, str], order: list[str]) -> None:
    files = sound_files()
    first, second = (files.pop(name) for name in CLAUSES)
    folder = write_folder(tmp_path, files | {names[0]: first, names[1]: second})
    assert [clause.clause for clause in load_schedule(folder).clauses] == order


def test_a_fault_of_form_and_one_of_meaning_name_their_files(tmp_path: Path) -> None:
    form = write_folder(tmp_path / "form", _changed("clauses/two.yaml", "title: 第二条", "titel: 第二条"))
    assert told_in(form) == [("unknown_key", "clauses/two.yaml:3:5")]  # and not that `title` is missing, too
    meaning = write_folder(tmp_path / "meaning", _changed("combine.yaml", "two]", "three]"))
    assert told_in(meaning) == [("unknown_clause", "combine.yaml:2:49")]


def test_yaml_faults_of_two_files_and_a_fault_of_form_in_a_third_are_told_at_once(tmp_path: Path) -> None:
    files = sound_files() | {"tables/item.yaml": "tables: &x 1\n", "combine.yaml": "combine: [\n"}
    files["clauses/one.yaml"] = files["clauses/one.yaml"].replace("title:", "titel:")
    # nothing is said of what the unreadable files may hold
    assert told_in(write_folder(tmp_path, files)) == [
        ("unknown_key", "clauses/one.yaml:3:5"),
        ("yaml_syntax", "combine.yaml:2:1"),
        ("yaml_anchor", "tables/item.yaml:1:9"),
    ]


def test_what_is_missing_altogether_is_told_at_the_head(tmp_path: Path) -> None:
    files = _changed("schedule.yaml", "jurisdiction: 测试县\n", "")
    assert told_in(write_folder(tmp_path, files)) == [("missing_key", "schedule.yaml:1:1")]
    headless = {name: content for name, content in sound_files().items() if name != "schedule.yaml"}
    places = told_in(write_folder(tmp_path / "headless", headless))
    assert ("missing_key", "clauses/one.yaml:1:1") in places


def test_a_table_of_one_name_in_two_files_names_both_places(tmp_path: Path) -> None:
    files = sound_files() | {"tables/other.yaml": "tables:\n  item: {}\n"}
    (problem,) = problems_in(write_folder(tmp_path, files))
    assert (problem.code, str(problem.place)) == ("repeated_key", "tables/other.yaml:2:3")
    assert said(problem) == "“item” stands here again; the first is at tables/item.yaml:2:3 | keep one of them"


def test_any_other_key_in_two_files_names_both_places(tmp_path: Path) -> None:
    files = sound_files() | {"zz.yaml": "in_force: {from: 2021-01-01}\ntitle: 又一份\n"}
    problems = problems_in(write_folder(tmp_path, files))
    assert [str(problem.place) for problem in problems] == ["zz.yaml:1:1", "zz.yaml:2:1"]
    assert said(problems[0]) == "“in_force” stands here again; the first is at schedule.yaml:6:1 | keep one of them"


def test_a_key_that_nobody_knows_is_told_in_each_file(tmp_path: Path) -> None:
    files = sound_files() | {"x.yaml": "clause: []\n", "y.yaml": "clause: []\n"}
    problems = problems_in(write_folder(tmp_path, files))
    assert [(p.code, str(p.place)) for p in problems] == [("unknown_key", "x.yaml:1:1"), ("unknown_key", "y.yaml:1:1")]
    assert all("clauses" in said(problem) for problem in problems)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("clauses: {a: 1}\n", "wrong_value", "zz.yaml:1:10"),
        ("clauses:\n", "wrong_value", "zz.yaml:1:1"),
        ("tables: [a]\n", "wrong_value", "zz.yaml:1:9"),
        ("- clause: three\n", "yaml_empty", "zz.yaml:1:1"),
        ("# nothing\n", "yaml_empty", "zz.yaml:1:1"),
    ],
)
def test_a_part_of_the_wrong_shape_is_told_in_its_file(tmp_path: Path, text: str, code: str, place: str) -> None:
    assert told_in(write_folder(tmp_path, sound_files() | {"zz.yaml": text})) == [(code, place)]


def test_wrong_shapes_everywhere_are_each_told_once(tmp_path: Path) -> None:
    files = sound_files() | {
        "clauses/one.yaml": "clauses: 1\n",
        "clauses/two.yaml": "clauses: 2\n",
        "combine.yaml": "combine: []\n",
    }
    assert told_in(write_folder(tmp_path, files)) == [
        ("wrong_value", "clauses/one.yaml:1:10"),
        ("wrong_value", "clauses/two.yaml:1:10"),
    ]


def test_a_file_that_is_no_mapping_is_told_what_it_needs(tmp_path: Path) -> None:
    (problem,) = problems_in(write_folder(tmp_path, sound_files() | {"zz.yaml": "- clause: three\n"}))
    assert "such as clauses:" in said(problem)


def test_a_clause_copied_to_a_second_file_names_both_places(tmp_path: Path) -> None:
    files = sound_files()
    files["clauses/two - 副本.yaml"] = files["clauses/two.yaml"]
    (problem,) = problems_in(write_folder(tmp_path, files))
    assert (problem.code, str(problem.place)) == ("twice", "clauses/two.yaml:2:5")
    assert said(problem) == "“two” stands twice, first at clauses/two - 副本.yaml:2:5"


def test_a_sheet_of_two_tables_is_told_at_the_second(tmp_path: Path) -> None:
    files = _changed("tables/item.yaml", "sheet: 事项", "sheet: 企业")
    assert told_in(write_folder(tmp_path, files)) == [("sheet_twice", "tables/item.yaml:3:5")]
