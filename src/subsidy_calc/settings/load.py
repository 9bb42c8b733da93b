"""Load: from a settings file to the model, or every problem with its line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from subsidy_calc.grammar.written import UnknownKeys
from subsidy_calc.schedule.document import read_document
from subsidy_calc.schedule.faults import faults_of, unknown_key_faults
from subsidy_calc.settings.model import Settings
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, Refused, ScheduleRefused

UNREADABLE = wording("settings.unreadable", zh="打不开设置文件", en="the settings cannot be opened")


class SettingsRefused(Refused):
    """The settings cannot be used; nothing was done."""


def load_settings(path: Path) -> Settings:
    """Load a settings file.

    Raises:
        SettingsRefused: with every problem found in one pass.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = Problem("settings_unreadable", Line(str(path)), UNREADABLE(), error.strerror or "")
        raise SettingsRefused([problem]) from error
    return read_settings(content, path.name)


def read_settings(content: bytes, file: str) -> Settings:
    """Make settings of the bytes of a file; `file` is its name in places.

    Raises:
        SettingsRefused: with every problem found in one pass.
    """
    unknown = UnknownKeys()
    try:
        document = read_document(content, file)
    except ScheduleRefused as refused:
        raise SettingsRefused(refused.problems) from refused
    try:
        settings = Settings.model_validate(document, context=unknown)
        faults = list(unknown_key_faults(unknown))
    except ValidationError as error:
        raise SettingsRefused([*faults_of(error, document), *unknown_key_faults(unknown)]) from error
    if faults:
        raise SettingsRefused(faults)
    return settings
