"""Shown: a template of the page with its words, for a session."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from subsidy_calc.page.sessions import Session
from subsidy_calc.values.messages import Language, Wording, say, wording

FRAME: Mapping[str, Wording] = {
    "site": wording("web.site", zh="奖补核算", en="subsidy-calc"),
    "skip": wording("web.skip", zh="跳到正文", en="Skip to the content"),
    "steps": wording("web.steps", zh="步骤", en="Steps"),
    "schedule": wording("web.step_schedule", zh="政策", en="Schedule"),
    "claims": wording("web.step_claims", zh="申报表", en="Claims"),
    "results": wording("web.step_results", zh="结果", en="Results"),
    "compare": wording("web.step_compare", zh="比较", en="Compare"),
    "papers": wording("web.step_papers", zh="材料", en="Papers"),
    "register": wording("web.step_register", zh="台账", en="Register"),
    "other_language": wording("web.other_language", zh="English", en="中文"),
    "end": wording("web.end", zh="结束并删除本次内容", en="End, and delete what was handed in"),
    "local": wording(
        "web.local",
        zh="本页只在这台电脑上运行，内容不发往别处；结束后不留存。",
        en="This page runs on this computer alone; nothing is sent elsewhere, nothing is kept after it ends.",
    ),
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("subsidy_calc.page", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def page(
    request: Request, template: str, words: Mapping[str, Wording], status: int = 200, **shown: Any
) -> HTMLResponse:
    """A template with the words of its own and of the frame, in the session's language.

    `words` that take arguments are called in the template: `{{ words.count(count=3) }}`.
    """
    session: Session = request.state.session
    language = session.language
    back = request.url.path if request.method == "GET" else "/"

    def said(of: Wording) -> Any:  # Any: a text, or what makes one of arguments
        return say(of(), language) if "{" not in of.zh else lambda **arguments: say(of(**arguments), language)

    every = {name: said(of) for name, of in {**FRAME, **words}.items()}
    made = (
        _environment()
        .get_template(template)
        .render(lang=language, session=session, back=back, words=every, csrf=lambda: csrf_field(session), **shown)
    )
    return HTMLResponse(made, status)


def csrf_field(session: Session) -> Markup:
    """The field by which a form shows that a page of this session made it."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(session.csrf)


DOOR: Mapping[str, Wording] = {
    "password": wording("door.password", zh="密码", en="Password"),
    "enter": wording("door.enter", zh="进入", en="Enter"),
}


def door_page(language: Language, wrong: Wording | None = None) -> str:
    """The page that asks for the password."""
    words = {name: say(of(), language) for name, of in {**FRAME, **DOOR}.items()}
    wrong_said = say(wrong(), language) if wrong is not None else ""
    return _environment().get_template("door.html").render(lang=language, words=words, wrong=wrong_said)
