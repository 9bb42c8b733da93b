"""A part of a workbook under the knife: where its elements stand in the bytes, and small edits there.

What is not edited stays the same byte for byte. Elements are found by expat, which
tells the place of each; a document type that declares entities is refused.

>>> part = XmlPart(b'<a xmlns="u"><b k="1"/></a>')
>>> part.set_attribute(part.root.children[0], "k", "2")
>>> part.append(part.root.children[0], b"<c/>")
>>> part.edited()
b'<a xmlns="u"><b k="2"><c/></b></a>'
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

_TAG = re.compile(rb"""<(?P<name>[^\s/>]+)(?:"[^"]*"|'[^']*'|[^"'>])*>""")
_ATTRIBUTE = re.compile(rb"""\s+(?P<name>[^\s=/>]+)\s*=\s*(?P<value>"[^"]*"|'[^']*')""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotEditable(Exception):
    """A part is not as the format has it."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its name without a prefix, its attributes, and where it stands in the bytes."""

    name: str  # with the namespace before it, where that is not the root's
    attributes: Mapping[str, str]
    start: int
    tag_end: int
    empty: bool  # written <a/>
    prefix: str  # `x:`, or nothing
    inner_end: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        return next(iter(self.all(name)), None)


Keep = Callable[[str, Mapping[str, str]], bool]


class XmlPart:
    """The elements of a part, those that `keep` wants, and the edits to be made."""

    def __init__(self, content: bytes, keep: Keep = lambda _name, _attributes: True) -> None:
        self.content = in_utf8(content)
        self._edits: list[tuple[int, int, bytes]] = []
        self.root = _parse(self.content, keep)

    def replace(self, start: int, end: int, by: bytes) -> None:
        self._edits.append((start, end, by))

    def insert(self, at: int, what: bytes) -> None:
        self.replace(at, at, what)

    def append(self, node: Node, what: bytes) -> None:
        """Put something at the end of an element; once an element only, where it is written <a/>."""
        if not node.empty:
            self.insert(node.inner_end, what)
            return
        match = _TAG.match(self.content, node.start)
        name = match["name"] if match else b""
        self.replace(node.tag_end - 2, node.tag_end, b">" + what + b"</" + name + b">")

    def set_attribute(self, node: Node, name: str, value: str | None) -> None:
        """Write an attribute without a prefix; None takes it away."""
        tag = _TAG.match(self.content, node.start)
        if tag is not None:
            self.replace(*attribute_span(tag, name), b"" if value is None else attribute(name, value))

    def text(self, node: Node) -> bytes:
        """An element as it is written."""
        return self.content[node.start : node.end]

    def edited(self) -> bytes:
        """The part with every edit made."""
        pieces, at = [], 0
        for start, end, by in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self.content[at:start], by]
            at = end
        return b"".join([*pieces, self.content[at:]])


def attribute_span(tag: re.Match[bytes], name: str) -> tuple[int, int]:
    """Where an attribute stands in a tag, with the blank before it; an empty span, where it would, if it does not."""
    at = tag.end("name")
    for match in _ATTRIBUTE.finditer(tag.string, at, tag.end()):
        if match["name"] == name.encode():
            return match.span()
        at = match.end()
    return at, at


def with_attributes(element: bytes, values: Mapping[str, str]) -> bytes:
    """The text of an element with these attributes in its first tag.

    >>> with_attributes(b'<xf a="1"/>', {"a": "2", "b": "3"})
    b'<xf a="2" b="3"/>'
    """
    for name, value in values.items():
        tag = _TAG.match(element)
        if tag is None:
            raise NotEditable(name)
        start, end = attribute_span(tag, name)
        element = element[:start] + attribute(name, value) + element[end:]
    return element


def attribute(name: str, value: str) -> bytes:
    return f' {name}="'.encode() + xml_text(value).replace(b'"', b"&quot;") + b'"'


def xml_text(text: str) -> bytes:
    """Text as XML has it; what XML cannot hold, control characters and halves of letters, becomes U+FFFD."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", unix)).encode()


def in_utf8(content: bytes) -> bytes:
    """The bytes of a part in UTF-8 without a byte order mark, its declaration in accord."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16")
    else:
        content = content.removeprefix(codecs.BOM_UTF8)
        named = re.match(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""", content)
        encoding = named[1].decode() if named else "utf-8"
        if codecs.lookup(encoding).name in ("utf-8", "ascii"):
            return content
        text = content.decode(encoding)
    return _DECLARATION.sub('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', text, count=1).encode()


def _parse(content: bytes, keep: Keep) -> Node:  # noqa: C901  one handler an event
    parser = expat.ParserCreate(namespace_separator=" ")
    document = Node("", {}, 0, 0, False, "")
    opened: list[Node | None] = [document]
    namespace = ""

    def start(full_name: str, attributes: dict[str, str]) -> None:
        nonlocal namespace
        if len(opened) == 1:
            namespace = full_name.rpartition(" ")[0]
        uri, _, local = full_name.rpartition(" ")
        name = local if uri == namespace else full_name
        parent = opened[-1]
        if parent is None or not keep(name, attributes):
            opened.append(None)
            return
        at = parser.CurrentByteIndex
        tag = _TAG.match(content, at)
        if tag is None:
            raise NotEditable(name)
        prefix, colon, _ = tag["name"].decode().rpartition(":")
        empty = tag[0].endswith(b"/>")
        node = Node(name, attributes, at, tag.end(), empty, prefix + colon, tag.end(), tag.end())
        parent.children.append(node)
        opened.append(node)

    def end(_name: str) -> None:
        node = opened.pop()
        if node is not None and not node.empty:
            node.inner_end = parser.CurrentByteIndex
            node.end = content.index(b">", node.inner_end) + 1

    def refuse_entities(*_: object) -> None:
        raise NotEditable("entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = refuse_entities
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise NotEditable(str(error)) from error
    return document.children[0]
