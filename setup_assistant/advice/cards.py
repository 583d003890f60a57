"""The cards beside the plan: appointments, ask the school, check there, a filter that has ended, things to find out."""

from setup_assistant.advice import appointments, findouts, second_looks
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
        *appointments.cards(scene),
        *findouts.cards(scene.household, scene.index.catalog),
        *second_looks.cards(decision),
        *_elsewhere(decision),
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


def _elsewhere(decision: Decision) -> list[Card]:
    """Return one card for each Wi-Fi elsewhere: what to look at there, and what to say at a friend's house."""
    scene = decision.scene
    used: dict[str, bool] = {}
    waiting: dict[str, list[str]] = {}
    for judged in decision.judged:
        cell = judged.cell
        network = scene.networks.get(cell.way)
        if network is None or network.kind is not NetworkKind.OTHER_WIFI or is_lent(scene.devices[cell.device]):
            continue
        used[cell.way] = used.get(cell.way, False) or cell.state is not State.DASH
        if cell.state is State.NOT_REACHABLE and cell.device not in waiting.setdefault(cell.way, []):
            waiting[cell.way].append(cell.device)
    return [
        _elsewhere_card(scene, network.id, waiting.get(network.id, []))
        for network in scene.household.networks
        if used.get(network.id)
    ]


def _elsewhere_card(scene: Scene, network: str, devices: list[str]) -> Card:
    label = scene.labels.network(network)
    words: list[Said] = [message("card.friends-house")]
    if devices:
        words.insert(0, message("card.check-there.words", devices=scene.labels.devices(devices)))
    title = message("card.check-there.title" if devices else "card.elsewhere.title", network=label)
    return Card(kind=CardKind.CHECK_THERE, title=title, words=tuple(words), network=network)


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
