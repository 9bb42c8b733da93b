"""The comments of a sheet: those that are there stay, a cell's own is added to, new ones follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

from subsidy_calc.workbooks.annotate_marks import At
from subsidy_calc.workbooks.annotate_package import Package
from subsidy_calc.workbooks.annotate_xml import Node, XmlPart, attribute, xml_text

AUTHOR = "subsidy-calc"

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>"""
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BETWEEN = "\n\n"


def write_comments(package: Package, sheet: str, texts: Mapping[At, str]) -> list[At]:
    """Write the comments of a sheet; return the cells that had none before."""
    name = package.related(sheet, "comments")
    if name is None:
        name = package.add("xl/comments{}.xml", _EMPTY, _TYPE)
        package.relate(sheet, "comments", name)
    part = XmlPart(package.parts[name])
    there = {_place(node): node for group in part.root.all("commentList") for node in group.all("comment")}
    for at, text in texts.items():
        if at in there:
            _add_text(part, there[at], text)
    new = [at for at in texts if at not in there]
    if new:
        author, prefix = _author(part), part.root.prefix
        _add(part, "commentList", b"".join(_comment(prefix, at, texts[at], author) for at in new))
    package.parts[name] = part.edited()
    return new


def _place(node: Node) -> At | None:
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([1-9]\d*)(?::.*)?", node.attributes.get("ref", ""), re.I | re.A)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return At(int(found[2]), column)


def _author(part: XmlPart) -> int:
    """The number of our author, who is added if need be."""
    group = part.root.first("authors")
    names = [part.content[node.tag_end : node.inner_end] for node in group.all("author")] if group else []
    if AUTHOR.encode() not in names:
        names.append(AUTHOR.encode())
        _add(part, "authors", f"<{part.root.prefix}author>{AUTHOR}</{part.root.prefix}author>".encode())
    return names.index(AUTHOR.encode())


def _add(part: XmlPart, group: str, what: bytes) -> None:
    """Put something into one of the part's two lists, which is made if it is not there."""
    node = part.root.first(group)
    if node is not None:
        part.append(node, what)
        return
    tag = f"{part.root.prefix}{group}".encode()
    first = part.root.tag_end if group == "authors" else part.root.inner_end
    part.insert(first, b"<%b>%b</%b>" % (tag, what, tag))


def _comment(prefix: str, at: At, text: str, author: int) -> bytes:
    head = f"<{prefix}comment".encode() + attribute("ref", at.reference) + attribute("authorId", str(author)) + b">"
    body = f"<{prefix}text>".encode() + _run(prefix, text) + f"</{prefix}text>".encode()
    return head + body + f"</{prefix}comment>".encode()


def _run(prefix: str, text: str) -> bytes:
    return (
        f'<{prefix}r><{prefix}t xml:space="preserve">'.encode() + _stored(text) + f"</{prefix}t></{prefix}r>".encode()
    )


def _stored(text: str) -> bytes:
    """Text as the format stores it: Excel would read `_x0041_` as a letter, so its first mark is escaped."""
    return xml_text(_ESCAPED.sub("_x005F_", text))


def _add_text(part: XmlPart, comment: Node, text: str) -> None:
    """Add to what a comment says, unless it says it already."""
    node = comment.first("text")
    if node is None:
        prefix = comment.prefix
        part.append(comment, f"<{prefix}text>".encode() + _run(prefix, text) + f"</{prefix}text>".encode())
        return
    if _stored(text) in part.text(node):
        return
    plain, runs = node.first("t"), node.all("r")
    if plain is not None:  # plain text becomes a run, as runs may not stand beside it
        tag = f"{node.prefix}r>".encode()
        part.insert(plain.start, b"<" + tag)
        part.insert(plain.end, b"</" + tag)
    last = runs[-1] if runs else plain
    new = _run(node.prefix, _BETWEEN + text if last else text)
    if last is None and node.empty:
        part.append(node, new)
    else:
        part.insert(last.end if last else node.tag_end, new)
