"""Every wording that is declared is used, under one id, and known once its module is imported."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator

import subsidy_calc
from subsidy_calc.values.messages import CATALOGUE
from values.source_text import Source, called, sources


def declared_ids(modules: Iterable[Source]) -> Counter[str]:
    """How often each id stands in a call of `wording`."""
    return Counter(
        str(node.args[0].value)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) == "wording" and node.args
        if isinstance(node.args[0], ast.Constant)
    )


def names_of_wordings(module: Source) -> Iterator[str]:
    """Names that hold a wording, or a table of them."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        if any(called(part) == "wording" for part in ast.walk(node.value)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def used_names(module: Source) -> set[str]:
    """Names that are read in a module, imports not counted."""
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    }


def imported_names(module: Source) -> set[tuple[str, str]]:
    """What a module imports from which other."""
    return {
        (node.module or "", alias.name)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def unused(modules: list[Source]) -> list[str]:
    """Wordings that nothing says: neither the module that declares them nor one that imports them reads the name."""
    used = {module.name: used_names(module) for module in modules}
    imported = {module.name: imported_names(module) for module in modules}
    everywhere = set().union(*used.values())
    found = []
    for module in modules:
        own = "subsidy_calc." + module.name.removesuffix(".py").replace("/", ".")
        for name in names_of_wordings(module):
            readers = [each for each in used if each == module.name or (own, name) in imported[each]]
            # a class attribute (`says`, `label`) is read through the object
            said = name in everywhere if name.islower() else any(name in used[reader] for reader in readers)
            if not said:
                found.append(f"{module.name}: {name}")
    return found


def test_no_wording_is_unused() -> None:
    assert unused(sources()) == []


def test_a_planted_unused_wording_is_found() -> None:
    planted = ast.parse(
        'SPARE = wording("spare", zh="多余", en="spare")\nUSED = wording("x", zh="", en="")\nsay(USED())'
    )
    importing = ast.parse("from subsidy_calc.values.other import SPARE")
    found = unused([Source("values/planted.py", planted), Source("values/importing.py", importing)])
    assert found == ["values/planted.py: SPARE"]


def test_each_id_is_declared_once() -> None:
    assert [name for name, count in declared_ids(sources()).items() if count > 1] == []


def test_a_planted_second_declaration_is_found() -> None:
    twice = Source("planted.py", ast.parse('A = wording("same", zh="", en="")\nB = wording("same", zh="", en="")'))
    assert declared_ids([twice])["same"] == 2


def test_every_declared_wording_is_in_the_catalogue_once_all_is_imported() -> None:
    for info in pkgutil.walk_packages(subsidy_calc.__path__, "subsidy_calc."):
        if not info.name.endswith("__main__"):
            importlib.import_module(info.name)
    ours = {name for name in CATALOGUE if not name.startswith(("doctest.", "test."))}
    assert ours == set(declared_ids(sources()))


def test_every_wording_is_written_in_both_languages() -> None:
    assert [w.id for w in CATALOGUE.values() if not (w.zh.strip() and w.en.strip())] == []
