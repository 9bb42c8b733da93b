"""The first step: a schedule is chosen and read; its template can be taken along."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from subsidy_calc.page.jobs import begin, undisturbed
from subsidy_calc.page.offered import head, offered
from subsidy_calc.page.sessions import Chosen
from subsidy_calc.page.shown import page
from subsidy_calc.page.uploads import keep
from subsidy_calc.page.views.downloads import XLSX, download
from subsidy_calc.page.views.forms import form_of, schedules_of, session_of, year_of
from subsidy_calc.values.messages import wording

WORDS = {
    "choose": wording("web.choose", zh="选择政策", en="Choose a schedule"),
    "which": wording("web.which", zh="按哪个政策计算", en="The schedule that awards are computed by"),
    "own": wording("web.own_schedule", zh="自己的规则文件（.yaml）", en="A schedule of your own (.yaml)"),
    "bring": wording("web.bring_schedule", zh="打开", en="Open it"),
    "title": wording("web.schedule_title", zh="政策", en="Title"),
    "place": wording("web.schedule_place", zh="地区", en="Place"),
    "in_force": wording("web.in_force", zh="有效期", en="In force"),
    "year": wording("web.year", zh="政策年度", en="Policy year"),
    "year_means": wording(
        "web.year_means", zh="认定或实施的年度，不是兑现的年度", en="of recognition or carrying out, not of payment"
    ),
    "use": wording("web.use", zh="用这个政策", en="Use this schedule"),
    "template": wording("web.template", zh="下载空白申报表", en="Download the empty claims workbook"),
    "go_on": wording("web.go_on", zh="下一步：申报表", en="Next: claims"),
    "lines": wording("web.lines", zh="右边灰色数字是规则文件里的行号", en="Grey numbers are lines of the schedule"),
}


async def choose(request: Request) -> Response:
    """The schedules that can be chosen."""
    paths = schedules_of(request)
    listed = await run_in_threadpool(offered, paths)
    return page(request, "choose.html", WORDS, step="schedule", offered=list(enumerate(listed)))


async def show(request: Request) -> Response:
    """A schedule as a person reads it."""
    session, path = session_of(request), _path(request)
    shown = await session.desk.ask("schedule", path=str(path), language=session.language)
    return page(request, "schedule.html", WORDS, step="schedule", number=request.path_params["number"], **shown)


async def template(request: Request) -> Response:
    """The empty claims workbook of a schedule."""
    session, path = session_of(request), _path(request)
    content = await session.desk.ask("template", path=str(path), language=session.language)
    return download(content, f"{path.stem}.xlsx", XLSX)


async def use(request: Request) -> Response:
    """Take a schedule and a policy year for this session."""
    session, path, form = session_of(request), _path(request), await form_of(request)
    number = int(request.path_params["number"])
    undisturbed(session)
    year = year_of(str(form.get("year", "")))
    session.chosen = Chosen(number, path, head(path)["title"], year)
    session.forget_results()
    return RedirectResponse("/claims", 303)


async def bring(request: Request) -> Response:
    """Take a schedule of one's own, if it can be read; its problems otherwise."""
    session, form = session_of(request), await form_of(request, max_files=1)
    uploads = [file for file in form.getlist("schedule") if isinstance(file, UploadFile)]
    kept = await run_in_threadpool(keep, uploads, session.folder / "schedules")
    await form.close()
    if not kept:
        return RedirectResponse("/", 303)
    await session.desk.ask("schedule", path=str(kept[0]), language=session.language)
    session.own.append(kept[0])
    return RedirectResponse(f"/schedule/{len(schedules_of(request)) - 1}", 303)


async def language(request: Request) -> Response:
    """Go on in the other language; what was found is worked out again in it."""
    session = session_of(request)
    form = await form_of(request)
    undisturbed(session)
    had_found, had_results = session.found is not None, session.has_results
    session.language = "en" if session.language == "zh" else "zh"
    if had_found:
        begin(session, "run" if had_results else "check")
    back = str(form.get("back", "/"))
    return RedirectResponse(back if back.startswith("/") and not back.startswith("//") else "/", 303)


def _path(request: Request) -> Path:
    paths = schedules_of(request)
    number = int(request.path_params["number"])
    if number >= len(paths):
        raise HTTPException(404)
    return paths[number]
