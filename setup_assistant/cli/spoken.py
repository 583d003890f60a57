"""Values for scripts: the same value as JSON, with its words said in one language."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from setup_assistant.domain.value import Message, Text, Value
from setup_assistant.text.words import Words


def spoken(value: Any, words: Words, given: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  every value goes in
    """Return `value` as JSON would hold it: texts and messages as sentences, values by their field names.

    A value with `fields` gives them to the texts inside it and does not show them itself.
    """
    if isinstance(value, Text | Message):
        return words.say(value, **(given or {}))
    if isinstance(value, Value):
        return _fields(value, words, given)
    if isinstance(value, tuple | frozenset | list):
        return [spoken(each, words, given) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return msgspec.to_builtins(value)


def json_line(value: object, encoding: str | None) -> str:
    """Return plain data as one line of JSON; what `encoding` lacks is escaped, also half of a character in a path."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return line


def _fields(value: Value, words: Words, given: Mapping[str, Any] | None) -> dict[str, Any]:
    names = [name for name in value.__struct_fields__ if name != "fields"]
    inside = {**(given or {}), **dict(getattr(value, "fields", ()))}
    return {name: spoken(getattr(value, name), words, inside) for name in names}
