"""Extras: papers for Word and PDF need packages that the core installation leaves out."""

from __future__ import annotations

from importlib.util import find_spec

from subsidy_calc.papers.paper import Form
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import NOWHERE
from subsidy_calc.values.problems import Problem, Refused

NOT_INSTALLED = wording(
    "papers.not_installed",
    zh="制作{form}文件要另装{package}",
    en="making {form} files needs {package}, which is not installed",
)
INSTALL = wording(
    "papers.install",
    zh='运行 pip install "subsidy-calc[papers]"，或只用 --format xlsx',
    en='run pip install "subsidy-calc[papers]", or give --format xlsx alone',
)

_PACKAGES: dict[Form, str] = {"docx": "docxtpl", "pdf": "typst"}


class ExtraMissing(Refused):
    """A package that this form of papers needs is not installed."""


def require_papers(*forms: Form) -> None:
    """See that the packages for these forms are there, before any work is done.

    Raises:
        ExtraMissing: names every package that is not.
    """
    missing = [form for form in forms if form in _PACKAGES and find_spec(_PACKAGES[form]) is None]
    if missing:
        raise ExtraMissing(
            Problem("needs_papers", NOWHERE, NOT_INSTALLED(form=form, package=_PACKAGES[form]), fix=INSTALL())
            for form in missing
        )
