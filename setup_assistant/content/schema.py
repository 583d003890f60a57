"""JSON Schemas of the content files, for editors that complete keys while an author types."""

from typing import Any

import msgspec

from setup_assistant.content.draft import EDITION
from setup_assistant.content.kinds import ALLOWED, SECTIONS
from setup_assistant.domain.guide import Guide

GUIDE = "guide"
"""Each file of resources/guides is one guide."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return one schema for each kind of file, under the name of the file or folder without its suffix."""
    found = {EDITION.removesuffix(".yaml"): _object("edition", {"type": "string", "format": "date"}, {})}
    for section in (*SECTIONS, ALLOWED):
        (item,), parts = msgspec.json.schema_components((section.kind,), ref_template="#/$defs/{name}")
        found[section.stem] = _object("items", {"type": "array", "items": item}, parts)
    found[GUIDE] = {"$schema": DIALECT, **msgspec.json.schema(Guide)}
    return found


def _object(key: str, value: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": {key: value},
        "required": [key],
        "additionalProperties": False,
        "$defs": parts,
    }
