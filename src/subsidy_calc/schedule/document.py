"""The document: YAML as entries, items and text with places; everything that YAML guesses is refused.

Scalars stay text. Tags, anchors, aliases, merge keys, repeated keys, several documents,
other encodings than UTF-8, more than 1 MiB and more than 20 levels are refused, as are
the two slips that YAML reads in silence: a comma inside an amount in braces, and a
full-width colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from subsidy_calc.grammar.written import Entries, Items, Text
from subsidy_calc.schedule.yaml_slips import SYNTAX, line_at, slip_near
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused

LARGEST_BYTES = 1024 * 1024
DEEPEST = 20

TOO_LARGE = wording("yaml.too_large", zh="文件超过1 MiB", en="the file is larger than 1 MiB")
NOT_UTF8 = wording("yaml.not_utf8", zh="文件不是UTF-8编码", en="the file is not UTF-8")
SAVE_AS_UTF8 = wording("yaml.save_as_utf8", zh="在编辑器里另存为UTF-8", en="save it as UTF-8 in the editor")
NO_COLON = wording(
    "yaml.no_colon", zh="这一行或上一行不是“键: 值”", en="this line or the one above is not “key: value”"
)
COLON_HERE = wording("yaml.colon_here", zh="这里不能有冒号", en="a colon cannot stand here")
NOT_IN_LINE = wording("yaml.not_in_line", zh="缩进与上面的各行不一致", en="the indent differs from the lines above")
TAB = wording("yaml.tab", zh="这里有制表符（Tab）", en="there is a tab (Tab) here")
NOT_CLOSED = wording(
    "yaml.not_closed", zh="花括号或方括号里缺逗号，或者没有合上", en="a comma or the closing bracket is missing"
)
QUOTE_OPEN = wording("yaml.quote_open", zh="引号没有合上", en="a quotation mark is not closed")
ALIGN = wording(
    "yaml.align",
    zh="同一层的各行用空格缩进到同一列，列表的每一项以“- ”开头；文字里有“: ”的，整段加引号",
    en="indent what belongs together to the same column, begin each item of a list with “- ”, and put text that holds “: ” in quotation marks",
)
BLANKS = wording("yaml.blanks", zh="把制表符换成空格", en="write blanks for the tab")
COMMA_WIDE = wording(
    "yaml.comma_wide",
    zh="括号里各项之间用半角逗号和空格，如 {{甲: 1, 乙: 2}}、[甲, 乙]",
    en="inside brackets an ASCII comma and a space stand between things, as in {{a: 1, b: 2}} and [a, b]",
)
CLOSE_QUOTE = wording(
    "yaml.close_quote", zh="在文字末尾补上同样的引号（\" 或 '）", en="end the text with the same mark (\" or ')"
)
KEEP_ONE = wording(
    "yaml.keep_one",
    zh="只留一处；列表的各项各以“- ”开头",
    en="keep one; each item of a list begins with “- ” of its own",
)
TOO_DEEP = wording("yaml.too_deep", zh="嵌套超过{deepest}层", en="nested deeper than {deepest} levels")
NO_TAG = wording("yaml.tag", zh="不接受YAML标签", en="YAML tags are not accepted")
NO_ANCHOR = wording("yaml.anchor", zh="不接受YAML锚点（&）", en="YAML anchors (&) are not accepted")
NO_ALIAS = wording("yaml.alias", zh="不接受YAML别名（*）", en="YAML aliases (*) are not accepted")
NO_MERGE = wording("yaml.merge", zh="不接受合并键（<<）", en="merge keys (<<) are not accepted")
WRITE_OUT = wording("yaml.write_out", zh="把内容直接写出来", en="write the content out")
ONE_DOCUMENT = wording("yaml.documents", zh="一个文件只能有一份文档（---）", en="one document (---) a file")
EMPTY = wording("yaml.empty", zh="文件里没有内容", en="the file is empty")
NOT_KEYS = wording(
    "yaml.not_keys", zh="文件最外层要是键，如 clauses:", en="the file must hold keys at its top, such as clauses:"
)
KEY_IS_TEXT = wording("yaml.key", zh="键必须是文字", en="a key must be text")
REPEATED = wording(
    "yaml.repeated_key", zh="键重复，前一个在第{line}行", en="the key stands here again; the first is in line {line}"
)
NO_VALUE = wording("yaml.no_value", zh="花括号里的键没有值", en="a key inside braces has no value")
COMMA_TRAP = wording(
    "yaml.comma_trap",
    zh="花括号里的金额不能带逗号：写500000元或50万元",
    en="no comma in an amount inside braces: write 500000元 or 50万元",
)
COLON_TRAP = wording(
    "yaml.colon_trap",
    zh="冒号要用半角并在后面加空格，如 title: 标题",
    en="use an ASCII colon and a space after it, as in title: text",
)


class Mark(Protocol):
    """Where PyYAML's parser was, from 0; its two builds have a type of their own each."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


