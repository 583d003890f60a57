"""Reads the table of planted faults."""

from pathlib import Path

import msgspec


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edit, and the problem it must bring; the heads of the table say what each field is."""

    name: str
    path: str
    old: str
    new: str
    where: str
    what: str
    at: str | None = None
    also: tuple[str, ...] = ()
    told_in: str | None = msgspec.field(default=None, name="in")


FAULTS = msgspec.yaml.decode((Path(__file__).parent / "faults.yaml").read_bytes(), type=tuple[Fault, ...])
