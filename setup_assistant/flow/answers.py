"""Answers about the family itself: children, worries, what must keep working, time at hand.

Each function takes a household and returns the one after the answer; none checks, asks or saves.  Devices and
settings are in `flow.devices`, networks in `flow.networks`, the rules sheet in `flow.agreement`.
"""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace

from setup_assistant.domain.check import Check, CheckFrom
from setup_assistant.domain.household import Child, Device, GapNumber, Household, MustWork, Stage
from setup_assistant.flow.networks import ways_of
from setup_assistant.flow.numbering import next_id, remember

GRADES = {Stage.P12: (1, 2), Stage.P34: (3, 4), Stage.P56: (5, 6)}
"""Primary-school grades of each stage that has any."""


def add_child(household: Household, stage: Stage) -> Household:
    """Add a child without a name at `stage`."""
    household, child_id = next_id(household, "child")
    return replace(household, children=(*household.children, Child(id=child_id, stage=stage)))


def set_stage(household: Household, child: str, stage: Stage) -> Household:
    """Change the stage of a child; a grade that does not belong to it is dropped."""
    return _child(household, child, lambda each: _staged(each, stage))


def set_grade(household: Household, child: str, grade: int | None, on: date) -> Household:
    """Set the primary-school grade of a child as told on a day, None for "not sure"; it grows every 1 April after."""
    return _child(household, child, lambda each: _graded(each, grade, on))


def name_child(household: Household, child: str, nickname: str, reading: str | None = None) -> Household:
    """Set the nickname of a child and, where given, its reading."""
    return _child(
        household,
        child,
        lambda each: replace(each, nickname=nickname, reading=each.reading if reading is None else reading),
    )


def remove_child(household: Household, child: str) -> Household:
    """Remove a child; a device that only this child used stays, as one that all children use."""
    household = remember(household)
    return replace(
        household,
        children=tuple(each for each in household.children if each.id != child),
        devices=tuple(_without_user(each, child) for each in household.devices),
    )


def set_worries(household: Household, risks: Iterable[str]) -> Household:
    """Set the risks the family worries about, in the order given."""
    return replace(_answered(household, "worries"), worries=tuple(dict.fromkeys(risks)))


def set_needs(household: Household, needs: Iterable[str], own_words: str = "") -> Household:
    """Set what must keep working: known needs by id, and the family's own words where there are any."""
    known = tuple(MustWork(need=need) for need in dict.fromkeys(needs))
    own = (MustWork(words=own_words),) if own_words.strip() else ()
    return replace(_answered(household, "must-work"), must_work=(*known, *own))


def set_minutes(household: Household, minutes: int) -> Household:
    """Set the time at hand."""
    return replace(_answered(household, "minutes"), minutes=minutes)


def dont_know(household: Household, question: str) -> Household:
    """Answer a question of the whole household with "I don't know", in place of an earlier answer."""
    emptied = {
        "worries": lambda: replace(household, worries=()),
        "must-work": lambda: replace(household, must_work=()),
        "minutes": lambda: replace(household, minutes=None),
    }.get(question, lambda: household)()
    if question in emptied.unknown:
        return emptied
    return replace(emptied, unknown=(*emptied.unknown, question))


def add_check(household: Household, check: Check) -> Household:
    """Keep a check; it gets the next id."""
    household, check_id = next_id(household, "check")
    return replace(household, checks=(*household.checks, replace(check, id=check_id)))


def without_looks(household: Household, measure: str, at: str) -> Household:
    """Drop the family's own looks at a measure of a device, or of a network from any device."""
    kept = tuple(
        each
        for each in household.checks
        if (each.measure, each.origin) != (measure, CheckFrom.FAMILY)
        or (each.device != at and each.way not in ways_of(at))
    )
    return household if len(kept) == len(household.checks) else replace(household, checks=kept)


def keep_gap_numbers(household: Household, numbers: tuple[GapNumber, ...]) -> Household:
    """Keep the numbers that a plan gave to its gaps."""
    return household if numbers == household.gap_numbers else replace(household, gap_numbers=numbers)


def _child(household: Household, child: str, change: Callable[[Child], Child]) -> Household:
    children = tuple(change(each) if each.id == child else each for each in household.children)
    return replace(household, children=children)


def _kept(grade: int | None, stage: Stage) -> int | None:
    return grade if grade in GRADES.get(stage, ()) else None


def _staged(child: Child, stage: Stage) -> Child:
    kept = _kept(child.grade, stage)
    return replace(child, stage=stage, grade=kept, grade_on=None if kept is None else child.grade_on)


def _graded(child: Child, grade: int | None, on: date) -> Child:
    kept = _kept(grade, child.stage)
    return replace(child, grade=kept, grade_on=None if kept is None else on)


def _without_user(device: Device, child: str) -> Device:
    return replace(device, users=tuple(each for each in device.users if each != child))


def _answered(household: Household, question: str) -> Household:
    return replace(household, unknown=tuple(each for each in household.unknown if each != question))
