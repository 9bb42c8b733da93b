"""The fourth step: papers of the run, to publish, pay by, file and send."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from subsidy_calc.page.problems import PROBLEM_WORDS
from subsidy_calc.page.sessions import Session
from subsidy_calc.page.shown import page
from subsidy_calc.page.views.downloads import disposition
from subsidy_calc.page.views.forms import form_of, session_of
from subsidy_calc.page.views.results import packed_folder
from subsidy_calc.values.messages import Wording, wording

KINDS: dict[str, Wording] = {
    "list": wording("web.paper_list", zh="公示表", en="Publication list"),
    "payment": wording("web.paper_payment", zh="拨付表", en="Payment table"),
    "verification": wording("web.paper_verification", zh="核定表", en="Verification sheets"),
    "notice": wording("web.paper_notice", zh="通知书", en="Notices"),
}
WORDS = {
    **PROBLEM_WORDS,
    **KINDS,
    "heading": wording("web.papers", zh="材料", en="Papers"),
    "says_list": wording("web.says_list", zh="公布兑现的企业和金额，征求异议", en="awards, published for objections"),
    "says_payment": wording(
        "web.says_payment", zh="本期应付，按付款单位和银行账户", en="what is payable now, by payer and bank account"
    ),
    "says_verification": wording(
        "web.says_verification",
        zh="每家企业的申报、审定、奖励和理由",
        en="claimed, verified and awarded sums of each enterprise",
    ),
    "says_notice": wording("web.says_notice", zh="发给每家有奖励的企业", en="to each enterprise with an award"),
    "first": wording("web.first_day", zh="公示的第一天", en="First day of publication"),
    "make": wording("web.make_paper", zh="写出", en="Make"),
    "made": wording("web.paper_made", zh="{count}项，合计{sum}元", en="awards: {count}, in all {sum} yuan"),
    "period": wording("web.paper_period", zh="公示期 {first} 至 {last}", en="published from {first} to {last}"),
    "all": wording("web.all_files", zh="全部{count}个文件（zip）", en="all {count} files (zip)"),
    "fill_in": wording("web.fill_in", zh="空着、要手填的：{count}", en="Blank, to be filled in: {count}"),
}
SHOWN_FILES = 6


async def papers(request: Request) -> Response:
    """The four papers, and what was made of them."""
    session = session_of(request)
    if not session.has_results:
        return RedirectResponse("/claims", 303)
    return page(
        request, "papers.html", WORDS, step="papers", kinds=list(KINDS), made=session.papers, most=SHOWN_FILES,
        today=dt.datetime.now().astimezone().date().isoformat(),
    )  # fmt: skip


async def make(request: Request) -> Response:
    """Make one of them."""
    session, form = _with_results(request), await form_of(request)
    kind, first = str(form.get("kind", "")), str(form.get("first", ""))
    if kind not in KINDS or (kind == "list" and not _is_day(first)):
        raise HTTPException(400)
    made = await session.desk.ask("paper", kind=kind, first=first, recorded=session.batch is not None)
    session.papers[kind] = made
    return RedirectResponse(f"/papers#{kind}", 303)


async def file(request: Request) -> Response:
    """One of the files of a paper."""
    session, kind, name = _with_results(request), request.path_params["kind"], request.path_params["name"]
    if name not in session.papers.get(kind, {}).get("files", ()):
        raise HTTPException(404)
    return FileResponse(_folder(session) / kind / name, headers=disposition(name))


async def everything(request: Request) -> Response:
    """All files of a paper."""
    session, kind = _with_results(request), request.path_params["kind"]
    if kind not in session.papers:
        raise HTTPException(404)
    return await packed_folder(_folder(session) / kind, f"{kind}.zip")


def _with_results(request: Request) -> Session:
    session = session_of(request)
    if not session.has_results:
        raise HTTPException(404)
    return session


def _folder(session: Session) -> Path:
    return session.folder / "papers"


def _is_day(given: str) -> bool:
    try:
        dt.date.fromisoformat(given)
    except ValueError:
        return False
    return True
