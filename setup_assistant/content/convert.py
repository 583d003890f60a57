"""Plain data into values, with every mistake told: msgspec alone stops at the first one."""

import types
from collections.abc import Iterator
from typing import Annotated, TypeVar, Union, get_args, get_origin

import msgspec

from setup_assistant.domain.value import Value

V = TypeVar("V", bound=Value)

Fault = tuple[str, str]
"""Where it is and what is wrong."""


def convert(data: object, kind: type[V], where: str) -> tuple[V | None, list[Fault]]:
    """Return the value, or None with all faults of the data."""
    try:
        return msgspec.convert(data, kind), []
    except msgspec.ValidationError:
        return None, list(_faults(data, kind, where))


def _faults(data: object, kind: object, where: str) -> Iterator[Fault]:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        inner = list(_inner_faults(data, _bare(kind), where))
        yield from inner or [_told(str(error), where, data)]


def _inner_faults(data: object, kind: object, where: str) -> Iterator[Fault]:
    """Yield the faults of the parts of a mapping or a list, none when the fault is in the whole."""
    kind = _tagged(data, kind)
    if isinstance(kind, type) and issubclass(kind, Value) and isinstance(data, dict):
        tag = kind.__struct_config__.tag_field
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        for name, field in fields.items():
            if name in data:
                yield from _faults(data[name], field.type, f"{where}.{name}")
            elif field.required:
                yield where, f"`{name}` is missing"
        yield from ((f"{where}.{key}", _unknown(key)) for key in data if key not in fields and key != tag)
    elif get_origin(kind) is tuple and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _faults(item, get_args(kind)[0], f"{where}[{index}]")


def _tagged(data: object, kind: object) -> object:
    """Return the one of several kinds that the data names itself, such as one block of a screen."""
    if get_origin(kind) not in (Union, types.UnionType) or not isinstance(data, dict):
        return kind
    for each in get_args(kind):
        config = getattr(each, "__struct_config__", None)
        if config is not None and config.tag is not None and data.get(config.tag_field) == config.tag:
            return each
    return kind


def _unknown(key: object) -> str:
    bare = " (put it in quotes: YAML reads the bare word as true or false)" if isinstance(key, bool) else ""
    return f"is not a known key{bare}"


def _bare(kind: object) -> object:
    """Return an annotation without its limits and without `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        real = [each for each in get_args(kind) if each is not type(None)]
        return _bare(real[0]) if len(real) == 1 else kind
    return kind


def _told(error: str, where: str, data: object) -> Fault:
    what, _, inner = error.partition(" - at `$")
    if isinstance(data, bool):
        what += " (put it in quotes: YAML reads the bare word as true or false)"
    return where + inner.rstrip("`"), what
