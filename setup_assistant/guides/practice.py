"""A rehearsal of one step: its screens one after the other, as text that a page can be opened at."""

from setup_assistant.domain.guide import Step
from setup_assistant.domain.value import Value
from setup_assistant.guides.parts import Part, parts
from setup_assistant.guides.rehearsal import Press, press, turns

_NAME = "practice"


class Practice(Value, frozen=True, kw_only=True):
    """Where a rehearsal is: the screen, the right presses on it, and what the last press was."""

    screen: int = 0
    done: int = 0
    press: Press | None = None
    label: str = ""
    """Label of the part that was pressed last."""

    @property
    def detail(self) -> str:
        """What a page is opened at to be here."""
        return "/".join((_NAME, str(self.screen), str(self.done), self.press.value if self.press else "", self.label))

    @property
    def is_missed(self) -> bool:
        """Whether the last press was not the right one: then the mark shows where it belongs."""
        return self.press not in (None, Press.RIGHT, Press.LAST)


def reading(detail: str) -> Practice | None:
    """Return the rehearsal that a page is opened at, or None."""
    name, *rest = detail.split("/")
    if name != _NAME:
        return None
    screen, done, pressed, label = (*rest, "", "", "", "")[:4]
    known = {each.value: each for each in Press}
    return Practice(
        screen=int(screen) if screen.isdecimal() else 0,
        done=int(done) if done.isdecimal() else 0,
        press=known.get(pressed),
        label=label,
    )


def turn_of(step: Step, practice: Practice) -> Part | None:
    """Return the part whose turn it is, on this screen or on the next one."""
    for place, screen in enumerate(step.screens[practice.screen :]):
        order = turns(screen)
        done = practice.done if place == 0 else 0
        if done < len(order):
            return order[done]
    return None


def next_press(step: Step, practice: Practice, place: int, part: str) -> Practice:
    """Return the rehearsal after a press on a part of the screen at `place`."""
    at = _waiting_screen(step, practice)
    named = {each.id: each.label for each in parts(step.screens[place])}
    label = named.get(part, "")
    if place != at:
        order = turns(step.screens[place])
        kind = press(step.screens[place], len(order) if place < at else 0, part).press
        kind = Press.EARLY if kind in (Press.RIGHT, Press.LAST) else kind
        return Practice(screen=practice.screen, done=practice.done, press=kind, label=label)
    done = practice.done if at == practice.screen else 0
    outcome = press(step.screens[at], done, part)
    after = Practice(screen=at, done=outcome.done, press=outcome.press, label=label)
    if outcome.press is Press.LAST and turn_of(step, after) is not None:
        return Practice(screen=at, done=outcome.done, press=Press.RIGHT, label=label)
    return after


def _waiting_screen(step: Step, practice: Practice) -> int:
    """Return the screen of the next press: the open one, or the next one on which something is pressed."""
    if practice.done < len(turns(step.screens[practice.screen])):
        return practice.screen
    later = range(practice.screen + 1, len(step.screens))
    return next((place for place in later if turns(step.screens[place])), practice.screen)
