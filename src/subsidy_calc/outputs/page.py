"""Pages: HTML made from a template, with nothing from outside; what is told to it is escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def page(template: str, **told: object) -> str:
    """A page of the folder `pages`; a name that the template wants and is not told is a mistake of the program."""
    surroundings = Environment(
        loader=PackageLoader("subsidy_calc.outputs", "pages"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return surroundings.get_template(template).render(told)
