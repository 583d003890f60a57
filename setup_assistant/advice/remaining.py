"""What stays open after everything planned is done, in words a grandparent understands."""

from setup_assistant.advice.decide import Decision
from setup_assistant.advice.index import PARENT_ACCOUNT
from setup_assistant.advice.labels import Said
from setup_assistant.advice.levels import reach
from setup_assistant.advice.scene import ANYWHERE, IN_PLACE, Put, Scene, is_lent
from setup_assistant.advice.summary import DECLINED
from setup_assistant.domain.coverage import Cell, State, Way
from setup_assistant.domain.household import Device, Household
from setup_assistant.domain.measure import Cover, Level
from setup_assistant.domain.plan import Remaining
from setup_assistant.domain.risk import Risk
from setup_assistant.domain.rule import HouseRule
from setup_assistant.domain.value import Message, message


def remaining(decision: Decision, levels: tuple[int, ...], rules: tuple[HouseRule, ...]) -> tuple[Remaining, ...]:
    """Return one entry for each device and risk that the plan leaves open or half open.

    `levels` are those after all steps, `rules` those on the sheet, agreed or proposed.
    """
    scene = decision.scene
    steps: dict[str, list[Put]] = {}
    for option in (*decision.now, *decision.later):
        steps.setdefault(option.key[1], []).append(decision.puts[option.key])
    weak: dict[tuple[str, str], list[int]] = {}
    for number, judged in enumerate(decision.judged):
        cell = judged.cell
        if cell.state is not State.DASH and levels[number] < Level.FULL:
            weak.setdefault((cell.device, cell.risk), []).append(number)
    found = [_lent(scene, device) for device in scene.household.devices if is_lent(device)]
    for device in scene.household.devices:
        for risk in scene.index.catalog.risks:
            numbers = weak.get((device.id, risk.id))
            if numbers:
                cells = [decision.judged[number].cell for number in numbers]
                found.append(_entry(scene, steps, device, risk, cells, rules))
    return tuple(found)


def _lent(scene: Scene, device: Device) -> Remaining:
    said = message("remaining.school", device=scene.labels.device(device.id))
    return Remaining(device=device.id, risk=scene.index.catalog.risks[0].id, sentence=said)


def _entry(
    scene: Scene,
    steps: dict[str, list[Put]],
    device: Device,
    risk: Risk,
    cells: list[Cell],
    rules: tuple[HouseRule, ...],
) -> Remaining:
    ways = {cell.way for cell in cells}
    weak = [way for way in scene.ways if way.id in ways]
    keeper = next((rule.id for rule in rules if risk.id in rule.risks), None)
    cover = _best(scene, steps, device, weak[0], risk)
    declined = _declined(scene, device, cells)
    sentence: Said
    if declined is not None:
        sentence = declined
    elif cover is not None and cover.level is not Level.NONE:
        sentence = cover.sentence
    elif risk in scene.index.way_risks:
        sentence = risk.open_sentence
    else:
        key = "remaining.rule" if keeper else "remaining.nothing"
        sentence = message(key, risk=risk.name, device=scene.labels.device(device.id))
    return Remaining(
        device=device.id,
        risk=risk.id,
        sentence=sentence,
        fields=(("device", scene.labels.device(device.id)), ("place", scene.labels.places(weak))),
        kept_by_rule=keeper,
    )


def _declined(scene: Scene, device: Device, cells: list[Cell]) -> Message | None:
    """Return that the family decided against what would help, if that is why these cells are open."""
    said = (cell.sentence for cell in cells)
    own = next((each for each in said if isinstance(each, Message) and each.key in DECLINED), None)
    if own is None and scene.is_declined(PARENT_ACCOUNT, device.id) and all(cell.way == ANYWHERE.id for cell in cells):
        name = scene.index.measures[PARENT_ACCOUNT].name
        return message("cell.declined", measure=name, device=scene.labels.device(device.id))
    return own


def _best(scene: Scene, steps: dict[str, list[Put]], device: Device, way: Way, risk: Risk) -> Cover | None:
    """Return the line of the best measure that is set or planned here."""
    planned = [*steps.get(device.id, ()), *steps.get(way.network or "", ())]
    told = [put for put in scene.reaching(device, way) if put.state in IN_PLACE]
    reaches = [reach(scene, put, device, way, risk.id) for put in (*planned, *told)]
    found = sorted((each for each in reaches if each), key=lambda each: (-each.level, each.put.measure.id))
    return found[0].cover if found and found[0].level > Level.NONE else None


def rules_on_sheet(
    household: Household, proposed: tuple[HouseRule, ...], known: dict[str, HouseRule]
) -> tuple[HouseRule, ...]:
    """Return the rules on the sheet: the agreed ones of the catalog, or before that the proposals."""
    agreed = household.agreement.rules
    if agreed is None:
        return proposed
    return tuple(known[each.rule] for each in agreed if each.rule in known)
