"""The program's own source as syntax trees, and the texts in it that a person would read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import subsidy_calc

ROOT = Path(subsidy_calc.__file__).parent
HANZI = re.compile(r"[\u4e00-\u9fff]+")

# Words of the data itself, the same in every language of the user: they are read or matched, never chosen by language.
DATA_WORDS = {
    "units of sums, as claims and schedules write them": "元 万元 亿元 万 亿 人民币 天 百千万亿 十百千万亿 美欧港日英 镑 币 单位",
    "parts of dates, as claims write them": "年 年度 月 日 号",
    "yes and no, as claims and schedules write them": "是 否 不是",
    "headings of rows that are sums": "合计 总计 小计 共计 总合计",
    "the built-in sheet of earlier awards and the columns that are added to a verified one":
        "历年兑现 统一社会信用代码 信用代码 条款 事项 奖励金额 批次 审定额 核减原因",
    "the built-in sheets of decisions and of bank accounts":
        "会议决定 决定金额 金额 依据文号 文号 会议纪要 原因 理由 条目 银行账户 户名 账户名称 开户行 开户银行 账号 银行账号",
    "a decision not to pay, and other ways to head a verified sum": "不予兑现 不予奖励 不兑现 审定金额 审定",
    "sheets and rows of the template that hold no claims": "填写说明 下拉选项 示例行",
    "amounts in capitals, which exist in Chinese alone": "零壹贰叁肆伍陆柒捌玖 仟 佰 拾 整 角 零 分 零元",
    "numerals before the parts of an award sheet": "一二三四五",
    "capitals written otherwise, and their usual forms": "圆正貳陸億萬兩 零元整贰陆亿万贰",
    "forms of companies": "有限公司 有限责任公司 股份公司 股份有限公司",
    "a font": "宋体",
    "first and last hanzi of a range": "一 鿿",
}  # fmt: skip
ALLOWED = {word for words in DATA_WORDS.values() for word in words.split()}

# modules of words that texts are searched for, and that nobody is told
MATCHED_ONLY = {"lint/vocabulary.py", "values/numerals.py"}

# calls whose argument (by position or name) is words for people, and must be a Message
SPEAKERS = {"Problem": (2, "says"), "Note": (2, "says"), "Fault": (1, "says"), "Reason": (1, "says")}
PRINTERS = {"echo", "secho", "print"}
A_COMMAND_TO_COPY = "subsidy-calc "


@dataclass(frozen=True, slots=True)
class Source:
    """A module of the program."""

    name: str
    tree: ast.Module


def sources() -> list[Source]:
    """Every module of the program."""
    return [
        Source(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(ROOT.rglob("*.py"))
    ]


def called(node: ast.AST) -> str:
    """The last part of the name that a call calls."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def bare_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each string for people that is no wording."""
    set_aside = {id(part) for node in ast.walk(tree) for part in _set_aside(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in set_aside:
            if any(word not in ALLOWED for word in HANZI.findall(node.value)):
                yield node.lineno, node.value
        elif isinstance(node, ast.Call):
            spoken = _spoken(node)
            if spoken is not None and _has_words(spoken):
                yield node.lineno, ast.unparse(spoken)


def _set_aside(node: ast.AST) -> Iterator[ast.AST]:
    """Wordings, patterns (they are matched, never shown) and docstrings."""
    if called(node) in ("wording", "compile"):
        yield from ast.walk(node)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def _spoken(call: ast.Call) -> ast.expr | None:
    if called(call) in PRINTERS and call.args:
        return call.args[0]
    if called(call) not in SPEAKERS:
        return None
    position, name = SPEAKERS[called(call)]
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return by_name or (call.args[position] if len(call.args) > position else None)


def _has_words(spoken: ast.expr) -> bool:
    """Whether a text is written here: letters in it, but for a command that the user copies."""
    parts = spoken.values if isinstance(spoken, ast.JoinedStr) else [spoken]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(letter.isalpha() for text in texts for letter in text) and not texts[0].startswith(A_COMMAND_TO_COPY)
