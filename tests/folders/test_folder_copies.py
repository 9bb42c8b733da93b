"""A run keeps its whole folder of rules, and explains from the copies only while they are what it wrote."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from folders.rule_folders import quanjiao_files, write_folder
from small_claims import AWARDED, write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import recompute, run
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import TargetRefused

LINE = f"smart-equipment/{AWARDED}/一号线"
COPIES = Path("inputs", "schedule", "split")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    rules = write_folder(folder / "split", quanjiao_files() | {"README.md": "no rules"})
    inputs = take_inputs(rules, [write_claims(folder / "claims.xlsx")], Options(2020, books="none"))
    run(inputs, folder / "out", force=False, progress=lambda _done, _total: None)
    shutil.rmtree(rules)
    return folder / "out"


@pytest.fixture
def out(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "out"))


def _refused(out: Path) -> list[tuple[str, str]]:
    with pytest.raises(TargetRefused) as caught:
        recompute(out)
    told = []
    for problem in caught.value.problems:
        assert isinstance(problem.place, Line)
        told.append((problem.code, Path(problem.place.file).relative_to(out / COPIES).as_posix()))
    return told


def test_every_file_is_kept_with_its_hash(kept: Path) -> None:
    record = json.loads((kept / "run.json").read_text(encoding="utf-8"))["schedule"]
    assert (record["name"], record["copy"], record["id"]) == ("split", "schedule/split", "quanjiao-2020")
    files = quanjiao_files()
    assert [file["name"] for file in record["files"]] == [
        "clauses/1-equipment.yaml", "clauses/2-recognition.yaml", "combine.yaml", "schedule.yaml", "tables.yaml",
    ]  # fmt: skip
    for file in record["files"]:
        content = (kept / "inputs" / file["copy"]).read_bytes()
        assert content == files[file["name"]].encode()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    kept_files = {path.relative_to(kept / COPIES).as_posix() for path in (kept / COPIES).rglob("*") if path.is_file()}
    assert kept_files == set(files)


def test_explained_from_the_copies_alone(out: Path) -> None:
    computed = recompute(out)
    # (1,234,567.90 + 0.10) × 15 % = 185,185.20
    assert {line.head.name: str(line.award) for line in computed.lines}[LINE] == "925926/5"
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert computed.info.run_hash == record["run"]


def test_the_copies_are_a_folder_of_rules(out: Path) -> None:
    assert load_schedule(out / COPIES).schedule == "quanjiao-2020"


def test_an_altered_a_missing_and_an_added_copy_are_told_at_once(out: Path) -> None:
    equipment = out / COPIES / "clauses" / "1-equipment.yaml"
    equipment.write_text(equipment.read_text(encoding="utf-8").replace("15%", "16%"), encoding="utf-8")
    (out / COPIES / "combine.yaml").unlink()
    (out / COPIES / "clauses" / "3-more.yaml").write_text("clauses: []\n")
    (out / COPIES / "notes.txt").write_text("")
    assert _refused(out) == [
        ("missing_copy", "combine.yaml"),
        ("added_copy", "clauses/3-more.yaml"),
        ("added_copy", "notes.txt"),
        ("altered_copy", "clauses/1-equipment.yaml"),
    ]


def test_what_a_system_hides_in_a_folder_is_no_added_copy(out: Path) -> None:
    (out / COPIES / ".DS_Store").write_bytes(b"\0")
    assert recompute(out).complete


def test_a_copy_whose_name_was_changed_is_missing_and_added(out: Path) -> None:
    clauses = out / COPIES / "clauses"
    (clauses / "1-equipment.yaml").rename(clauses / "9-equipment.yaml")
    assert _refused(out) == [
        ("missing_copy", "clauses/1-equipment.yaml"),
        ("added_copy", "clauses/9-equipment.yaml"),
    ]


def test_a_record_whose_files_were_put_in_another_order_is_told(out: Path) -> None:
    path = out / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["schedule"]["files"].reverse()
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert _refused(out) == [("altered_copy", ".")]


def test_a_file_more_or_less_or_renamed_makes_another_run(tmp_path: Path) -> None:
    files, claims = quanjiao_files(), write_claims(tmp_path / "claims.xlsx")
    renamed = dict(files)
    renamed["z.yaml"] = renamed.pop("combine.yaml")
    more = files | {"more.yaml": "combine: []\n"}
    hashes = set()
    for number, each in enumerate((files, renamed, more)):
        rules = write_folder(tmp_path / str(number) / "split", each)
        hashes.add(take_inputs(rules, [claims], Options(2020)).info().run_hash)
    assert len(hashes) == 3


def test_the_folder_that_one_stands_in_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = write_folder(tmp_path / "split", quanjiao_files())
    monkeypatch.chdir(rules)
    schedule = take_inputs(Path(), [write_claims(tmp_path / "claims.xlsx")], Options(2020)).schedule
    assert (schedule.name, schedule.copy) == ("split", "schedule/split")
