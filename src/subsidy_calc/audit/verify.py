"""Verify: a run computed and written again from its own copies, and compared with what is in its folder."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from subsidy_calc import __version__
from subsidy_calc.audit.difference import EXTRA_FILE, MISSING_FILE, Difference, unreadable
from subsidy_calc.audit.json_values import compare_json
from subsidy_calc.audit.kept_copies import added_copies, altered_copies
from subsidy_calc.audit.tables import compare_tables
from subsidy_calc.audit.workbooks import compare_workbooks
from subsidy_calc.outputs.folder import recover
from subsidy_calc.outputs.inputs import FOLDER, Inputs, inputs_of
from subsidy_calc.outputs.kept_record import RECORD, read_record
from subsidy_calc.pipeline import Computed, compute, write
from subsidy_calc.values.messages import wording

OTHER_VERSION = wording(
    "audit.other_version",
    zh="这次运行由另一版本的程序写出，本版本算出的结果不同",
    en="the run was written by another version of the program, and this version's results differ",
)
OTHER_IN_RECORD = wording(
    "audit.other_in_record",
    zh="只是记录里写成了另一版本：结果是本版本写出的",
    en="only the record names another version of the program; it was this one that wrote the run",
)

_Compare = Callable[[str, Path, Path], Iterator[Difference]]
_COMPARED_BY: Mapping[str, _Compare] = {".xlsx": compare_workbooks, ".csv": compare_tables, ".json": compare_json}


@dataclass(frozen=True, slots=True, eq=False)
class Verified:
    """What differs, and the run as computed again; None where its copies do not allow that."""

    differences: Sequence[Difference]
    computed: Computed | None


def verify(folder: Path) -> Verified:
    """Everything in a run's folder that is not what the run writes; nothing is changed there.

    Where the copies of the inputs are not those that the run read, nothing can be computed
    again, and only they are told.

    Raises:
        TargetRefused: the folder holds no run, or its record is damaged.
        ScheduleRefused, ClaimsRefused: this version of the program cannot compute the run.
    """
    recover(folder)
    record = read_record(folder)
    altered, added = list(altered_copies(folder, record)), list(added_copies(folder, record))
    version = str(record["version"])
    if altered:
        return Verified(altered + added, None)
    inputs = inputs_of(folder)
    # written under the version of the run, so that another one alone makes no difference
    computed = replace(compute(inputs), info=inputs.info(version))
    differences = added + _compared_anew(folder, inputs, computed)
    if differences and version != __version__:
        ours = added + _compared_anew(folder, inputs, replace(computed, info=inputs.info()))
        if len(ours) < len(differences):  # what the version that is named would have written is further from it
            return Verified([_other_in_record(each) for each in ours], computed)
        says = OTHER_VERSION()
        differences.insert(0, Difference(RECORD, "other_version", says, "", "version", __version__, version))
    return Verified(differences, computed)


def _other_in_record(difference: Difference) -> Difference:
    if (difference.file, difference.cell) != (RECORD, "version"):
        return difference
    return replace(difference, code="other_in_record", says=OTHER_IN_RECORD())


def _compared_anew(folder: Path, inputs: Inputs, computed: Computed) -> list[Difference]:
    with tempfile.TemporaryDirectory(prefix="subsidy-calc-") as made:
        anew = Path(made)
        write(computed, inputs, anew, lambda _done, _total: None)
        return list(_folders(anew, folder))


def _folders(anew: Path, folder: Path) -> Iterator[Difference]:
    wanted, there = _files(anew), _files(folder)
    for name in wanted:
        if name in there:
            yield from _file(name, anew / name, folder / name)
        else:
            yield Difference(name, "missing_file", MISSING_FILE())
    for name in there:
        if name not in wanted:
            yield Difference(name, "extra_file", EXTRA_FILE())


def _files(folder: Path) -> list[str]:
    """Files of a run but for the copies; hidden ones, and a program's mark of an open workbook, are nobody's."""
    found = (path for path in folder.rglob("*") if not path.is_dir() and not path.name.startswith((".", "~$")))
    names = sorted(path.relative_to(folder).as_posix() for path in found)
    return [name for name in names if not name.startswith(f"{FOLDER}/")]


def _file(name: str, expected: Path, found: Path) -> Iterator[Difference]:
    try:
        if expected.read_bytes() == found.read_bytes():  # the same bytes mean the same; other bytes may, too
            return
        yield from _COMPARED_BY[expected.suffix](name, expected, found)
    except Exception as error:  # a damaged file makes its reader fail in any way
        yield unreadable(name, found, error)
