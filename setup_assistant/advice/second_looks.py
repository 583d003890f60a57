"""Cards about what no step of the plan is for and an adviser would still name: the carrier's filter, LINE and SNS."""

from collections.abc import Iterator

from setup_assistant.advice.decide import Decision
from setup_assistant.advice.index import SOCIAL_SETTINGS, applies, can_work
from setup_assistant.advice.scene import Scene, is_lent
from setup_assistant.domain.household import SettingState
from setup_assistant.domain.measure import Group, Measure
from setup_assistant.domain.plan import Card, CardKind
from setup_assistant.domain.value import message

CARRIER_FILTER = "carrier-filter"
"""Question of the find-out that tells what the law says of a line for somebody under 18."""


def cards(decision: Decision) -> tuple[Card, ...]:
    """Return one card for each device whose carrier has a filter, and for each whose chat no step looks at.

    A filter app is rarely worth a step beside the controls of the system and a site-name filter: it covers the same
    and less.  But a line for somebody under 18 comes with it, so the family is told and can choose.
    """
    return (*_carrier_filters(decision), *_social(decision))


def _carrier_filters(decision: Decision) -> Iterator[Card]:
    scene = decision.scene
    how = next((each for each in scene.index.catalog.find_outs if each.question == CARRIER_FILTER), None)
    apps = [each for each in scene.index.measures.values() if each.group is Group.FILTER_APP and each.applies.lines]
    for device in scene.household.devices:
        own = next((each for each in apps if can_work(each, device)), None)
        if how is None or own is None or is_lent(device) or _is_named(decision, own, device.id):
            continue
        title = message("card.carrier-filter.title", measure=own.name, device=scene.labels.device(device.id))
        yield Card(kind=CardKind.FIND_OUT, title=title, words=(how.words,), device=device.id)


def _social(decision: Decision) -> Iterator[Card]:
    scene = decision.scene
    measure = scene.index.measures.get(SOCIAL_SETTINGS)
    for device in scene.household.devices:
        if measure is None or is_lent(device) or not applies(measure, device, scene.stages[device.id]):
            continue
        if not _is_named(decision, measure, device.id):
            title = message("card.social.title", device=scene.labels.device(device.id))
            yield Card(kind=CardKind.FIND_OUT, title=title, words=(message("card.social.words"),), device=device.id)


def _is_named(decision: Decision, measure: Measure, device: str) -> bool:
    """Tell whether a measure is planned on a device, in place there, or asked about by another card."""
    planned = any(option.key == (measure.id, device) for option in (*decision.now, *decision.later))
    return planned or _is_told(decision.scene, measure, device)


def _is_told(scene: Scene, measure: Measure, device: str) -> bool:
    told = (put for put in scene.puts.get(device, ()) if put.measure is measure)
    return any(put.state is not SettingState.NOT_SET for put in told)
