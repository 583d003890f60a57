"""Rehearsal: a drawn screen is pressed part by part before the real one is touched."""

from enum import StrEnum
from typing import TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from setup_assistant.domain.screen import Act, ActKind, Alert, Rows, Screen, Switch
from setup_assistant.domain.value import Value
from setup_assistant.guides.parts import Part, acts

V = TypeVar("V", bound=Value)

PASSIVE = (ActKind.LOOK, ActKind.DO_NOT)
"""Marks that nobody presses."""


class Press(StrEnum):
    """What a press was."""

    RIGHT = "right"
    LAST = "last"
    """Right, and nothing is left to press."""
    EARLY = "early"
    """A part of this step, whose turn comes later."""
    DONE = "done"
    """A part that was pressed already."""
    FORBIDDEN = "forbidden"
    """A part that is marked as not to be pressed."""
    WRONG = "wrong"


class Outcome(Value, frozen=True, kw_only=True):
    """What became of a press: how far the rehearsal is, and the part whose turn it is."""

    press: Press
    done: int
    turn: Part | None


def turns(screen: Screen) -> tuple[Part, ...]:
    """Return the parts that are pressed, in order."""
    return tuple(part for part in acts(screen) if part.act is not None and part.act.kind not in PASSIVE)


def press(screen: Screen, done: int, pressed: str) -> Outcome:
    """Judge a press on the part with the id `pressed`, after `done` right ones."""
    order = turns(screen)
    turn = order[done] if done < len(order) else None
    if turn is not None and turn.id == pressed:
        after = done + 1
        last = after == len(order)
        return Outcome(press=Press.LAST if last else Press.RIGHT, done=after, turn=None if last else order[after])
    return Outcome(press=_missed(screen, order, done, pressed), done=done, turn=turn)


def shown(screen: Screen, done: int, *, marked: bool) -> Screen:
    """Return the screen as it looks after `done` right presses; `marked` shows where the next one belongs."""
    order = turns(screen)
    pressed = {part.id for part in order[:done]}
    turn = order[done].id if marked and done < len(order) else ""
    return _redrawn(screen, "", pressed, turn)


def _missed(screen: Screen, order: tuple[Part, ...], done: int, pressed: str) -> Press:
    if any(part.id == pressed for part in order[:done]):
        return Press.DONE
    if any(part.id == pressed for part in order[done:]):
        return Press.EARLY
    marks = {part.id: part.act for part in acts(screen)}
    act = marks.get(pressed)
    return Press.FORBIDDEN if act is not None and act.kind is ActKind.DO_NOT else Press.WRONG


def _redrawn(value: V, at: str, pressed: set[str], turn: str) -> V:
    """Return a part of a screen, at its place in the data, with its marks and switches as they are now."""
    change: dict[str, object] = {}
    for name in value.__struct_fields__:
        inner, place = getattr(value, name), f"{at}.{name}" if at else name
        if isinstance(inner, Act):
            change["act"] = Act(kind=inner.kind) if at == turn else None
            if at in pressed:
                change |= _switched(value, inner.kind)
        elif isinstance(inner, Value):
            change[name] = _redrawn(inner, place, pressed, turn)
        elif isinstance(inner, tuple):
            parts = enumerate(inner)
            change[name] = tuple(_redrawn(each, f"{place}.{number}", pressed, turn) for number, each in parts)
    redrawn = replace(value, **change)
    return _one_chosen(value, redrawn) if isinstance(value, Rows | Alert) else redrawn


def _one_chosen(before: V, after: V) -> V:
    """Turn the other round selectors off where one was turned on."""
    pairs = list(zip(getattr(before, "rows", ()), getattr(after, "rows", ()), strict=True))
    if all(new.radio is old.radio for old, new in pairs):
        return after
    rows = tuple(
        replace(new, radio=Switch.OFF) if new.radio is Switch.ON and old.radio is Switch.ON else new
        for old, new in pairs
    )
    return replace(after, rows=rows)


def _switched(value: Value, kind: ActKind) -> dict[str, object]:
    """Return how a part looks after it was pressed."""
    to = {ActKind.TURN_ON: Switch.ON, ActKind.TURN_OFF: Switch.OFF, ActKind.CHOOSE: Switch.ON}.get(kind, UNSET)
    if to is UNSET:
        return {}
    return {name: to for name in ("toggle", "radio", "check") if getattr(value, name, None) is not None}
