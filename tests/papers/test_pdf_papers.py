"""PDF papers, read back by pypdf: what they say, page for page, and what a font or a template lacks."""

from __future__ import annotations

import io
from typing import get_args

import pytest
import typst
from pypdf import PdfReader

from papers.made_papers import HOSTILE, LONG, SHOWN, paper, template
from subsidy_calc.papers import pdf
from subsidy_calc.papers.paper import Kind, Paper
from subsidy_calc.papers.pdf import write_pdf
from subsidy_calc.papers.template_refused import TemplateRefused
from subsidy_calc.values.messages import Language, say
from subsidy_calc.values.problems import Problem

READ = "#let paper = json(bytes(sys.inputs.paper))\n#let fields = paper.sheets.first().fields\n"


def _pdf(made: Paper, language: Language = "zh") -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(made, template(made.kind, "typ", language).decode(), language)))


def _text(reader: PdfReader, page: int) -> str:
    """The words of a page without blanks: where a line ends is the font's business."""
    return "".join(reader.pages[page].extract_text().split())


def _refused(source: str, made: Paper | None = None) -> tuple[Problem, ...]:
    with pytest.raises(TemplateRefused) as caught:
        write_pdf(made or paper("list"), source, "zh", "own.typ")
    assert {problem.place.file for problem in caught.value.problems} == {"own.typ"}
    for problem in caught.value.problems:
        assert problem.fix is not None
    return caught.value.problems


def test_a_list_goes_over_pages_with_its_heading_on_each() -> None:
    reader = _pdf(paper("list", 400))
    count = len(reader.pages)
    first, last = _text(reader, 0), _text(reader, count - 1)
    heading = "序号企业名称统一社会信用代码奖补项目政策依据金额（万元）金额（元）"
    assert heading in first
    assert last.startswith(heading)
    assert f"第1页共{count}页" in first
    assert f"第{count}页共{count}页" in last
    assert "2021年3月1日至2021年3月5日，共5个工作日（公示首日计入）" in first
    assert "400示例第400智能装备有限公司91341124FAKE000400智能装备与系统购置奖励二（三）135.18517351,851.70" in last
    assert "合计（400项）14,074.068140,740,680.00" in last
    assert "合计（大写）：人民币壹亿肆仟零柒拾肆万零陆佰捌拾元整" in last


@pytest.mark.parametrize(("kind", "rows"), [("list", (16, 17)), ("payment", (9, 10))])
@pytest.mark.parametrize(("language", "total"), [("zh", "合计（"), ("en", "Total(")])
def test_the_seal_never_stands_alone_on_a_page(
    kind: Kind, rows: tuple[int, int], language: Language, total: str
) -> None:
    for count in rows:  # the page just holds all, or has a row too many
        reader = _pdf(paper(kind, count), language)
        assert total in _text(reader, len(reader.pages) - 1)
    assert len(reader.pages) == 2


def test_a_payment_table_says_who_pays_and_who_signs() -> None:
    page = _text(_pdf(paper("payment", 3)), 0)
    assert "6222000000000000003" in page
    assert "合计（3项）1,055,555.10其中：市承担351,851.70其中：县承担703,703.40" in page
    assert "制表：复核：股室负责人：分管负责人：主要负责人：示例县经济和信息化局（盖章）年月日" in page


def test_each_enterprise_begins_a_page_and_counts_its_own() -> None:
    reader = _pdf(paper("verification", 40, sheets=2))
    pages = [_text(reader, number) for number in range(len(reader.pages))]
    each = len(pages) // 2
    assert ["全椒县促进工业经济发展奖补奖励核定表" in page for page in pages] == [True, *[False] * (each - 1)] * 2
    numbers = [page.rpartition("核算编号：0123456789ab")[2] for page in pages]
    assert numbers == [f"第{number}页共{each}页" for number in range(1, each + 1)] * 2
    assert each > 1
    assert "企业名称：示例第2智能装备有限公司统一社会信用代码：91341124FAKE000002" in pages[each]


def test_a_notice_is_a_letter() -> None:
    page = _text(_pdf(paper("notice")), 0)
    assert page.startswith("全椒县促进工业经济发展奖补奖励通知书示例第1智能装备有限公司：按照《")
    assert "奖励合计人民币叁拾伍万壹仟捌佰伍拾壹元柒角（￥351,851.70元）" in page
    assert "特此通知。示例县经济和信息化局（盖章）2021年3月8日" in page


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_paper_is_also_in_english(kind: Kind) -> None:
    assert "Page1of1" in _text(_pdf(paper(kind, batch=""), "en"), 0)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_hostile_name_is_printed_as_text_by_pdf(kind: Kind) -> None:
    page = _text(_pdf(paper(kind, enterprise=HOSTILE, item=HOSTILE)), 0).replace("\u200b", "")
    assert page.count("".join(SHOWN.split())) == 2


def test_a_long_name_is_whole_in_pdf() -> None:
    assert LONG in _text(_pdf(paper("list", enterprise=LONG)), 0)


def test_the_same_bytes_every_time_in_pdf() -> None:
    made, source = paper("notice", 2), template("notice", "typ").decode()
    assert write_pdf(made, source, "zh") == write_pdf(made, source, "zh")


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        (READ + "#fields.titel", 3, 'dictionary does not contain key "titel"'),
        ("\n#let x = (", 2, "unclosed delimiter"),
        ("#nothing", 1, "unknown variable: nothing"),
        ('#read("/etc/passwd")', 1, "file not found"),
        ('#read("../secret")', 1, 'path `"../secret"` would escape the project root'),
        ('#panic("stop")', 1, "panicked with: stop"),
    ],
    ids=["field", "syntax", "name", "file", "escape", "panic"],
)
def test_an_error_of_a_template_has_its_line(source: str, line: int, says: str) -> None:
    (problem,) = _refused(source)
    assert problem.code == "broken_template"
    assert getattr(problem.place, "line", None) == line
    assert say(problem.says, "en") == f"the template is faulty: {says}"


def test_a_template_takes_no_packages() -> None:
    (problem,) = _refused('\n\n#import "@preview/tablex:0.0.8": tablex')
    assert (problem.code, problem.found, getattr(problem.place, "line", None)) == (
        "package",
        "@preview/tablex:0.0.8",
        3,
    )


def test_a_layout_that_goes_in_circles_is_refused() -> None:
    source = "#context for each in query(<a>) { v(300pt); [#metadata(1)<a>] }\n#metadata(1)<a>\n"
    assert "page numbers" in say(_refused(source)[0].says, "en")


def test_a_character_that_no_font_has_is_named_with_its_text() -> None:
    problems = _refused(
        template("list", "typ").decode(), paper("list", 2, enterprise="示例\U0003ffaa公司", item="\u0378")
    )
    assert [(problem.code, problem.found) for problem in problems] == [
        ("no_font", "\u0378"),
        ("no_font", "示例\U0003ffaa公司"),
    ]
    assert "U+3FFAA" in say(problems[1].says, "zh")


def test_a_privately_made_character_is_refused() -> None:
    (problem,) = _refused(template("list", "typ").decode(), paper("list", 1, enterprise="示例\ue5e5公司"))
    assert (problem.code, problem.found) == ("private_character", "示例\ue5e5公司")


def test_without_chinese_fonts_it_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_fonts", lambda: typst.Fonts(include_system_fonts=False))
    (problem,) = _refused(template("notice", "typ").decode(), paper("notice"))
    assert problem.code == "no_chinese_font"
    assert problem.fix is not None
    assert "fonts-noto-cjk" in say(problem.fix, "zh")
