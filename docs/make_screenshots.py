"""Makes the pictures of the page for the guides, of the sample, in a headless Chromium.

    python docs/make_screenshots.py docs/images          # those that the guides show
    python docs/make_screenshots.py FOLDER --every       # each page, both widths and languages, and as printed
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_data" / "quanjiao-2020.xlsx"
TITLE = "全椒县促进工业经济发展奖补"
SHOWN = {("zh", "claims"), ("zh", "results"), ("zh", "enterprise"), ("en", "results")}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def main(folder: Path, every: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        settings = Path(kept, "settings.yaml")
        settings.write_text("bureau: 示例县经济和信息化局\ntime_limits: {decided: 10}\n", "utf-8")
        command = [sys.executable, "-m", "subsidy_calc", "serve", "--no-browser"]
        claims = _claims(Path(kept, SAMPLE.name))
        server = subprocess.Popen(
            [*command, "--register", str(Path(kept, "register.db")), "--settings", str(settings)],
            stdout=subprocess.PIPE,
            text=True,
        )
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found is not None
            for language in LANGUAGES:
                for width in (1280, 390) if every else (1280,):
                    for name, page in _pages(browser, found[0], claims, language, width):
                        if every:
                            page.screenshot(path=folder / f"{language}-{width}-{name}.png", full_page=True)
                            if width == 1280:
                                page.pdf(path=folder / f"{language}-{name}.pdf", format="A4")
                        elif (language, name) in SHOWN:
                            page.screenshot(path=folder / f"page-{name}-{language}.png")
        finally:
            browser.close()
            server.terminate()
            server.wait()


def _claims(path: Path) -> Path:
    """The sample without its sheet of earlier awards: those come from the register."""
    book = load_workbook(SAMPLE)
    book["历年兑现"].delete_rows(2, book["历年兑现"].max_row)
    book.save(path)
    return path


def _pages(browser: Browser, address: str, claims: Path, language: str, width: int) -> Iterator[tuple[str, Page]]:
    """Each page of a clerk's way, in its order."""
    context = browser.new_context(locale=LANGUAGES[language], viewport={"width": width, "height": 860})
    page = context.new_page()
    base = address.split("?", maxsplit=1)[0]
    page.goto(address)
    yield "choose", page
    page.get_by_role("link", name=TITLE).click()
    yield "schedule", page
    page.locator("form[action$='/use'] button").click()
    yield "empty", page
    page.set_input_files("input[type=file]", str(claims))
    page.locator("form.drop button").click()
    page.wait_for_selector("#problems", timeout=60_000)
    yield "claims", page
    page.locator("form[action='/run'] button").click()
    page.wait_for_url("**/results", timeout=60_000)
    yield "results", page
    page.locator("#listed td a").first.click()
    for summary in page.locator("summary").all():
        summary.click()
    yield "enterprise", page
    page.goto(f"{base}compare")
    page.locator("main form button").click()
    page.wait_for_selector("main [role=status]", timeout=60_000)
    yield "compare", page
    page.goto(f"{base}papers")
    page.locator("#list button").click()
    page.locator("#payment button").click()
    page.wait_for_selector("#payment [role=status]", timeout=60_000)
    yield "papers", page
    page.goto(f"{base}register?search=示例云朵")
    yield "register", page
    page.locator("form[action='/end'] button").click()
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--every" in sys.argv)
