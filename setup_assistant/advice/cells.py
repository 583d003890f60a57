"""The state of one cell, in the order of docs/GLOSSARY.md, and the sentence that says why."""

from dataclasses import dataclass

from setup_assistant.advice.evidence import Evidence, Look, Looks
from setup_assistant.advice.index import PARENT_ACCOUNT, SPENDING
from setup_assistant.advice.labels import Said, on_day
from setup_assistant.advice.levels import Doubt, Reach, reach
from setup_assistant.advice.proof import UNSURE_FILTER, has_proof, shows_way
from setup_assistant.advice.scene import ANYWHERE, IN_PLACE, Scene, is_lent
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.coverage import Cell, State, Way
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.household import Answer, Device, NetworkKind, SettingState
from setup_assistant.domain.measure import Level, Place
from setup_assistant.domain.risk import Risk
from setup_assistant.domain.value import Message, Text, message

_MISSED = (Doubt.OTHER_WAY, Doubt.FILTER_ENDED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell with the level that a plan starts from: what is proved or taken as working."""

    cell: Cell
    base: Level


@dataclass(frozen=True, slots=True)
class Because:
    """A state with its reason, before it becomes a cell."""

    state: State
    sentence: Said
    base: Level
    reach: Reach | None = None
    measure: str | None = None


class Judge:
    """Judges the cells of one scene."""

    def __init__(self, scene: Scene, rules: dict[str, Said]) -> None:
        self._scene = scene
        self._looks = Looks(scene)
        self._rules = rules
        """Words of the agreed house rule that keeps a risk, by risk."""

    def judge(self, device: Device, way: Way, risk: Risk, potential: Level | None) -> Judged:
        """Judge one cell; `potential` is the best any measure could do there, None where a dash stands."""
        if potential is None:
            return Judged(Cell(device=device.id, way=way.id, risk=risk.id, state=State.DASH), Level.FULL)
        if is_lent(device):
            said = message("cell.school", device=self._scene.labels.device(device.id))
            cell = Cell(device=device.id, way=way.id, risk=risk.id, state=State.NOT_REACHABLE, sentence=said)
            return Judged(cell, Level.FULL)
        return _Sight(self._scene, self._looks, self._rules, device, way, risk, potential).judged()


class _Sight:
    """One cell under judgement."""

    def __init__(  # noqa: PLR0917  the seven things a cell depends on
        self,
        scene: Scene,
        looks: Looks,
        rules: dict[str, Said],
        device: Device,
        way: Way,
        risk: Risk,
        potential: Level,
    ) -> None:
        self.scene, self.looks, self.rules = scene, looks, rules
        self.device, self.way, self.risk, self.potential = device, way, risk, potential
        found = [reach(scene, put, device, way, risk.id) for put in scene.reaching(device, way)]
        reaches = sorted((each for each in found if each), key=_strength)
        self.in_place = [each for each in reaches if each.put.state in IN_PLACE]
        self.unsure = [each for each in reaches if each.put.state is SettingState.UNKNOWN]
        self.declined = [each for each in reaches if each.put.state is SettingState.DECLINED]
        self.best = self.in_place[0] if self.in_place else None
        self.level = self.best.level if self.best else Level.NONE

    def judged(self) -> Judged:
        seen = [each.put for each in self.in_place if each.level is Level.FULL and self._decides(each)]
        evidence = self.looks.at((self.device.id, self.way.id, self.risk.id), seen)
        because = self._by_look(evidence) or self._by_account() or self._by_setting(evidence) or self._open()
        look = evidence.newest if because.state is State.BLOCKED else None
        reached = because.reach
        confidence: Confidence | None = None
        if reached is not None and because.sentence is reached.cover.sentence:
            confidence = reached.cover.fact.confidence
        elif because.sentence is self.risk.open_sentence:
            confidence = self.risk.fact.confidence
        cell = Cell(
            device=self.device.id,
            way=self.way.id,
            risk=self.risk.id,
            state=because.state,
            level=self.level,
            sentence=because.sentence,
            measure=reached.put.measure.id if reached else because.measure,
            at=look.on if look else None,
            seen_by_family=look is not None and look.origin is CheckFrom.FAMILY,
            confidence=confidence,
            fields=(("device", self._device), ("place", self._place)),
        )
        return Judged(cell, because.base)

    @property
    def _account(self) -> Answer:
        """Whether the parent's account can be charged here."""
        return self.scene.on_parent_account[self.device.id] if self.risk.id == SPENDING else Answer.NO

    @property
    def _device(self) -> Said:
        return self.scene.labels.device(self.device.id)

    @property
    def _place(self) -> Said:
        return self.scene.labels.place(self.way)

    def _say(self, key: str, **fields: Said) -> Message:
        said = (("device", self._device), ("place", self._place), *fields.items())
        return Message(key=f"cell.{key}", fields=said)

    def _decides(self, each: Reach) -> bool:
        """Tell whether the family's "I saw it work" decides this cell.

        A site-name filter is seen on one way: it decides where the device has no other.  Wi-Fi elsewhere is looked at
        there.  What switches a browser or an app off is off on every way.
        """
        if not has_proof(each, self.risk.id):
            return False
        if not each.put.measure.takes_filter or self.way == ANYWHERE:
            return True
        return self.scene.ways_at_hand(self.device) == (self.way,)

    def _by_look(self, evidence: Evidence) -> Because | None:
        look = evidence.newest
        if look is None or (look.state is CheckState.BLOCKED and self._account is not Answer.NO):
            return None  # whatever was seen, the parent's card still pays
        if evidence.disagrees:
            return Because(State.CANNOT_TELL, self._say("disagree"), self.level, self.best)
        on = on_day(look.on)
        match look.state:
            case CheckState.BLOCKED:
                return self._blocked(look, on)  # None where the catalog knows of a way past it
            case CheckState.OPEN:
                # What was set and does not work is worth setting again; a partial cover is as it was.
                base = Level.NONE if self.level is Level.FULL else self.level
                return Because(State.OPEN, self._say("opened", on=on), base, measure=look.measure)
            case CheckState.NOT_REACHABLE:
                return Because(State.NOT_REACHABLE, self._say("no-reply", on=on), self.level, measure=look.measure)
            case CheckState.CANNOT_TELL:
                said = self._unseen(look) or self._say("look-unclear", on=on)
                return Because(State.CANNOT_TELL, said, self.level, measure=look.measure)

    def _blocked(self, look: Look, on: Text) -> Because | None:
        """Believe a block only as long as the measure behind it is there and stops every app on this way."""
        found = [each for each in (*self.in_place, *self.unsure) if each.put.measure.id == look.measure]
        if not any(each.level is Level.FULL for each in found):
            if any(each.level is Level.PARTLY for each in found):
                return None
            return Because(State.CANNOT_TELL, self._say("no-longer-set", on=on), self.level, measure=look.measure)
        unseen = self._unseen(look)
        if unseen is not None:
            return Because(State.CANNOT_TELL, unseen, self.level, measure=look.measure)
        said = self._say(f"blocked-{look.origin.value}", on=on)
        return Because(State.BLOCKED, said, Level.FULL, measure=look.measure)

    def _unseen(self, look: Look) -> Message | None:
        """Return why the family's look cannot have shown what this way does, or None when it has."""
        found = [each for each in (*self.in_place, *self.unsure) if each.put.measure.id == look.measure]
        each = next((each for each in found if each.level is Level.FULL), None)
        if each is None or look.origin is not CheckFrom.FAMILY:
            return None
        if each.doubt in UNSURE_FILTER:
            return self._say(each.doubt.value)
        if not has_proof(each, self.risk.id):
            return self._say("no-sample", measure=each.put.measure.name)
        return None if shows_way(self.scene, each.put.measure, self.way) else self._say("seen-two-ways")

    def _by_account(self) -> Because | None:
        """Judge spending on a device that still carries the parent's account."""
        match self._account:
            case Answer.YES:
                declined = self.scene.is_declined(PARENT_ACCOUNT, self.device.id)
                said = self._say("declined-account" if declined else "parent-account")
                return Because(State.OPEN, said, Level.NONE)
            case Answer.UNKNOWN:
                return Because(State.CANNOT_TELL, self._say("account-unknown"), Level.NONE)
            case Answer.NO:
                return None

    def _by_setting(self, evidence: Evidence) -> Because | None:
        full = [each for each in self.in_place if each.level is Level.FULL]
        sure = [each for each in full if each.doubt not in UNSURE_FILTER]
        if sure:
            return self._unchecked(sure[0], evidence)
        if full:
            base = Level.FULL if full[0].doubt is Doubt.FILTER_UNCERTAIN else Level.NONE
            return Because(State.CANNOT_TELL, self._say(full[0].doubt.value), base, full[0])
        unsure = [each for each in self.unsure if each.level is Level.FULL]
        if unsure:
            said = self._say("unknown", measure=unsure[0].put.measure.name)
            return Because(State.CANNOT_TELL, said, self.level, unsure[0])
        return None

    def _unchecked(self, each: Reach, evidence: Evidence) -> Because:
        network = self.scene.network_of(self.way)
        if network is not None and network.kind is NetworkKind.OTHER_WIFI and not network.found:
            said = self._say("check-there", measure=each.put.measure.name)
            return Because(State.NOT_REACHABLE, said, Level.FULL, each)
        return Because(State.CANNOT_TELL, self._why_unchecked(each, evidence), Level.FULL, each)

    def _why_unchecked(self, each: Reach, evidence: Evidence) -> Message:
        measure = each.put.measure
        other = self.looks.blocked_from_computer(self.way.id, self.risk.id)
        if measure.place is Place.NETWORK and other is not None:
            return self._say("other-device", computer=self.scene.labels.device(other))
        if evidence.expired is not None:
            return self._say("expired", on=on_day(evidence.expired.on))
        if not has_proof(each, self.risk.id):
            return self._say("no-sample", measure=measure.name)
        if each.put.state is SettingState.SEEN and measure.takes_filter and measure.place is Place.DEVICE:
            return self._say("seen-some-way", measure=measure.name)
        if each.put.state is SettingState.SEEN and measure.place is Place.NETWORK:
            ways = sum(way.network == self.way.network for way in self.scene.ways)
            return self._say("seen-two-ways" if ways > 1 else "seen-no-device", measure=measure.name)
        return self._say("unchecked", measure=measure.name)

    def _open(self) -> Because:
        declined = next((each for each in self.declined if each.level > max(self.level, self.potential)), None)
        if declined is not None:  # nothing else that could still be set would do as much here
            said = self._say("declined", measure=declined.put.measure.name)
            return Because(State.OPEN, said, self.level, self.best)
        rule = self.rules.get(self.risk.id)
        # A rule keeps what no setting can: while one is missing that would help, the cell stays open with its gap.
        if rule is not None and self.potential is not Level.FULL and self.level >= self.potential:
            return Because(State.KEPT_BY_US, self._say("kept", rule=rule), self.level, self.best)
        return Because(State.OPEN, self._why_open(), self.level, self.best)

    def _why_open(self) -> Said:
        best = self.best
        if best is not None and (best.level is Level.PARTLY or best.doubt is Doubt.NONE):
            return best.cover.sentence
        if best is not None:
            return self._say(best.doubt.value, measure=best.put.measure.name)
        if self.potential is Level.FULL:
            return self.risk.open_sentence
        return self._say("rule" if self.potential is Level.NONE else "rule-and-setting")


def _strength(each: Reach) -> tuple[int, bool, str]:
    """Order measures: the highest level, then what was meant to reach here and does not, then id."""
    return (-each.level, each.doubt not in _MISSED, each.put.measure.id)


def on_device_or_way(device: Device, way: Way, risk: Risk, scene: Scene) -> bool:
    """Tell whether a risk occurs for a device on a way; every other pair is a dash."""
    kind = scene.index.kinds.get(device.kind)
    if kind is None or risk.id not in kind.risks:
        return False
    return way == ANYWHERE or way in scene.device_ways[device.id]
