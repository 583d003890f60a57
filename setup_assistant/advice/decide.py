"""One household judged and decided: its cells, the steps for now and for later, and the numbered gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from setup_assistant.advice.candidates import candidates
from setup_assistant.advice.cells import Judge, Judged, on_device_or_way
from setup_assistant.advice.choose import Choice, Chooser, Option
from setup_assistant.advice.index import PARENT_ACCOUNT, SPENDING, Index, is_excluded
from setup_assistant.advice.keepers import kept
from setup_assistant.advice.levels import reach
from setup_assistant.advice.scene import ANYWHERE, Put, Scene, youngest
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.household import Answer, Device, Household
from setup_assistant.domain.measure import Group, Level, Place
from setup_assistant.domain.risk import Risk

SHORT_MINUTES = 10
SHORT_ACTIONS = 3
"""Within ten minutes nobody is asked for more than three steps."""
NEARLY = 0.95
"""Steps of the whole plan are taken first when they reach this part of what any steps could gain in the time."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that map and plan are made of."""

    scene: Scene
    judged: tuple[Judged, ...]
    puts: dict[tuple[str, str], Put]
    options: tuple[Option, ...]
    """Every step that would raise some cover."""
    chooser: Chooser
    full: tuple[Option, ...]
    """All steps worth taking, whatever the time, in order."""
    now: tuple[Option, ...]
    later: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A device on a way with one risk."""

    device: Device
    way: Way
    risk: Risk
    occurs: bool

    @property
    def key(self) -> Key:
        return (self.device.id, self.way.id, self.risk.id)


def decide(household: Household, catalog: Catalog, today: date) -> Decision:
    """Judge every cell of a household and choose its steps."""
    scene = Scene(household, Index(catalog), today)
    spots = _spots(scene)
    puts = candidates(scene)
    levels = _levels(scene, spots, puts)
    potential: dict[Key, Level] = {}
    for reached in levels.values():
        for key, level in reached:
            potential[key] = max(level, potential.get(key, Level.NONE))
    judge = Judge(scene, kept(household, catalog))
    judged = tuple(
        judge.judge(spot.device, spot.way, spot.risk, potential.get(spot.key, Level.NONE) if spot.occurs else None)
        for spot in spots
    )
    return _chosen(scene, spots, judged, puts, levels)


def _spots(scene: Scene) -> tuple[_Spot, ...]:
    spots: list[_Spot] = []
    for device in scene.household.devices:
        for way in scene.ways:
            risks = scene.index.other_risks if way == ANYWHERE else scene.index.way_risks
            spots += [_Spot(device, way, risk, on_device_or_way(device, way, risk, scene)) for risk in risks]
    return tuple(spots)


def _levels(
    scene: Scene, spots: tuple[_Spot, ...], puts: tuple[Put, ...]
) -> dict[tuple[str, str], list[tuple[Key, Level]]]:
    """Return what each candidate could reach, by (measure, place)."""
    by_place: dict[str, list[Put]] = {}
    for put in puts:
        by_place.setdefault(put.at, []).append(put)
    levels: dict[tuple[str, str], list[tuple[Key, Level]]] = {(put.measure.id, put.at): [] for put in puts}
    for spot in spots:
        if not spot.occurs:
            continue
        on_network = by_place.get(spot.way.network, ()) if spot.way.network else ()
        for put in (*by_place.get(spot.device.id, ()), *on_network):
            kinds = put.measure.applies.kinds
            if kinds and spot.device.kind not in kinds:
                continue
            reached = reach(scene, put, spot.device, spot.way, spot.risk.id)
            if reached is not None and reached.level > Level.NONE:
                levels[put.measure.id, put.at].append((spot.key, reached.level))
    return levels


def _chosen(
    scene: Scene,
    spots: tuple[_Spot, ...],
    judged: tuple[Judged, ...],
    puts: tuple[Put, ...],
    levels: dict[tuple[str, str], list[tuple[Key, Level]]],
) -> Decision:
    numbers = {spot.key: number for number, spot in enumerate(spots)}
    base = [int(each.base) for each in judged]
    weights = [scene.weight(spot.device.id, spot.risk.id) if spot.occurs else 0 for spot in spots]
    options = _options(scene, judged, puts, levels, numbers)
    chooser = Chooser(options, base, weights)
    order = _Order(scene, spots, base, weights)
    full = order.sorted(chooser.choose().options)
    now, later = _split(scene.household.minutes, chooser, options, full, base, weights)
    return Decision(
        scene=scene,
        judged=judged,
        puts={(put.measure.id, put.at): put for put in puts},
        options=options,
        chooser=chooser,
        full=full,
        now=order.sorted(now),
        later=order.sorted(later),
    )


def _options(
    scene: Scene,
    judged: tuple[Judged, ...],
    puts: tuple[Put, ...],
    levels: dict[tuple[str, str], list[tuple[Key, Level]]],
    numbers: dict[Key, int],
) -> tuple[Option, ...]:
    by_place: dict[str, list[Put]] = {}
    for put in puts:
        by_place.setdefault(put.at, []).append(put)
    options = []
    for put in puts:
        key = (put.measure.id, put.at)
        raises = {numbers[cell]: int(level) for cell, level in levels[key]}
        if put.measure.id == PARENT_ACCOUNT:
            cell = numbers[put.at, ANYWHERE.id, SPENDING]
            # What was set already counts again once the parent's account is off the device.
            raises[cell] = max(raises.get(cell, 0), int(judged[cell].cell.level))
        rivals = frozenset(
            (other.measure.id, other.at) for other in by_place[put.at] if is_excluded(put.measure, other.measure)
        )
        option = Option(
            key=key,
            group="" if put.measure.place is Place.NETWORK else put.at,
            minutes=put.measure.minutes,
            raises=tuple(sorted(raises.items())),
            needs=_needs(scene, put, by_place[put.at], raises, numbers),
            rivals=rivals,
        )
        if any(level > judged[cell].base for cell, level in option.raises):
            options.append(option)
    kept = {option.key for option in options}
    return tuple(option for option in options if kept.issuperset(option.needs))


def _needs(
    scene: Scene, put: Put, beside: list[Put], raises: dict[int, int], numbers: dict[Key, int]
) -> tuple[tuple[str, str], ...]:
    """Return the step that must come first: the parent's account goes before what hangs on the child's.

    A device that surely carries it is emptied with it: what was set before would be lost.  Only where the time at hand
    is too short for that, a first filter goes on all the same.
    """
    account = next((each.measure for each in beside if each.measure.id == PARENT_ACCOUNT), None)
    told = scene.on_parent_account.get(put.at, Answer.NO)
    if told is Answer.NO or put.measure is account or put.measure.place is Place.NETWORK:
        return ()
    # A parent's account that stays keeps out what hangs on the child's; but then nothing is emptied.
    if account is None and not scene.is_declined(PARENT_ACCOUNT, put.at):
        return ()
    minutes = scene.household.minutes
    is_emptied = told is Answer.YES and account is not None and (minutes is None or minutes >= account.minutes)
    touches_money = numbers.get((put.at, ANYWHERE.id, SPENDING)) in raises
    first = is_emptied or touches_money or put.measure.group is Group.OS_CONTROL
    return ((PARENT_ACCOUNT, put.at),) if first else ()


def _split(
    minutes: int | None,
    chooser: Chooser,
    options: tuple[Option, ...],
    full: tuple[Option, ...],
    base: list[int],
    weights: list[int],
) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the steps for now and for later."""
    actions = SHORT_ACTIONS if minutes is not None and minutes <= SHORT_MINUTES else None
    if minutes is None or (sum(each.minutes for each in full) <= minutes and actions is None):
        return full, ()
    any_steps = chooser.choose(minutes, actions)
    of_full = Chooser(full, base, weights).choose(minutes, actions)
    if of_full.gain >= NEARLY * any_steps.gain:
        return of_full.options, tuple(each for each in full if each not in of_full.options)
    return any_steps.options, _rest(any_steps, options, base, weights)


