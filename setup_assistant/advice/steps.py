"""The steps of a plan with their reasons, what they close and, for those that wait, a day."""

from collections.abc import Iterator
from datetime import date, timedelta

from setup_assistant.advice.choose import Option
from setup_assistant.advice.decide import Decision
from setup_assistant.advice.gaps import Gaps
from setup_assistant.advice.index import has_sample
from setup_assistant.advice.labels import Fields, Said
from setup_assistant.advice.scene import STAGES, Put, Scene, users
from setup_assistant.domain.coverage import Cell, State
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.household import Device, SettingState
from setup_assistant.domain.measure import Level, Measure
from setup_assistant.domain.plan import Step
from setup_assistant.domain.value import Text, message
from setup_assistant.guides.find import for_measure

STEPS_A_DAY = 2
SATURDAY = 5


def steps(decision: Decision, gaps: Gaps) -> tuple[tuple[Step, ...], tuple[Step, ...], tuple[int, ...]]:
    """Return the steps for now, those for later, and the level of every cell when all are done."""
    levels = [int(each.base) for each in decision.judged]
    days = weekend_days(decision.scene.today)
    now = tuple(_step(decision, gaps, option, levels, None) for option in decision.now)
    later = tuple(_step(decision, gaps, option, levels, next(days)) for option in decision.later)
    return now, later, tuple(levels)


def weekend_days(today: date) -> Iterator[date]:
    """Yield the days of the coming weekends, each as often as a day takes steps."""
    day = today
    while True:
        day += timedelta(days=1)
        if day.weekday() >= SATURDAY:
            for _ in range(STEPS_A_DAY):
                yield day


def _step(decision: Decision, gaps: Gaps, option: Option, levels: list[int], on: date | None) -> Step:
    """Make one step; `levels` are raised to what they are after it."""
    scene, put = decision.scene, decision.puts[option.key]
    cells = [decision.judged[cell].cell for cell, level in option.raises if level > levels[cell]]
    weight = decision.chooser.gain((option,), levels)
    devices = _devices(scene, put, cells)
    measure = put.measure
    return Step(
        measure=measure.id,
        at=put.at,
        devices=tuple(each.id for each in devices),
        act=measure.act,
        fields=_fields(scene, put, devices, cells),
        because=_because(scene, put, devices, cells),
        minutes=measure.minutes,
        yen_a_month=_yen(measure),
        filter=None if put.filter is None else put.filter.id,
        filter_testable=put.filter is not None and has_sample(put.filter),
        closes=gaps.closes[option.key],
        cells=tuple((cell.device, cell.way, cell.risk) for cell in cells),
        weight=weight,
        guide=_guide(scene, put),
        help_url=measure.help_url,
        on=on,
        watch=_watch(scene, measure),
    )


def _guide(scene: Scene, put: Put) -> str | None:
    """Return the guide of a step: that of its device, or of its network."""
    device = next((each for each in scene.household.devices if each.id == put.at), None)
    found = for_measure(scene.index.catalog.guides, put.measure.id, device)
    return None if found is None else found.id


def _devices(scene: Scene, put: Put, cells: list[Cell]) -> tuple[Device, ...]:
    """Return the devices a step reaches, those of the youngest child first."""
    reached = {cell.device for cell in cells} or ({put.at} & scene.devices.keys())
    devices = (each for each in scene.household.devices if each.id in reached)
    return tuple(sorted(devices, key=lambda each: STAGES.index(scene.stages[each.id])))


def _fields(scene: Scene, put: Put, devices: tuple[Device, ...], cells: list[Cell]) -> Fields:
    labels = scene.labels
    ways = {cell.way for cell in cells}
    places = [way for way in scene.ways if way.id in ways and way.network is not None]
    network: Said
    if put.at in scene.networks:
        network = labels.network(put.at)
    elif places:
        network = labels.network(places[0].network or "")
    else:
        network = message("place.anywhere")
    first = devices[0] if devices else None
    kind = scene.index.kinds.get(first.kind) if first else None
    return (
        ("device", labels.device(first.id if first else "")),
        ("kind", message("label.the-kind", kind=kind.name) if kind else message("label.device")),
        ("network", network),
        ("child", _child(scene, first)),
        ("places", labels.places(places)),
    )


def _child(scene: Scene, device: Device | None) -> Said:
    """Return the youngest child who uses a device."""
    children = users(device, scene.household) if device else scene.household.children
    if not children:
        return message("label.child")
    return scene.labels.child(min(children, key=lambda each: STAGES.index(each.stage)).id)


def _because(scene: Scene, put: Put, devices: tuple[Device, ...], cells: list[Cell]) -> tuple[Said, ...]:
    reasons: list[Said] = [_own_reason(put.measure)]
    risks = {cell.risk for cell in cells}
    worries = (risk.name for risk in scene.index.catalog.risks if risk.id in risks & set(scene.household.worries))
    reasons += [message("because.worry", risk=name) for name in worries]
    if devices and len({child.stage for child in users(devices[0], scene.household)}) > 1:
        shared = message("because.shared", device=scene.labels.device(devices[0].id), child=_child(scene, devices[0]))
        reasons.append(shared)
    if any(cell.state is State.OPEN and cell.level is Level.FULL for cell in cells):
        reasons.append(message("because.opened"))
    if any(told.measure == put.measure and told.state is SettingState.UNKNOWN for told in scene.puts.get(put.at, ())):
        reasons.append(message("because.unknown"))
    if put.filter is not None:
        key = "because.filter-testable" if has_sample(put.filter) else "because.filter"
        reasons.append(message(key, filter=put.filter.name))
    return tuple(reasons)


def _own_reason(measure: Measure) -> Text:
    """Return the reason of the measure; beside the child's name a device goes by its kind, not "Ren's Ren's iPhone"."""
    reason = measure.because
    if "{child}" in reason.ja and "{device}" in reason.ja:
        return Text(ja=reason.ja.replace("{device}", "{kind}"), en=reason.en.replace("{device}", "{kind}"))
    return reason


def _yen(measure: Measure) -> int | None:
    cost = measure.cost
    return None if cost.fact.confidence is Confidence.UNCONFIRMED else cost.yen_a_month


def _watch(scene: Scene, measure: Measure) -> tuple[Text, ...]:
    wanted = {each.need for each in scene.household.must_work}
    return tuple(
        (need.filter_advice or need.advice) if measure.takes_filter else need.advice
        for need in scene.index.catalog.must_work
        if need.id in wanted and measure.id in need.breaks
    )
