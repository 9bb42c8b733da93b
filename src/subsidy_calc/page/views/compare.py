"""Comparing: the results beside what another schedule or policy year would give for the same claims."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from subsidy_calc.page.desk import RefusedOrder
from subsidy_calc.page.offered import offered
from subsidy_calc.page.problems import PROBLEM_WORDS
from subsidy_calc.page.shown import page
from subsidy_calc.page.views.forms import schedules_of, session_of, year_of
from subsidy_calc.values.messages import wording

WORDS = {
    **PROBLEM_WORDS,
    "heading": wording("web.compare", zh="比较", en="Compare"),
    "says": wording(
        "web.compare_says",
        zh="同样的申报表，换一个政策或政策年度，各家的奖励会怎样变化",
        en="What another schedule or policy year would give for the same claims",
    ),
    "with": wording("web.compare_with", zh="与哪个政策比较", en="Compare with"),
    "year": wording("web.compare_year", zh="政策年度", en="Policy year"),
    "do": wording("web.compare_do", zh="比较", en="Compare"),
    "was": wording("web.was", zh="原来（元）", en="Was (yuan)"),
    "now": wording("web.now", zh="换后（元）", en="Would be (yuan)"),
    "difference": wording("web.difference", zh="差额（元）", en="Difference (yuan)"),
    "clause": wording("web.compare_clause", zh="条款", en="Clause"),
    "why": wording("web.why", zh="原因", en="Why"),
    "lines": wording("web.changed_lines", zh="事项数", en="Lines"),
    "enterprise": wording("web.compare_enterprise", zh="企业", en="Enterprise"),
    "reasons": wording("web.reasons", zh="变化的原因", en="Why it changes"),
    "gain_and_lose": wording("web.gain_and_lose", zh="{gain}家增加，{lose}家减少", en="{gain} gain, {lose} lose"),
    "left_out": wording("web.left_out", zh="中间另有{count}家没有列出", en="{count} more between them are not listed"),
    "new_problems": wording(
        "web.new_problems",
        zh="按另一个政策，有 {count} 处要改正，相关的行没有计入",
        en="under the other schedule {count} places are to be put right; their rows do not count",
    ),
    "alike": wording("web.alike", zh="没有变化。", en="Nothing changes."),
}


async def compare(request: Request) -> Response:
    """The form, and below it the comparison that was asked for."""
    session = session_of(request)
    if not session.has_results or session.chosen is None:
        return RedirectResponse("/claims", 303)
    paths = schedules_of(request)
    asked = request.query_params
    shown, number = None, asked.get("rules", "")
    refused: tuple[dict[str, str], ...] = ()
    year = year_of(asked.get("year", str(session.chosen.year)))
    if number:
        if not (number.isascii() and number.isdigit() and int(number) < len(paths)):
            raise HTTPException(404)
        claims = [str(path) for path in session.claims]
        try:
            shown = await session.desk.ask("compare", path=str(paths[int(number)]), claims=claims, year=year)
        except RefusedOrder as error:  # such as a year in which the other schedule is not in force
            refused = error.problems
    listed = await run_in_threadpool(offered, paths)
    return page(
        request, "compare.html", WORDS, step="compare", offered=list(enumerate(listed)), compared=shown, refused=refused,
        asked=number or str(session.chosen.number), year=year,
    )  # fmt: skip