def _rest(done: Choice, options: tuple[Option, ...], base: list[int], weights: list[int]) -> tuple[Option, ...]:
    """Return the best that can still be done after `done`."""
    levels = list(base)
    for option in done.options:
        for cell, level in option.raises:
            levels[cell] = max(level, levels[cell])
    keys = {each.key for each in done.options}
    left = [
        Option(
            key=each.key,
            group=each.group,
            minutes=each.minutes,
            raises=each.raises,
            needs=tuple(need for need in each.needs if need not in keys),
            rivals=each.rivals,
        )
        for each in options
        if each.key not in keys and not each.rivals & keys
    ]
    return Chooser(left, levels, weights).choose().options


class _Order:
    """Orders steps: what closes most for the youngest child, then most in all, then minutes, then id."""

    def __init__(self, scene: Scene, spots: tuple[_Spot, ...], base: list[int], weights: list[int]) -> None:
        stage = youngest(scene.household.children)
        self._base, self._weights = base, weights
        self._youngest = [scene.stages[spot.device.id] == stage for spot in spots]

    def sorted(self, options: Iterable[Option]) -> tuple[Option, ...]:
        ordered = sorted(options, key=self._key)
        by_key = {option.key: option for option in ordered}
        placed: dict[tuple[str, str], Option] = {}
        for option in ordered:
            for need in option.needs:
                if need in by_key:
                    placed.setdefault(need, by_key[need])
            placed.setdefault(option.key, option)
        return tuple(placed.values())

    def _key(self, option: Option) -> tuple[int, int, int, tuple[str, str]]:
        every = young = 0
        for cell, level in option.raises:
            gain = max(0, level - self._base[cell]) * self._weights[cell]
            every += gain
            young += gain if self._youngest[cell] else 0
        return (-young, -every, option.minutes, option.key)
