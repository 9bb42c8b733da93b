"""Found files: folders, patterns and paths given, each file once, each told from every other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from subsidy_calc.intake.found import find_claims
from subsidy_calc.values.problems import ClaimsRefused


def _make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def _names(*given: Path) -> list[str]:
    return [file.name for file in find_claims(given).files]


def test_a_file_below_a_folder_is_named_by_its_path_from_there(tmp_path: Path) -> None:
    folder = _make(tmp_path / "in", "z.xlsx", "a/b/c.csv", "a/x.parquet", "十字镇/甲.xlsx")
    assert sorted(_names(folder)) == ["a/b/c.csv", "a/x.parquet", "z.xlsx", "十字镇/甲.xlsx"]


def test_a_file_given_by_itself_is_named_by_its_own_name(tmp_path: Path) -> None:
    _make(tmp_path, "deep/down/甲.xlsx")
    assert _names(tmp_path / "deep/down/甲.xlsx") == ["甲.xlsx"]


def test_lock_files_and_dot_files_are_neither_read_nor_mentioned(tmp_path: Path) -> None:
    ignored = ("~$a.xlsx", ".~lock.a.xlsx#", ".a.xlsx", ".git/a.xlsx", "sub/~$b.xlsx", ".DS_Store", "sub/.x/y/c.csv")
    found = find_claims([_make(tmp_path / "in", "a.xlsx", "sub/b.xlsx", *ignored)])
    assert [file.name for file in found.files] == ["a.xlsx", "sub/b.xlsx"]
    assert found.left_aside == ()


def test_a_folder_below_a_dot_folder_is_read(tmp_path: Path) -> None:
    """Only what lies below the folder that was given decides."""
    assert _names(_make(tmp_path / ".hidden" / "in", "a.xlsx")) == ["a.xlsx"]


def test_other_files_are_left_aside_and_mistaken_ones_kept(tmp_path: Path) -> None:
    others = ("readme.txt", "说明.docx", "sub/scan.pdf", "noending", "a.json", "x.xlsx.bak", "zip.zip")
    mistaken = ("old.xls", "macro.XLSM", "wps.et", "free.ods", "b.xlsb", "page.html", "mac.numbers")
    found = find_claims([_make(tmp_path / "in", "a.xlsx", *others, *mistaken)])
    assert sorted(found.left_aside) == sorted(others)
    assert sorted(file.name for file in found.files) == sorted(("a.xlsx", *mistaken))


@pytest.mark.parametrize("name", ["A.XLSX", "b.Csv", "c.PARQUET"])
def test_the_case_of_an_ending_does_not_matter(tmp_path: Path, name: str) -> None:
    assert _names(_make(tmp_path / "in", name)) == [name]


def test_a_folder_named_like_a_workbook_is_gone_into(tmp_path: Path) -> None:
    assert _names(_make(tmp_path / "in", "old.xlsx/a.xlsx")) == ["old.xlsx/a.xlsx"]


@pytest.mark.parametrize("again", ["a.xlsx", "./a.xlsx", "sub/../a.xlsx", "link.xlsx", ".", "*.xlsx", "a.*"])
def test_a_file_given_twice_is_read_once(tmp_path: Path, again: str) -> None:
    _make(tmp_path, "a.xlsx", "sub/b.csv")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "a.xlsx")
    found = find_claims([tmp_path / "a.xlsx", Path(f"{tmp_path}/{again}")])
    assert sum(file.path.resolve() == tmp_path / "a.xlsx" for file in found.files) == 1
    assert found.files[0].name == "a.xlsx"


def test_files_are_in_the_order_given_and_sorted_below_a_folder(tmp_path: Path) -> None:
    _make(tmp_path, "in/c.xlsx", "in/a.xlsx", "in/b.xlsx", "0.xlsx")
    assert _names(tmp_path / "in", tmp_path / "0.xlsx") == ["a.xlsx", "b.xlsx", "c.xlsx", "0.xlsx"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.xlsx", ["甲.xlsx", "乙.xlsx"]),
        ("镇?/*.csv", ["企业.csv", "项目.csv"]),
        ("镇[12]", ["企业.csv", "项目.csv"]),
        ("[!乙].xlsx", ["甲.xlsx"]),
    ],
)
def test_a_pattern_that_the_shell_left_alone_is_followed(tmp_path: Path, pattern: str, expected: Sequence[str]) -> None:
    _make(tmp_path, "甲.xlsx", "乙.xlsx", "镇1/企业.csv", "镇2/项目.csv", "镇3x/认定.csv")
    assert sorted(_names(tmp_path / pattern)) == sorted(expected)


def test_brackets_in_the_name_of_a_file_are_no_pattern(tmp_path: Path) -> None:
    _make(tmp_path, "甲[1].xlsx", "甲1.xlsx")
    assert _names(tmp_path / "甲[1].xlsx") == ["甲[1].xlsx"]


def test_all_paths_that_name_nothing_are_told_together(tmp_path: Path) -> None:
    _make(tmp_path, "ok.xlsx", "only/readme.txt", "locked/~$a.xlsx")
    (tmp_path / "empty").mkdir()
    given = ["ok.xlsx", "empty", "no-such.xlsx", "only", "locked", "*.parquet", "no-such-folder/"]
    with pytest.raises(ClaimsRefused) as refused:
        find_claims([tmp_path / name for name in given])
    assert [problem.code for problem in refused.value.problems] == ["no_claims_found"] * 6
    for name, problem in zip(given[1:], refused.value.problems, strict=True):
        assert problem.place.file.endswith(name.rstrip("/"))


@pytest.mark.parametrize("names", [("A.xlsx", "a.xlsx"), ("x/甲.CSV", "x/甲.csv"), ("X/a.xlsx", "x/A.xlsx")])
def test_names_that_differ_by_case_alone_are_told_apart(tmp_path: Path, names: Sequence[str]) -> None:
    folder = _make(tmp_path / "in", *names)
    if len(list(folder.rglob("*.*"))) < 2:
        pytest.skip("the file system does not tell them apart")
    found = _names(folder)
    assert len({name.casefold() for name in found}) == 2
    assert all(any(name.endswith(own) for own in names) for name in found)


def test_files_of_one_name_in_several_folders_are_told_apart(tmp_path: Path) -> None:
    _make(tmp_path, *(f"{folder}/申报.xlsx" for folder in "abc"))
    found = _names(*(tmp_path / folder for folder in "abc"))
    assert len(set(found)) == 3
    assert all(name.endswith("申报.xlsx") for name in found)


def test_names_given_to_tell_files_apart_are_no_other_files(tmp_path: Path) -> None:
    _make(tmp_path, "p/x.xlsx", "q/x.xlsx", "r/1-x.xlsx")
    found = _names(tmp_path / "p/x.xlsx", tmp_path / "q/x.xlsx", tmp_path / "r/1-x.xlsx")
    assert len(set(found)) == 3


def test_a_pattern_takes_no_lock_files(tmp_path: Path) -> None:
    _make(tmp_path, "a.xlsx", "~$a.xlsx")
    assert _names(tmp_path / "*.xlsx") == ["a.xlsx"]


def test_names_that_cannot_be_printed_are_shown_safely(tmp_path: Path) -> None:
    name = "a\x1b[31m\u202egnp.xlsx"
    try:
        _make(tmp_path / "in", name)
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/\xff.csv")).write_bytes(b"x")
    except OSError:
        pytest.skip("the file system takes no such names")
    assert all(shown.isprintable() for shown in _names(tmp_path / "in"))


def test_two_stars_mean_folders_of_any_depth(tmp_path: Path) -> None:
    _make(tmp_path, "1.xlsx", "a/2.xlsx", "a/b/3.xlsx")
    assert sorted(_names(tmp_path / "**" / "*.xlsx")) == ["1.xlsx", "2.xlsx", "3.xlsx"]


@pytest.mark.parametrize("target", ["elsewhere", "no-such"])
def test_a_link_is_followed_or_mentioned(tmp_path: Path, target: str) -> None:
    _make(tmp_path, "elsewhere/2.xlsx", "in/1.xlsx")
    (tmp_path / "in" / "link.xlsx").symlink_to(tmp_path / target)
    found = find_claims([tmp_path / "in"])
    assert any("link.xlsx" in name for name in [*found.left_aside, *(file.name for file in found.files)])


def test_no_claims_pass_for_the_register(tmp_path: Path) -> None:
    _make(tmp_path, "register", "a/register", "register.xlsx")
    with pytest.raises(ClaimsRefused) as refused:
        find_claims([tmp_path / "register"])
    assert [problem.code for problem in refused.value.problems] == ["name_taken"]
    assert _names(tmp_path / "register.xlsx") == ["register.xlsx"]
    assert _names(tmp_path / "register", tmp_path / "a/register") == ["1/register", "2/register"]
