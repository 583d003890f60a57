"""The gaps of a map: one per device and missing measure, numbered once for ever."""

from dataclasses import dataclass

from setup_assistant.advice.choose import Option
from setup_assistant.advice.decide import Decision
from setup_assistant.advice.index import PARENT_ACCOUNT, SPENDING
from setup_assistant.domain.coverage import Cell, Gap, State
from setup_assistant.domain.household import GapNumber

Name = tuple[str, str]
"""A gap before it has a number: (device, measure)."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """All gaps in plan order, the number of each open cell, what every step closes, and all numbers ever given."""

    gaps: tuple[Gap, ...]
    of_cell: dict[int, int]
    closes: dict[tuple[str, str], tuple[int, ...]]
    numbers: tuple[GapNumber, ...]


def gaps(decision: Decision) -> Gaps:
    """Return the gaps of a decision; a new one gets its number where it stands in the list."""
    found = _found(decision)
    closes = _closes(decision, found)
    in_order = [name for option in (*decision.now, *decision.later) for name in closes[option.key]]
    in_order += [name for name in found if name not in in_order]
    known = decision.scene.household.gap_numbers
    given = {(each.device, each.measure): each.number for each in known}
    last = max(given.values(), default=0)
    new = [name for name in in_order if name not in given]
    given |= {name: number for number, name in enumerate(new, start=last + 1)}
    return Gaps(
        gaps=tuple(_gap(decision, given[name], name, found[name]) for name in in_order),
        of_cell={cell: given[name] for name in in_order for cell in found[name]},
        closes={key: tuple(given[name] for name in names) for key, names in closes.items()},
        numbers=(*known, *(GapNumber(device=name[0], measure=name[1], number=given[name]) for name in new)),
    )


def _found(decision: Decision) -> dict[Name, dict[int, int]]:
    """Return the cells of each (device, measure), taken from the whole plan, whatever the time at hand.

    A step on the device itself comes before one on the network: so a device has as few gaps as can be.
    """
    best: dict[int, int] = {}
    for option in decision.full:
        for cell, level in option.raises:
            best[cell] = max(level, best.get(cell, 0))
    taken: set[int] = set()
    found: dict[Name, dict[int, int]] = {}
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


def _gap(decision: Decision, number: int, name: Name, targets: dict[int, int]) -> Gap:
    device, measure = name
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


def _closes(decision: Decision, found: dict[Name, dict[int, int]]) -> dict[tuple[str, str], list[Name]]:
    """Return the gaps each step closes when the steps are done in order."""
    waiting = {name: dict(targets) for name, targets in found.items()}
    by_cell = {cell: name for name, cells in waiting.items() for cell in cells}
    closes: dict[tuple[str, str], list[Name]] = {}
    for option in (*decision.now, *decision.later):
        closes[option.key] = []
        for cell, level in option.raises:
            name = by_cell.get(cell)
            if name is not None and cell in waiting[name] and level >= waiting[name][cell]:
                del waiting[name][cell]
                if not waiting[name]:
                    closes[option.key].append(name)
    return closes
