"""The second step: workbooks are handed in, checked, put right, and computed."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from subsidy_calc.page.desk import OwnFault, RefusedOrder, Stopped
from subsidy_calc.page.jobs import begin, chosen_of, end, is_running, undisturbed
from subsidy_calc.page.problems import PROBLEM_WORDS
from subsidy_calc.page.shown import page
from subsidy_calc.page.uploads import keep
from subsidy_calc.page.views.downloads import XLSX, download
from subsidy_calc.page.views.forms import MOST_FILES, form_of, session_of
from subsidy_calc.values.messages import wording

WORDS = {
    **PROBLEM_WORDS,
    "heading": wording("web.claims", zh="申报表", en="Claims"),
    "drop": wording(
        "web.drop",
        zh="把申报表（.xlsx，可多份）拖到这里，或点这里选择",
        en="Drop claims workbooks (.xlsx, one or many) here, or choose them",
    ),
    "hand_in": wording("web.hand_in", zh="检查", en="Check"),
    "none": wording("web.no_claims", zh="还没有申报表", en="No claims yet"),
    "rows": wording("web.rows", zh="数据行", en="Rows"),
    "refused": wording("web.refused", zh="未被接受", en="Refused"),
    "remove": wording("web.remove", zh="移除", en="Remove"),
    "annotated": wording("web.annotated", zh="带批注的副本", en="Annotated copy"),
    "problems": wording("web.problems", zh="要改正的地方：{count}", en="To put right: {count}"),
    "fine": wording("web.fine", zh="没有要改正的地方。", en="Nothing to put right."),
    "run": wording("web.run", zh="计算奖励", en="Compute the awards"),
    "run_anyway": wording("web.run_anyway", zh="有问题的行不计，先计算其余的", en="Compute all but the refused rows"),
    "running": wording("web.running", zh="正在计算", en="Computing"),
    "written": wording("web.written", zh="核定表 {done}/{total}", en="award sheets {done}/{total}"),
    "stop": wording("web.stop", zh="停止", en="Stop"),
    "stopped": wording("web.stopped", zh="已停止，没有写出结果。", en="Stopped; no results were written."),
    "refused_all": wording("web.refused_all", zh="没有计算，要先改正：", en="Nothing was computed; first put right:"),
    "fault": wording(
        "web.fault",
        zh="程序自身出错（{kind}，{place}），不是申报材料的问题。请把这一行告诉维护者。",
        en="This program failed ({kind}, {place}); the claims are not at fault. Please report this line.",
    ),
}


async def claims(request: Request) -> Response:
    """What was handed in and what is to be put right; while a job runs, how far it is."""
    session = session_of(request)
    if session.chosen is None:
        return RedirectResponse("/", 303)
    if "hx-request" in request.headers and not is_running(session):  # the page that looked how far it is
        return Response(headers={"HX-Redirect": "/results" if session.has_results else "/claims"})
    return _shown(request)


async def hand_in(request: Request) -> Response:
    """Take workbooks and check all that the session holds."""
    session = session_of(request)
    undisturbed(session)
    chosen_of(session)
    form = await form_of(request, MOST_FILES)
    uploads = [file for file in form.getlist("claims") if isinstance(file, UploadFile)]
    session.claims += await run_in_threadpool(keep, uploads, session.folder / "claims")
    await form.close()
    session.forget_results()
    if session.claims:
        begin(session, "check")
    return RedirectResponse("/claims", 303)


async def remove(request: Request) -> Response:
    """Take a workbook out again."""
    session, form = session_of(request), await form_of(request)
    undisturbed(session)
    number = str(form.get("number", ""))
    if number.isdigit() and int(number) < len(session.claims):
        session.claims.pop(int(number)).unlink(missing_ok=True)
        session.forget_results()
    if session.claims:
        begin(session, "check")
    return RedirectResponse("/claims", 303)


async def run(request: Request) -> Response:
    """Compute the awards and write all results."""
    session = session_of(request)
    await form_of(request)
    if session.claims:
        begin(session, "run")
    return RedirectResponse("/claims", 303)


async def stop(request: Request) -> Response:
    """Stop what is being done."""
    session = session_of(request)
    await form_of(request)
    await end(session)
    return RedirectResponse("/claims", 303)


async def annotated(request: Request) -> Response:
    """A copy of one of the workbooks with a comment at each cell to put right."""
    session, number = session_of(request), int(request.path_params["number"])
    if number >= len(session.claims) or session.found is None:
        raise HTTPException(404)
    content = await session.desk.ask("annotated", number=number)
    return download(content, f"{session.claims[number].stem}-annotated.xlsx", XLSX)


def _shown(request: Request) -> Response:
    session = session_of(request)
    running, failed = is_running(session), session.failed
    return page(
        request,
        "claims.html",
        WORDS,
        step="claims",
        running=running,
        progress=session.desk.progress,
        found=None if running else session.found,
        stopped=isinstance(failed, Stopped),
        refused=failed.problems if isinstance(failed, RefusedOrder) else (),
        fault=failed.fault if isinstance(failed, OwnFault) else None,
    )
