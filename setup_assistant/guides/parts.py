"""The parts of a drawn screen by their place in the data: what is named, what can be pressed, what is done there."""

from collections.abc import Iterator, Sequence

from setup_assistant.domain.screen import (
    Act,
    Address,
    Alert,
    Block,
    Button,
    Buttons,
    Cards,
    Code,
    Field,
    Keypad,
    Picker,
    Row,
    Rows,
    Screen,
    Switch,
    Tab,
    Tabs,
)
from setup_assistant.domain.value import Id, Value

LABELS = ("label", "sub", "value", "title", "text", "back", "header", "footer")
"""Fields of a drawing that name a label, or a value of the plan."""

Pressed = Row | Button | Tab | Field | Keypad | Picker | Code | Address


class Part(Value, frozen=True, kw_only=True):
    """Something that a finger could press; `id` is its place in the data and its touch area."""

    id: str
    label: Id
    act: Act | None = None
    state: Switch | None = None
    """How its toggle, tick or round selector stands."""


def named(value: object) -> frozenset[str]:
    """Return every label that a drawing, or a part of one, names."""
    found: set[str] = set()
    if isinstance(value, tuple):
        found.update(*map(named, value))
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if name in LABELS and isinstance(inner, str):
                found.add(inner)
            else:
                found |= named(inner)
    return frozenset(found)


def parts(screen: Screen) -> tuple[Part, ...]:
    """Return what can be pressed, from top to bottom."""
    return tuple(_parts(screen))


def acts(screen: Screen) -> tuple[Part, ...]:
    """Return the parts that are marked, in the order in which they are pressed."""
    marked = [(part.act.order, part) for part in parts(screen) if part.act is not None]
    return tuple(part for _, part in sorted(marked, key=lambda each: each[0]))


def _parts(screen: Screen) -> Iterator[Part]:
    if screen.back is not None:
        yield Part(id="back", label=screen.back)
    if screen.right is not None:
        yield _part("right", screen.right)
    for place, block in enumerate(screen.blocks):
        yield from _of_block(f"blocks.{place}", block)


def _of_block(at: str, block: Block) -> Iterator[Part]:
    if isinstance(block, Field | Keypad | Picker | Code | Address):
        yield _part(at, block)
        return
    if isinstance(block, Rows | Alert):
        yield from _several(f"{at}.rows", block.rows)
    if isinstance(block, Alert) and block.field is not None:
        yield _part(f"{at}.field", block.field)
    if isinstance(block, Buttons | Alert):
        yield from _several(f"{at}.buttons", block.buttons)
    if isinstance(block, Tabs):
        yield from _several(f"{at}.tabs", block.tabs)
    if isinstance(block, Cards):
        yield from _several(f"{at}.cards", block.cards)


def _several(at: str, parts: Sequence[Row | Button | Tab]) -> Iterator[Part]:
    for place, part in enumerate(parts):
        yield _part(f"{at}.{place}", part)


def _part(at: str, part: Pressed) -> Part:
    state = part.toggle or part.check or part.radio if isinstance(part, Row) else None
    return Part(id=at, label=part.label, act=part.act, state=state)
