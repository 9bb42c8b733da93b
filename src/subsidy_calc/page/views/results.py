"""The third step: totals, by clause and by enterprise, an enterprise's award with its derivation, downloads."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse

from subsidy_calc.page.sessions import Session
from subsidy_calc.page.shown import page
from subsidy_calc.page.sorts import SORTS
from subsidy_calc.page.views.downloads import ZIP, disposition
from subsidy_calc.page.views.forms import session_of
from subsidy_calc.values.messages import wording

WORDS = {
    "heading": wording("web.results", zh="结果", en="Results"),
    "total": wording("web.total", zh="合计（元）", en="In all (yuan)"),
    "payable_now": wording("web.payable_now", zh="本期应付（元）", en="Payable now (yuan)"),
    "enterprises": wording("web.enterprises", zh="企业", en="Enterprises"),
    "awarded": wording("web.awarded", zh="兑现", en="Awarded"),
    "nil": wording("web.nil", zh="不兑现", en="Not paid"),
    "cannot_tell": wording("web.cannot_tell", zh="无法判定", en="Cannot be told"),
    "refused": wording(
        "web.to_put_right",
        zh="有 {count} 处要改正，相关的行没有计入",
        en="{count} places are to be put right; their rows do not count",
    ),
    "by_clause": wording("web.by_clause", zh="按条款", en="By clause"),
    "clause": wording("web.clause", zh="条款", en="Clause"),
    "sum": wording("web.sum", zh="金额（元）", en="Sum (yuan)"),
    "by_enterprise": wording("web.by_enterprise", zh="按企业", en="By enterprise"),
    "name": wording("web.name", zh="企业名称", en="Enterprise"),
    "code": wording("web.code", zh="统一社会信用代码", en="Credit code"),
    "search": wording("web.search", zh="查找名称或代码", en="Search name or code"),
    "do_search": wording("web.do_search", zh="查找", en="Search"),
    "found_count": wording("web.found_count", zh="{count}家", en="{count} found"),
    "page_of": wording("web.page_of", zh="第{number}页，共{pages}页", en="page {number} of {pages}"),
    "before": wording("web.before", zh="上一页", en="Previous"),
    "after": wording("web.after", zh="下一页", en="Next"),
    "sort_by": wording("web.sort_by", zh="排序：{by}", en="Sort by {by}"),
    "downloads": wording("web.downloads", zh="下载", en="Downloads"),
    "awards_book": wording("web.awards_book", zh="汇总工作簿 awards.xlsx", en="Summary workbook awards.xlsx"),
    "everything": wording("web.everything", zh="全部结果（zip）", en="Everything (zip)"),
    "award_sheet": wording("web.award_sheet", zh="下载核定表（.xlsx）", en="Download the award sheet (.xlsx)"),
    "in_capitals": wording("web.in_capitals", zh="大写", en="In capitals"),
    "conditions": wording("web.conditions", zh="条件", en="Conditions"),
    "steps_taken": wording("web.steps_taken", zh="计算过程", en="Steps"),
    "combination": wording("web.combination", zh="组合", en="Combination"),
    "payment": wording("web.payment", zh="支付", en="Payment"),
    "assumes": wording("web.assumes", zh="按以下理解执行", en="Read as follows"),
    "label": wording("web.label_of_step", zh="名称", en="Label"),
    "from": wording("web.from_where", zh="来源", en="Where from"),
    "how": wording("web.how", zh="算法", en="How"),
    "figure": wording("web.figure", zh="数值", en="Figure"),
    "back": wording("web.back", zh="返回结果", en="Back to the results"),
    "yes": wording("web.yes", zh="符合", en="holds"),
    "no": wording("web.no", zh="不符合", en="does not hold"),
    "no_value": wording("web.no_value", zh="无此数", en="no such figure"),
}

FILES = {
    "awards.xlsx", "lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv", "run.json",
}  # fmt: skip
_CHUNK = 1024 * 1024
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are asked for


async def results(request: Request) -> Response:
    """Totals, clauses and enterprises; the same page answers a search."""
    session = session_of(request)
    if not session.has_results or session.found is None:
        return RedirectResponse("/claims", 303)
    asked = request.query_params
    sort = asked.get("sort", "award")
    number = asked.get("page", "1")
    given = {
        "search": asked.get("search", ""),
        "sort": sort if sort in SORTS else "award",
        "number": max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    }
    overview = await session.desk.ask("overview")
    listed = await session.desk.ask("enterprises", **given)
    problems = len(session.found["problems"])
    return page(
        request, "results.html", WORDS, step="results", problems=problems, asked=given, listed=listed,
        sorts=list(SORTS), files=sorted(FILES), **overview,
    )  # fmt: skip


async def enterprise(request: Request) -> Response:
    """An enterprise's awards, each derivation to be opened step by step."""
    session = _with_results(request)
    shown = await session.desk.ask("enterprise", uscc=request.path_params["uscc"])
    if shown is None:
        raise HTTPException(404)
    number = session.chosen.number if session.chosen is not None else 0
    return page(request, "enterprise.html", WORDS, step="results", enterprise=shown, number=number)


async def sheet(request: Request) -> Response:
    """An enterprise's award sheet."""
    session, uscc = _with_results(request), request.path_params["uscc"]
    found = [path for path in _results(session).glob("enterprises/*.xlsx") if path.name[:18] == uscc]
    if len(found) != 1:
        raise HTTPException(404)
    return FileResponse(found[0], headers=disposition(found[0].name))


async def file(request: Request) -> Response:
    """One of the files that belong to the whole run."""
    session, name = _with_results(request), request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return FileResponse(_results(session) / name, headers=disposition(name))


async def everything(request: Request) -> Response:
    """All files of the run."""
    return await packed_folder(_results(_with_results(request)), "awards.zip")


async def packed_folder(folder: Path, name: str) -> Response:
    """All files of a folder as one to keep."""
    packed = await run_in_threadpool(_packed, folder)
    return StreamingResponse(_chunks(packed), media_type=ZIP, headers=disposition(name))


def _with_results(request: Request) -> Session:
    session = session_of(request)
    if not session.has_results:
        raise HTTPException(404)
    return session


def _results(session: Session) -> Path:
    return session.folder / "awards"


def _packed(folder: Path) -> IO[bytes]:
    packed = tempfile.TemporaryFile()  # noqa: SIM115  closed when it was sent
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            # workbooks are packed already
            kind = zipfile.ZIP_STORED if path.suffix == ".xlsx" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EARLIEST)
            entry.compress_type = kind
            with archive.open(entry, "w") as into, path.open("rb") as content:
                shutil.copyfileobj(content, into)
    packed.seek(0)
    return packed


def _chunks(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        while chunk := packed.read(_CHUNK):
            yield chunk
