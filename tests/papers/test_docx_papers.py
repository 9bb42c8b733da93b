"""Documents for Word, read back by python-docx: what they say, and what no name and no template can do to them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from papers.made_papers import AWARD, HOSTILE, LONG, SHOWN, paper, template
from subsidy_calc.papers.docx import write_docx
from subsidy_calc.papers.paper import Kind
from subsidy_calc.papers.template_refused import TemplateRefused
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import Problem

KINDS: Sequence[Kind] = get_args(Kind)
LOOP = ["{%tr for row in rows %}", "{{ row.enterprise }} {{ row.award.yuan }}", "{%tr endfor %}"]


def _document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def _written(kind: Kind, rows: int = 1, language: str = "zh", **changed: str) -> Document:
    made = paper(kind, rows, 1, **changed)
    return _document(write_docx(made, made.sheets[0], template(kind, "docx", language)))


def _texts(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def _rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def _template(*paragraphs: str, rows: Sequence[str] = (), footer: str = "") -> bytes:
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    if rows:
        table = document.add_table(len(rows), 1)
        for row, each in enumerate(rows):
            table.cell(row, 0).text = each
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _filled(content: bytes) -> Document:
    made = paper("list", 2)
    return _document(write_docx(made, made.sheets[0], content))


def _problems(content: bytes) -> tuple[Problem, ...]:
    made = paper("list", 2)
    with pytest.raises(TemplateRefused) as caught:
        write_docx(made, made.sheets[0], content, "own.docx")
    assert {str(problem.place) for problem in caught.value.problems} == {"own.docx"}
    for problem in caught.value.problems:
        assert all(say(problem.says, language) for language in ("zh", "en"))
    return caught.value.problems


@pytest.mark.parametrize("rows", [1, 40, 400])
def test_a_list_has_every_row_and_the_sums(rows: int) -> None:
    document = _written("list", rows)
    read = _rows(document)
    assert read[0] == ["序号", "企业名称", "统一社会信用代码", "奖补项目", "政策依据", "金额（万元）", "金额（元）"]
    assert [row[0] for row in read[1:-2]] == [str(number) for number in range(1, rows + 1)]
    assert {tuple(row[5:]) for row in read[1:-2]} == {("35.18517", "351,851.70")}
    assert read[-2][0] == f"合计（{rows}项）"
    capitals = {
        1: "叁拾伍万壹仟捌佰伍拾壹元柒角",
        40: "壹仟肆佰零柒万肆仟零陆拾捌元整",
        400: "壹亿肆仟零柒拾肆万零陆佰捌拾元整",
    }
    assert read[-1][0] == f"合计（大写）：人民币{capitals[rows]}"
    assert "2021年3月1日至2021年3月5日，共5个工作日（公示首日计入）" in _texts(document)


def test_a_payment_table_says_who_pays_how_much() -> None:
    read = _rows(_written("payment", 3))
    assert read[2] == [
        "2", "示例第2智能装备有限公司", "91341124FAKE000002", "智能装备与系统购置奖励", "县", "1/2", "2020", "351,851.70",
        "示例第2智能装备有限公司", "示例农村商业银行全椒支行", "6222000000000000002",
    ]  # fmt: skip
    sums = [(row[0], row[7]) for row in read[4:7]]
    assert sums == [("合计（3项）", "1,055,555.10"), ("其中：市承担", "351,851.70"), ("其中：县承担", "703,703.40")]


def test_a_verification_sheet_and_a_notice_name_their_enterprise() -> None:
    sheet = _written("verification")
    assert "企业名称：示例第1智能装备有限公司　　统一社会信用代码：91341124FAKE000001" in _texts(sheet)
    expected = [
        "1",
        "智能装备与系统购置奖励",
        "二（三）1",
        "2,500,000.00",
        "2,345,678.00",
        "351,851.70",
        "奖励：按审定额的15%",
    ]
    assert _rows(sheet)[1] == [*expected, "claims.xlsx 项目!1"]
    notice = _texts(_written("notice"))
    assert notice.startswith("全椒县促进工业经济发展奖补奖励通知书\n示例第1智能装备有限公司：\n")
    assert "奖励合计人民币叁拾伍万壹仟捌佰伍拾壹元柒角（￥351,851.70元）" in notice
    assert notice.endswith("示例县经济和信息化局（盖章）\n2021年3月8日")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_paper_has_its_form(kind: Kind, language: str) -> None:
    document = _written(kind, 2, language)
    section, heading = document.sections[0], document.tables[0].rows[0]._tr
    assert ((section.page_width or 0) > (section.page_height or 0)) == (kind in ("list", "payment"))
    assert {round((side or 0) / Mm(1)) for side in (section.page_width, section.page_height)} == {210, 297}
    assert heading.trPr is not None
    assert heading.trPr.find(qn("w:tblHeader")) is not None
    footer = section.footer.paragraphs[0]
    assert [code.text.strip() for code in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert "0123456789ab" in footer.text
    assert "{" not in _texts(document) + str(_rows(document)) + footer.text


def test_what_a_paper_goes_without_is_left_out() -> None:
    made = paper("payment", batch="", role_4="", role_5="")
    texts = _texts(_document(write_docx(made, made.sheets[0], template("payment", "docx"))))
    assert "批次" not in texts
    assert [role for role in ("制表", "股室负责人", "分管负责人", "主要负责人") if f"{role}：" in texts] == [
        "制表",
        "股室负责人",
    ]
    assert texts.endswith("（盖章）\n　　　　年　　月　　日")


def test_a_list_without_a_period_leaves_it_out() -> None:
    made = paper("list")
    sheet = made.sheets[0]
    period = ("from", "to", "days", "first_day")
    unpublished = replace(sheet, fields={name: value for name, value in sheet.fields.items() if name not in period})
    texts = _texts(_document(write_docx(made, unpublished, template("list", "docx"))))
    assert "公示期：" not in texts
    assert "对公示内容有异议的" in texts


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_name_is_printed_as_text(kind: Kind) -> None:
    document = _written(kind, 2, enterprise=HOSTILE, item=HOSTILE, bureau=HOSTILE, title=HOSTILE)
    texts = _texts(document)
    assert _rows(document)[1].count(SHOWN) == (2 if kind in ("list", "payment") else 1)
    assert f"{SHOWN}（盖章）" in texts
    assert document.core_properties.title == document.core_properties.author == SHOWN


def test_a_long_name_is_whole() -> None:
    assert _rows(_written("list", enterprise=LONG))[1][1] == LONG


def test_the_same_bytes_every_time() -> None:
    made = paper("payment", 3)
    first, second = (write_docx(made, made.sheets[0], template("payment", "docx")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert _document(first).core_properties.modified == dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def test_every_slip_of_a_template_is_told_at_once() -> None:
    problems = _problems(
        _template("{{ titel }} {{ total }} {{ total.yaun }} {{ x }} {{ date }}", rows=[LOOP[0], "{{ row.entreprise }}", LOOP[2]], footer="{{ runn }}")
    )  # fmt: skip
    assert {problem.found for problem in problems} == {
        "titel",
        "total",
        "total.yaun",
        "x",
        "date",
        "row.entreprise",
        "runn",
    }
    told = {problem.found: problem for problem in problems}
    assert told["titel"].fix is not None
    assert say(told["titel"].fix, "zh") == "是否想写“title”？"
    assert told["total"].expected is not None
    assert say(told["total"].expected, "en") == "one of total.capitals, total.wan, total.yuan"
    assert told["row.entreprise"].fix is not None
    assert say(told["row.entreprise"].fix, "en") == "did you mean “enterprise”?"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        template("list", "docx")[:2000],
        _template("{{ title"),
        _template("{% if title %}"),
        _template("{%p if title %}", rows=["{%p endif %} {{ title }}"]),
        _template("{%p if not title %}", rows=["{{ title }} {% endif %}"]),
        _template(rows=["{%tr if title %}", "{%tr endif %}"]),
        _template("{{ title.__class__.__mro__ }}"),
        _template("{{ days / 0 }}"),
        _template("{{ title.nothing }}"),
        _template("{% include 'other' %}"),
        _template("{{ range(1000000) }}"),
    ],
    ids=[
        "empty",
        "no zip",
        "cut",
        "open",
        "no end",
        "two levels",
        "two levels, one gone",
        "no row",
        "class",
        "zero",
        "part",
        "include",
        "range",
    ],
)
def test_a_broken_template_is_a_problem(content: bytes) -> None:
    problems = _problems(content)
    assert [problem.code for problem in problems] == ["broken_template"]
    assert problems[0].fix is not None


def test_names_of_the_template_itself_are_no_slips() -> None:
    read = _filled(
        _template(
            "{% set whole = total %}{{ whole.wan }}{% for each in [1, 2] %}{{ loop.index }}{% endfor %}",
            "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(days) }}{{ rows | length }}",
            "{{ title | e }} {{ title | safe }}",
            rows=LOOP,
        )
    )
    assert _texts(read).splitlines()[:2] == ["70.3703412", "552"]
    assert _rows(read) == [[f"示例第{number}智能装备有限公司 {AWARD.yuan}"] for number in (1, 2)]


def test_no_filter_lets_a_name_into_the_document_as_xml() -> None:
    made = paper("list", 1, bureau="<w:br/>&amp;{{ days }}")
    read = _document(write_docx(made, made.sheets[0], _template("{{ bureau | safe }}", "{{ bureau | e }}")))
    assert _texts(read).splitlines() == ["<w:br/>&{{ days }}", "<w:br/>&amp;{{ days }}"]


def test_properties_of_the_one_who_saved_the_template_are_gone() -> None:
    document = docx.Document()
    kept = document.core_properties
    kept.last_modified_by, kept.comments, kept.subject = "someone", "{{ unknown }}", "{% broken"
    written = io.BytesIO()
    document.save(written)
    read = _filled(written.getvalue()).core_properties
    assert (read.last_modified_by, read.comments, read.subject, read.revision) == ("", "", "", 1)
