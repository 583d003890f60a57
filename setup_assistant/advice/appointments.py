"""Appointment cards: steps of a guide that had to wait, each with its reason and its day."""

from setup_assistant.advice.labels import Said, on_day
from setup_assistant.advice.scene import Scene
from setup_assistant.domain.plan import Card, CardKind
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.domain.value import message


def cards(scene: Scene) -> tuple[Card, ...]:
    """Return one card for each guide in which steps wait, the earliest day first."""
    waiting = [each for each in scene.household.guides if each.blocked]
    found = [card for each in waiting if (card := _card(scene, each)) is not None]
    return tuple(sorted(found, key=lambda card: (card.on is None, card.on, card.title.key)))


def _card(scene: Scene, progress: GuideProgress) -> Card | None:
    head = next((each for each in scene.index.catalog.guides if each.id == progress.guide), None)
    if head is None:
        return None
    days = sorted(each.on for each in progress.blocked if each.on is not None)
    on = days[0] if days else None
    reasons = tuple(dict.fromkeys(each.why for each in progress.blocked))
    words: list[Said] = [message(f"card.appointment.{why.value}") for why in reasons]
    words.append(message("card.appointment.words", count=len(progress.blocked)))
    if on is not None:
        words.append(message("card.appointment.on", day=on_day(on)))
    on_network = progress.at in scene.networks
    return Card(
        kind=CardKind.APPOINTMENT,
        title=message("card.appointment.title", guide=head.title),
        words=tuple(words),
        device=None if on_network else progress.at,
        network=progress.at if on_network else None,
        on=on,
    )
