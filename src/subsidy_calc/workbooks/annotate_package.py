"""The package: the parts of an .xlsx file, how they are related, and what type each is."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from subsidy_calc.workbooks.annotate_xml import NotEditable, XmlPart, attribute

_RELATIONSHIPS = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"""
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes whatever the clock says


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str  # the last word of its type: `comments`
    target: str  # the name of the part


class Package:
    """All parts of a workbook by name."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def content(self) -> bytes:
        """The file, parts in their order, new ones last."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, part in self.parts.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system = 3
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, part, zipfile.ZIP_DEFLATED)
        return written.getvalue()

    def relations(self, part: str) -> list[Relation]:
        """What a part is related to, inside the package."""
        rels = self.parts.get(_rels_of(part))
        found = []
        for node in XmlPart(rels).root.all("Relationship") if rels else ():
            target = node.attributes.get("Target", "")
            if node.attributes.get("TargetMode") != "External" and target:
                name = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                kind = node.attributes.get("Type", "").rpartition("/")[2]
                found.append(Relation(node.attributes.get("Id", ""), kind, name))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that a part is related to and that is there."""
        found = (relation.target for relation in self.relations(part) if relation.kind == kind)
        return next((target for target in found if target in self.parts), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another; return the relation's id."""
        rels = XmlPart(self.parts.get(_rels_of(part), _RELATIONSHIPS))
        taken = {node.attributes.get("Id") for node in rels.root.children}
        new = next(id_ for number in range(1, len(taken) + 2) if (id_ := f"rIdNote{number}") not in taken)
        node = f"<{rels.root.prefix}Relationship".encode() + attribute("Id", new)
        node += attribute("Type", _KIND + kind) + attribute("Target", "/" + target) + b"/>"
        rels.append(rels.root, node)
        self.parts[_rels_of(part)] = rels.edited()
        return new

    def add(self, name: str, content: bytes, content_type: str, *, by_extension: bool = False) -> str:
        """Add a part; `{}` in its name becomes a number that is free. Returns its name.

        Raises:
            NotEditable: the package does not say what types its parts are of.
        """
        taken = {part.lower() for part in self.parts}
        new = next(made for number in range(1, len(taken) + 2) if (made := name.format(number)).lower() not in taken)
        if _TYPES not in self.parts:
            raise NotEditable(_TYPES)
        types = XmlPart(self.parts[_TYPES])
        extension = new.rpartition(".")[2]
        known = {node.attributes.get("Extension", "").lower() for node in types.root.all("Default")}
        if not by_extension:
            node = b"Override" + attribute("PartName", "/" + new) + attribute("ContentType", content_type)
            types.append(types.root, f"<{types.root.prefix}".encode() + node + b"/>")
        elif extension not in known:
            node = b"Default" + attribute("Extension", extension) + attribute("ContentType", content_type)
            types.insert(types.root.tag_end, f"<{types.root.prefix}".encode() + node + b"/>")
        self.parts[_TYPES] = types.edited()
        self.parts[new] = content
        return new


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
