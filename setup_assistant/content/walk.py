"""Walks through values: to named places, or to every value of a kind."""

from collections.abc import Iterator
from typing import TypeVar

from setup_assistant.domain.value import Value

V = TypeVar("V", bound=Value)


def at(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield (place, thing) for a dotted path; a tuple on the way stands for each of its items."""
    yield from _at(value, tuple(path.split(".")), "")


def every(value: object, kind: type[V], where: str = "") -> Iterator[tuple[str, V]]:
    """Yield (place, value) for every value of `kind` inside."""
    if isinstance(value, kind):
        yield where, value
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from every(getattr(value, name), kind, f"{where}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from every(item, kind, f"{where}[{index}]")


def _at(value: object, names: tuple[str, ...], where: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _at(item, names, f"{where}[{index}]")
    elif names and value is not None:
        yield from _at(getattr(value, names[0]), names[1:], f"{where}.{names[0]}")
    elif value is not None:
        yield where, value
