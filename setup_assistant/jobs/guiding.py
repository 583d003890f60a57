"""Guide jobs: list them, open one for a family and a device, say where the family stands in it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from setup_assistant.advice.labels import Labels
from setup_assistant.content.load import Content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.guide import Guide, Purpose, Step
from setup_assistant.domain.household import Child, Device, Household, SettingState, Stage
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import END, START, GuideProgress
from setup_assistant.domain.value import Id, Message, Text, message
from setup_assistant.flow.looks import say_set
from setup_assistant.guides import way
from setup_assistant.guides.values import Given, values
from setup_assistant.guides.way import Way

_STAGES = tuple(Stage)


@dataclass(frozen=True, kw_only=True)
class Guiding:
    """One guide as one family walks it."""

    guide: Guide
    progress: GuideProgress
    device: Device | None
    place: Text | Message | None
    """What the family calls the device or network; None for a guide that was only opened."""
    way: Way
    given: dict[str, Given]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps this family sees, in order."""
        return way.steps(self.guide, self.way)

    @property
    def step(self) -> Step | None:
        """The open step; None before the first and behind the last one."""
        return next((each for each in self.steps if each.id == self.progress.step), None)

    @property
    def is_over(self) -> bool:
        """Whether the family is behind the last step."""
        return self.progress.step == END

    @property
    def number(self) -> int:
        """Place of the open step, from 1; 0 without one."""
        step = self.step
        return 0 if step is None else self.steps.index(step) + 1

    @property
    def minutes_left(self) -> int:
        """About how long the steps take that are not done."""
        return way.minutes_left(self.steps, self.progress.done)

    @property
    def following(self) -> str:
        """What comes behind the open step: another step, or END."""
        return self.steps[self.number].id if self.number < len(self.steps) else END

    @property
    def earlier(self) -> str | None:
        """What comes before the open step: another step, START, or None before the first."""
        if self.is_over:
            return self.steps[-1].id if self.steps else START
        if self.number == 0:
            return None
        return self.steps[self.number - 2].id if self.number > 1 else START

    @property
    def waiting(self) -> tuple[Step, ...]:
        """Steps that could not be done."""
        blocked = {each.step for each in self.progress.blocked}
        return tuple(step for step in self.steps if step.id in blocked)


def guiding(content: Content, household: Household, plan: Plan | None, progress: GuideProgress) -> Guiding:
    """Return a guide for the place of `progress`, with the values of the plan.  Raises NoSuchGuide."""
    guide = content.guide(progress.guide)
    device = next((each for each in household.devices if each.id == progress.at), None)
    youngest = _youngest(household, device)
    version = device.os_version if device is not None else progress.version
    usual = way.usual(guide)
    known = {option.id for option in guide.variants.options} if guide.variants else set()
    catalog = content.catalog
    labels = Labels(household, catalog)
    return Guiding(
        guide=guide,
        progress=progress,
        device=device,
        place=_place(household, labels, progress.at),
        way=replace(
            usual,
            variant=progress.variant if progress.variant in known else usual.variant,
            version=version,
            school=way.school_of(youngest.stage) if youngest else None,
        ),
        given=values(
            chosen_filter(household, catalog, plan, guide.sets, progress.at),
            labels.child(youngest.id) if youngest else message("label.child"),
        ),
    )


def finished(household: Household, now: Guiding, plan: Plan, today: date) -> Household:
    """Return the household after a guide: what it set, or took back, at its place; else nothing changes."""
    told = {Purpose.SET: SettingState.SET, Purpose.UNDO: SettingState.NOT_SET}.get(now.guide.purpose)
    at = now.progress.at
    if told is None or at is None:
        return household
    planned = {(step.measure, step.at): step.filter for step in (*plan.now, *plan.later)}
    for measure in now.guide.sets:
        chosen = planned.get((measure, at)) if told is SettingState.SET else None
        household = say_set(household, measure, at, told, today, chosen=chosen)
    return household


def chosen_filter(
    household: Household, catalog: Catalog, plan: Plan | None, sets: tuple[Id, ...], at: Id | None
) -> Filter | None:
    """Return the site-name filter to type: told for this place, else planned for it, else planned anywhere."""
    told = [each.filter for each in household.settings if each.measure in sets and each.at == at and each.filter]
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
