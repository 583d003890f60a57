"""The household file: bytes to Household and back (docs/household-file.md)."""

from pathlib import Path
from typing import Any

import msgspec

from setup_assistant.domain.error import FileTooLarge, HouseholdDamaged, HouseholdTooNew
from setup_assistant.domain.household import FORMAT, Household
from setup_assistant.storage.kept import KB, read_limited
from setup_assistant.storage.reference import first_stray
from setup_assistant.storage.upgrade import UPGRADES

LIMIT = 2 * 1024 * KB
"""Largest household file in bytes; the example family takes about 6 KB."""

_BOM = b"\xef\xbb\xbf"


class _Head(msgspec.Struct):
    format: int


def read(path: Path) -> Household:
    """Return the household in `path`.  Raises FileMissing, FileUnreadable, FileTooLarge and those of `decode`."""
    return decode(read_limited(path, LIMIT), str(path))


def decode(data: bytes, path: str) -> Household:
    """Return the household in `data`; `path` only names it in errors.  Raises HouseholdDamaged, HouseholdTooNew."""
    data = data.removeprefix(_BOM)
    try:
        household = _convert(data, path)
    except msgspec.ValidationError as problem:
        raise HouseholdDamaged(path=path, where=_place(problem)) from problem
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise HouseholdDamaged(path=path, where=f"{Path(path).name}:{_line(data, problem)}") from problem
    stray = first_stray(household)
    if stray is not None:
        raise HouseholdDamaged(path=path, where=stray)
    return household


def encode(household: Household, path: str) -> bytes:
    """Return the bytes of `household`, which `decode` can read again.  Raises FileTooLarge, HouseholdDamaged."""
    fields = {**msgspec.to_builtins(household), "format": FORMAT}
    ordered = {"format": fields.pop("format"), **fields}
    data = msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"
    if len(data) > LIMIT:
        raise FileTooLarge(path=path, limit_kb=LIMIT // KB)
    # Structs are checked when read, not when made: prove here that what is written opens again.
    decode(data, path)
    return data


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the format this program writes."""
    (reference,), components = msgspec.json.schema_components((Household,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Household file, format {FORMAT}",
        **reference,
        "required": ["format"],
        "$defs": components,
    }


def _convert(data: bytes, path: str) -> Household:
    version = msgspec.json.decode(data, type=_Head).format
    if version > FORMAT:
        raise HouseholdTooNew(path=path, format=version)
    if version == FORMAT:
        return msgspec.json.decode(data, type=Household)
    fields = msgspec.json.decode(data)
    for step in range(version, FORMAT):
        if step not in UPGRADES:
            raise HouseholdDamaged(path=path, where="$.format")
        fields = UPGRADES[step](fields)
    return msgspec.convert(fields, Household)


def _place(problem: msgspec.ValidationError) -> str:
    """Return the path inside the file: msgspec ends its messages with " - at `$.children[0].stage`"."""
    text = str(problem)
    if "missing required field" in text:
        field = text.partition("missing required field `")[2].partition("`")[0]
        return f"{_after_at(text)}.{field}"
    return _after_at(text)


def _after_at(text: str) -> str:
    return text.rpartition(" - at `")[2].rstrip("`") if " - at `" in text else "$"


def _line(data: bytes, problem: Exception) -> int:
    byte = str(problem).rpartition("(byte ")[2].rstrip(")")
    return data[: int(byte)].count(b"\n") + 1 if byte.isdecimal() else 1
