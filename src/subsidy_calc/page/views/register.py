"""The register that the page was started with: what is due, an enterprise's awards, this run as a batch."""

from __future__ import annotations

import datetime as dt

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from subsidy_calc.page.problems import PROBLEM_WORDS
from subsidy_calc.page.sessions import Session
from subsidy_calc.page.shown import page
from subsidy_calc.page.views.forms import form_of, session_of
from subsidy_calc.register import case_words
from subsidy_calc.values.messages import wording

WORDS = {
    **PROBLEM_WORDS,
    "heading": wording("web.register", zh="台账", en="Register"),
    "name": case_words.NAME,
    "code": case_words.USCC,
    "year": case_words.YEAR,
    "kind": case_words.KIND,
    "matter": case_words.MATTER,
    "state": case_words.STATE,
    "since": case_words.SINCE,
    "last": case_words.LAST,
    "left": case_words.LEFT,
    "award": case_words.AWARD,
    "paid": case_words.PAID,
    "due": wording("web.due", zh="到期提醒（{today}）", en="What is due ({today})"),
    "no_limits": wording(
        "web.no_limits",
        zh="没有给出设置文件（--settings），所以没有时限。",
        en="No settings were given (--settings), so no time limits hold.",
    ),
    "add_heading": wording("web.add_heading", zh="把本次结果记入台账", en="Record this run"),
    "approved": wording(
        "web.approved",
        zh="已经审定；记入后不能删除，只能更正",
        en="It is approved; what is recorded cannot be deleted, only corrected",
    ),
    "add": wording("web.add_batch", zh="记入为下一批", en="Record as the next batch"),
    "added": wording("web.added", zh="本次结果是台账第{batch}批。", en="This run is batch {batch} of the register."),
    "look_up": wording("web.look_up", zh="查企业", en="Look an enterprise up"),
    "search": wording("web.register_search", zh="名称或代码", en="Name or code"),
    "do_search": wording("web.register_do_search", zh="查", en="Look up"),
    "found_count": wording("web.register_found", zh="{count}项", en="{count} found"),
    "batches": wording("web.batches", zh="已记的批次，合计{sum}元", en="Batches recorded, in all {sum} yuan"),
    "batch": wording("web.batch", zh="批次", en="Batch"),
    "lines": wording("web.batch_lines", zh="项数", en="Lines"),
    "sum": wording("web.batch_sum", zh="金额（元）", en="Sum (yuan)"),
    "head": wording("web.head", zh="校验值（抄在纸上，可查出后面的被删）", en="Head hash (noted on paper, it shows that newer entries were cut off)"),
}  # fmt: skip


async def register(request: Request) -> Response:
    """What is due, the batches, and what was looked up."""
    session, search = _with_register(request), request.query_params.get("search", "")
    today = dt.datetime.now().astimezone().date().isoformat()
    shown = await session.desk.ask("held", today=today, search=search, language=session.language)
    return page(
        request, "register.html", WORDS, step="register", today=today, search=search, batch=session.batch, **shown
    )


async def add(request: Request) -> Response:
    """Record this run as the next batch."""
    session, form = _with_register(request), await form_of(request)
    if not session.has_results or not form.get("approved"):
        raise HTTPException(400)
    if session.batch is None:
        session.batch = (await session.desk.ask("add"))["batch"]
    return RedirectResponse("/register", 303)


def _with_register(request: Request) -> Session:
    session = session_of(request)
    if session.bureau.register is None:
        raise HTTPException(404)
    return session
