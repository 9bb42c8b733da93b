"""The whole path of a clerk in a real browser: drop, see, mend, run, open, download; the same bytes as the command's."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cli.command import command
from page.browser import CHROMIUM, browser, serving

SAMPLE = Path(__file__).parents[2] / "sample_data" / "quanjiao-2020.xlsx"
RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="there is no Chromium here; CI installs it"
)


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as made:
        yield made


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(temporary=tmp_path_factory.mktemp("served")) as (found, _):
        yield found


@pytest.fixture
def context(window: Browser) -> Iterator[BrowserContext]:
    made = window.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    requests: list[str] = []
    made.on("request", lambda request: requests.append(request.url))
    yield made
    made.close()
    assert {url.split("/")[2].split(":")[0] for url in requests if not url.startswith("data:")} <= {"127.0.0.1"}


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="全椒县促进工业经济发展奖补").click()
    page.get_by_role("button", name="用这个政策").click()
    return page


def _drop(page: Page, *files: Path) -> None:
    page.set_input_files("input[type=file]", [str(file) for file in files])
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_text("要改正的地方")).to_be_visible(timeout=60_000)


def _run(page: Page) -> None:
    page.get_by_role("button", name="有问题的行不计").click()
    page.wait_for_url("**/results", timeout=120_000)


def _accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def _mended(folder: Path) -> Path:
    """The sample with one cell put right, the amount `约800万`."""
    book = load_workbook(SAMPLE)
    book["项目"]["D48"] = 8000000
    path = folder / SAMPLE.name
    book.save(path)
    return path


def test_from_a_spoiled_workbook_to_the_award_sheet(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = _open(context, address)
    _accessible(page)
    _drop(page, SAMPLE)
    _accessible(page)
    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name="D48", exact=True)).filter(has_text="项目")
    expect(row).to_contain_text("约800万")
    with page.expect_download() as marked:
        page.get_by_role("link", name="带批注的副本").click()
    marked.value.save_as(tmp_path / "marked.xlsx")
    notes = load_workbook(tmp_path / "marked.xlsx")["项目"]["D48"].comment
    assert notes is not None
    page.get_by_role("button", name="移除").click()
    mended = _mended(tmp_path)
    _drop(page, mended)
    expect(row).to_have_count(0)
    _run(page)
    _accessible(page)

    ours = tmp_path / "awards"
    command("run", mended, "--rules", RULES, "--year", "2020", "--out", ours)
    with page.expect_download() as everything:
        page.get_by_role("link", name="全部结果").click()
    with zipfile.ZipFile(io.BytesIO(Path(everything.value.path()).read_bytes())) as archive:
        got = {name: archive.read(name) for name in archive.namelist()}
    wanted = {path.relative_to(ours).as_posix(): path.read_bytes() for path in ours.rglob("*") if path.is_file()}
    assert got.keys() == wanted.keys()
    assert [name for name in wanted if got[name] != wanted[name]] == []

    page.get_by_label("查找").fill("云朵")
    expect(page.get_by_text("1家", exact=True)).to_be_visible()
    page.get_by_role("link", name="示例云朵搬运机器人有限公司").click()
    page.get_by_text("计算过程").first.click()
    expect(page.get_by_role("cell", name="四舍五入到0.01元").first).to_be_visible()
    _accessible(page)
    with page.expect_download() as sheet:
        page.get_by_role("link", name="下载核定表").click()
    name = sheet.value.suggested_filename
    assert Path(sheet.value.path()).read_bytes() == wanted[f"enterprises/{name}"]

    page.set_viewport_size({"width": 390, "height": 800})
    for step, heading in (("比较", "比较"), ("材料", "材料"), ("政策", "选择政策")):
        page.get_by_role("link", name=step, exact=True).first.click()
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        _accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390  # nothing sticks out
