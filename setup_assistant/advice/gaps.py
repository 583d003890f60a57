"""The gaps of a map: one per device and missing measure, numbered once for ever."""

from collections.abc import Callable
from dataclasses import dataclass

from setup_assistant.advice.choose import Option
from setup_assistant.advice.decide import Decision
from setup_assistant.advice.index import PARENT_ACCOUNT, SPENDING
from setup_assistant.domain.coverage import Cell, Gap, State
from setup_assistant.domain.household import GapNumber


@dataclass(frozen=True, slots=True)
class Numbered:
    """A gap with the cells it closes and the level at which each counts as closed."""

    gap: Gap
    targets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """All gaps in plan order, the number of each open cell, and what every step closes."""

    numbered: tuple[Numbered, ...]
    of_cell: dict[int, int]
    closes: dict[tuple[str, str], tuple[int, ...]]
    numbers: tuple[GapNumber, ...]


def gaps(decision: Decision) -> Gaps:
    """Return the gaps of a decision."""
    found = _found(decision)
    given = {(each.device, each.measure): each.number for each in decision.scene.household.gap_numbers}
    numbers = list(decision.scene.household.gap_numbers)
    last = max(given.values(), default=0)
    numbered: dict[int, Numbered] = {}
    for (device, measure), targets in sorted(found.items(), key=_plan_order(decision)):
        if (device, measure) not in given:
            last += 1
            given[device, measure] = last
            numbers.append(GapNumber(device=device, measure=measure, number=last))
        number = given[device, measure]
        numbered[number] = Numbered(_gap(decision, number, device, measure, targets), tuple(targets.items()))
    closes = _closes(decision, numbered)
    in_order = [number for option in (*decision.now, *decision.later) for number in closes[option.key]]
    rest = [number for number in numbered if number not in in_order]
    return Gaps(
        numbered=tuple(numbered[number] for number in (*in_order, *rest)),
        of_cell={cell: number for number, each in numbered.items() for cell, _ in each.targets},
        closes=closes,
        numbers=tuple(numbers),
    )


def _plan_order(decision: Decision) -> Callable[[tuple[tuple[str, str], dict[int, int]]], int]:
    """Return the order of the steps, for gaps: a new gap gets its number where it stands in the list."""
    places = {option.key: place for place, option in enumerate((*decision.now, *decision.later))}
    devices = decision.scene.device_ways

    def place(found: tuple[tuple[str, str], dict[int, int]]) -> int:
        device, measure = found[0]
        networks = (way.network or "" for way in devices[device])
        own = (places[measure, at] for at in (device, *networks) if (measure, at) in places)
        return min(own, default=len(places))

    return place


def _found(decision: Decision) -> dict[tuple[str, str], dict[int, int]]:
    """Return the cells of each (device, measure), taken from the whole plan, whatever the time at hand.

    A step on the device itself comes before one on the network: so a device has as few gaps as can be.
    """
    best: dict[int, int] = {}
    for option in decision.full:
        for cell, level in option.raises:
            best[cell] = max(level, best.get(cell, 0))
    taken: set[int] = set()
    found: dict[tuple[str, str], dict[int, int]] = {}
    for option in sorted(decision.full, key=lambda each: not each.group):
        for cell, level in option.raises:
            judged = decision.judged[cell]
            if judged.cell.state is not State.OPEN or cell in taken or level <= judged.base:
                continue
            if level >= best[cell] or _is_account(option, judged.cell):
                taken.add(cell)
                found.setdefault((judged.cell.device, option.key[0]), {})[cell] = level
    return found


def _is_account(option: Option, cell: Cell) -> bool:
    """Tell whether this is the parent's account on the device: it goes first, whatever comes after it."""
    return option.key[0] == PARENT_ACCOUNT and cell.risk == SPENDING


def _gap(decision: Decision, number: int, device: str, measure: str, targets: dict[int, int]) -> Gap:
    scene = decision.scene
    cells = [decision.judged[cell].cell for cell in targets]
    ways = {cell.way for cell in cells}
    known = scene.index.measures[measure]
    labels = scene.labels
    return Gap(
        number=number,
        device=device,
        measure=measure,
        cells=tuple((cell.way, cell.risk) for cell in cells),
        sentence=known.gap,
        minutes=known.minutes,
        fields=(
            ("device", labels.device(device)),
            ("places", labels.places(way for way in scene.ways if way.id in ways)),
        ),
    )


def _closes(decision: Decision, numbered: dict[int, Numbered]) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return the numbers each step closes when the steps are done in order."""
    waiting = {number: dict(each.targets) for number, each in numbered.items()}
    by_cell = {cell: number for number, cells in waiting.items() for cell in cells}
    closes: dict[tuple[str, str], tuple[int, ...]] = {}
    for option in (*decision.now, *decision.later):
        closed: list[int] = []
        for cell, level in option.raises:
            number = by_cell.get(cell)
            if number is not None and cell in waiting[number] and level >= waiting[number][cell]:
                del waiting[number][cell]
                if not waiting[number]:
                    closed.append(number)
        closes[option.key] = tuple(closed)
    return closes
