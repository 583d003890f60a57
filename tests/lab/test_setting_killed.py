"""kill -9 before and after every call on the bus and every write of the journal: before or after, never between."""

import os
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.setting import Wanted
from tests.lab.changed import Changed
from tests.lab.laptop import Made
from tests.lab.managed import ManagedLab

pytestmark = pytest.mark.managed

LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
QUICK_POINTS = 22
LOOKS = ("Get ", "GetAll ", "GetSettings", "GetConnectionByUuid", "GetPermissions", "GetAppliedConnection")
"""Touches that change nothing; those of one name are like each other, and waiting repeats them."""
TELLING_LOOKS = 3
LATE_S = 0.09
"""About as long as NetworkManager takes to connect: a kill falls into each of its steps."""


class Case(NamedTuple):
    """What a seed decides."""

    cards: int
    filter: str
    more: dict[str, Any]


CASES = {
    0: Case(1, "cloudflare-family", {}),
    1: Case(2, "cleanbrowsing-family", {}),
    2: Case(2, "adguard-family", {"v6": ()}),
}


class Point(NamedTuple):
    """Where the program ends."""

    touch: tuple[str, int]
    after: bool
    late_s: float


def points(touches: list[str], luck: random.Random) -> list[Point]:
    """Return where to kill: before each touch, and a while after each that changes something."""
    found = []
    for at, name in enumerate(touches):
        nth = touches[: at + 1].count(name)
        looks = name.startswith(LOOKS)
        if not looks or nth <= TELLING_LOOKS:
            found.append(Point((name, nth), after=False, late_s=0))
        if not looks:
            found.append(Point((name, nth), after=True, late_s=luck.choice((0, luck.uniform(0, LATE_S)))))
    return found if LONG else sorted(luck.sample(found, min(len(found), QUICK_POINTS)), key=found.index)


@pytest.fixture(params=[0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
def case(request: pytest.FixtureRequest, managed_lab: ManagedLab, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    seed: int = request.param
    of = CASES[seed]
    with managed_lab.laptop(Made(cards=of.cards)) as laptop:
        changed = Changed(laptop, catalog)
        yield changed, changed.wanted(of.filter, **of.more), random.Random(seed)  # noqa: S311  moments, not secrets


def killed(changed: Changed, do: str, what: Wanted | None, point: Point, **more: Any) -> bool:
    """Let the program do something and end it on the way; tell whether it came as far as that."""
    how = {"kill_at": point.touch, "after": point.after, "late_s": point.late_s}
    return changed.tell(do, what, **how, **more) is None


def stands(changed: Changed, before: object, after: object) -> str:
    """Return how everything stands after the next start, which the journal must say too."""
    changed.tell("recover")
    stages = changed.stages()
    wanted = after if stages == [Stage.KEPT] else before
    assert stages in ([], [Stage.KEPT])
    assert changed.settled(wanted) == wanted
    return "after" if stages else "before"


def test_a_change_that_is_killed_anywhere_is_before_or_after(
    case: tuple[Changed, Wanted, random.Random], record_property: Callable[[str, object], None]
) -> None:
    changed, what, luck = case
    before = changed.state()
    told = changed.tell("apply", what)
    assert told is not None
    after = changed.state()
    assert after != before
    changed.tell("undo")
    assert changed.settled(before) == before
    chosen, ends = points(told["touches"], luck), []
    for point in chosen:
        was_killed = killed(changed, "apply", what, point)
        ends.append((point, was_killed, stands(changed, before, after)))
        if ends[-1][2] == "after":
            changed.tell("undo")
            assert changed.settled(before) == before, point
    assert len(chosen) >= 20
    assert sum(was_killed for _, was_killed, _ in ends) >= 0.9 * len(chosen)
    record_property("kills", sum(was_killed for _, was_killed, _ in ends))
    # Only what was killed when everything was written is kept.
    assert {point.touch[0] for point, was_killed, end in ends if was_killed and end == "after"} <= {"journal kept"}


def test_an_undo_that_is_killed_anywhere_is_finished_by_the_next_start(
    case: tuple[Changed, Wanted, random.Random], record_property: Callable[[str, object], None]
) -> None:
    changed, what, luck = case
    before = changed.state()
    changed.tell("apply", what)
    after = changed.state()
    told = changed.tell("undo")
    assert told is not None
    assert changed.settled(before) == before
    chosen = points(told["touches"], luck)[:: 1 if LONG else 3]
    record_property("kills", len(chosen))
    for point in chosen:
        assert changed.said("apply", what)["kept"]
        assert changed.settled(after) == after
        killed(changed, "undo", None, point)
        if stands(changed, before, after) == "after":
            changed.tell("undo")
            assert changed.settled(before) == before, point


def test_going_back_from_an_unproved_change_may_be_killed_too(
    case: tuple[Changed, Wanted, random.Random],
    managed_lab: ManagedLab,
    record_property: Callable[[str, object], None],
) -> None:
    changed, what, luck = case
    before, stand = changed.state(), managed_lab.stands["refused"]
    changed_to = Wanted(**{**{name: getattr(what, name) for name in ("filter", "name")}, "v4": (stand.v4,), "v6": ()})
    told = changed.tell("apply", changed_to)
    assert told is not None
    assert changed.settled(before) == before
    touches = told["touches"]
    first = touches.index("journal going-back")
    late = [point for point in points(touches, luck) if touches[first:].count(point.touch[0])]
    chosen = late[:: 1 if LONG else 3]
    record_property("kills", len(chosen))
    for point in chosen:
        killed(changed, "apply", changed_to, point)
        assert stands(changed, before, None) == "before"
