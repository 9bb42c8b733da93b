"""What a run is called and made of: printed in footers and on the sheet 运行, and kept in run.json."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that the run read: its name in places, its copy below inputs/, its SHA-256.

    A schedule in a folder has `files`, in the order in which they are read; its own SHA-256
    is then that over their names and hashes.
    """

    name: str
    copy: str
    sha256: str
    files: tuple[InputFile, ...] = ()


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The identity of a run; `run_hash` is the SHA-256 over program version, inputs and options."""

    version: str
    year: int
    schedule: InputFile
    claims: tuple[InputFile, ...]
    options: tuple[str, ...]
    run_hash: str
    left_aside: tuple[str, ...] = ()  # names of files beside the claims that are none, and were not read
    recorded: InputFile | None = None  # the rows of the register
    settings: InputFile | None = None
    roles: tuple[str, ...] = ()  # who signs award sheets, by those settings
    register: str | None = None  # the hash of the register's newest entry then, if one was given

    @property
    def short_hash(self) -> str:
        """The first twelve characters, for footers."""
        return self.run_hash[:12]
