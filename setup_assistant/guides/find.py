"""Which guide is for what: by measure, device, line and version; its way back; what else belongs to it."""

from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.guide import GuideHead, Purpose
from setup_assistant.domain.household import Device
from setup_assistant.domain.value import Id
from setup_assistant.domain.version import fits, numbers

Heads = tuple[GuideHead, ...]

_HELP = (Purpose.ALLOW, Purpose.RECOVER, Purpose.GROW)


def for_measure(heads: Heads, measure: Id, device: Device | None) -> GuideHead | None:
    """Return the guide that sets a measure on a device, or on a network (None); the closest fit, then by id."""
    fitting = [head for head in heads if head.purpose is Purpose.SET and measure in head.sets and suits(head, device)]
    return min(fitting, key=lambda head: _closeness(head, device), default=None)


def suits(head: GuideHead, device: Device | None) -> bool:
    """Tell whether a guide is for a device; without one it is for networks and for the household."""
    if device is None:
        return not head.kinds
    return (
        (not head.kinds or device.kind in head.kinds)
        and (not head.lines or device.carrier is None or device.carrier in head.lines)
        and fits(device.os_version, head.since, head.until)
    )


def way_back(heads: Heads, guide: Id) -> GuideHead | None:
    """Return the guide that takes a guide back."""
    return next((head for head in heads if head.undo_of == guide), None)


def beside(heads: Heads, guide: GuideHead, device: Device | None) -> Heads:
    """Return what else belongs to a guide: letting one thing through, a forgotten passcode, a child who grows."""
    return tuple(
        head
        for head in heads
        if head.purpose in _HELP
        and head.id != guide.id
        and set(head.sets) & set(guide.sets)
        and (device is None or suits(head, device))
    )


def of_purpose(heads: Heads, purpose: Purpose) -> Heads:
    """Return the guides of one purpose."""
    return tuple(head for head in heads if head.purpose is purpose)


def for_device(heads: Heads, device: Device) -> Heads:
    """Return the guides for one device; those of a carrier only where the device has its line."""
    return tuple(
        head
        for head in heads
        if head.kinds and suits(head, device) and (not head.lines or device.carrier in head.lines)
    )


def in_order(heads: Heads, planned: tuple[Id, ...]) -> Heads:
    """Return the guides as a list shows them: those of the plan first, then the best known, those to ask about last."""
    order = {guide: place for place, guide in reversed(list(enumerate(planned)))}
    known = tuple(Confidence)
    return tuple(
        sorted(heads, key=lambda head: (order.get(head.id, len(planned)), head.ask_shop, known.index(head.confidence)))
    )


def for_kind(heads: Heads, kind: Id | None) -> Heads:
    """Return the guides for a kind of device, or with None those for networks and the household."""
    return tuple(head for head in heads if (kind in head.kinds if kind else not head.kinds))


def by_id(heads: Heads, guide: Id) -> GuideHead | None:
    """Return a guide by its id."""
    return next((head for head in heads if head.id == guide), None)


def _closeness(head: GuideHead, device: Device | None) -> tuple[bool, bool, tuple[int, ...], str]:
    """Order guides that fit: for fewer kinds first, for the device's own line, for the newest version, then by id."""
    has_line = device is not None and device.carrier is not None
    since = numbers(head.since or "")
    newest = tuple(-number for number in (*since, *(0,) * (4 - len(since))))
    return (not head.kinds, bool(head.lines) is not has_line, newest, head.id)
