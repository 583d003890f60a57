"""What types cannot say about a household file: names that point nowhere, ids given twice, lists beyond reason."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from setup_assistant.domain.household import Agreement, Household
from setup_assistant.flow.agreement import RULE_LIMIT
from setup_assistant.flow.networks import ways_of

RESERVED = frozenset({"household", "anywhere"})
"""Ids that mean something else in maps and plans."""

LIMITS = {
    "children": 50,
    "devices": 200,
    "networks": 100,
    "settings": 5_000,
    "checks": 5_000,
    "gap_numbers": 10_000,
    "guides": 100,
    "records": 200,
}
LIST_LIMIT = 200

Key = TypeVar("Key", str, int)


def first_stray(household: Household) -> str | None:
    """Return the place of the first thing in `household` that cannot be right, or None when all fits."""
    return next(_strays(household), None)


def _strays(household: Household) -> Iterator[str]:
    yield from (f"$.{name}" for name, limit in LIMITS.items() if len(getattr(household, name)) > limit)
    yield from _ids(household)
    yield from _devices(household)
    yield from _settings(household)
    yield from _checks(household)
    yield from _records(household)
    yield from _guides(household)
    yield from _agreement(household.agreement)
    if len(household.must_work) > LIST_LIMIT:
        yield "$.must_work"


def _ids(household: Household) -> Iterator[str]:
    children = [child.id for child in household.children]
    yield from _repeated("$.children", children, frozenset())
    devices = [device.id for device in household.devices]
    yield from _repeated("$.devices", devices, RESERVED)
    # A setting names a device or a network by one field: an id may not be both.
    yield from _repeated("$.networks", [network.id for network in household.networks], RESERVED | set(devices))
    yield from _repeated("$.checks", [check.id for check in household.checks], frozenset())
    yield from _repeated("$.records", [record.id for record in household.records], frozenset())
    yield from _repeated("$.gap_numbers", [gap.number for gap in household.gap_numbers], frozenset(), name="number")


def _repeated(where: str, ids: Iterable[Key], taken: Iterable[Key], *, name: str = "id") -> Iterator[str]:
    seen = set(taken)
    for at, each in enumerate(ids):
        if each in seen:
            yield f"{where}[{at}].{name}"
        seen.add(each)


def _devices(household: Household) -> Iterator[str]:
    children = {child.id for child in household.children}
    networks = {network.id for network in household.networks}
    for at, device in enumerate(household.devices):
        yield from _unknown(f"$.devices[{at}].users", device.users, children)
        yield from _unknown(f"$.devices[{at}].networks", device.networks, networks)


def _settings(household: Household) -> Iterator[str]:
    places = {device.id for device in household.devices} | {network.id for network in household.networks}
    ways = _ways(household)
    said = set()
    for at, setting in enumerate(household.settings):
        if setting.at not in places:
            yield f"$.settings[{at}].at"
        if (setting.measure, setting.at) in said:
            yield f"$.settings[{at}]"
        said.add((setting.measure, setting.at))
        yield from _unknown(f"$.settings[{at}].ways", setting.ways, ways)


def _checks(household: Household) -> Iterator[str]:
    devices = {device.id for device in household.devices}
    ways = _ways(household) | {"anywhere"}
    for at, check in enumerate(household.checks):
        if check.device not in devices:
            yield f"$.checks[{at}].device"
        if check.way not in ways:
            yield f"$.checks[{at}].way"
        if check.at.tzinfo is None:
            yield f"$.checks[{at}].at"


def _records(household: Household) -> Iterator[str]:
    devices = {None, *(device.id for device in household.devices)}
    networks = {None, *(network.id for network in household.networks)}
    for at, record in enumerate(household.records):
        if record.device not in devices:
            yield f"$.records[{at}].device"
        if record.network not in networks:
            yield f"$.records[{at}].network"
        if record.at.tzinfo is None or any(way.at is not None and way.at.tzinfo is None for way in record.ways):
            yield f"$.records[{at}].at"
        for name in ("ways", "engines", "needs", "leaks", "names"):
            if len(getattr(record, name)) > LIST_LIMIT:
                yield f"$.records[{at}].{name}"


def _guides(household: Household) -> Iterator[str]:
    places = {None, *(device.id for device in household.devices), *(network.id for network in household.networks)}
    opened = set()
    for at, progress in enumerate(household.guides):
        if progress.at not in places:
            yield f"$.guides[{at}].at"
        if (progress.guide, progress.at) in opened:
            yield f"$.guides[{at}]"
        opened.add((progress.guide, progress.at))
        for name in ("done", "blocked", "notes"):
            if len(getattr(progress, name)) > LIST_LIMIT:
                yield f"$.guides[{at}].{name}"


def _agreement(agreement: Agreement) -> Iterator[str]:
    rules = agreement.rules or ()
    if len(rules) > RULE_LIMIT:
        yield "$.agreement.rules"
    yield from (f"$.agreement.rules[{at}]" for at, each in enumerate(rules) if not (each.rule or each.words.strip()))
    if len(agreement.promises or ()) > LIST_LIMIT:
        yield "$.agreement.promises"


def _ways(household: Household) -> set[str]:
    return {way for network in household.networks for way in ways_of(network.id)}


def _unknown(where: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    known = set(known)
    yield from (f"{where}[{at}]" for at, each in enumerate(ids) if each not in known)
