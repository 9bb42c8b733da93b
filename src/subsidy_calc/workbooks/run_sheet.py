"""Run sheet 运行: what the run was made of, what came of it, and checks that must read 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.award_lines import AwardLine, total, total_now
from subsidy_calc.values.messages import Argument, Message, say, wording
from subsidy_calc.workbooks.award_lists import AWARD_COLUMN, PAYABLE_COLUMN, STATUS_COLUMN
from subsidy_calc.workbooks.capitals import capitals
from subsidy_calc.workbooks.line_words import REFUSED, STATUS
from subsidy_calc.workbooks.listing import Written, cells_of
from subsidy_calc.workbooks.run_info import InputFile, RunInfo
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.styles import Style
from subsidy_calc.workbooks.summary_sheet import SummaryPlaces

RUN = wording("run.sheet", zh="运行", en="Run")
ITEM = wording("run.item", zh="项目", en="Item")
CONTENT = wording("run.content", zh="内容", en="Content")
PROGRAM = wording("run.program", zh="程序", en="Program")
RUN_HASH = wording("run.hash", zh="运行标识（SHA-256）", en="Run (SHA-256)")
SCHEDULE = wording("run.schedule", zh="政策规则", en="Schedule")
SCHEDULE_FILE = wording("run.schedule_file", zh="规则文件", en="File of the schedule")
CLAIMS = wording("run.claims", zh="申报文件", en="Claims")
NOT_ACCEPTED = wording("run.not_accepted", zh="申报文件（整份未被接受）", en="Claims (the whole file was refused)")
HASHED = wording("run.hashed", zh="{name}　SHA-256：{sha256}", en="{name}, SHA-256: {sha256}")
YEAR = wording("run.year", zh="政策年度", en="Policy year")
OPTIONS = wording("run.options", zh="选项", en="Options")
NO_OPTIONS = wording("run.no_options", zh="（无）", en="(none)")
HISTORY = wording("run.history", zh="历年兑现资料", en="Earlier awards")
GIVEN = wording("run.history_given", zh="已提供", en="given")
NOT_GIVEN = wording(
    "run.history_not_given", zh="未提供，仅核对本次申报", en="not given; only these claims were compared"
)
SETTINGS = wording("run.settings", zh="设置", en="settings")
FROM_REGISTER = wording(
    "run.history_from_register",
    zh="取自台账，inputs/earlier.csv，SHA-256 {sha256}",
    en="from the register, inputs/earlier.csv, SHA-256 {sha256}",
)
COUNT = wording("run.count", zh="{status}（项）", en="Lines: {status}")
REFUSED_ROWS = wording("run.refused_rows", zh="{status}（行）", en="Rows: {status}")
PROBLEM_COUNT = wording("run.problem_count", zh="问题（条）", en="Problems")
TOTAL = wording("run.total", zh="兑现合计（元）", en="Awards in all (yuan)")
CAPITALS = wording("run.capitals", zh="人民币大写", en="In capitals")
CHECK_LINES = wording(
    "run.check_lines", zh="核对：汇总合计减明细合计，应为0", en="Check: summary less lines, must be 0"
)
CHECK_CLAUSES = wording(
    "run.check_clauses", zh="核对：汇总合计减按条款合计，应为0", en="Check: summary less clauses, must be 0"
)
CHECK_COUNT = wording(
    "run.check_count", zh="核对：汇总兑现项数减明细兑现项数，应为0", en="Check: awards of summary less lines, must be 0"
)
CHECKS, CHECKS_WITH_PAYMENT = 3, 4  # rows at the end of the sheet
CHECK_PAYABLE = wording(
    "run.check_payable",
    zh="核对：汇总本期应付减明细本期应付，应为0",
    en="Check: payable now of summary less lines, must be 0",
)
TOTAL_NOW = wording("run.total_now", zh="本期应付合计（元）", en="Payable now in all (yuan)")

HEAD = Style(bold=True, align="center", fill="#DDEBF7")
LABEL = Style(bold=True, fill="#F2F2F2")
CELL = Style()


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The sheet, the run, and where the totals of the other sheets stand."""

    sheet: Sheet
    assessment: Assessment
    lines: Sequence[AwardLine]
    info: RunInfo

    def write(self, summary: SummaryPlaces, listed: Sequence[Written]) -> None:
        """Write all rows."""
        self.sheet.columns([40, 84])
        self.sheet.head([ITEM(), CONTENT()], HEAD)
        row = 1
        for label, content in self._made_of():
            self.sheet.text((row, 0), label, LABEL)
            self.sheet.text((row, 1), content, CELL)
            row += 1
        row = self._outcome(row)
        self._checks(row, summary, listed)

    def _label(self, claims: InputFile) -> Message:
        return NOT_ACCEPTED() if claims.name in self.assessment.claims.refused_files else CLAIMS()

    def _made_of(self) -> list[tuple[Message, Argument]]:
        given = GIVEN() if self.assessment.claims.earlier_given else NOT_GIVEN()
        if self.info.recorded is not None:
            given = FROM_REGISTER(sha256=self.info.recorded.sha256)
        return [
            (PROGRAM(), f"subsidy-calc {self.info.version}"),
            (RUN_HASH(), self.info.run_hash),
            (SCHEDULE(), _hashed(self.info.schedule)),
            *((SCHEDULE_FILE(), _hashed(file)) for file in self.info.schedule.files),
            *((self._label(claims), _hashed(claims)) for claims in self.info.claims),
            *(((SETTINGS(), _hashed(self.info.settings)),) if self.info.settings is not None else ()),
            (YEAR(), str(self.info.year)),
            (OPTIONS(), " ".join(self.info.options) or NO_OPTIONS()),
            (HISTORY(), given),
        ]

    def _outcome(self, row: int) -> int:
        counted = Counter(line.status for line in self.lines)
        refused = sum(1 for fate in self.assessment.claims.fates if fate.fate == "refused")
        counts = [(COUNT(status=says()), counted[status]) for status, says in STATUS.items()]
        counts += [(REFUSED_ROWS(status=REFUSED()), refused), (PROBLEM_COUNT(), len(self.assessment.claims.problems))]
        for label, count in counts:
            self.sheet.text((row, 0), label, LABEL)
            self.sheet.number((row, 1), Fraction(count), CELL, "count")
            row += 1
        self.sheet.text((row, 0), TOTAL(), LABEL)
        self.sheet.number((row, 1), total(self.lines), CELL)
        self.sheet.text((row + 1, 0), CAPITALS(), LABEL)
        self.sheet.text((row + 1, 1), capitals(total(self.lines)), CELL)
        if not self.assessment.schedule.has_payments:
            return row + 2
        self.sheet.text((row + 2, 0), TOTAL_NOW(), LABEL)
        self.sheet.number((row + 2, 1), total_now(self.lines), CELL)
        return row + 3

    def _checks(self, row: int, summary: SummaryPlaces, listed: Sequence[Written]) -> None:
        awards = "".join(f"-SUM({cells})" for cells in cells_of(listed, AWARD_COLUMN))
        awarded = say(STATUS["awarded"](), self.sheet.language)
        count = "".join(f'-COUNTIF({cells},"{awarded}")' for cells in cells_of(listed, STATUS_COLUMN))
        checks = [
            (CHECK_LINES(), f"=ROUND({summary.grand_total}{awards},2)"),
            (CHECK_CLAUSES(), f"=ROUND({summary.grand_total}-{summary.by_clause},2)"),
        ]
        if summary.payable:
            payable = "".join(f"-SUM({cells})" for cells in cells_of(listed, PAYABLE_COLUMN))
            checks.append((CHECK_PAYABLE(), f"=ROUND({summary.payable}{payable},2)"))
        sums = [each for line in self.lines for each in (line.award, line.payable_now)]
        for label, formula in checks:
            self.sheet.text((row, 0), label, LABEL)
            self.sheet.total((row, 1), formula, [*sums, *(-award for award in sums)], CELL)
            row += 1
        self.sheet.text((row, 0), CHECK_COUNT(), LABEL)
        self.sheet.formula((row, 1), f"={summary.count}{count}", Fraction(0), CELL, "count")


def _hashed(file: InputFile) -> Message:
    return HASHED(name=file.name, sha256=file.sha256)
