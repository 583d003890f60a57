"""Find-out cards: every "I don't know" becomes a one-minute look."""

from collections.abc import Iterator

from setup_assistant.advice.index import Index
from setup_assistant.advice.labels import Labels, Said, joined
from setup_assistant.advice.questions import QUESTIONS
from setup_assistant.advice.scene import is_lent
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import (
    Account,
    Answer,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    SettingState,
    Stage,
)
from setup_assistant.domain.plan import Card, CardKind
from setup_assistant.domain.risk import FindOut
from setup_assistant.domain.value import Message, message

GRADED = (Stage.P12, Stage.P34, Stage.P56)
OF_FAMILY = ("device-users", "worries", "must-work", "minutes")
"""Questions whose "I don't know" no field can say."""


class _Unknown:
    """One unknown answer: its question, what it is about, and the how-to that fits."""

    def __init__(self, question: str, about: Said | None, place: str | None, find_out: FindOut | None) -> None:
        self.question, self.about, self.place, self.find_out = question, about, place, find_out


def cards(household: Household, catalog: Catalog) -> tuple[Card, ...]:
    """Return the find-out cards of a household; unknown answers with the same question and how-to share one."""
    index = Index(catalog)
    labels = Labels(household, catalog)
    grouped: dict[tuple[int, str], list[_Unknown]] = {}
    order = {each.id: number for number, each in enumerate(QUESTIONS)}
    for unknown in _unknowns(household, index, labels):
        how = unknown.find_out.id if unknown.find_out else ""
        grouped.setdefault((order[unknown.question], how), []).append(unknown)
    networks = {each.id for each in household.networks}
    return tuple(_card(grouped[key], networks) for key in sorted(grouped))


def _card(same: list[_Unknown], networks: set[str]) -> Card:
    first = same[0]
    about = joined([each.about for each in same if each.about is not None]) if first.about is not None else None
    title = (
        message(f"find-out.{first.question}") if about is None else message(f"find-out.{first.question}", about=about)
    )
    words: tuple[Said, ...] = (first.find_out.words,) if first.find_out else (message("find-out.ask"),)
    alone = first.place if len(same) == 1 else None
    return Card(
        kind=CardKind.FIND_OUT,
        title=title,
        words=words,
        device=alone if alone not in networks else None,
        network=alone if alone in networks else None,
    )


def _unknowns(household: Household, index: Index, labels: Labels) -> Iterator[_Unknown]:
    for child in (each for each in household.children if each.stage in GRADED and each.grade is None):
        yield _Unknown("child-grade", labels.child(child.id), None, _how(index, "child-grade", None))
    for device in household.devices:
        for question in _of_device(household, index, device):
            yield _Unknown(question, labels.device(device.id), device.id, _how(index, question, device.kind))
    for network in household.networks:
        for question in _of_network(network):
            yield _Unknown(question, labels.network(network.id), network.id, _how(index, question, None))
    yield from _settings(household, index, labels)
    for question in (each for each in OF_FAMILY if each in household.unknown):
        yield _Unknown(question, None, None, _how(index, question, None))


def _of_network(network: Network) -> Iterator[str]:
    if network.kind is not NetworkKind.HOME:
        return
    if network.v6 is Answer.UNKNOWN:
        yield "home-v6"
    if network.router is Answer.UNKNOWN:
        yield "home-router"


def _of_device(household: Household, index: Index, device: Device) -> Iterator[str]:
    """Yield the questions about a device that nobody could answer."""
    kind = index.kinds.get(device.kind)
    if kind is None or is_lent(device):
        return
    if kind.versions and device.os_version is None:
        yield "device-version"
    if kind.can_have_line and device.got is Got.UNKNOWN:
        yield "device-got"
    if device.got is Got.HAND_ME_DOWN and device.account is Account.UNKNOWN:
        yield "device-account"
    mobile = {each.id for each in household.networks if each.kind is NetworkKind.MOBILE}
    if kind.can_have_line and device.carrier is None and mobile & set(device.networks):
        yield "device-carrier"
    if device.carrier is not None and device.line_user is Answer.UNKNOWN:
        yield "line-user"
    if not device.networks:
        yield "device-networks"


def _settings(household: Household, index: Index, labels: Labels) -> Iterator[_Unknown]:
    devices = {each.id: each for each in household.devices}
    for setting in household.settings:
        measure = index.measures.get(setting.measure)
        if measure is None or setting.state is not SettingState.UNKNOWN:
            continue
        device = devices.get(setting.at)
        where = labels.device(setting.at) if device else labels.network(setting.at)
        about: Message = message("find-out.measure-at", measure=measure.name, place=where)
        how = _how(index, "setting-state", device.kind if device else None, measure.id)
        yield _Unknown("setting-state", about, setting.at, how)


def _how(index: Index, question: str, kind: str | None, measure: str | None = None) -> FindOut | None:
    """Return the how-to of a question for a measure and a kind of device; one for all of them stands in."""
    fitting = [
        each
        for each in index.catalog.find_outs
        if each.question == question
        and (not each.kinds or kind in each.kinds)
        and (not each.measures or measure in each.measures)
    ]
    return min(fitting, key=lambda each: (not each.measures, not each.kinds, each.id), default=None)
