"""One guide as one family walks it: where they stand, what comes next, what is left."""

from dataclasses import dataclass
from functools import cached_property

from setup_assistant.domain.guide import Guide, Step
from setup_assistant.domain.household import Device
from setup_assistant.domain.progress import END, START, GuideProgress
from setup_assistant.domain.screen import Where
from setup_assistant.domain.value import Id, Message, Text, message
from setup_assistant.guides import way
from setup_assistant.guides.values import Given
from setup_assistant.guides.way import Way

_CHILDS = (Where.CHILD_PHONE, Where.CHILD_DEVICE)


@dataclass(frozen=True, kw_only=True)
class Walked:
    """One guide as one family walks it."""

    guide: Guide
    progress: GuideProgress
    device: Device | None
    place: Text | Message | None
    """What the family calls the device or network; None for a guide that was only opened."""
    way: Way
    given: dict[str, Given]
    chosen: Id | None = None
    """Site-name filter whose values the steps show."""

    def whose(self, step: Step) -> Text | Message:
        """Return whose thing a step is done on: the family's own name for it, where it has one."""
        own = step.at is Where.ROUTER if self.device is None else step.at in _CHILDS
        return self.place if self.place is not None and own else message(f"guide.at.{step.at.value}")

    def limits(self, step: Step) -> Message | None:
        """Return for which versions a step is, where nobody told the version: then steps of several are shown."""
        if self.way.version is not None or not (step.since or step.until):
            return None
        key = "both" if step.since and step.until else "since" if step.since else "until"
        return message(f"guide.versions.{key}", since=step.since or "", until=step.until or "")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps this family sees, in order."""
        return way.steps(self.guide, self.way)

    @property
    def needs(self) -> tuple[Id, ...]:
        """What must be ready for the steps this family sees; another variant may need other things."""
        used = {need for step in self.steps for need in step.uses}
        return tuple(need for need in self.guide.needs if need in used)

    @property
    def step(self) -> Step | None:
        """The open step; None before the first and behind the last one."""
        return next((each for each in self.steps if each.id == self.progress.step), None)

    @property
    def typed_filter(self) -> Id | None:
        """The site-name filter that was typed in a step, if the guide has one to type."""
        return self.chosen if any(name.startswith("filter_") for step in self.steps for name in step.values) else None

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
