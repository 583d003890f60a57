"""The cards beside the plan: ask the school, check there, a filter that has ended, things to find out."""

from setup_assistant.advice import findouts
from setup_assistant.advice.candidates import best_filter
from setup_assistant.advice.decide import Decision
from setup_assistant.advice.labels import Said
from setup_assistant.advice.scene import IN_PLACE, Scene, is_lent, users
from setup_assistant.domain.coverage import State
from setup_assistant.domain.filter import FilterStatus
from setup_assistant.domain.household import NetworkKind
from setup_assistant.domain.plan import Card, CardKind
from setup_assistant.domain.value import message


def cards(decision: Decision) -> tuple[Card, ...]:
    """Return all cards in the order of their urgency."""
    scene = decision.scene
    return (
        *_retired(scene),
        *findouts.cards(scene.household, scene.index.catalog),
        *_check_there(decision),
        *_school(scene),
    )


def _retired(scene: Scene) -> list[Card]:
    better = best_filter(scene.index)
    found: list[Card] = []
    for place in sorted(scene.puts):
        for put in scene.puts[place]:
            ended = put.filter is not None and put.filter.status is FilterStatus.DISCONTINUED
            if put.filter is None or not ended or put.state not in IN_PLACE:
                continue
            on_network = place in scene.networks
            where = scene.labels.network(place) if on_network else scene.labels.device(place)
            words: list[Said] = [message("card.retired.words", filter=put.filter.name)]
            if better is not None:
                words.append(message("card.retired.instead", filter=better.name))
            found.append(
                Card(
                    kind=CardKind.RETIRED_FILTER,
                    title=message("card.retired.title", filter=put.filter.name, place=where),
                    words=tuple(words),
                    device=None if on_network else place,
                    network=place if on_network else None,
                )
            )
    return found


def _check_there(decision: Decision) -> list[Card]:
    """Return one card for each network elsewhere: what to look at there, and what to say at a friend's house."""
    scene = decision.scene
    waiting: dict[str, list[str]] = {}
    for judged in decision.judged:
        cell = judged.cell
        network = scene.networks.get(cell.way)
        if network is not None and network.kind is NetworkKind.OTHER_WIFI and cell.state is State.NOT_REACHABLE:
            devices = waiting.setdefault(cell.way, [])
            if cell.device not in devices and not is_lent(scene.devices[cell.device]):
                devices.append(cell.device)
    cards = []
    for network_id in sorted(waiting):
        if not waiting[network_id]:
            continue
        label = scene.labels.network(network_id)
        devices_said = scene.labels.devices(waiting[network_id])
        words = (message("card.check-there.words", devices=devices_said), message("card.friends-house"))
        title = message("card.check-there.title", network=label)
        cards.append(Card(kind=CardKind.CHECK_THERE, title=title, words=words, network=network_id))
    return cards


def _school(scene: Scene) -> list[Card]:
    return [
        Card(
            kind=CardKind.ASK_SCHOOL,
            title=message("card.school.title", device=scene.labels.device(device.id)),
            words=(message("card.school.words", children=_children(scene, device.id)),),
            device=device.id,
        )
        for device in scene.household.devices
        if is_lent(device)
    ]


def _children(scene: Scene, device: str) -> Said:
    children = users(scene.devices[device], scene.household)
    return scene.labels.child(children[0].id) if children else message("label.child")
