"""What people call their devices, networks and children: typed names, or the kind and whose it is.

Typed names travel as values of a message, so that nothing in them is read as notation.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.household import Child, Device, Household, NetworkKind
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.text import calendar

Said = Text | Message
Fields = tuple[tuple[str, str | Text | Message], ...]


class Labels:
    """The labels of one household; equal ones are numbered."""

    def __init__(self, household: Household, catalog: Catalog) -> None:
        self._stages = {each.id: each.short for each in catalog.stages}
        self._kinds = {each.id: each.short for each in catalog.device_kinds}
        self._child_ids = tuple(child.id for child in household.children)
        self._children = _numbered({child.id: self._child(child) for child in household.children})
        self._devices = _numbered({device.id: self._device(device) for device in household.devices})
        self._networks = _numbered(
            {each.id: typed(each.name) if each.name.strip() else _kind(each.kind) for each in household.networks}
        )

    def child(self, child: str) -> Said:
        """Return the label of a child: the nickname, or the stage."""
        return self._children.get(child, message("label.child"))

    def device(self, device: str) -> Said:
        """Return the label of a device: its name, or the kind and whose it is."""
        return self._devices.get(device, message("label.device"))

    def network(self, network: str) -> Said:
        """Return the label of a network: its name, or its kind."""
        return self._networks.get(network, message("label.network"))

    def place(self, way: Way) -> Said:
        """Return where a way is, as in "on ...": a network, its second way, or anywhere."""
        if way.network is None:
            return message("place.anywhere")
        network = self.network(way.network)
        return message("place.second", network=network) if way.second else network

    def places(self, ways: Iterable[Way]) -> Said:
        """Return several places in one phrase; a network with both of its ways is named once."""
        found = tuple(ways)
        usual = {way.network for way in found if not way.second}
        return joined([self.place(way) for way in found if not (way.second and way.network in usual)])

    def devices(self, devices: Iterable[str]) -> Said:
        """Return several devices in one phrase."""
        return joined([self.device(each) for each in devices])

    def _child(self, child: Child) -> Said:
        if child.nickname.strip():
            return typed(child.nickname)
        return message("label.child-of-stage", stage=self._stages.get(child.stage, Text(ja="", en="")))

    def _device(self, device: Device) -> Said:
        if device.name.strip():
            return typed(device.name)
        kind: Said = self._kinds.get(device.kind, message("label.device"))
        users = [each for each in device.users if each in self._child_ids]
        if len(users) == 1 and len(self._child_ids) > 1:
            return message("device.of", child=self.child(users[0]), kind=kind)
        return kind


def typed(name: str) -> Message:
    """Return a name that somebody typed."""
    return message("label.typed", name=name)


def joined(parts: list[Said]) -> Said:
    """Return parts as one phrase: "a", "a and b", "a, b and c"."""
    if not parts:
        return message("place.anywhere")
    said = parts[-1]
    for number, part in enumerate(reversed(parts[:-1])):
        said = message("label.two" if number == 0 else "label.more", first=part, second=said)
    return said


def on_day(day: date) -> Text:
    """Return a date as people write it, in both languages."""
    return Text(ja=calendar.day(day, "ja"), en=calendar.day(day, "en"))


def _kind(kind: NetworkKind) -> Message:
    return message(f"network.{kind.value}")


def _numbered(labels: dict[str, Said]) -> dict[str, Said]:
    counts = Counter(labels.values())
    given: Counter[Said] = Counter()
    result: dict[str, Said] = {}
    for name, label in labels.items():
        given[label] += 1
        more = counts[label] > 1
        result[name] = message("label.numbered", label=label, number=given[label]) if more else label
    return result
