"""From a run: the awards of a run's folder as the next batch, computed again before they are believed."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.outputs.records import write_records
from subsidy_calc.pipeline import Computed, recompute
from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import FEN

DIFFERS = wording(
    "register.differs",
    zh="{line}：文件夹里的与重新计算的不同",
    en="{line}: what the folder holds is not what computing again gives",
)
NO_RECORDS = wording("register.no_records", zh="{file} 读不出：{reason}", en="{file} cannot be read: {reason}")
RUN_AGAIN = wording("register.run_again", zh="重新运行 run，再记入", en="compute with `run` again, then record that")

RECORDS = "lines.csv"


def draft_of_run(folder: Path) -> Draft:
    """The awards of a run as a batch.

    Raises:
        TargetRefused, ScheduleRefused, ClaimsRefused: the folder holds no run.
        RegisterRefused: it does not hold what computing again gives.
    """
    computed = recompute(folder)
    check_run(folder, computed)
    awarded = tuple(_booked(line) for line in computed.lines if line.award)
    return Draft("run", computed.info.year, computed.assessment.schedule.schedule, _run_hash(folder), awarded)


def check_run(folder: Path, computed: Computed) -> None:
    """Refuse a folder whose lines are not those that computing again gives.

    Raises:
        RegisterRefused: at least one differs.
    """
    with tempfile.TemporaryDirectory() as again:
        write_records(Path(again), computed.assessment, computed.lines, computed.info, computed.language)
        expected, found = _lines(Path(again)), _lines(folder)
    names = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    if names:
        place = Line(str(folder / RECORDS))
        raise RegisterRefused([Problem("run_differs", place, DIFFERS(line=name), fix=RUN_AGAIN()) for name in names])


def _lines(folder: Path) -> dict[str, list[list[str]]]:
    """The rows of lines.csv by the line's name; the headings have one too."""
    rows: dict[str, list[list[str]]] = {}
    try:
        with (folder / RECORDS).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                rows.setdefault(row[0] if row else "", []).append(row)
    except (OSError, ValueError, csv.Error) as error:
        raise _unreadable(folder / RECORDS, error) from error
    return rows


def _run_hash(folder: Path) -> str:
    """The hash that the run's papers bear, also where another version of the program computed it."""
    try:
        return str(json.loads((folder / "run.json").read_text(encoding="utf-8"))["run"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(folder / "run.json", error) from error


def _unreadable(file: Path, error: Exception) -> RegisterRefused:
    says = NO_RECORDS(file=file.name, reason=str(error))
    return RegisterRefused([Problem("run_unreadable", Line(str(file)), says, fix=RUN_AGAIN())])


def _booked(line: AwardLine) -> BookedLine:
    matter = line.head.name.split("/", 2)[2:]
    fen = line.award / FEN
    return BookedLine(line.head.name, line.head.uscc, line.enterprise, line.head.clause, "".join(matter), fen.numerator)
