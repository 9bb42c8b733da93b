"""`subsidy-calc serve`: the local page."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from pathlib import Path

import click

from subsidy_calc.cli.shipped import schedules
from subsidy_calc.cli.summaries import SERVE
from subsidy_calc.cli.terminal import words
from subsidy_calc.values.messages import wording

RULES = wording(
    "cli.serve.rules",
    zh="另外提供的政策规则，可多次给出",
    en="A further schedule to offer; may be given several times.",
)
REGISTER = wording(
    "cli.serve.register",
    zh="历年兑现台账：历年兑现只从它取，网页上可查、可记入",
    en="The register: earlier awards come from it alone; it can be looked at and added to.",
)
SETTINGS = wording(
    "cli.serve.settings",
    zh="设置文件：单位名称、签字人、时限、放假安排",
    en="Settings: the bureau's name, who signs, time limits, holidays.",
)
PORT = wording("cli.serve.port", zh="端口，默认任选一个空闲的", en="The port; any free one by default.")
LISTEN = wording(
    "cli.serve.listen",
    zh="让别的电脑也能打开：本机的这个地址；要与 --ask-password 同用",
    en="Let other computers in, by this address of this machine; needs --ask-password.",
)
ASK = wording(
    "cli.serve.ask", zh="开始时设定密码，打开网页要输入", en="Ask for a password that the page then asks for."
)
NO_BROWSER = wording("cli.serve.no_browser", zh="不自动打开浏览器", en="Do not open the browser.")
PASSWORD = wording("cli.serve.password", zh="密码", en="Password")
NEEDS_PASSWORD = wording(
    "cli.serve.needs_password",
    zh="--listen 让别的电脑也能打开，要与 --ask-password 同用",
    en="--listen lets other computers in: give --ask-password, too",
)
ANY_ADDRESS = wording(
    "cli.serve.any_address",
    zh="写别人用来打开的那个地址（如 192.168.1.5），不能写 {address}",
    en="give the address that others open (such as 192.168.1.5), not {address}",
)
TAKEN = wording("cli.serve.taken", zh="打不开 {address}：{reason}", en="cannot open {address}: {reason}")
SHORT = wording("cli.serve.short", zh="密码至少12个字符", en="the password needs at least 12 characters")
MISSING = wording(
    "cli.serve.missing",
    zh='网页所需的库没有安装；安装：pip install "subsidy-calc[page]"',
    en='the libraries of the page are not installed; install them: pip install "subsidy-calc[page]"',
)
OPEN = wording(
    "cli.serve.open", zh="网页已打开：{address}\n按 Ctrl+C 结束。", en="The page is open: {address}\nCtrl+C ends it."
)
UNSAFE = wording(
    "cli.serve.unsafe",
    zh="注意：与别的电脑之间不加密，只在可信的网络里使用。",
    en="Mind: nothing is encrypted between the computers; use it in a trusted network only.",
)

_LOOPBACK = "127.0.0.1"
_NEEDED = ("starlette", "uvicorn", "multipart")
_SHORTEST = 12
_FILE = click.Path(path_type=Path, dir_okay=False, resolve_path=True)


@click.command(help=words(SERVE))
@click.option(
    "--rules",
    "more",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="SCHEDULE",
    help=words(RULES),
)
@click.option("--register", type=_FILE, metavar="FILE", help=words(REGISTER))
@click.option("--settings", type=_FILE, metavar="FILE", help=words(SETTINGS))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=words(PORT))
@click.option("--listen", "host", metavar="ADDRESS", help=words(LISTEN))
@click.option("--ask-password", is_flag=True, help=words(ASK))
@click.option("--no-browser", is_flag=True, help=words(NO_BROWSER))
def serve(  # noqa: PLR0913, PLR0917  a parameter an option
    more: tuple[Path, ...],
    register: Path | None,
    settings: Path | None,
    port: int,
    host: str | None,
    ask_password: bool,
    no_browser: bool,
) -> int:
    if any(find_spec(name) is None for name in _NEEDED):
        raise click.ClickException(words(MISSING))
    if host is not None and not ask_password:
        raise click.UsageError(words(NEEDS_PASSWORD))
    if host in ("", "0.0.0.0", "::"):  # noqa: S104  refused
        raise click.UsageError(words(ANY_ADDRESS(address=host or "''")))
    from subsidy_calc.page.door import Key
    from subsidy_calc.page.server import listen, open_browser
    from subsidy_calc.page.server import serve as answer
    from subsidy_calc.page.sessions import Bureau

    try:
        made = listen(host or _LOOPBACK, port)
    except OSError as error:
        raise click.UsageError(
            words(TAKEN(address=f"{host or _LOOPBACK}:{port}", reason=error.strerror or ""))
        ) from error
    key = Key.of_password(_password()) if ask_password else Key(token=secrets.token_urlsafe(32))

    def opened(address: str) -> None:
        click.echo(words(OPEN(address=address)))
        if host is not None:
            click.echo(words(UNSAFE), err=True)
        if not no_browser:
            open_browser(address)

    answer(made, [*more, *schedules()], Bureau(register, settings), key, opened)
    return 0


def _password() -> str:
    password = str(click.prompt(words(PASSWORD), hide_input=True, confirmation_prompt=True))
    if len(password) < _SHORTEST:
        raise click.UsageError(words(SHORT))
    return password