_PLAIN_NULL = {"null", "~", ""}
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AFTER_COMMA = re.compile(r"\d{3}(\.\d+)?\s*(元|万元|亿元|CNY|%|‰)?")


def read_document(content: bytes, file: str) -> Entries:
    """Read the bytes of a schedule.

    Raises:
        ScheduleRefused: with every fault found.
    """
    text = _decoded(content, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_loader()):
            builder.take(event)
    except _TooDeep:
        pass  # reported by the builder
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax_problem(error, text, file))
    except yaml.YAMLError as error:
        builder.report("yaml_syntax", _forbidden_at(error, text, file), SYNTAX(reason=str(error)))
    if not builder.problems and not isinstance(builder.root, Entries):
        builder.report("yaml_empty", Line(file, 1, 1), EMPTY() if builder.root is None else NOT_KEYS())
    if builder.problems or not isinstance(builder.root, Entries):
        raise ScheduleRefused(builder.problems)
    return builder.root


def _loader() -> Any:  # Any: PyYAML's stubs do not name the type that yaml.parse takes
    return yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def _decoded(content: bytes, file: str) -> str:
    if len(content) > LARGEST_BYTES:
        raise ScheduleRefused([Problem("yaml_too_large", Line(file), TOO_LARGE(), f"{len(content):,}")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = Problem("yaml_not_utf8", Line(file, line, 1), NOT_UTF8(), fix=SAVE_AS_UTF8())
        raise ScheduleRefused([problem]) from error


# what the parser says, what that is in plain words, and what helps
_REASONS = (
    ("tab character", TAB, BLANKS),
    ("cannot start any token", TAB, BLANKS),
    ("could not find expected ':'", NO_COLON, ALIGN),
    ("mapping values are not allowed", COLON_HERE, ALIGN),
    ("expected ',' or", NOT_CLOSED, COMMA_WIDE),
    ("expected key", NOT_IN_LINE, ALIGN),
    ("expected <block end>", NOT_IN_LINE, ALIGN),
    ("expected '-' indicator", NOT_IN_LINE, ALIGN),
    ("block sequence entries are not allowed", NOT_IN_LINE, ALIGN),
    ("unexpected end of stream", QUOTE_OPEN, CLOSE_QUOTE),
)
_WIDE_COLON = re.compile(r"\s*(?:- )?[^\s:：#\"'{\[]+(：)")


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    # an open quote is found at the end of the file; where it begins is what helps
    is_open_quote = error.context is not None and "quoted scalar" in error.context
    mark = error.context_mark if is_open_quote else error.problem_mark or error.context_mark
    place, reason = _place(mark, file), error.problem or str(error)
    if (wide := _wide_colon(place, text)) is not None:
        return Problem("yaml_syntax", wide, SYNTAX(reason=NO_COLON()), "：", fix=COLON_TRAP())
    begun = _place(error.context_mark, file) if error.context_mark is not None else None
    if not is_open_quote and (slip := slip_near(place, begun, reason, text)) is not None:
        return slip
    at = line_at(place, text)
    for said, plain, fix in _REASONS:
        if said in reason and (plain is not TAB or "\t" in "".join(text.splitlines()[place.line - 1 : place.line])):
            return Problem("yaml_syntax", place, SYNTAX(reason=plain()), at, fix=fix())
    return Problem("yaml_syntax", place, SYNTAX(reason=reason), at, fix=ALIGN())


def _wide_colon(place: Line, text: str) -> Line | None:
    """A full-width colon after what looks like a key, in the line of an error or the one above it."""
    lines = text.splitlines()
    for number in range(max(place.line - 1, 1), place.line + 1):
        found = _WIDE_COLON.match(lines[number - 1]) if number <= len(lines) else None
        if found is not None:
            return Line(place.file, number, found.start(1) + 1)
    return None


def _forbidden_at(error: yaml.YAMLError, text: str, file: str) -> Line:
    """Where a character stands that YAML forbids; the parser counts bytes or characters up to it."""
    found = _FORBIDDEN.search(text)
    if not isinstance(error, yaml.reader.ReaderError) or found is None:
        return Line(file)
    before = text[: found.start()]
    return Line(file, before.count("\n") + 1, found.start() - before.rfind("\n"))


def _place(mark: Mark | None, file: str) -> Line:
    return Line(file) if mark is None else Line(file, mark.line + 1, mark.column + 1)


class _TooDeep(Exception):
    pass


@dataclass
class _Open:
    """A mapping or list that is being read."""

    node: Entries | Items
    flow: bool
    key: str | None = None


@dataclass
class _Builder:
    """Builds the document from the parser's events, without recursion."""

    file: str
    root: Entries | Items | Text | None = None
    problems: list[Problem] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def report(self, code: str, place: Line, says: Message, found: str = "", fix: Message | None = None) -> None:
        self.problems.append(Problem(code, place, says, found, fix=fix))

    def take(self, event: yaml.Event) -> None:
        place = _place(event.start_mark, self.file)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self.report("yaml_documents", place, ONE_DOCUMENT())
        elif isinstance(event, yaml.AliasEvent):
            self.report("yaml_alias", place, NO_ALIAS(), f"*{event.anchor}", WRITE_OUT())
            self._add(Text("", place))
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, place)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()

    def _node(self, event: yaml.NodeEvent, place: Line) -> None:
        if event.anchor:
            self.report("yaml_anchor", place, NO_ANCHOR(), f"&{event.anchor}", WRITE_OUT())
        tag = getattr(event, "tag", None)
        if tag:
            self.report("yaml_tag", place, NO_TAG(), str(tag), WRITE_OUT())
        if isinstance(event, yaml.ScalarEvent):
            plain_null = event.style in (None, "") and event.value in _PLAIN_NULL
            self._scalar(event.value, plain_null, place)
            return
        flow = bool(getattr(event, "flow_style", False))
        node = Entries(place) if isinstance(event, yaml.MappingStartEvent) else Items(place)
        self._add(node)
        self._stack.append(_Open(node, flow))
        if len(self._stack) > DEEPEST:
            self.report("yaml_too_deep", place, TOO_DEEP(deepest=DEEPEST))
            raise _TooDeep

    def _scalar(self, value: str, plain_null: bool, place: Line) -> None:
        parent = self._stack[-1] if self._stack else None
        if parent and isinstance(parent.node, Entries) and parent.key is None:
            self._start_key(parent, value, place)
        elif parent and parent.key is not None and plain_null and parent.flow and value == "":
            self._no_value(parent.key, place)
            self._add(Text("", place))
        else:
            self._add(None if plain_null else Text(value, place))

    def _start_key(self, parent: _Open, key: str, place: Line) -> None:
        entries = parent.node
        if not isinstance(entries, Entries):
            return
        if key == "<<":
            self.report("yaml_merge", place, NO_MERGE(), "<<", WRITE_OUT())
        if key in entries:
            self.report("yaml_repeated_key", place, REPEATED(line=entries.key_places[key].line), key, KEEP_ONE())
        entries.key_places.setdefault(key, place)
        parent.key = key

    def _no_value(self, key: str, place: Line) -> None:
        fix = None
        if "：" in key:
            fix = COLON_TRAP()
        elif _AFTER_COMMA.fullmatch(key):
            fix = COMMA_TRAP()
        elif ":" in key:
            fix = COLON_TRAP()
        self.report("yaml_no_value", place, NO_VALUE(), key, fix)

    def _add(self, node: Entries | Items | Text | None) -> None:
        if not self._stack:
            if self._documents == 1:
                self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.node, Items):
            parent.node.append(node)
        elif parent.key is None:
            place = getattr(node, "place", Line(self.file))
            self.report("yaml_key", place, KEY_IS_TEXT())
            parent.key = ""
        else:
            parent.node.setdefault(parent.key, node)
            parent.key = None
