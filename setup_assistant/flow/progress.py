"""Answers inside a guide: where the family stands in it, what is done, what waits, what their screen says instead."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from setup_assistant.domain.household import Household
from setup_assistant.domain.progress import START, BlockedStep, GuideProgress, Hindrance, StepNote

MOST = 100
"""Guides whose progress is kept; the one opened longest ago goes first."""

Change = Callable[[GuideProgress], GuideProgress]


def progress(household: Household, guide: str, at: str | None) -> GuideProgress:
    """Return how far the family is in a guide at a place."""
    found = (each for each in household.guides if (each.guide, each.at) == (guide, at))
    return next(found, GuideProgress(guide=guide, at=at))


def last_opened(household: Household) -> GuideProgress | None:
    """Return the guide that was open last."""
    return household.guides[0] if household.guides else None


def open_guide(household: Household, guide: str, at: str | None) -> Household:
    """Put a guide first: it opens at the step where the family left it."""
    return _changed(household, guide, at, lambda each: each)


def open_step(household: Household, guide: str, at: str | None, step: str) -> Household:
    """Open a step, or START or END."""
    return _changed(household, guide, at, lambda each: replace(each, step=step))


def tick(household: Household, guide: str, at: str | None, step: str, *, done: bool = True) -> Household:
    """Note that a step is done, or not after all; what is done no longer waits."""

    def change(each: GuideProgress) -> GuideProgress:
        others = tuple(name for name in each.done if name != step)
        waiting = tuple(wait for wait in each.blocked if wait.step != step) if done else each.blocked
        return replace(each, done=(*others, step) if done else others, blocked=waiting)

    return _changed(household, guide, at, change)


def block(household: Household, guide: str, at: str | None, step: str, why: Hindrance, on: date | None) -> Household:
    """Note that a step waits, why, and when the family tries again."""

    def change(each: GuideProgress) -> GuideProgress:
        others = tuple(wait for wait in each.blocked if wait.step != step)
        done = tuple(name for name in each.done if name != step)
        return replace(each, done=done, blocked=(*others, BlockedStep(step=step, why=why, on=on)))

    return _changed(household, guide, at, change)


def unblock(household: Household, guide: str, at: str | None, step: str) -> Household:
    """Take back that a step waits."""

    def change(each: GuideProgress) -> GuideProgress:
        return replace(each, blocked=tuple(wait for wait in each.blocked if wait.step != step))

    return _changed(household, guide, at, change)


def note(household: Household, guide: str, at: str | None, step: str, words: str) -> Household:
    """Keep what the family's own screen says instead; no words take the note back."""

    def change(each: GuideProgress) -> GuideProgress:
        others = tuple(said for said in each.notes if said.step != step)
        return replace(each, notes=(*others, StepNote(step=step, words=words)) if words.strip() else others)

    return _changed(household, guide, at, change)


def choose(household: Household, guide: str, at: str | None, variant: str) -> Household:
    """Choose the way a guide goes; what was done stays noted."""
    return _changed(household, guide, at, lambda each: replace(each, variant=variant))


def tell_version(household: Household, guide: str, at: str | None, version: str | None) -> Household:
    """Keep the version of a device that is not in the household."""
    return _changed(household, guide, at, lambda each: replace(each, version=version))


def begin_again(household: Household, guide: str, at: str | None) -> Household:
    """Forget what was done in a guide; notes stay."""
    return _changed(household, guide, at, lambda each: replace(each, step=START, done=(), blocked=()))


def forget_place(household: Household, at: str) -> Household:
    """Forget the guides of a device or network that is gone."""
    return replace(household, guides=tuple(each for each in household.guides if each.at != at))


def _changed(household: Household, guide: str, at: str | None, change: Change) -> Household:
    changed = change(progress(household, guide, at))
    others = tuple(each for each in household.guides if (each.guide, each.at) != (guide, at))
    return replace(household, guides=(changed, *others)[:MOST])
