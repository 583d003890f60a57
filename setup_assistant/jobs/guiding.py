"""Guide jobs: list them, open one for a family and a device, say where the family stands in it."""

from datetime import date

from msgspec.structs import replace

from setup_assistant.advice.labels import Labels
from setup_assistant.advice.steps import weekend_days
from setup_assistant.content.load import Content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import BadUsage
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.guide import Purpose, Step
from setup_assistant.domain.household import Child, Device, Household, Setting, SettingState, Stage
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import GuideProgress, Hindrance
from setup_assistant.domain.value import Id, Message, Text, message
from setup_assistant.flow import progress
from setup_assistant.flow.looks import say_set
from setup_assistant.guides import way
from setup_assistant.guides.values import values
from setup_assistant.guides.walked import Walked

_STAGES = tuple(Stage)


def guiding(content: Content, household: Household, plan: Plan | None, opened: GuideProgress) -> Walked:
    """Return a guide for the place of `opened`, with the values of the plan.  Raises NoSuchGuide."""
    guide = content.guide(opened.guide)
    device = next((each for each in household.devices if each.id == opened.at), None)
    youngest = _youngest(household, device)
    version = (device.os_version if device is not None else None) or opened.version
    usual = way.usual(guide)
    known = {option.id for option in guide.variants.options} if guide.variants else set()
    catalog = content.catalog
    labels = Labels(household, catalog)
    chosen = chosen_filter(household, catalog, plan, guide.sets, opened.at)
    return Walked(
        guide=guide,
        progress=opened,
        device=device,
        place=_place(household, labels, opened.at),
        way=replace(
            usual,
            variant=opened.variant if opened.variant in known else usual.variant,
            version=version,
            school=way.school_of(youngest.stage) if youngest else None,
        ),
        given=values(chosen, labels.child(youngest.id) if youngest else message("label.child")),
        chosen=chosen.id if chosen is not None else None,
    )


def finished(household: Household, now: Walked, plan: Plan, today: date) -> Household:
    """Return the household after a guide: what it set, or took back, at its place; else nothing changes."""
    told = {Purpose.SET: SettingState.SET, Purpose.UNDO: SettingState.NOT_SET}.get(now.guide.purpose)
    at = now.progress.at
    if told is None or at is None:
        return household
    planned = {(step.measure, step.at): step.filter for step in (*plan.now, *plan.later)}
    for measure in now.guide.sets:
        chosen = (planned.get((measure, at)) or now.typed_filter) if told is SettingState.SET else None
        household = say_set(household, measure, at, told, today, chosen=chosen)
    return household


def put_off(household: Household, now: Walked, step: Step, why: Hindrance, today: date) -> Household:
    """Return the household with a step put off to the next free day, standing at what comes behind it."""
    at = now.progress
    waiting = progress.block(household, at.guide, at.at, step.id, why, next(weekend_days(today)))
    return progress.open_step(waiting, at.guide, at.at, now.following)


def as_asked(content: Content, kept: GuideProgress, *, variant: str | None, version: str | None) -> GuideProgress:
    """Return how far the family is, with the variant and the version that somebody asks for.

    Raises BadUsage for a variant that the guide does not have, NoSuchGuide.
    """
    guide = content.guide(kept.guide)
    known = [option.id for option in guide.variants.options] if guide.variants else []
    if variant is not None and variant not in known:
        raise BadUsage(what=f"--variant {variant} ({', '.join(known)})")
    return replace(kept, variant=variant or kept.variant, version=version or kept.version)


def with_filter(content: Content, household: Household, guide: str, at: Id | None, chosen: str) -> Household:
    """Return the household with a site-name filter chosen for what a guide sets.  Raises BadUsage, NoSuchGuide."""
    if all(each.id != chosen for each in content.catalog.filters):
        raise BadUsage(what=f"--filter {chosen}")
    sets = content.guide(guide).sets
    told = tuple(Setting(measure=each, at=at or "", state=SettingState.NOT_SET, filter=chosen) for each in sets)
    return replace(household, settings=(*told, *household.settings))


def chosen_filter(
    household: Household, catalog: Catalog, plan: Plan | None, sets: tuple[Id, ...], at: Id | None
) -> Filter | None:
    """Return the site-name filter to type: told for this place, else planned for it, else planned anywhere."""
    told = [
        each.filter for each in household.settings if each.measure in sets and each.at == (at or "") and each.filter
    ]
    steps = (*plan.now, *plan.later) if plan is not None else ()
    here = [step.filter for step in steps if step.measure in sets and step.at == at and step.filter]
    anywhere = [step.filter for step in steps if step.filter]
    chosen = next(iter((*told, *here, *anywhere)), None)
    return next((each for each in catalog.filters if each.id == chosen), None)


def _youngest(household: Household, device: Device | None) -> Child | None:
    """Return the youngest child who uses a device, or of the household."""
    users = [each for each in household.children if device is None or not device.users or each.id in device.users]
    return min(users, key=lambda each: _STAGES.index(each.stage), default=None)


def _place(household: Household, labels: Labels, at: Id | None) -> Text | Message | None:
    if any(device.id == at for device in household.devices):
        return labels.device(at or "")
    if any(network.id == at for network in household.networks):
        return labels.network(at or "")
    return None
